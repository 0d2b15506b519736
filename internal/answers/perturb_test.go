package answers

import (
	"strconv"
	"strings"
	"testing"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/facts"
)

// TestCheckPerturbed changes one thing in every sentence of the articles that is found: another number, a
// denial, a “may” or a “will” before a verb, two names exchanged. Nothing of that may be confirmed.
func TestCheckPerturbed(t *testing.T) {
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	verdict := func(text string) string {
		if all := engine.Check(t.Context(), text).Checks; len(all) == 1 {
			return all[0].Verdict
		}
		return ""
	}
	q := engine.question(t.Context(), find(engine.table, "check"), "x", "")
	c := q.checker("x")
	tried := map[string]int{}
	for _, a := range set.Articles {
		for _, p := range a.Passages {
			for _, s := range p.Sentences {
				text := a.Text(s.Span)
				if strings.ContainsAny(text, "“”?:") || verdict(text) != InArticles {
					continue
				}
				for kind, changed := range perturbed(c, facts.Cite(a, s.Span)) {
					tried[kind]++
					if verdict(changed) == InArticles {
						t.Errorf("%s: %q is found, which only says %q", kind, changed, text)
					}
				}
			}
		}
	}
	for _, kind := range []string{"number", "denied", "may", "will", "exchanged"} {
		if tried[kind] < 5 {
			t.Errorf("only %d sentences were changed by %s", tried[kind], kind)
		}
	}
	t.Log(tried)
}

// perturbed returns a sentence with one thing changed, by what it is.
func perturbed(c *checker, e facts.Evidence) map[string]string {
	out := map[string]string{}
	for _, n := range c.quantitiesIn(e) {
		if !n.date && !n.ordinal {
			more := strconv.Itoa(int(n.value) + 3)
			if isShare(n) {
				more += " percent"
			}
			out["number"] = e.Text[:n.Start] + more + e.Text[n.End:]
		}
	}
	for _, a := range c.actsIn(e) {
		base := plainForm(e.Text[a.at:a.end])
		if a.mood != asserted || a.start != a.at || len(a.heads) == 0 || base == "" {
			continue
		}
		for kind, before := range map[string]string{"denied": "did not ", "may": "may ", "will": "will "} {
			out[kind] = e.Text[:a.at] + before + base + e.Text[a.end:]
		}
	}
	names := mentionsIn(c.ix.Document(e.Article), e)
	for i := 0; i+1 < len(names); i++ {
		x, y := names[i], names[i+1]
		between := e.Text[x.End-e.Start : y.Start-e.Start]
		people := strings.HasPrefix(x.Entity, string(facts.Person)) && strings.HasPrefix(y.Entity, string(facts.Person))
		if people && x.Entity != y.Entity && !joined().MatchString(between) && !strings.Contains(between, "met") { // who met whom is one
			out["exchanged"] = e.Text[:x.Start-e.Start] + e.Text[y.Start-e.Start:y.End-e.Start] + between + e.Text[x.Start-e.Start:x.End-e.Start] + e.Text[y.End-e.Start:]
		}
	}
	return out
}

// isShare reports whether a number is a share of a hundred, whose word belongs to it.
func isShare(n quantity) bool { return len(n.of) > 0 && n.of[0] == percent }

// plainForm returns the base form of a verb in the past tense, or "" for what is none.
func plainForm(verb string) string {
	if b := facts.BaseForm(verb); b != verb {
		return b
	}
	for _, ending := range []string{"ed", "d"} {
		if b, ok := strings.CutSuffix(verb, ending); ok && facts.PastTense(b) == verb {
			return b
		}
	}
	return ""
}
