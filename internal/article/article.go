// Package article implements a news article: one text with a title, a source,
// a publication date, a language and a body.
//
// Parse reads an article from the bytes of a file; Load reads a file or a
// folder of files. Either way the body is kept as it was given, and everything
// derived from it (passages, sentences) is a Span of byte offsets into it, so
// that whoever quotes an article can prove the quotation:
// body[start:end] is the text.
package article

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// DateLayout is how publication dates are written everywhere in Attaché.
const DateLayout = "2006-01-02"

// An Article is one text of the corpus.
type Article struct {
	ID        string    `json:"id"`        // the file's name without its ending; unique within a corpus
	Title     string    `json:"title"`     // never empty: an article without one takes its ID
	Date      string    `json:"date"`      // publication day, DateLayout; empty when unknown
	Source    string    `json:"source"`    // who published it; may be empty
	URL       string    `json:"url"`       // where it was published; may be empty
	Author    string    `json:"author"`    // may be empty
	Language  string    `json:"language"`  // BCP 47 tag; empty when unknown
	Retracted string    `json:"retracted"` // why it was withdrawn; empty for an article in force
	Note      string    `json:"note"`      // what the maintainers say about it; may be empty
	Body      string    `json:"body"`      // the text as given, valid UTF-8; all offsets count in it
	Passages  []Passage `json:"-"`         // in order, not overlapping
	File      string    `json:"-"`         // path it was read from, for messages to maintainers
	Warnings  []Problem `json:"-"`         // what Parse had to mend

	from origin
}

// An origin is where in its file an article stands.
type origin struct {
	line   int              // where the body begins, or of the record; 0: read from no file
	record bool             // it is a line of a .jsonl file
	keys   [len(keys)]int32 // where the front matter has each of the keys; 0: nowhere
}

// Position returns the line of File on which the byte off of the body stands, and the
// character of that line, both from 1. Of a record of a .jsonl file only the line is
// known, and the column is 0; so are both of what was read from no file.
func (a *Article) Position(off int) (line, column int) {
	if a.from.record || a.from.line == 0 {
		return a.from.line, 0
	}
	before := a.Body[:min(max(off, 0), len(a.Body))]
	start := strings.LastIndexByte(before, '\n') + 1
	return a.from.line + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[start:])
}

// KeyLine returns the line of File on which the front matter gives a key, and for what
// it does not give the first one, where it should; 0 for what was read from no file.
func (a *Article) KeyLine(key string) int {
	if i := slices.Index(keys[:], key); i >= 0 && a.from.keys[i] > 0 {
		return int(a.from.keys[i])
	}
	if a.from.record {
		return a.from.line
	}
	return min(a.from.line, 1)
}

// Published returns the publication day at midnight UTC, and whether it is known.
func (a *Article) Published() (time.Time, bool) {
	t, err := time.Parse(DateLayout, a.Date)
	return t, err == nil
}

// Text returns the bytes of the body that s spans. It returns "" for a span
// that does not fit the body or cuts a rune in two.
func (a *Article) Text(s Span) string {
	if s.Start < 0 || s.End > len(a.Body) || s.Start > s.End {
		return ""
	}
	if s.Start < len(a.Body) && !utf8.RuneStart(a.Body[s.Start]) || s.End < len(a.Body) && !utf8.RuneStart(a.Body[s.End]) {
		return ""
	}
	return a.Body[s.Start:s.End]
}

// A Span is a half-open range of byte offsets into an article's body.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies wholly within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// A Kind tells what part a passage plays in its article.
type Kind string

const (
	Paragraph Kind = "paragraph" // running text: searched, quoted, read for facts
	Heading   Kind = "heading"   // a sub-heading: shown, but no sentence of the article
	Dateline  Kind = "dateline"  // a line that only gives the day, as Wikinews puts first
	Caption   Kind = "caption"   // words under a picture, with its maker: shown, but read for nothing
)

// A Passage is the unit that is searched and quoted: a paragraph, or a run of
// its sentences when it is long. The doubled title at the head of a body is no
// passage.
type Passage struct {
	Span
	Kind      Kind
	Paragraph int        // number of the paragraph it is part of, from 0
	Sentences []Sentence // in order, not overlapping, within Span; never empty
}

// A Sentence is a span that ends where a reader would end it.
type Sentence struct {
	Span
	// Fragment marks what garbled text leaves behind: it starts in lower case
	// or with a dash, or closes a quotation that its paragraph never opened; or
	// it is a later piece of a sentence too long to be shown whole. A fragment
	// may be shown; no fact is drawn across its broken edge.
	Fragment bool
}
