package review

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
)

// text looks for what garbles a text on its way into the corpus.
func (c *checking) text(d *facts.Document) {
	a := d.Article
	c.length(a)
	c.titleRepeated(a)
	for _, sp := range facts.Unclosed(a) {
		c.at(Warning, "quote-open", a, sp, "close it where the words end",
			"the quotation mark before “%s” is never closed in its paragraph", excerpt(after(a.Body[sp.End:], 60)))
	}
	for _, p := range a.Passages {
		if p.Kind == article.Paragraph {
			c.fragments(a, p)
		}
	}
	c.breaksOff(a)
	for _, m := range remains {
		if all := m.find.FindAllStringSubmatchIndex(a.Body, -1); all != nil {
			n, at := len(all), all[0]
			if len(at) > 2 {
				at = at[2:] // what is between the letters that show where it is wrong
			}
			c.at(Warning, m.check, a, article.Span{Start: at[0], End: at[1]}, m.fix, "%s%s", fmt.Sprintf(m.what, show(a.Body[at[0]:at[1]])), times(n))
		}
	}
	for _, p := range a.Passages {
		for _, s := range p.Sentences {
			c.repeated(a, s.Span)
		}
	}
}

// times says how often something comes, where it is more than once.
func times(n int) string {
	if n < 2 {
		return ""
	}
	return fmt.Sprintf(", %d times in this article", n)
}

// after returns about n bytes of s from its beginning, up to the end of a word.
func after(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = strings.ToValidUTF8(s[:n], "")
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return s
}

// show makes characters that do not show themselves visible.
func show(s string) string {
	var b strings.Builder
	for _, r := range oneLine(s) {
		if unicode.IsGraphic(r) && r != utf8.RuneError && r != '\u00a0' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "U+%04X", r)
		}
	}
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// tiny is the number of words below which a text is a headline or what a broken import
// left of an article. The shortest of 295 Wikinews articles has 50.
const tiny = 25

func (c *checking) length(a *article.Article) {
	if n := len(strings.Fields(a.Body)); n < tiny {
		c.at(Warning, "text-short", a, article.Span{}, "add the text, or delete the file", "the text has only %d words", n)
	}
}

// titleRepeated tells of a body that begins with its title, which would be quoted as a
// sentence if the program did not leave it out.
func (c *checking) titleRepeated(a *article.Article) {
	if strings.HasSuffix(a.File, ".md") && a.KeyLine("title") < 2 {
		return // the heading of the text is the title
	}
	at := 0
	for i, p := range a.Passages {
		if i > 0 && a.Passages[i-1].Kind != article.Dateline {
			return
		}
		left := strings.Trim(a.Body[at:p.Start], "#=*\"“”-– \t\r\n\u00a0")
		if strings.ContainsFunc(left, unicode.IsLetter) {
			start := at + strings.Index(a.Body[at:], left)
			c.at(Warning, "title-repeated", a, article.Span{Start: start, End: start + len(left)}, "delete the line", "the text repeats the title")
			return
		}
		at = p.End
	}
}

// fragments tells of sentences whose beginning is lost.
func (c *checking) fragments(a *article.Article, p article.Passage) {
	for i, s := range p.Sentences {
		why := a.WhyFragment(s)
		text := a.Text(s.Span)
		switch why {
		case "begins in lower case":
		case "begins with a dash":
			if i == 0 || strings.HasPrefix(text, "—") {
				continue // a list, what a speaker says, an aside, who was quoted
			}
		default:
			continue
		}
		if asWritten(a, text) {
			continue
		}
		c.at(Warning, "fragment", a, s.Span, "restore what stood before it, or delete it", "a sentence %s: “%s”", why, excerpt(text))
	}
}

// asWritten reports whether a sentence begins in lower case because its first word is
// written so: a command, an address, a name with a sign or a digit in it, one with a hyphen
// that the article also has inside of sentences.
func asWritten(a *article.Article, s string) bool {
	w, _, _ := strings.Cut(s, " ")
	w = strings.TrimRight(w, ".,;:")
	if strings.Contains(s, "://") || strings.ContainsAny(w, "_./@0123456789") || strings.ContainsFunc(w, unicode.IsUpper) {
		return true
	}
	w, _, _ = strings.Cut(strings.ReplaceAll(w, "’", "'"), "'")
	return strings.Contains(w, "-") && strings.Count(a.Body, " "+w) > 2
}

