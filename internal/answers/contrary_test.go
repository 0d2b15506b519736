package answers

import (
	"testing"
	"testing/fstest"

	"attache/internal/article"
	"attache/internal/facts"
)

// tellingThat returns an engine over an article that says one thing.
func tellingThat(t *testing.T, says string) *Engine {
	set, err := article.LoadFS(fstest.MapFS{"told.md": {Data: []byte("---\ntitle: News\ndate: 2031-05-20\n---\n" + says + "\n")}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	return engineOver(t, set)
}

// TestContraries asks what each example of a contrary verb answers.
func TestContraries(t *testing.T) {
	for _, row := range facts.Contraries() {
		a := tellingThat(t, row.Told).Ask(t.Context(), row.Asked)
		if len(a.Checks) > 0 && a.Checks[0].Verdict == Otherwise || len(a.Stances) > 0 && a.Stances[0].Evidence[0].Text == row.Told {
			continue
		}
		t.Errorf("%s %s: %q is %s, %s, after %q", row.Verb, row.Words, row.Asked, a.Status, a.Form, row.Told)
	}
}

// TestOffices asks what each example of an office answers.
func TestOffices(t *testing.T) {
	for _, row := range facts.Offices() {
		a := tellingThat(t, row.Told).Ask(t.Context(), row.Asked)
		if len(a.Facts) == 0 || a.Facts[0].Name != "Dora Lind" {
			t.Errorf("%s: %q is %s, %s, with %v, after %q", row.Verb, row.Asked, a.Status, a.Form, a.Facts, row.Told)
		}
	}
}
