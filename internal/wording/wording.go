// Package wording implements the languages the bot speaks: its fixed vocabulary,
// never the text of an article.
//
// Whatever is said is written in English where it is said, and that English text is
// the key of its translations, a file a language in languages/. What is not translated
// comes out in English. A file is read when its language is first spoken.
package wording

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// A Printer says things in one language. A nil Printer says them in English. It is
// safe for concurrent use.
type Printer struct {
	locale string // as Discord names it
	name   string // what its speakers call it
	tag    language.Tag
	file   string // of its words
	words  func() *words
}

// printers are all languages that can be spoken, English first.
var printers = []*Printer{
	newPrinter("en-US", "English", "en", "en"),
	newPrinter("de", "Deutsch", "de", "de"),
	newPrinter("es-ES", "Español (España)", "es", "es"),
	newPrinter("es-419", "Español (Latinoamérica)", "es-419", "es"),
	newPrinter("fr", "Français", "fr", "fr"),
	newPrinter("hi", "हिन्दी", "hi", "hi"),
	newPrinter("ru", "Русский", "ru", "ru"),
	newPrinter("zh-CN", "中文", "zh-Hans", "zh"),
}

func newPrinter(locale, name, tag, file string) *Printer {
	p := &Printer{locale: locale, name: name, tag: language.MustParse(tag), file: file}
	p.words = sync.OnceValue(func() *words { return load(file, p.tag) })
	return p
}

// Languages returns what can be spoken, English first, as Discord names it:
// "en-US", "de", "es-ES".
func Languages() []string {
	var out []string
	for _, p := range printers {
		out = append(out, p.locale)
	}
	return out
}

var matcher = sync.OnceValue(func() language.Matcher {
	var tags []language.Tag
	for _, p := range printers {
		tags = append(tags, p.tag)
	}
	return language.NewMatcher(tags)
})

// For returns the printer that suits a locale as Discord names it ("de", "zh-CN",
// "es-419"); English for one that is not spoken.
func For(locale string) *Printer {
	p, _ := Find(locale)
	return p
}

// Find returns the printer that suits a locale as For does, and whether its language is
// spoken.
func Find(locale string) (*Printer, bool) {
	for _, p := range printers {
		if p.locale == locale {
			return p, true
		}
	}
	want, err := language.Parse(locale)
	if err != nil {
		return printers[0], false
	}
	// The matcher would also give a near language, Russian to Ukrainians. Who reads
	// that, and likes to, is not for a table to say.
	_, i, _ := matcher().Match(want)
	if base, _ := want.Base(); base != baseOf(printers[i].tag) {
		return printers[0], false
	}
	return printers[i], true
}

func baseOf(t language.Tag) language.Base {
	base, _ := t.Base()
	return base
}

// Locale returns the language as Discord names it: "de".
func (p *Printer) Locale() string { return p.printer().locale }

// Name returns what the speakers of the language call it: "Deutsch".
func (p *Printer) Name() string { return p.printer().name }

// Text returns the translation of an English text. The text is its key: args are
// put in for its verbs (%s, %d), which a translation may reorder (%[2]s).
func (p *Printer) Text(english string, args ...any) string {
	return p.printer().words().to.Sprintf(english, args...)
}

func (p *Printer) printer() *Printer {
	if p == nil {
		return printers[0]
	}
	return p
}

// A Part is a run of a text: words of the language, or the place of an argument.
type Part struct {
	Arg  int    // which argument, from 0; -1 for words
	Text string // the words; of a number how the language writes it, else empty
}

// Parts is Text for who must tell the words from what is put between them: it says
// where each argument goes. Of the arguments only numbers (int) matter, for the form
// of the words around them.
func (p *Printer) Parts(english string, args ...any) []Part {
	to := p.printer().words().to
	marks := make([]any, len(args))
	for i, a := range args {
		m := mark(firstMark + i)
		marks[i] = m
		if n, ok := a.(int); ok {
			marks[i] = counted{m, n}
		}
	}
	text := to.Sprintf(english, marks...)
	var out []Part
	for text != "" {
		at := strings.IndexFunc(text, isMark)
		if at < 0 {
			at = len(text)
		}
		if at > 0 {
			out = append(out, Part{-1, text[:at]})
		}
		if at < len(text) {
			r, n := utf8.DecodeRuneInString(text[at:])
			arg := Part{Arg: int(r) - firstMark}
			if n, ok := args[arg.Arg].(int); ok {
				arg.Text = to.Sprintf("%d", n)
			}
			out = append(out, arg)
			at += n
		}
		text = text[at:]
	}
	return out
}

// A mark is a character for private use that stands in a text for an argument.
type mark rune

const firstMark = 0xE000

func isMark(r rune) bool { return firstMark <= r && r < 0xF8FF }

// Format writes the mark, whatever the verb.
func (m mark) Format(s fmt.State, _ rune) { s.Write([]byte(string(rune(m)))) }

// A counted is a mark that stands for a number.
type counted struct {
	mark
	n int
}

// PluralForm tells golang.org/x/text which form of the words goes with the number.
func (c counted) PluralForm(t language.Tag, _ int) (plural.Form, int) {
	return plural.Cardinal.MatchPlural(t, c.n%10_000_000, 0, 0, 0, 0), c.n
}

// Translations returns what an English text is in every language but English that has
// it, by Discord's locales, as Discord wants the names and descriptions of commands.
//
// A short word is one thing as a command and another as an option, so names have a
// context: Translations("command name", "who"), Translations("option name", "from").
// Sentences have none: Translations("", "what the corpus holds").
func Translations(context, english string) map[string]string {
	key := keyOf(context, english)
	out := map[string]string{}
	for _, locale := range append(Languages()[1:], "zh-TW") {
		if t := For(locale).words().texts[key]; t != "" {
			out[locale] = t
		}
	}
	return out
}

// keyOf returns the key of a text under a context.
func keyOf(context, english string) string {
	if context == "" {
		return english
	}
	return context + ": " + english
}

// Names returns the words of a context in one language with the English they stand
// for: {"wer": "who"} for "command name".
func (p *Printer) Names(context string) map[string]string {
	out := map[string]string{}
	for key, t := range p.printer().words().texts {
		if english, ok := strings.CutPrefix(key, context+": "); ok {
			out[t] = english
		}
	}
	return out
}
