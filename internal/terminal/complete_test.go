package terminal

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestComplete(t *testing.T) {
	names := func(prefix string) []string {
		var out []string
		for _, name := range []string{"India", "Wang Yi", "Wang Wenbin", "王毅", "Evil\x1b[2J"} {
			if strings.HasPrefix(strings.ToLower(name), strings.ToLower(prefix)) {
				out = append(out, name)
			}
		}
		return out
	}
	c := completer{commands: []string{"stance", "search", "summary", "who"}, names: names, prefix: "!"}
	for _, test := range []struct{ left, right, head, offers string }{
		{"st", "", "", "stance "},
		{"ST", "", "", "stance "},
		{"!s", "", "!", "stance ,search ,summary "},
		{"  wh", " x", "  ", "who "},
		{"ex", "", "", "exit "},
		{"", "", "", "stance ,search ,summary ,who ,exit ,quit "},
		{"Ind", "", "", "India"},
		{"who ", "", "who ", ""},
		{"who ind", "", "who ", "India"},
		{"who Wang W", "", "who ", "Wang Wenbin"},
		{"compare India wang", " on sanctions", "compare India ", "Wang Yi,Wang Wenbin"},
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
	c := completer{names: func(string) []string { return strings.Fields(strings.Repeat("name ", 10*maxCompletions)) }}
	if _, offers, _ := c.complete("who n", 5); len(offers) != maxCompletions {
		t.Errorf("%d offers, want %d", len(offers), maxCompletions)
	}
}
