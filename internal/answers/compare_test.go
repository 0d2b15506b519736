package answers

import (
	"testing"

	"attache/internal/facts"

	"attache/internal/article"
)

func TestCompare(t *testing.T) {
	grant(t, []wish{
		{"compare Norway and Iceland", Answered, []string{"# Norway and Iceland", headDisputed, "Norway opposes toll", "Norway supports toll", "Said of Norway only", "Said of Iceland only", "Iceland opposes fish quotas", "try: stance Norway"}, []string{headAgree, headDiffer}},
		{"Norway vs Iceland", Answered, []string{"# Norway and Iceland"}, nil},
		{"!compare norway iceland", Answered, []string{"# Norway and Iceland"}, nil},
		{"!compare Norway, Iceland on fish", Answered, []string{"# Norway and Iceland on fish", "Iceland opposes fish quotas"}, []string{"Norway opposes toll"}},
		{"how do Norway and Iceland differ on fish?", Answered, []string{"# Norway and Iceland on fish"}, nil},
		{"compare Norway and Denmark", Answered, []string{headDisputed, "## Denmark", msgNoSide}, nil},
		{"compare Denmark and Finland", NotFound, []string{"Not found: Finland", msgNoName}, nil},
		{"compare Solberg and Norway", Ambiguous, []string{"try: compare Ingrid Solberg and Norway", "try: compare Per Solberg and Norway"}, nil},
		{"compare Madsen with Solberg on fish", Ambiguous, []string{"try: compare Lars Madsen and Ingrid Solberg on fish"}, nil},
		{"compare Norway and 🇳🇴", Invalid, []string{msgSameTwice}, nil},
		{"compare Norway", Invalid, []string{msgTwoNames, "compare A and B [on TOPIC]"}, nil},
		{"compare Ingrid Solberg", Invalid, []string{msgTwoNames}, nil},
	})
}

func TestSameTarget(t *testing.T) {
	q := &question{ix: straits(t).corpus()}
	for _, test := range []struct {
		a, b string // targets
		same bool   // in one article
		ever bool   // in two
	}{
		{"sanctions", "economic sanctions", true, false},
		{"the toll", "Toll", true, true},
		{"travel from Sweden", "ban on travel from Sweden", false, false},
		{"plan", "plan of the minister", true, false},
		{"fish quotas", "ferry quotas", false, false},
	} {
		of := func(text, article string) target {
			return q.target(facts.Stance{Target: text, Evidence: []facts.Evidence{{Article: article}}})
		}
		if got := of(test.a, "x").same(of(test.b, "x")); got != test.same {
			t.Errorf("in one article %q and %q are the same: %v", test.a, test.b, got)
		}
		if got := of(test.b, "x").same(of(test.a, "y")); got != test.ever {
			t.Errorf("in two articles %q and %q are the same: %v", test.a, test.b, got)
		}
	}
}

// What two think of each other is compared as one thing.
func TestCompareEachOther(t *testing.T) {
	a, err := article.New(article.Article{ID: "one", Title: "Coasts", Date: "2024-05-02", Body: "Norway praised Denmark. Denmark praised Norway. Iceland condemned Denmark."})
	if err != nil {
		t.Fatal(err)
	}
	ix, _ := build(t, &article.Set{Articles: []*article.Article{a}})
	e := New(logTo(t), fixed(ix))
	got := e.Ask(t.Context(), "compare Norway and Denmark").Comparisons
	if len(got) != 1 || got[0].Target != eachOther || got[0].Relation != agree || len(got[0].Stances) != 2 {
		t.Errorf("comparisons = %+v, want one of both stances, which agree", got)
	}
	if got := e.Ask(t.Context(), "compare Iceland and Denmark").Comparisons; len(got) != 0 {
		t.Errorf("comparisons = %+v, want none where only one thinks of the other", got)
	}
}
