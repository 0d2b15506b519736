package terminal

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"attache/internal/answers"
)

// offering returns a finisher of the last word of questions.
func offering(names ...string) func(string, int) (int, []answers.Completion) {
	return func(question string, limit int) (int, []answers.Completion) {
		at := strings.LastIndex(question, " ") + 1
		var out []answers.Completion
		for _, name := range names {
			if strings.Contains(strings.ToLower(name), strings.ToLower(question[at:])) && len(out) < limit {
				out = append(out, answers.Completion{Text: "-", Value: name})
			}
		}
		return at, out
	}
}

func TestComplete(t *testing.T) {
	c := completer{commands: []string{"stance", "search", "summary", "who"}, prefix: "!",
		finish: offering("India", "Wang Yi", "Wang Wenbin", "王毅", "Evil\x1b[2J", "Bob Evil", "Ann Li", "Bo Li")}
	for _, test := range []struct{ left, right, head, offers string }{
		{"st", "", "", "stance "},
		{"ST", "", "", "stance "},
		{"!s", "", "!", "stance ,search ,summary "},
		{"  wh", " x", "  ", "who "},
		{"ex", "", "", "exit "},
		{"", "", "", "stance ,search ,summary ,who ,exit ,quit "},
		{"Ind", "", "", "India"},
		{"!Ind", "", "!", "India"},
		{"who ind", "", "who ", "India"},
		{"who wang", "", "who ", "Wang Yi,Wang Wenbin"},
		{"compare India wang", " on sanctions", "compare India ", "Wang Yi,Wang Wenbin"},
		{"who wenbin", "", "who ", "Wang Wenbin"},
		{"who li", "", "who li", "Ann Li,Bo Li,…"},
		{"who 王", "毅", "who ", "王毅"},
		{"who evil", "", "who ", "Evil�[2J"},
		{"who nobody at all", "", "who nobody at all", ""},
	} {
		head, offers, tail := c.complete(test.left+test.right, len([]rune(test.left)))
		if got := strings.Join(offers, ","); got != test.offers || tail != test.right {
			t.Errorf("complete(%q|%q) = %q, %q, %q, want %q, %q, %q", test.left, test.right, head, got, tail, test.head, test.offers, test.right)
		} else if diff := cmp.Diff(test.head, head); diff != "" && got != "" {
			t.Errorf("complete(%q|%q) head (-want +got):\n%s", test.left, test.right, diff)
		}
	}
	if _, offers, _ := (completer{}).complete("who x", 5); offers != nil {
		t.Errorf("without names: %q", offers)
	}
}

func TestCompletionsBounded(t *testing.T) {
	c := completer{finish: offering(strings.Fields(strings.Repeat("name ", 10*maxCompletions))...)}
	if _, offers, _ := c.complete("who n", 5); len(offers) != maxCompletions {
		t.Errorf("%d offers, want %d", len(offers), maxCompletions)
	}
}