// breaksOff tells of a text whose last sentence has no end, although the paragraph before
// has one: in a list or a table none has.
func (c *checking) breaksOff(a *article.Article) {
	i := len(a.Passages) - 1
	if i < 0 || a.Passages[i].Kind != article.Paragraph || i > 0 && !ends(a.Text(a.Passages[i-1].Span)) {
		return
	}
	sentences := a.Passages[i].Sentences
	s := sentences[len(sentences)-1]
	if text := a.Text(s.Span); len(strings.Fields(text)) > 5 && !ends(text) && !strings.Contains(text, "://") {
		c.at(Warning, "breaks-off", a, s.Span, "add what is missing, or its full stop", "the text breaks off after “…%s”", tail(text))
	}
}

// ends reports whether a text does not end in a letter or a mark that something follows.
func ends(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return !unicode.IsLetter(last) && !strings.ContainsRune(",;–—-", last)
}

func tail(s string) string {
	w := strings.Fields(s)
	return strings.Join(w[max(0, len(w)-5):], " ")
}

// A remain is what a text brings along from where it was.
type remain struct {
	check, what, fix string
	find             *regexp.Regexp
}

var remains = []remain{
	{"mojibake", "“%s” is what a wrong character set makes of another character", "import the text anew, as UTF-8",
		regexp.MustCompile(`â€.|Ã[\x{80}-\x{BF}–—‘’“”†‡•…‰‹›€™š]|Â[\x{80}-\x{BF}]|ï»¿|Ð[\x{80}-\x{BF}]Ñ?`)},
	{"replaced", "%s stands where a character was lost", "look the words up where they came from", regexp.MustCompile("\ufffd+")},
	{"html", "“%s” is left of HTML", "take it out, or import the page anew",
		regexp.MustCompile(`(?i)</?(?:a|abbr|b|blockquote|br|div|em|figure|font|h[1-6]|hr|i|img|li|ol|p|ref|script|small|span|strong|style|sub|sup|table|td|th|tr|u|ul)(?:\s[^<>]*)?/?>|&(?:[a-z]{2,8}|#[0-9]{2,5}|#x[0-9a-f]{2,5});`)},
	{"markup", "“%s” is left of a wiki's markup", "take it out", regexp.MustCompile(`\[\[|\]\]|\{\{|\}\}`)},
	{"invisible", "there is an invisible character, %s", "take it out: it parts words that belong together", regexp.MustCompile(`\pL([\x{AD}\x{200B}\x{2060}\x{FEFF}]+)\pL`)},
}

var words = regexp.MustCompile(`[\p{Latin}\pM’']+`)

// repeated tells of a word that stands twice, as slips of writers and translators leave
// it. Words that may well do so, and names, are left alone.
func (c *checking) repeated(a *article.Article, s article.Span) {
	text := a.Text(s)
	if !english(a) {
		return // other languages double words to say “various”
	}
	last := []int{0, 0}
	for _, at := range words.FindAllStringIndex(text, -1) {
		w := text[at[0]:at[1]]
		if last[1] > 0 && w == text[last[0]:last[1]] && strings.TrimSpace(text[last[1]:at[0]]) == "" && at[0] > last[1] && !mayRepeat[w] && w == strings.ToLower(w) {
			c.at(Warning, "word-twice", a, article.Span{Start: s.Start + last[0], End: s.Start + at[1]}, "delete one of them", "“%s” stands twice", w+" "+w)
		}
		last = at
	}
}

// mayRepeat are words that English may put twice: "that had had", "what it is is", "bye
// bye".
var mayRepeat = map[string]bool{"had": true, "that": true, "is": true, "was": true, "very": true, "no": true, "so": true, "who": true, "bye": true, "ha": true, "many": true,
	"far": true, "really": true, "long": true, "again": true, "more": true, "on": true, "in": true, "never": true, "yes": true, "her": true, "this": true, "do": true, "us": true, "blah": true, "different": true, "latest": true}

// english reports whether an article is in English, or does not say in what.
func english(a *article.Article) bool {
	return a.Language == "" || strings.HasPrefix(strings.ToLower(a.Language), "en")
}
