package answers

import "testing"

// Asked with what is shown of a completion, in a field or typed behind the command, each
// command answers as it does when asked with the value.
func TestPicked(t *testing.T) {
	for name, engine := range map[string]*Engine{"shipped": shipped(t), "straits": straits(t)} {
		for _, row := range engine.Commands() {
			if len(row.Args) == 0 {
				continue
			}
			arg := row.Args[0]
			offers := engine.Complete(t.Context(), arg.Offers, "", 10000)
			shown := map[string]int{}
			for _, c := range offers {
				shown[c.Text]++
			}
			for _, c := range offers {
				if shown[c.Text] > 1 {
					t.Errorf("%s: %q is offered for several", name, c.Text)
				}
				if got := engine.Picked(t.Context(), arg.Offers, c.Text); got != c.Value {
					t.Errorf("%s: %s: %q stands for %q, want %q", name, row.Name, c.Text, got, c.Value)
				}
				if arg.Offers == CommandName {
					continue
				}
				want := engine.Ask(t.Context(), row.Name+" "+c.Value)
				got := engine.Ask(t.Context(), row.Name+" "+c.Text)
				if got.Status != want.Status || got.Subject.ID != want.Subject.ID || len(got.Articles) != len(want.Articles) {
					t.Errorf("%s: %s %q is %s about %q, with %q it is %s about %q", name, row.Name, c.Text, got.Status, got.Subject.ID, c.Value, want.Status, want.Subject.ID)
				}
			}
		}
	}
}

func TestShownInQuestion(t *testing.T) {
	engine := shipped(t)
	for _, test := range []struct{ ask, like string }{
		{"who Wang Yi — Chinese Foreign Minister", "who Wang Yi"},
		{"!stance Sergei Lavrov — Russian Foreign Minister on China", "stance Sergei Lavrov on China"},
		{"compare Sergei Lavrov — Russian Foreign Minister and Wang Yi — Chinese Foreign Minister", "compare Sergei Lavrov and Wang Yi"},
		{"quote Sergei Lavrov — Russian Foreign Minister on China as of 2022-04-01", "quote Sergei Lavrov on China as of 2022-04-01"},
		{"who Wang Yi — an office he had once", "who Wang Yi"},
		{"summary Wang Yi — an office he had once", "summary Wang Yi"},
		{"article Lavrov and Wang Yi draw Russia and China closer in Tunxi · Attaché briefing · 2022-03-30", "article 2022-03-30-lavrov-wang-tunxi"},
		{"timeline Lavrov and Wang Yi draw Russia and China closer in Tunxi · Attaché briefing · 2022-03-30", "timeline 2022-03-30-lavrov-wang-tunxi"},
	} {
		got, want := engine.Ask(t.Context(), test.ask), engine.Ask(t.Context(), test.like)
		if want.Status != Answered || got.Status != want.Status || got.Subject.ID != want.Subject.ID || got.Topic != want.Topic || got.AsOf != want.AsOf ||
			len(got.Subjects) != len(want.Subjects) || len(got.Articles) != len(want.Articles) {
			t.Errorf("%q is %s about %q on %q, and %q is %s about %q on %q", test.ask, got.Status, got.Subject.ID, got.Topic, test.like, want.Status, want.Subject.ID, want.Topic)
		}
	}
	for _, ask := range []string{"search Wang Yi — Chinese Foreign Minister", "who Nobody Known — Chinese Foreign Minister", "who — ", "who a — b — c — d — e — f"} {
		if got := engine.Ask(t.Context(), ask); got.Subject.ID != "" || got.Failed {
			t.Errorf("%q is about %q", ask, got.Subject.ID)
		}
	}
}
