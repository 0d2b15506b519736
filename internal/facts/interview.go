package facts

import (
	"strings"

	"attache/internal/article"
)

// A turn is a paragraph of an interview that begins with who speaks: "Holm: …".
type turn struct {
	label       string // folded
	by          actor  // whom the label names, when it names a person
	at          int    // token of the label
	first, last int    // tokens of what is said
}

// Bounds of what counts as an interview: a line or two that begin with a name
// and a colon are a list, or a quotation without its marks.
const (
	leastTurns = 3
	labelWords = 4
)

// interview finds the answers of an interview. What stands behind a person's
// name and a colon, again and again, are that person's words; questions without
// a name are nobody's.
func (r *reading) interview() []claim {
	turns := r.turns()
	if len(turns) < leastTurns {
		return r.boldInterview()
	}
	people := r.labels(turns[0].at)
	spoke, asked := map[string]int{}, map[string]int{}
	for i := range turns {
		t := &turns[i]
		if p := people[t.label]; p != nil {
			t.by = actor{id: p.id, name: p.name, first: t.at, last: t.first - 1}
			spoke[p.id]++
			if r.toks[t.last-1].text == "?" {
				asked[p.id]++
			}
		}
	}
	var out []claim
	for _, t := range turns {
		if id := t.by.id; spoke[id] < 2 || 2*asked[id] > spoke[id] || t.first >= t.last {
			continue // once is no interview, and who mostly asks tells nothing
		}
		by := attribution{speakers: []actor{t.by}, cue: ":", rule: "interview-answer", first: t.at,
			source: tokenSpan{t.at, t.first - 1}, cueAt: tokenSpan{t.first - 1, t.first}}
		out = append(out, r.answered(by, t))
	}
	return out
}

// answered notes what is said in a turn, and returns it as a claim.
func (r *reading) answered(by attribution, t turn) claim {
	whole := article.Span{Start: r.sentOf(t.at).Start, End: r.sentOf(t.last - 1).End}
	r.addQuotes(by, r.span(t.first, t.last), Direct, []Evidence{Cite(r.a, whole)})
	return claim{first: t.first, last: t.last, by: by, verbatim: true}
}

// boldInterview finds the answers of an interview that tells who speaks by its type alone:
// whole paragraphs of questions in bold, and between them what the one who was named most before
// answers. A newspaper that asks and answers itself never says "I". Where the last answer ends is
// open: it is left out.
func (r *reading) boldInterview() []claim {
	var turns []turn
	questions, asked, open := 0, 0, -1
	for si := 0; si < len(r.sents); {
		first := si
		for p := r.paragraph(si); si < len(r.sents) && r.paragraph(si) == p; {
			si++
		}
		text, bold := r.boldParagraph(first, si)
		if !bold {
			continue
		}
		if strings.HasSuffix(text, "?") {
			asked++
		}
		if open >= 0 && open < first {
			turns = append(turns, turn{at: r.sents[open].first, first: r.sents[open].first, last: r.sents[first-1].last})
		}
		questions, open = questions+1, si
	}
	if len(turns) < leastTurns || 2*asked < questions {
		return nil
	}
	p := r.interviewee(turns[0].at)
	own := 0 // turns whose speaker speaks of himself
	for _, t := range turns {
		for i := t.first; i < t.last; i++ {
			if w := r.toks[i].text; (w == "I" || w == "my" || w == "My") && r.toks[i].quote < 0 {
				own++
				break
			}
		}
	}
	if p == nil || 2*own < len(turns) {
		return nil
	}
	var out []claim
	for _, t := range turns {
		t.by = actor{id: p.id, name: p.name, first: t.first, last: t.first}
		by := attribution{speakers: []actor{t.by}, cue: "?", rule: "interview-bold", first: t.at,
			source: tokenSpan{t.first, t.first}, cueAt: tokenSpan{t.first, t.first}}
		out = append(out, r.answered(by, t))
	}
	return out
}

