package answers

import (
	"strings"
	"testing"
)

func TestContext(t *testing.T) {
	e := shipped(t)
	seen := 0
	for _, q := range []string{"who Lavrov", "stance India", "quote Wang Yi", "timeline", "search peace"} {
		for _, s := range e.Ask(t.Context(), q).Page(nil).Sections {
			for _, it := range s.Items {
				for _, c := range it.Cites {
					a := e.Context(t.Context(), Ref(c.Evidence))
					if a.Status != Answered || len(a.Passages) != 1 {
						t.Fatalf("%q: no context of %+v", q, c.Evidence)
					}
					p, mark := a.Passages[0], a.Passages[0].Highlights[0]
					if p.Article != c.Article || p.Text[mark[0]:mark[1]] != c.Text || !strings.Contains(p.Text, c.Text) {
						t.Errorf("%q: the context of %q is %q, marked at %v", q, c.Text, p.Text, mark)
					}
					seen++
				}
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d citations were looked at", seen)
	}
}

func TestNoContext(t *testing.T) {
	e := shipped(t)
	for _, ref := range []string{"", "x", "0123456789abcdef-0-10", refOf("2022-03-30-lavrov-wang-tunxi") + "-5-999999", refOf("2022-03-30-lavrov-wang-tunxi") + "-9-3"} {
		if a := e.Context(t.Context(), ref); a.Status != NotFound || a.Message == "" {
			t.Errorf("%q: %+v", ref, a)
		}
	}
}

func TestSources(t *testing.T) {
	p := shipped(t).Ask(t.Context(), "stance India").Page(nil)
	got := p.Sources()
	if len(got) < 2 {
		t.Fatalf("sources are %+v", got)
	}
	seen := map[string]bool{}
	for _, l := range got {
		if seen[l.ID] || l.Title == "" {
			t.Errorf("source %+v", l)
		}
		seen[l.ID] = true
	}
}
