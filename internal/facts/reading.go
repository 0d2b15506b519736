package facts

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/tokenize"

	"attache/internal/article"
)

// A token is a word or a mark of one sentence.
type token struct {
	article.Span
	text  string // as in the article
	norm  string // with typewriter apostrophes, as the lexicons spell it
	lower string // norm in lower case
	tag   string // Penn Treebank part of speech
	quote int    // index into reading.quoted of the innermost quotation it stands in, or -1
	name  int    // index into reading.mentions of the mention it is part of, or -1
	claim int    // index into reading.claims of the claim it is part of, plus 1; 0 for none
	role  int    // length in tokens of the role name that starts here ("head of state" is 3), or 0
}

func (t *token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.norm)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func (t *token) isNoun() bool { return strings.HasPrefix(t.tag, "NN") }
func (t *token) isVerb() bool { return strings.HasPrefix(t.tag, "VB") || t.tag == "MD" }
func (t *token) isWord() bool {
	r, _ := utf8.DecodeRuneInString(t.norm)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// A sent is a sentence as the rules see it.
type sent struct {
	article.Sentence
	index   int
	first   int // its first token in reading.toks
	last    int // one past its last token
	passage int
	kind    article.Kind
	chunks  []chunk
	loud    bool // written as headlines are
	sexes   int  // of its pronouns outside quotations, as in sexOf
}

// A reading is an article while it is being read: the text in tokens, with the
// marks that each step adds for the next one. It lives for one Extract.
type reading struct {
	x        *Extractor
	a        *article.Article
	toks     []token
	sents    []sent
	quoted   []quotation
	spans    []tokenSpan  // for each quotation its tokens without the marks
	alone    actor        // the one person that is named in these tokens of the article
	ascribed []ascription // who is said to say or think what
	mentions []mention
	claims   []claim
	people   []*person
	byID     map[string]*person
	entities map[string]*Entity
	order    []string          // entity ids in order of first mention
	watch    func(*candidate)  // is shown each name that no list has; may be nil
	lowered  map[string]bool   // words that the article also writes in lower case
	families map[string]bool   // the surnames of its people
	offices  map[string]string // name of a role → the one person who has it; empty for several
	sexByID  map[string]int    // person → male or female; made when asked for
	focuses  []focus           // of the sentences read so far; made when asked for
	homes    map[string]string // person → the country whose office they hold; made when asked for
	doc      *Document
	scratch  []tokenize.Token // of words, used again for each sentence
	tags     string           // as they were kept, of the one sentence that is read; empty to tag it
}

func (r *reading) text(first, last int) string {
	if first >= last {
		return ""
	}
	return r.a.Body[r.toks[first].Start:r.toks[last-1].End]
}

func (r *reading) span(first, last int) article.Span {
	return article.Span{Start: r.toks[first].Start, End: r.toks[last-1].End}
}

// singleSpaced returns a text with one space for each run of white space, and none around
// it: mostly itself, which takes no memory beside the article.
func singleSpaced(s string) string {
	s = strings.TrimSpace(s)
	for i, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || s[i+1] == ' ') { // what follows a space is no end
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// cite returns the sentence as evidence.
func (r *reading) cite(s *sent) []Evidence {
	return []Evidence{Cite(r.a, s.Span)}
}

// tokenise cuts every sentence into tagged tokens. Quotation marks must be
// paired before: the tagger was trained on text that tells opening marks from
// closing ones, and without them mistakes the words beside them.
func (r *reading) tokenise() {
	q := newQuoteCursor(r.quoted)
	r.toks = make([]token, 0, len(r.a.Body)/4) // a word of English news and its space have 5 bytes or more
	for pi := range r.a.Passages {
		p := &r.a.Passages[pi]
		if p.Kind == article.Dateline || p.Kind == article.Caption {
			continue
		}
		for _, s := range p.Sentences {
			if inOriginal(r.a.Text(s.Span)) {
				continue
			}
			first := len(r.toks)
			r.tag(r.words(r.a.Text(s.Span), s.Start), s.Start, q)
			if len(r.toks) > first {
				r.sents = append(r.sents, sent{Sentence: s, index: len(r.sents), first: first, last: len(r.toks), passage: pi, kind: p.Kind})
				sn := &r.sents[len(r.sents)-1]
				if !r.tagKept(sn) {
					r.mendTags(sn)
				}
				sn.loud, sn.sexes = r.allCapitals(sn), r.sexesIn(sn)
			}
		}
	}
}

// inOriginal reports whether a sentence repeats in another language what an
// article tells in English, as wikis mark it: "((fr))French language: Non."
func inOriginal(s string) bool {
	rest, ok := strings.CutPrefix(s, "((")
	code, rest, found := strings.Cut(rest, "))")
	return ok && found && len(code) <= 3 && code == strings.ToLower(code) && strings.Contains(rest[:min(len(rest), 40)], " language:")
}

// tag appends the tokens of the sentence that stands at start. The tagger does
// not see square brackets: what an editor put into a quotation reads as if it
// had been said.
func (r *reading) tag(toks []tokenize.Token, start int, q *quoteCursor) {
	first := len(r.toks)
	seen := toks[:0]
	for _, tok := range toks {
		at := start + tok.Start
		t := token{Span: article.Span{Start: at, End: at + len(tok.Text)}, text: tok.Text, name: -1}
		t.quote = q.at(at)
		t.norm = normalise(t.text)
		if n := len(t.norm); n > 3 && strings.IndexByte(t.norm, '[') >= 0 && !isBracket(t.text) { // “[T]his”, approve[d]
			t.norm = brackets.Replace(t.norm)
		}
		t.lower = strings.ToLower(t.norm)
		if isBracket(t.text) {
			t.tag = bracketTag
		} else {
			tok.Text = taggable(t.norm, r.mark(&t))
			seen = append(seen, tok)
		}
		r.toks = append(r.toks, t)
	}
	if r.tags != "" && len(r.tags) == len(r.toks)-first {
		return // tokenise takes them
	}
	r.x.tagger.TagTokens(seen)
	for i := first; i < len(r.toks); i++ {
		if r.toks[i].tag == "" {
			r.toks[i].tag, seen = seen[0].Tag, seen[1:]
		}
	}
}

// bracketTag is the tag of square brackets and of what stands for words left
// out, which the Penn Treebank has none for.
const bracketTag = "["

func isBracket(s string) bool {
	switch s {
	case "[", "]", "[...]", "[…]", "[..]":
		return true
	}
	return len(s) > 2 && s[0] == '[' && s[len(s)-1] == ']' && s[1] >= '0' && s[1] <= '9'
}

var brackets = strings.NewReplacer("[", "", "]", "")

// opensQuotation reports whether the mark at off in the body opens a quotation.
func (r *reading) opensQuotation(off int) bool {
	_, ok := slices.BinarySearchFunc(r.quoted, off, func(q quotation, off int) int { return cmp.Compare(q.open, off) })
	return ok
}

// mark tells what a token is to a quotation: '<' its opening mark, '>' its
// closing mark, 0 neither.
func (r *reading) mark(t *token) byte {
	if t.quote >= 0 {
		switch q := r.quoted[t.quote]; {
		case t.End <= q.Start:
			return '<'
		case t.Start >= q.End:
			return '>'
		}
	}
	return 0
}

var apostrophes = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "＇", "'")

func normalise(s string) string {
	if isASCII(s) {
		return s
	}
	s = apostrophes.Replace(s)
	if strings.ContainsFunc(s, noWidth) {
		s = strings.Map(func(c rune) rune {
			if noWidth(c) {
				return -1
			}
			return c
		}, s)
	}
	return s
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// taggable returns the form of a token that the tagger's training text uses.
func taggable(norm string, mark byte) string {
	switch {
	case mark == '<':
		return "``"
	case mark == '>':
		return "''"
	case norm == "–" || norm == "—":
		return "--"
	case norm == "US": // which it takes for "us"
		return "U.S."
	}
	return norm
}
