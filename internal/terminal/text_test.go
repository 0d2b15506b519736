package terminal

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sgr matches the only escape sequences that a page with colour may hold.
var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

func TestClean(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{" \n ", ""},
		{"as it stands", "as it stands"},
		{"  two\n\n  paragraphs\t\r\n", "two paragraphs"},
		{"\x1b[31mred\x1b[0m", "�[31mred�[0m"},
		{"\x1b]0;title never ends", "�]0;title never ends"}, // nothing is hidden
		{"\u009b2J", "�2J"},
		{"a\x00b\x7fc\u0085d", "a�b�c d"},
		{"bad \xff byte", "bad � byte"},
		{"\u202eevil\u202c \u2066x\u2069", "evil x"},
		{"soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"},
		{"10\u00a0000", "10\u00a0000"},
		{"\u0301alone", "◌\u0301alone"},
		{"می\u200cخواهم", "می\u200cخواهم"},
		{"“its own” \"marks\"", "“its own” \"marks\""},
	} {
		if got := clean(test.in); got != test.want {
			t.Errorf("clean(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		name, in string
		width    int
		want     string // lines, parted by |
	}{
		{"nothing", "", 10, ""},
		{"fits", "one two", 10, "one two"},
		{"exactly", "one two", 7, "one two"},
		{"breaks at a space", "one two three", 7, "one two|three"},
		{"unbounded", "one two three", 0, "one two three"},
		{"a long word alone", "a abcdefghijkl b", 5, "a|abcde|fghij|kl b"},
		{"an id stays whole", "see 2022-03-30 [a-b]", 12, "see|2022-03-30|[a-b]"},
		{"a dash ends a line", "he said—never", 10, "he said—|never"},
		{"a non-breaking space holds", "of 10\u00a0000 men", 8, "of|10\u00a0000|men"},
		{"Chinese", "两国关系处于历史最好时期", 10, "两国关系处|于历史最好|时期"},
		{"no line begins with a stop", "两国关系处，于历史", 10, "两国关系|处，于历史"},
		{"no line ends with an opening", "两国关系「处于」", 10, "两国关系|「处于」"},
		{"odd width", "两国关系", 5, "两国|关系"},
		{"Chinese and Latin", "印度India外交", 6, "印度|India|外交"},
		{"Korean breaks at spaces", "한국 외교부 장관", 9, "한국|외교부|장관"},
		{"Japanese long vowel", "データベース", 6, "データ|ベース"},
		{"emoji are wide", "👍 👍 👍", 5, "👍 👍|👍"},
		{"a family is one", "👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧|👩‍👩‍👧"},
		{"a flag is one", "🇮🇳🇷🇺🇨🇳", 4, "🇮🇳🇷🇺|🇨🇳"},
		{"accents take no room", "cafe\u0301 cafe\u0301", 4, "cafe\u0301|cafe\u0301"},
		{"Arabic in logical order", "قال وزير الخارجية", 8, "قال وزير|الخارجية"},
		{"Hebrew with points", "שָׁלוֹם עוֹלָם", 5, "שָׁלוֹם|עוֹלָם"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, cells := range wrap(cells([]run{{test.in, plain}}), test.width) {
				var b strings.Builder
				painter(nil).line(&b, cells)
				got = append(got, b.String())
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "|")); diff != "" {
				t.Errorf("wrap(%q, %d) (-want +got):\n%s", test.in, test.width, diff)
			}
		})
	}
}

// A highlight that begins within what the reader takes for one character must
// not tear it apart.
func TestCellsAcrossRuns(t *testing.T) {
	got := cells([]run{{"🇮", plain}, {"🇳 e", marked}, {"\u0301", plain}, {"", strong}, {" x ", strong}})
	want := []cell{{"🇮🇳", 2, plain}, {" ", 1, marked}, {"e\u0301", 1, marked}, {" ", 1, strong}, {"x", 1, strong}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(cell{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
