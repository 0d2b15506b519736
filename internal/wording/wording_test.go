package wording

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

func TestFor(t *testing.T) {
	for locale, want := range map[string]string{
		"en-US": "en-US", "en-GB": "en-US", "de": "de", "es-ES": "es-ES", "es-419": "es-419", "es-MX": "es-419", "fr": "fr", "hi": "hi", "ru": "ru",
		"zh-CN": "zh-CN", "zh-TW": "zh-CN", "uk": "en-US", "pt-BR": "en-US", "ja": "en-US", "": "en-US", "no such": "en-US",
	} {
		if got := For(locale).Locale(); got != want {
			t.Errorf("For(%q) speaks %s, want %s", locale, got, want)
		}
	}
	if got := (*Printer)(nil).Locale(); got != "en-US" {
		t.Errorf("a nil printer speaks %s", got)
	}
}

// TestNames holds the names of commands and options to what Discord takes.
func TestNames(t *testing.T) {
	ok := regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}]{1,32}$`)
	for _, p := range printers[1:] {
		for _, context := range []string{"command name", "option name"} {
			of := map[string]string{}
			for key, name := range p.words().texts {
				english, yes := strings.CutPrefix(key, context+": ")
				if !yes || strings.Contains(english, " ") { // a command on messages has a title
					continue
				}
				if !ok.MatchString(name) || name != strings.ToLower(name) {
					t.Errorf("%s: the %s %q for %q is none that Discord takes", p.locale, context, name, english)
				}
				if of[name] != "" {
					t.Errorf("%s: the %s %q is for %q and for %q", p.locale, context, name, of[name], english)
				}
				of[name] = english
			}
			if len(of) < 20 {
				t.Errorf("%s: only %d %ss", p.locale, len(of), context)
			}
		}
	}
}

func TestTranslations(t *testing.T) {
	got := Translations("command name", "who")
	if len(got) != 8 || got["de"] != "wer" || got["zh-TW"] != "谁" || got["es-419"] != "quién" {
		t.Errorf("who is %v", got)
	}
	if got := Translations("command name", "no such"); len(got) != 0 {
		t.Errorf("what has no translation has %v", got)
	}
}

func TestParts(t *testing.T) {
	for _, test := range []struct {
		locale, english string
		args            []any
		want            string // numbers as they are written, other arguments by their place
	}{
		{"en-US", "%s supports %s · “%s”", []any{"", "", ""}, "<0> supports <1> · “<2>”"},
		{"hi", "%s supports %s · “%s”", []any{"", "", ""}, "<0>: <1> का समर्थन · “<2>”"},
		{"hi", "%s on %s", []any{"", ""}, "“<1>” पर <0>"},
		{"en-US", "%d articles · snapshot %s", []any{1, ""}, "<0 1> article · snapshot <1>"},
		{"en-US", "%d articles · snapshot %s", []any{12345, ""}, "<0 12,345> articles · snapshot <1>"},
		{"de", "%d articles · snapshot %s", []any{12345, ""}, "<0 12.345> Artikel · Stand <1>"},
		{"ru", "%d articles · snapshot %s", []any{21, ""}, "<0 21> статья · снимок <1>"},
		{"ru", "%d articles · snapshot %s", []any{22, ""}, "<0 22> статьи · снимок <1>"},
		{"ru", "%d articles · snapshot %s", []any{12, ""}, "<0 12> статей · снимок <1>"},
		{"zh-TW", "%d articles · snapshot %s", []any{1, ""}, "<0 1> 篇文章 · 快照 <1>"},
		{"de", "what nobody translates: %s", []any{""}, "what nobody translates: <0>"},
		{"de", "", nil, ""},
	} {
		var got strings.Builder
		for _, p := range For(test.locale).Parts(test.english, test.args...) {
			switch {
			case p.Arg < 0:
				got.WriteString(p.Text)
			case p.Text == "":
				fmt.Fprintf(&got, "<%d>", p.Arg)
			default:
				fmt.Fprintf(&got, "<%d %s>", p.Arg, p.Text)
			}
		}
		if got.String() != test.want {
			t.Errorf("%s: %q is %q, want %q", test.locale, test.english, got.String(), test.want)
		}
	}
}

// BenchmarkLoad measures reading a language, which happens when it is first spoken.
func BenchmarkLoad(b *testing.B) {
	p := For("ru")
	for b.Loop() {
		load(p.file, p.tag)
	}
}