// boldParagraph returns what stands between the marks of a paragraph of sentences [first, last)
// that is bold as a whole, and whether it is.
func (r *reading) boldParagraph(first, last int) (string, bool) {
	const mark = "**"
	start, end := r.sents[first].Start, r.sents[last-1].End
	before, after := r.a.Body[:start], r.a.Body[end:]
	text := r.a.Body[start:end]
	if strings.HasSuffix(text, mark) {
		text, after = text[:len(text)-len(mark)], mark
	}
	if strings.HasPrefix(text, mark) {
		text, before = text[len(mark):], mark
	}
	return text, strings.HasSuffix(before, mark) && strings.HasPrefix(after, mark) && !strings.Contains(text, mark)
}

// turns returns the paragraphs that begin with a label. Those without one go on
// with the turn before them where both who asks and who answers are labelled
// each time; but what follows the last turn may be the article again.
func (r *reading) turns() []turn {
	var turns []turn
	count := map[string]int{}
	often := 0
	for si := 0; si < len(r.sents); {
		s := &r.sents[si]
		for p := r.paragraph(si); si < len(r.sents) && r.paragraph(si) == p; {
			si++
		}
		t, ok := r.turnAt(s)
		if !ok {
			continue
		}
		t.last = r.sents[si-1].last
		turns = append(turns, t)
		if count[t.label]++; count[t.label] == 2 {
			often++
		}
	}
	for i := 0; often > 1 && i+1 < len(turns); i++ {
		turns[i].last = r.sentOf(turns[i+1].at).first
	}
	return turns
}

// turnAt reads "Holm: …", "((AH)): …", "((Anna Holm)) …", "Question: …" at the
// beginning of the paragraph that starts with s. Two brackets are label enough;
// one is an aside.
func (r *reading) turnAt(s *sent) (turn, bool) {
	first, last, open, shut := -1, -1, 0, 0
	for i := s.first; i < s.last; i++ {
		t := &r.toks[i]
		if first >= 0 && (t.text == ":" || open == 2 && shut == 2) {
			if t.text == ":" {
				i++
			}
			return turn{label: Fold(r.text(first, last)), at: first, first: i}, true
		}
		switch {
		case t.isWord() && t.capital() && first < 0:
			first, last = i, i+1
		case t.isWord() && t.capital() && last == i && last-first < labelWords:
			last++
		case t.text == "(" || t.text == "[":
			open++
		case t.text == ")" || t.text == "]":
			shut++
		default:
			return turn{}, false
		}
	}
	return turn{}, false
}

// labels returns whom a label may name: people by full name, surname and
// initials, and the one who answers. A label of two people is none.
func (r *reading) labels(before int) map[string]*person {
	out := map[string]*person{}
	add := func(label string, p *person) {
		if old, ok := out[label]; ok && old != p {
			p = nil
		}
		out[label] = p
	}
	for _, p := range r.people {
		add(Fold(p.name), p)
		if len(p.words) > 1 {
			add(Fold(p.surname), p)
			add(initialsOf(p), p)
		}
	}
	if p := r.interviewee(before); p != nil {
		add("answer", p)
		add("a", p)
	}
	return out
}

// initialsOf returns the initials of a person, folded.
func initialsOf(p *person) string {
	var b strings.Builder
	for _, w := range p.words {
		for _, c := range Fold(w) {
			b.WriteRune(c)
			break
		}
	}
	return b.String()
}

// interviewee returns who is named most before token i; nobody when two are
// named as often.
func (r *reading) interviewee(i int) *person {
	count := map[string]int{}
	for _, m := range r.inOrder() {
		if m.first < i {
			count[m.id]++
		}
	}
	var best *person
	most, ties := 0, 0
	for _, p := range r.people {
		switch n := count[p.id]; {
		case n > most:
			best, most, ties = p, n, 0
		case n == most:
			ties++
		}
	}
	if ties > 0 {
		return nil
	}
	return best
}

// spoken reports whether token i stands in somebody's own words: between
// quotation marks, or in an answer of an interview.
func (r *reading) spoken(i int) bool {
	t := &r.toks[i]
	return t.quote >= 0 || t.claim > 0 && r.claims[t.claim-1].verbatim
}
