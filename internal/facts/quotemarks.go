package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
)

// A quotation is what stands between a pair of quotation marks, without them.
type quotation struct {
	article.Span
	open      int // offset of the opening mark
	shut      int // offset past the closing mark
	paragraph int
	broken    bool // its opening mark is lost with the beginning of its sentence
	continues bool // the speech goes on in the next paragraph, so no mark closes this one
}

// closers tells for each opening mark which marks may close it. Several
// typographies share characters ("“" opens in English and closes in German),
// so the order of attempts in pairQuotes matters.
var closers = map[rune]string{
	'“': "”", '„': "“”", '«': "»", '»': "«", '‹': "›", '「': "」", '『': "』", '"': "\"", '‘': "’", '\'': "'", '＂': "＂",
}

// mixedClosers tells which marks close another's quotation in texts that mix
// typographies: „so", “so“, "so”.
var mixedClosers = map[rune]string{'“': "\"“", '„': "\"", '"': "”“«»"}

// closesOther reports whether r, which opens or closes quotations of another
// kind, closes the one that mark opened: it stands right behind a word, and no
// word right behind it.
func closesOther(mark, r, prev, after rune) bool {
	return strings.ContainsRune(mixedClosers[mark], r) && !unicode.IsSpace(prev) && !unicode.IsDigit(prev) && !unicode.IsLetter(after) && !unicode.IsDigit(after)
}

func isQuoteMark(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if n == len(s) && (r == '”' || r == '\'' || r == '’' || r == '›' || r == '」' || r == '』') {
		return true
	}
	_, ok := closers[r]
	return n == len(s) && ok || s == "``" || s == "''"
}

// pairQuotes finds the quotations of an article, paragraph by paragraph, so
// that a missing mark costs one quotation and never the rest of the article. A
// paragraph that opens a quotation without closing it goes on in the next one
// when that opens with a mark again, which is how newspapers set long speeches.
//
// An opening mark is closed by the first closing mark of its kind; when another
// opening mark of the same kind comes first, the earlier one was never closed
// and is dropped. A closing mark without an opening one is dropped too, unless
// its sentence is a fragment: then what is left of the quotation begins with it.
func pairQuotes(a *article.Article) []quotation {
	var out []quotation
	for i := 0; i < len(a.Passages); {
		j := i
		for j+1 < len(a.Passages) && a.Passages[j+1].Paragraph == a.Passages[i].Paragraph {
			j++
		}
		next := ""
		if j+1 < len(a.Passages) {
			next = a.Text(a.Passages[j+1].Span)
		}
		para := article.Span{Start: a.Passages[i].Start, End: a.Passages[j].End}
		pairs, _ := pairIn(a.Body, para, a.Passages[i].Paragraph, opensQuote(next))
		for _, q := range pairs {
			if q.broken {
				s := fragmentAt(a.Passages[i:j+1], q.Start)
				if s.Len() == 0 || len(out) > 0 && out[len(out)-1].shut > s.Start {
					continue
				}
				q.Start, q.open = s.Start, s.Start
			}
			out = append(out, q)
		}
		i = j + 1
	}
	return out
}

// fragmentAt returns the span of the fragment that holds off, an empty one when
// its sentence is whole.
func fragmentAt(passages []article.Passage, off int) article.Span {
	for _, p := range passages {
		for _, s := range p.Sentences {
			if s.Start <= off && off < s.End && s.Fragment {
				return s.Span
			}
		}
	}
	return article.Span{}
}

func opensQuote(s string) bool {
	r, _ := quoteRune(s)
	return r == '“' || r == '"' || r == '„' || r == '«'
}

// pairIn returns the quotations of a paragraph, and the offsets of the opening marks that
// none closes.
func pairIn(body string, para article.Span, number int, nextOpens bool) (out []quotation, lone []int) {
	open, mark, width := -1, rune(0), 0
	inner := rune(0) // opens a quotation in the one that is open
	prev := rune(' ')
	text := body[para.Start:para.End]
	for i := 0; i < len(text); {
		r, n := quoteRune(text[i:])
		at := para.Start + i
		i += n
		after, _ := utf8.DecodeRuneInString(text[i:])
		switch {
		case open >= 0 && inner != 0 && strings.ContainsRune(closers[inner], r) && closes(r, prev, after):
			inner = 0
		case open >= 0 && (strings.ContainsRune(closers[mark], r) && (closes(r, prev, after) || r == '\'' && prev == 's' && closesAfterS(text[i:])) || inner == 0 && closesOther(mark, r, prev, after)):
			if at > open+width {
				out = append(out, quotation{Span: article.Span{Start: open + width, End: at}, open: open, shut: at + n, paragraph: number})
			}
			open = -1
		case opens(r, prev, after) && (open < 0 || r == mark):
			if open >= 0 {
				lone = append(lone, open)
			}
			open, mark, width, inner = at, r, n, 0
		case open >= 0 && inner == 0 && mixedClosers[r] != "" && opens(r, prev, after):
			inner = r
		case open < 0 && (r == '”' || r == '"') && strings.ContainsRune(",.!?", prev) && !unicode.IsLetter(after):
			out = append(out, quotation{Span: article.Span{Start: at, End: at}, open: at, shut: at + n, paragraph: number, broken: true})
		}
		prev = r
	}
	if open >= 0 && nextOpens && mark != '‘' {
		if s := trimmed(body, article.Span{Start: open + width, End: para.End}); s.Len() > 0 {
			out = append(out, quotation{Span: s, open: open, shut: para.End, paragraph: number, continues: true})
		}
	} else if open >= 0 {
		lone = append(lone, open)
	}
	return out, lone
}

