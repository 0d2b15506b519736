package answers

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzAsk has any question answered, whatever it says, and asked on. Nothing panics, and it
// always comes to an answer that can be shown.
func FuzzAsk(f *testing.F) {
	engine := straits(f)
	for _, s := range []string{
		"who Lavrov", "stance China on sanctions from:2022-03 to:2022", "quotes Lavrov as of March 2022", "compare China, India on Russia",
		"when did Lavrov meet Wang", "where did they meet?", "did Lavrov meet Wang in Tunxi?", "how many?", "why", "timeline Lavrov page 2",
		"search \"friends\" -x +y ~2 a^5 *", "check Lavrov met Wang Yi in Beijing on 1 March 2031.", "what does China think of it", "summary", "help who",
		"who 王毅", "who Лавров", "who \u202eLavrov", "who L\u0300\u0301\u0302avrov", "who La\u200bvrov", "who '", "who \"a", "asdf", "\xff", "from:9999-99-99 who", strings.Repeat("who ", 200),
	} {
		f.Add(s, "and China?")
	}
	f.Fuzz(func(t *testing.T, question, next string) {
		a := engine.Ask(t.Context(), question)
		if a.Status == "" || a.Failed {
			t.Errorf("%q gets the status %q, failed: %t", question, a.Status, a.Failed)
		}
		if !utf8.ValidString(a.Message) {
			t.Errorf("%q is answered with the message %q", question, a.Message)
		}
		if _, err := json.Marshal(a); err != nil {
			t.Errorf("the answer to %q: %v", question, err)
		}
		for _, p := range a.Passages {
			if e := p.Evidence; e.Text == "" || e.End-e.Start < 0 {
				t.Errorf("%q is answered with the passage %+v", question, p)
			}
		}
		if follow := engine.FollowUp(t.Context(), question, next); follow != "" {
			engine.Ask(t.Context(), follow)
		}
	})
}
