package memory

import (
	"strings"
	"testing"
)

func TestNormalise(t *testing.T) {
	for in, want := range map[string]string{
		"  Who\tis\n ZELDA? ":              "who is zelda?",
		"<@123> and <@!456> who":           "and who",
		"Кто ТАКОЙ":                        "кто такой",
		"Zoe\u0308":                        "zo\u00eb",
		"a\x00b\x1b[31m":                   "a b [31m",
		"bad \xff byte":                    "bad byte",
		strings.Repeat("ü", 200):           strings.Repeat("ü", maxGapLen/2),
		strings.Repeat("€", 200):           strings.Repeat("€", maxGapLen/3),
		"x" + strings.Repeat("€", 200):     "x" + strings.Repeat("€", (maxGapLen-1)/3),
		strings.Repeat("word ", maxGapLen): strings.TrimSpace(strings.Repeat("word ", maxGapLen/5)),
		"<@1>":                             "",
	} {
		got := normalise(in)
		if got != want {
			t.Errorf("%.50q: got %q, want %q", in, got, want)
		}
		if again := normalise(got); again != got {
			t.Errorf("%q becomes %q the second time", got, again)
		}
	}
}

func FuzzNormalise(f *testing.F) {
	f.Add("  Who is <@1> \xff ZELDA?")
	f.Add(strings.Repeat("İ", 150))
	f.Add("<@<@1>1>")
	f.Add("J\u030c")
	f.Fuzz(func(t *testing.T, in string) {
		got := normalise(in)
		if len(got) > maxGapLen || mention.MatchString(got) || strings.ContainsFunc(got, func(r rune) bool { return r < ' ' }) {
			t.Errorf("%q becomes %q", in, got)
		}
		if again := normalise(got); again != got {
			t.Errorf("%q becomes %q and then %q", in, got, again)
		}
	})
}