// Unclosed returns the marks of an article that open a quotation which nothing closes,
// neither in their paragraph nor in those that it goes on in. Single marks are left out:
// they may be apostrophes. So are paragraphs with as many marks that close as open,
// however they stand: “so “this” is nested”.
func Unclosed(a *article.Article) []article.Span {
	var paras []article.Span
	for i, p := range a.Passages {
		if i > 0 && a.Passages[i-1].Paragraph == p.Paragraph {
			paras[len(paras)-1].End = p.End
			continue
		}
		paras = append(paras, p.Span)
	}
	var out []article.Span
	for i, para := range paras {
		nextOpens := i+1 < len(paras) && opensQuote(a.Text(paras[i+1]))
		_, lone := pairIn(a.Body, para, i, nextOpens)
		for _, at := range lone {
			r, n := quoteRune(a.Body[at:])
			if r == '‘' || r == '\'' || r == '‹' || surplus(a.Text(para), r) <= 0 || closedLater(a, paras[i+1:], r) {
				continue
			}
			out = append(out, article.Span{Start: at, End: at + n})
		}
	}
	return out
}

// surplus returns how many more marks open than close quotations in s, of the kind that
// mark opens. Of typewriter marks one is left over where their number is odd.
func surplus(s string, mark rune) int {
	switch mark {
	case '"', '＂':
		return (strings.Count(s, string(mark)) + strings.Count(s, "''") + strings.Count(s, "``")) % 2
	case '„':
		return strings.Count(s, "„") - strings.Count(s, "“") - strings.Count(s, "”")
	case '«':
		return strings.Count(s, "«") - strings.Count(s, "»")
	case '»':
		return strings.Count(s, "»") - strings.Count(s, "«")
	}
	n := strings.Count(s, string(mark))
	for _, closer := range closers[mark] {
		n -= strings.Count(s, string(closer))
	}
	return n
}

// closedLater reports whether one of the next paragraphs closes a quotation that it does
// not open: newspapers set letters and statements so.
func closedLater(a *article.Article, next []article.Span, mark rune) bool {
	const most = 5 // paragraphs of one quotation
	for _, para := range next[:min(len(next), most)] {
		s := surplus(a.Text(para), mark)
		if s < 0 || s == 1 && (mark == '"' || mark == '＂') {
			return true
		}
	}
	return false
}

// quoteRune returns the first character of s and its length. Two typewriter
// apostrophes or two grave accents, as wire services and data banks set
// quotation marks, are one mark.
func quoteRune(s string) (rune, int) {
	if strings.HasPrefix(s, "''") || strings.HasPrefix(s, "``") {
		return '"', 2
	}
	return utf8.DecodeRuneInString(s)
}

// opens reports whether r between prev and after opens a quotation. The marks
// that serve both ways, and those that are apostrophes too, go by the spaces
// around them.
func opens(r, prev, after rune) bool {
	if _, ok := closers[r]; !ok {
		return false
	}
	switch r {
	case '"', '‘', '\'', '»', '＂':
		return !unicode.IsSpace(after) && after != utf8.RuneError && (unicode.IsSpace(prev) || strings.ContainsRune("([{—–-“\"/\u00a0", prev))
	}
	return true
}

// closes reports whether r can close a quotation here: an apostrophe inside a
// word ("don’t") does not.
func closes(r, prev, after rune) bool {
	switch r {
	case '\'': // "the workers' party" closes nothing
		return !unicode.IsLetter(after) && !unicode.IsDigit(after) && prev != 's' && !unicode.IsSpace(prev)
	case '’':
		return !unicode.IsLetter(after) && !unicode.IsSpace(prev)
	case '"', '＂':
		return !unicode.IsLetter(after) && !unicode.IsDigit(after) || unicode.IsPunct(prev)
	}
	return true
}

// closesAfterS reports whether the typewriter mark behind an s, with rest behind
// it, closes the quotation ('science and not votes' should decide) and is not the
// apostrophe of a plural ('the workers' party is dead'): none that can only close
// comes before the next that opens. It looks no farther than a long sentence.
func closesAfterS(rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	if unicode.IsLetter(after) || unicode.IsDigit(after) {
		return false
	}
	if !unicode.IsSpace(after) {
		return true
	}
	prev := '\''
	for i, c := range rest {
		if i > 300 {
			break
		}
		if c == '\'' {
			next, _ := utf8.DecodeRuneInString(rest[i+1:])
			switch {
			case opens(c, prev, next):
				return true
			case closes(c, prev, next):
				return false
			}
		}
		prev = c
	}
	return true
}

// trimmed returns s without the white space at its ends.
func trimmed(body string, s article.Span) article.Span {
	text := body[s.Start:s.End]
	s.Start += len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	s.End = s.Start + len(strings.TrimSpace(text))
	return s
}

// A quoteCursor answers in which quotation an offset stands, for offsets that
// only grow.
type quoteCursor struct {
	quoted []quotation
	i      int
}

func newQuoteCursor(q []quotation) *quoteCursor { return &quoteCursor{quoted: q} }

// at returns the index of the quotation whose marks enclose off, marks
// included, or -1.
func (c *quoteCursor) at(off int) int {
	for c.i < len(c.quoted) && c.quoted[c.i].shut <= off {
		c.i++
	}
	if c.i < len(c.quoted) && c.quoted[c.i].open <= off {
		return c.i
	}
	return -1
}
