package facts

import (
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
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func (t *token) isNoun() bool { return strings.HasPrefix(t.tag, "NN") }
func (t *token) isVerb() bool { return strings.HasPrefix(t.tag, "VB") || t.tag == "MD" }
func (t *token) isWord() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
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
}

// A reading is an article while it is being read: the text in tokens, with the
// marks that each step adds for the next one. It lives for one Extract.
type reading struct {
	x        *Extractor
	a        *article.Article
	toks     []token
	sents    []sent
	quoted   []quotation
	mentions []mention
	claims   []claim
	people   []*person
	byID     map[string]*person
	entities map[string]*Entity
	order    []string          // entity ids in order of first mention
	offices  map[string]string // name of a role → the one person who has it; empty for several
	doc      *Document
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

// cite returns the sentence as evidence.
func (r *reading) cite(s *sent) []Evidence {
	return []Evidence{Cite(r.a, s.Span)}
}

// tokenise cuts every sentence into tagged tokens. Quotation marks must be
// paired before: the tagger was trained on text that tells opening marks from
// closing ones, and without them mistakes the words beside them.
func (r *reading) tokenise() {
	q := newQuoteCursor(r.quoted)
	for pi := range r.a.Passages {
		p := &r.a.Passages[pi]
		if p.Kind == article.Dateline {
			continue
		}
		for _, s := range p.Sentences {
			first := len(r.toks)
			toks := splitMarks(joinInitials(r.x.words(r.a.Text(s.Span))))
			for i := range toks {
				start := s.Start + toks[i].Start
				t := token{Span: article.Span{Start: start, End: start + len(toks[i].Text)}, text: toks[i].Text, name: -1}
				t.quote = q.at(t.Start)
				t.norm = normalise(t.text)
				t.lower = strings.ToLower(t.norm)
				toks[i].Text = taggable(t.norm, r.mark(&t))
				r.toks = append(r.toks, t)
			}
			r.x.tagger.TagTokens(toks)
			for i := range toks {
				r.toks[first+i].tag = toks[i].Tag
				r.retag(first, first+i)
			}
			r.nominalise(first)
			if len(r.toks) > first {
				r.sents = append(r.sents, sent{Sentence: s, index: len(r.sents), first: first, last: len(r.toks), passage: pi, kind: p.Kind})
			}
		}
	}
}

// longWord is the length in bytes beyond which a run without white space is no
// word but an address, a picture of characters, or an attack.
const longWord = 80

// words cuts a sentence into tokens. The tokeniser peels the marks of a word off
// one by one, which takes time quadratic in their number; so it does not see
// the long runs, which are cut into words and single characters here.
func (x *Extractor) words(text string) []tokenize.Token {
	var out []tokenize.Token
	from := 0
	flush := func(to int) {
		if strings.TrimSpace(text[from:to]) == "" {
			return
		}
		for _, t := range x.tokenizer.Tokenize(text[from:to]) {
			t.Start += from
			out = append(out, t)
		}
	}
	for i := 0; i < len(text); {
		n := strings.IndexFunc(text[i:], unicode.IsSpace)
		if n < 0 {
			n = len(text) - i
		}
		if n > longWord {
			flush(i)
			out = cutLong(out, text, i, i+n)
			from = i + n
		}
		i += n
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	if from == 0 {
		return x.tokenizer.Tokenize(text)
	}
	flush(len(text))
	return out
}

// cutLong appends the tokens of text[from:to], a run without white space.
func cutLong(out []tokenize.Token, text string, from, to int) []tokenize.Token {
	letter := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
	for i := from; i < to; {
		c, n := utf8.DecodeRuneInString(text[i:])
		end := i + n
		for letter(c) && end < to {
			next, n := utf8.DecodeRuneInString(text[end:])
			if !letter(next) {
				break
			}
			end += n
		}
		out = append(out, tokenize.Token{Text: text[i:end], Start: i})
		i = end
	}
	return out
}

// joinInitials gives an initial its full stop back ("T. S. Tirumurti"), which
// the tokeniser cuts off as if it ended a sentence.
func joinInitials(toks []tokenize.Token) []tokenize.Token {
	out := toks[:0]
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if i+2 < len(toks) && len(t.Text) == 1 && t.Text[0] >= 'A' && t.Text[0] <= 'Z' && toks[i+1].Text == "." && toks[i+1].Start == t.End() {
			t.Text += "."
			i++
		}
		out = append(out, t)
	}
	return out
}

// splitMarks cuts the quotation marks off that the tokeniser does not know
// («We», „wir“, 'We), and the full stop or comma before one.
func splitMarks(toks []tokenize.Token) []tokenize.Token {
	const marks = "„«»‹›「」『』＂"
	var out []tokenize.Token
	add := func(t tokenize.Token, from, to int) {
		if from < to {
			t.Text, t.Start = t.Text[from:to], t.Start+from
			out = append(out, t)
		}
	}
	for n, t := range toks {
		if len(t.Text) > 1 && t.Text[0] == '\'' && t.Text[1] >= 'A' && t.Text[1] <= 'Z' { // 'We
			if out == nil {
				out = append(make([]tokenize.Token, 0, len(toks)+8), toks[:n]...)
			}
			add(t, 0, 1)
			add(t, 1, len(t.Text))
			continue
		}
		if isASCII(t.Text) || !strings.ContainsAny(t.Text, marks+"“”") || utf8.RuneCountInString(t.Text) == 1 {
			if out != nil {
				out = append(out, t)
			}
			continue
		}
		if out == nil {
			out = append(make([]tokenize.Token, 0, len(toks)+8), toks[:n]...)
		}
		from := 0
		for i, c := range t.Text {
			if !strings.ContainsRune(marks+"“”", c) {
				continue
			}
			word := strings.TrimRight(t.Text[from:i], ".,!?;:")
			add(t, from, from+len(word))
			add(t, from+len(word), i)
			from = i + utf8.RuneLen(c)
			add(t, i, from)
		}
		add(t, from, len(t.Text))
	}
	if out == nil {
		return toks
	}
	return out
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

// retag mends what the tagger is known to get wrong: marks are no words.
func (r *reading) retag(first, i int) {
	t := &r.toks[i]
	switch r.mark(t) {
	case '<':
		t.tag = "``"
		return
	case '>':
		t.tag = "''"
		return
	}
	if !t.isWord() && t.lower != "'s" && t.lower != "'" && t.text != "$" && t.text != "%" && t.text != "&" {
		switch t.text {
		case ",", "(", ")", ":", ";":
			t.tag = t.text
		case "–", "—", "--", "-":
			t.tag = ":"
		case ".", "!", "?", "…":
			t.tag = "."
		default:
			if isQuoteMark(t.text) {
				t.tag = "''"
			}
		}
	}
}

// nominalise mends the adjectives of the sentence from token first on that can
// only be nouns: the object of a verb at the end of a phrase ("we reject
// hegemony").
func (r *reading) nominalise(first int) {
	for i := first + 1; i < len(r.toks); i++ {
		t, p := &r.toks[i], &r.toks[i-1]
		if t.tag != "JJ" || !p.isVerb() || isBe(p.lower) || linking[p.lower] {
			continue
		}
		if i+1 == len(r.toks) || !r.toks[i+1].isWord() {
			t.tag = "NN"
		}
	}
}

// linking are verbs that take an adjective.
var linking = map[string]bool{"become": true, "became": true, "becomes": true, "remain": true, "remains": true, "remained": true, "seem": true, "seems": true, "seemed": true, "look": true, "looks": true, "looked": true, "feel": true, "feels": true, "felt": true, "get": true, "got": true, "stay": true, "stayed": true, "turn": true, "turned": true, "go": true, "went": true, "found": true, "made": true, "make": true, "stand": true, "declared": true}

var apostrophes = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "＇", "'")

func normalise(s string) string {
	if isASCII(s) {
		return s
	}
	return apostrophes.Replace(s)
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
	}
	return norm
}
