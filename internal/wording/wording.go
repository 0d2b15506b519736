// Package wording implements the languages the bot speaks: its fixed vocabulary,
// never the text of an article.
package wording

import (
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// A Printer says things in one language. A nil Printer says them in English.
type Printer struct {
	to  *message.Printer
	tag language.Tag
}

// English is the language that everything is written in, and that is spoken where
// the wanted one is unknown.
var english = &Printer{message.NewPrinter(language.English), language.English}

// Languages returns what can be spoken, English first, as Discord names it:
// "en-US", "de", "es-ES".
func Languages() []string { return []string{"en-US"} }

// For returns the printer that suits a locale as Discord names it ("de", "zh-CN",
// "es-419"); English for one that is not spoken.
func For(locale string) *Printer { return english }

// Text returns the translation of an English text. The text is its key: args are
// put in for its verbs (%s, %d), which a translation may reorder (%[2]s).
func (p *Printer) Text(english string, args ...any) string {
	return p.printer().to.Sprintf(english, args...)
}

func (p *Printer) printer() *Printer {
	if p == nil {
		return english
	}
	return p
}
