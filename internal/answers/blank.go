package answers

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/reading"
)

// An opening is what a question says is done, with a blank for what it asks: “who discovered
// Thessaly” is “… discovered Thessaly”.
type opening struct {
	blank blank
	kind  reading.Kind
	class []string // stems of what is counted: of “how many people” people

	c      *checker // of the question as a claim, with “he” for a subject that is asked for
	a      act      // what the claim says is done
	st     *statement
	titled []string // whom it names with their role
}

// A blank tells which part of a clause is asked for.
type blank byte

const (
	subjectBlank blank = iota // who does it, or whom it is done to by somebody
	objectBlank               // what stands behind the verb
	placeBlank                // where
)

// givenDeed is how likely the words in the place of a blank are to be those that are asked for,
// where a sentence says the rest of the same and names all that the question does.
const givenDeed = 0.8

// Questions that leave a part open; the group is the rest.
var (
	whoDid   = lazily(`(?i)^whom?\s+(.+?)\s*\?*$`)
	howMany  = lazily(`(?i)^how\s+(?:many|much)\s+(.+?)\s*\?*$`)
	whereDid = lazily(`(?i)^where\s+(.+?)(?:\s+to)?\s*\?*$`)
)

// leavesOpen finds how these questions begin.
var leavesOpen = lazily(`(?i)^(?:whom?|how\s+(?:many|much)|where)\s`)

// helping is a verb that comes before what a question asks of.
var helping = lazily(`(?i)^(did|does|do|is|are|was|were|has|have|had|will|would|can|could)\s+(.+)$`)

// opening reads what a question says is done, with a blank; nil where it leaves none that is known, or
// says that nothing is done.
func (q *question) opening(asked func() reading.Question, names []index.Naming) *opening {
	if !leavesOpen().MatchString(q.args) {
		return nil
	}
	o := &opening{kind: asked().Kind}
	claim := o.claim(q, asked(), names)
	if claim == "" {
		return nil
	}
	o.c = q.checker(claim)
	o.c.strict = true
	acts := o.c.acts(claim, 0, nil, antecedent{})
	if len(acts) == 0 || acts[0].verb == be && len(o.class) == 0 {
		return nil
	}
	o.a = acts[0]
	return o
}

// enoughToRead is how much of a question a sentence must have, names apart that it may have in
// another form, for the question to be read as a claim, which takes longer than all else here.
const enoughToRead = 0.5

// read reads the question as a claim, and reports whether it is one.
func (o *opening) read() (bool, error) {
	if o.st != nil {
		return true, nil
	}
	st, err := o.c.read(article.Span{End: len(o.c.text)}, article.Span{})
	if err != nil || st == nil {
		return false, err
	}
	acts := o.c.acts(st.text, 0, st.doc.Mentions, antecedent{})
	if len(acts) == 0 {
		return false, nil
	}
	o.st, o.a, o.titled = st, acts[0], o.c.titled(st)
	return true, nil
}

// claim returns what a question says, without the words that ask, and notes what these ask for. It
// is empty where nothing is known of that.
func (o *opening) claim(q *question, asked reading.Question, names []index.Naming) string {
	rest, off := "", 0
	for _, form := range []struct {
		asks blank
		re   func() *regexp.Regexp
	}{{subjectBlank, whoDid}, {objectBlank, howMany}, {placeBlank, whereDid}} {
		if m := form.re().FindStringSubmatchIndex(q.args); m != nil {
			o.blank, rest, off = form.asks, q.args[m[2]:m[3]], m[2]
		}
	}
	if o.blank == objectBlank && asked.Class != "" {
		o.class = q.ix.Stems(asked.Class)
		i := strings.Index(strings.ToLower(rest), asked.Class)
		if len(o.class) == 0 || i < 0 {
			return ""
		}
		off, rest = off+i+len(asked.Class), rest[i+len(asked.Class):]
		off, rest = off+len(rest)-len(strings.TrimLeft(rest, " ")), strings.TrimLeft(rest, " ")
	}
	m := helping().FindStringSubmatchIndex(rest)
	open := o.blank == subjectBlank || len(o.class) > 0 // for who does it
	switch {
	case rest == "" || m == nil && !open:
		return ""
	case m == nil || open && q.verbNext(rest[m[4]:m[5]]): // who discovered it, who was arrested
		o.blank = subjectBlank
		return "he " + rest
	case o.blank == subjectBlank: // whom did they arrest
		o.blank = objectBlank
	}
	return q.claim(strings.ToLower(rest[m[2]:m[3]]), rest[m[4]:m[5]], names, off+m[4])
}

// verbNext reports whether a text goes on with a verb behind “they were”.
func (q *question) verbNext(s string) bool {
	words, _ := q.ix.Parse("They were "+s, 0, nil)
	for _, w := range words[min(2, len(words)):] {
		if !strings.HasPrefix(w.Tag, "RB") {
			return strings.HasPrefix(w.Tag, "VB")
		}
	}
	return false
}

// mayFill reports whether a question leaves a part open that one of the passages may fill: its
// article mentions everybody whom a question for who or where names, or somebody of theirs. It is quick.
func (q *question) mayFill(hits []index.Hit, names []index.Naming) bool {
	if !leavesOpen().MatchString(q.args) {
		return false
	}
	if howMany().MatchString(q.args) { // some names may be part of what is counted
		return slices.ContainsFunc(hits, q.counting)
	}
	return slices.ContainsFunc(hits, func(h index.Hit) bool {
		speaks := q.ix.Speaks(h)
		return !slices.ContainsFunc(names, func(n index.Naming) bool { return !speaks(n) && !q.related(h, n) })
	})
}

// counting reports whether a passage has a number that is of no date: in digits, or a numeral, alone or
// in a word as “twenty-one” is.
func (q *question) counting(h index.Hit) bool {
	d, text := q.ix.Document(h.Article.ID), h.Article.Text(h.Span)
	dated := func(start, end int) bool { return inDate(d, h.Span.Start+start, h.Span.Start+end) }
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' && !dated(i, i+1) {
			return true
		}
	}
	for i, w := range wordsOf(text) {
		for part := range strings.SplitSeq(w, "-") {
			if len(part) <= len("seventeens") && numerals[strings.ToLower(part)] && !dated(i, i+len(w)) {
				return true
			}
		}
	}
	return false
}

var numerals = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty " +
		"thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half third quarter") {
		out[w], out[w+"s"] = true, true
	}
	return out
}()

// inDate reports whether bytes of an article are part of a day or a time.
func inDate(d *facts.Document, start, end int) bool {
	return d != nil && slices.ContainsFunc(d.Moments, func(m facts.Moment) bool {
		return m.Kind != facts.Duration && m.Start <= start && end <= m.End
	})
}

// related reports whether the article of a passage mentions whom a name means, or the passage
// somebody of whom they are told something: a minister of theirs.
func (q *question) related(h index.Hit, n index.Naming) bool {
	means := func(id string) bool {
		return slices.ContainsFunc(n.Matches, func(m index.Match) bool { return m.Entity.ID == id })
	}
	of := func(id string) bool {
		for f := range q.ix.EachFact(id) {
			if means(f.ValueID) {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(q.ix.Mentioned(facts.Evidence{Article: h.Article.ID, End: len(h.Article.Body)}), means) ||
		slices.ContainsFunc(q.ix.Mentioned(facts.Evidence{Article: h.Article.ID, Start: h.Span.Start, End: h.Span.End}), of)
}

// may reports whether a sentence may fill the blank: it has the verb, and where a number is asked for
// one that is of no date. That takes much less time than reading the question as a claim.
func (o *opening) may(e facts.Evidence) bool {
	if o.a.verb != be && !slices.ContainsFunc(o.c.ix.Stems(e.Text), func(stem string) bool { return o.c.sameVerb(o.a.verb, stem) }) {
		return false
	}
	if o.blank == placeBlank || o.kind == reading.Person {
		return true
	}
	d := o.c.ix.Document(e.Article)
	words, _ := o.c.ix.Parse(e.Text, e.Start, o.c.mentionsOf(e))
	return slices.ContainsFunc(words, func(w facts.Word) bool { return isNumber(w) && !inDate(d, e.Start+w.Start, e.Start+w.End) })
}

// fill answers by what stands in the place of the blank where the articles say the rest, and
// reports whether they do.
func (q *question) fill(o *opening, hits []index.Hit, named []index.Naming) (bool, error) {
	for i, h := range hits {
		for _, e := range sentencesIn(h.Article, h.Span) {
			if q.ix.Share(o.c.text, nil, []facts.Evidence{e}) < enoughToRead || !o.may(e) || asks(e.Text) || turned().MatchString(e.Text) {
				continue
			}
			if ok, err := o.read(); err != nil || !ok {
				return false, err
			}
			at := o.filling(e)
			if at.End == 0 || q.datedElsewhere(years(q.args), e) {
				continue
			}
			q.Short = Short{Kind: string(o.kind), Text: e.Text[at.Start:at.End], Start: e.Start + at.Start, End: e.Start + at.End, Confidence: givenDeed, Evidence: []facts.Evidence{e}}
			q.Passages = append(q.Passages, passageOf(h))
			q.showPassages(slices.Delete(slices.Clone(hits), i, i+1), named)
			return true, nil
		}
	}
	return false, nil
}

// filling returns where in a sentence stands what fills the blank; it is empty where the sentence
// does not say the rest.
func (o *opening) filling(e facts.Evidence) article.Span {
	c, st, ev := o.c, o.st, []facts.Evidence{e}
	said := c.actsIn(e)
	for i := range said {
		o.lend(&said[i])
	}
	next := make([]int, len(said))             // where the verb behind each begins
	at := make([]article.Span, len(said))      // the part that is asked for, with each
	fitting := make([]article.Span, len(said)) // what of that is of the kind that is wanted
	for i := range said {
		s := &said[i]
		next[i] = len(e.Text)
		for _, other := range said[i+1:] {
			if other.mood == asserted && other.at > s.end {
				next[i] = other.at
				break
			}
		}
		if o.a.mood != s.mood || !c.sameVerb(o.a.verb, s.verb) || over(&o.a, s, e) || excepted().MatchString(e.Text[:s.subjectAt.Start]) {
			continue
		}
		if at[i] = o.part(s, e, next[i]); at[i].End > 0 {
			fitting[i] = o.fits(e, at[i])
		}
	}
	if !slices.ContainsFunc(fitting, func(s article.Span) bool { return s.End > 0 }) { // what follows takes longer
		return article.Span{}
	}
	whom := slices.Concat(o.titled, o.given(e))
	if he := c.antecedent(e); he.id != "" {
		whom = append(whom, he.id)
	}
	if c.ix.Share(o.unresumed(e), whom, ev) < enoughWords || !c.names(st, ev) || !c.numbers(st, ev) || !c.days(st, ev) || !c.verbs(st, ev) {
		return article.Span{}
	}
	for i := range said {
		s := &said[i]
		clause := article.Span{Start: s.from, End: next[i]}
		if !strings.HasSuffix(s.word, "ing") && slices.ContainsFunc(said[:i], func(o act) bool { return o.at > s.subjectAt.End }) {
			clause.Start = s.at // “was cleared of fraud and convicted of perjury”
		}
		if at[i].End == 0 || !alikeBefore(st.text[o.a.from:o.a.at], e.Text[s.from:s.at]) || !o.vouched(s, e) || !o.sameObjects(whom, e, clause) {
			continue
		}
		return fitting[i]
	}
	return article.Span{}
}

// lend makes a verb passive that lacks the “was” of one: “the batteries, supplied by Daesung”.
func (o *opening) lend(s *act) {
	subject := s.subject
	if len(subject) == 0 {
		subject = s.whom
	}
	if !s.passive && s.mood == asserted && len(s.by) > 0 && len(s.object) == 0 && !o.a.passive && sameWhole(o.a.object, subject) {
		s.passive, s.subject = true, subject
	}
}

// vouched reports whether a sentence says itself what a verb does, or of a number somebody who is
// named beside it. Who did it is not told where somebody only says so.
func (o *opening) vouched(s *act, e facts.Evidence) bool {
	if o.kind == reading.Person {
		_, ascribed := o.c.ascribed(e, s)
		return !s.within && !ascribed
	}
	if o.blank != placeBlank && len(years(o.c.text)) == 0 && slices.ContainsFunc(years(e.Text), func(y string) bool { return !strings.HasPrefix(e.Date, y) }) {
		return false // “in 1998 an earthquake killed 200”
	}
	return !s.within || o.c.reportedIn(e, s)
}

// over reports whether a verb tells what is no more, where the question asks in the present tense: who
// led a team need not lead it.
func over(a, s *act, e facts.Evidence) bool {
	if !strings.HasSuffix(a.word, "s") || a.verb == be || strings.HasSuffix(a.word, "ss") || s.passive {
		return false
	}
	return s.word != a.word && !strings.HasSuffix(s.word, "ing") && !perfect().MatchString(e.Text[:s.at])
}

var (
	perfect = lazily(`(?i)\b(?:has|have)\s+(?:\p{L}+ly\s+)?$`)
	// excepted finds that what follows is said not to be meant.
	excepted = lazily(`(?i)\b(?:not|except|unlike|than|instead of|apart from)\s+$`)
)

// given returns the ids of the countries and places of the question that the title above a sentence
// names, where the sentence names no other.
func (o *opening) given(e facts.Evidence) []string {
	title := index.Spell(e.Title)
	var out []string
	for _, n := range o.st.names {
		t := n.Matches[0].Entity.Type
		if (t == facts.Country || t == facts.Place) && strings.Contains(title, index.Spell(n.Text)) {
			for _, m := range n.Matches {
				out = append(out, m.Entity.ID)
			}
		}
	}
	elsewhere := func(id string) bool {
		found, _ := o.c.ix.Entity(id)
		return (found.Type == facts.Country || found.Type == facts.Place) && !slices.Contains(out, id)
	}
	if len(out) == 0 || slices.ContainsFunc(o.c.ix.Mentioned(e), elsewhere) {
		return nil
	}
	return out
}

// reportedIn reports whether a verb is in a clause that somebody says, which the reader sees with
// its answer.
func (c *checker) reportedIn(e facts.Evidence, s *act) bool {
	d := c.ix.Document(e.Article)
	return d != nil && slices.ContainsFunc(d.Quotes, func(q facts.Quote) bool {
		return q.Kind == facts.Reported && slices.ContainsFunc(q.Content, func(p article.Span) bool { return p.Start <= e.Start+s.at && e.Start+s.at < p.End })
	})
}

// sameObjects reports whether what the prepositions of the question lead to stands in a clause of a
// sentence, and each year behind the word that it stands behind in the question: who won “for the
// first time since 1994” did not win “in 1994”.
func (o *opening) sameObjects(whom []string, e facts.Evidence, clause article.Span) bool {
	c := o.c
	inClause := []facts.Evidence{{Text: e.Text[clause.Start:clause.End]}}
	for by, w := range o.led() {
		stems := c.ix.Stems(w)
		if len(stems) > 0 && (c.ix.Share(w, whom, inClause) <= inTitle && !o.resumed(w, by, e, clause) || directed[by] && !c.behindWord(by, stems[0], e, clause)) {
			return false
		}
	}
	spelled := index.Spell(e.Text)
	return !slices.ContainsFunc(ofYear().FindAllString(o.st.text, -1), func(s string) bool { return !strings.Contains(spelled, index.Spell(s)) })
}

// led yields the words that the prepositions of the question lead to, each with its preposition.
func (o *opening) led() iter.Seq2[string, string] {
	text := o.st.undated()
	words, phrases := o.c.ix.Parse(text, 0, nil)
	return func(yield func(by, word string) bool) {
		for _, p := range phrases {
			if p.Kind != facts.NounPhrase || p.First == 0 || !leadsTo(&words[p.First-1]) {
				continue
			}
			for _, w := range words[p.First:p.Last] {
				if !yield(words[p.First-1].Lower, text[w.Start:w.End]) {
					return
				}
			}
		}
	}
}

// unresumed returns what the question says without the words that a sentence need not say again.
func (o *opening) unresumed(e facts.Evidence) string {
	text := o.st.text
	for by, w := range o.led() {
		if o.resumed(w, by, e, article.Span{End: len(e.Text)}) {
			text = strings.Replace(text, " "+w, " ", 1)
		}
	}
	return text
}

// resumed reports whether a clause goes on about something of which the title, the beginning of the article or
// the sentences before have said where, or of what, it is: “the fraud was uncovered” about that at the hospital.
func (o *opening) resumed(word, by string, e facts.Evidence, clause article.Span) bool {
	if directed[by] || hasCapital(word) || !definite().MatchString(e.Text[clause.Start:clause.End]) {
		return false
	}
	d := o.c.ix.Document(e.Article)
	if d == nil || len(d.Article.Passages) == 0 {
		return false
	}
	before := e.Title + " " + d.Article.Text(d.Article.Passages[0].Span)
	for _, s := range earlier(d.Article, e) {
		before += " " + d.Article.Text(s)
	}
	return subset(o.c.ix.Stems(word), o.c.ix.Stems(before))
}

// definite finds that a clause begins with what was told of before.
var definite = lazily(`^\s*(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)\s\p{Ll}+,?\s+\p{Ll}`)

// directed are prepositions in whose place another says another thing: who voted for it did not
// vote against it.
var directed = map[string]bool{"for": true, "against": true, "from": true, "to": true, "with": true, "without": true, "before": true, "after": true, "over": true, "under": true}

// ofYear finds a year with the word before it.
var ofYear = lazily(`\S+\s+\d{4}\b`)

// behindWord reports whether a stem stands in a clause of a sentence in a phrase behind a preposition.
func (c *checker) behindWord(by, stem string, e facts.Evidence, clause article.Span) bool {
	words, phrases := c.ix.Parse(e.Text, e.Start, c.mentionsOf(e))
	return slices.ContainsFunc(phrases, func(p facts.Phrase) bool {
		return p.Kind == facts.NounPhrase && p.First > 0 && words[p.First-1].Lower == by && words[p.First].Start >= clause.Start && words[p.Last-1].End <= clause.End &&
			slices.Contains(c.ix.Stems(e.Text[words[p.First].Start:words[p.Last-1].End]), stem)
	})
}

// part returns where the part that is asked for stands with a verb of a sentence that says the rest;
// it is empty where the verb does not. Next is where the next verb begins.
func (o *opening) part(s *act, e facts.Evidence, next int) article.Span {
	a, rest := &o.a, o.c.ix.Stems(e.Text[s.at:next])
	object := s.object
	if len(object) == 0 && !governs().MatchString(e.Text[s.end:]) { // who opposed lifting the ban did not oppose the ban
		object = rest
	}
	doer := !s.passive && sameWhole(a.subject, s.subject)
	switch {
	case o.blank == objectBlank && doer:
		return objectAt(e, s)
	case o.blank == objectBlank && s.passive && sameWhole(a.subject, s.by):
		return s.subjectAt
	case o.blank == placeBlank && (doer && meets(a.object, object) || a.passive && s.passive && sameWhole(a.subject, s.subject)):
		return o.c.placeBehind(s, e, next)
	case o.blank != subjectBlank:
	case a.verb == be && subset(o.c.ix.Stems(o.st.text), rest):
		return s.subjectAt
	case a.verb == be:
	case a.passive && s.passive && meets(a.by, s.by), !a.passive && !s.passive && meets(a.object, object):
		return s.subjectAt
	case a.passive && !s.passive && meets(a.by, s.subject):
		return objectAt(e, s)
	case !a.passive && s.passive && sameWhole(a.object, s.subject):
		return s.byAt
	}
	return article.Span{}
}

// governs finds that another verb follows at once.
var governs = lazily(`^\s+\p{Ll}+ing\b`)

// sameWhole reports whether of two names, in stems, one has all of the other: “Ilse Winter” is not
// “Sara Winter”.
func sameWhole(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && (subset(a, b) || subset(b, a))
}

// objectAt returns where the object of a verb stands: the phrase behind it, or a number alone.
func objectAt(e facts.Evidence, s *act) article.Span {
	if s.objectAt.End > 0 {
		return s.objectAt
	}
	if m := bareNumber().FindStringSubmatchIndex(e.Text[s.end:]); m != nil {
		return article.Span{Start: s.end + m[2], End: s.end + m[3]}
	}
	return article.Span{}
}

// bareNumber finds a number that nothing counted follows at once: “injuring more than 300”.
var bareNumber = lazily(`^ ((?:(?:more|less|fewer) than|at least|at most|about|around|nearly|almost|over|some|up to) [\d.,]*\d|[\d.,]*\d)(?:\W|$)`)

// placeBehind returns where the place stands that a verb is done at, or in, or goes to: right behind it
// or its object. “Rights in the strait” are not had there.
func (c *checker) placeBehind(s *act, e facts.Evidence, next int) article.Span {
	mentions := c.mentionsOf(e)
	words, phrases := c.ix.Parse(e.Text, e.Start, mentions)
	i := slices.IndexFunc(phrases, func(p facts.Phrase) bool { return words[p.First].Start >= s.end })
	if i >= 0 && phrases[i].Kind == facts.NounPhrase {
		i++
	}
	for ; i >= 0 && i+1 < len(phrases) && phrases[i].Kind == facts.Preposition && whereTo[words[phrases[i].First].Lower]; i += 2 {
		p := phrases[i+1]
		if p.Kind != facts.NounPhrase || words[p.Last-1].End > next {
			break
		}
		for _, m := range mentions {
			if m.End-e.Start == words[p.Last-1].End && (isOf(m, facts.Place) || isOf(m, facts.Country)) {
				return article.Span{Start: words[p.First].Start, End: words[p.Last-1].End}
			}
		}
	}
	return article.Span{}
}

// whereTo are the prepositions that lead to where something is done.
var whereTo = map[string]bool{"in": true, "at": true, "to": true, "into": true, "near": true, "on": true}

// fits returns the words of a sentence that are of the kind that is wanted: those given, perhaps with
// what stands beside them. It is empty where they are of another.
func (o *opening) fits(e facts.Evidence, at article.Span) article.Span {
	words, phrases := o.c.ix.Parse(e.Text, e.Start, o.c.mentionsOf(e))
	switch {
	case o.blank == placeBlank:
		return at
	case o.kind == reading.Person:
		return o.c.somebody(e, at, words, phrases)
	case o.counts(e, at, words, phrases):
		return at
	}
	return article.Span{}
}

// counts reports whether words of a sentence are a number of what is counted.
func (o *opening) counts(e facts.Evidence, at article.Span, words []facts.Word, phrases []facts.Phrase) bool {
	in := keepIf(words, func(w facts.Word) bool { return w.Start >= at.Start && w.End <= at.End })
	if !slices.ContainsFunc(in, isNumber) || strings.Contains(e.Text[at.Start:at.End], ", ") {
		return false
	}
	is := func(w facts.Word) bool { return overlaps(o.class, o.c.ix.Stems(w.Lower)) }
	noun := in[len(in)-1]
	if len(o.class) == 0 || is(noun) {
		return true
	}
	if isNumber(noun) { // “killing 41 people and injuring 300”
		return slices.ContainsFunc(phrases, func(p facts.Phrase) bool {
			return p.Kind == facts.NounPhrase && words[p.Last-1].End < at.Start && is(words[p.Last-1]) && slices.ContainsFunc(words[p.First:p.Last], isNumber)
		})
	}
	return overlaps(o.class, o.c.ix.Stems(ofWhat().FindString(e.Text[at.End:])))
}

// ofWhat finds what a sum is of: “15 million dollars in aid”.
var ofWhat = lazily(`^ (?:in|of|worth of) (?:[\p{Ll}-]+ )?[\p{Ll}-]+`)

// isNumber reports whether a word is a number.
func isNumber(w facts.Word) bool { return w.Tag == "CD" || numeral().MatchString(w.Lower) }

var numeral = lazily(`^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)$`)

// somebody returns where in words of a sentence the people or bodies stand that they are: a phrase
// with their names, if need be behind a comma, or several of a kind, as “soldiers”. Empty is nobody.
func (c *checker) somebody(e facts.Evidence, at article.Span, words []facts.Word, phrases []facts.Phrase) article.Span {
	mentions := c.mentionsOf(e)
	named := func(p facts.Phrase) bool {
		end := words[p.Last-1].End
		i := slices.IndexFunc(mentions, func(m facts.Mention) bool { return m.End-e.Start == end })
		if words[p.Last-1].Side && capitalInside(e.Text, words[p.First:p.Last]) { // “the Green party”
			return true
		}
		if i < 0 || isOf(mentions[i], facts.Topic) { // a name of which nobody knows whose it is
			return fullName().MatchString(e.Text[words[p.First].Start:end])
		}
		m := mentions[i]
		return !m.Adjective && (isOf(m, facts.Person) || isOf(m, facts.Organisation) || isOf(m, facts.Country))
	}
	last, found := -1, false
	for i, p := range phrases {
		if words[p.First].Start < at.Start || words[p.Last-1].End > at.End {
			continue
		}
		if p.Kind == facts.Preposition || p.Kind == facts.VerbGroup {
			return article.Span{}
		}
		last, found = i, found || named(p)
	}
	next := func(n int) bool { // a name stands n phrases on
		return last >= 0 && last+n < len(phrases) && phrases[last+n].Kind == facts.NounPhrase && named(phrases[last+n])
	}
	switch {
	case last < 0:
		return article.Span{}
	case next(1): // “the diver Walter Brand” may be two
		return article.Span{Start: at.Start, End: words[phrases[last+1].Last-1].End}
	case found:
		return at
	case next(2) && phrases[last+1].Kind == facts.Comma && (last+3 == len(phrases) || phrases[last+3].Kind == facts.Comma || phrases[last+3].Kind == facts.Stop): // “the former mayor, Tor Hansen, was arrested”
		return article.Span{Start: at.Start, End: words[phrases[last+2].Last-1].End}
	}
	p := phrases[last]
	if words[p.First].Start == at.Start && words[p.Last-1].Tag == "NNS" && words[p.First].Tag != "DT" && !isNumber(words[p.First]) {
		return at
	}
	return article.Span{}
}

// capitalInside reports whether a word has a capital that is not due to the beginning of a sentence.
func capitalInside(text string, words []facts.Word) bool {
	return slices.ContainsFunc(words[1:], func(w facts.Word) bool {
		first, _ := utf8.DecodeRuneInString(text[w.Start:])
		return unicode.IsUpper(first)
	})
}

// fullName finds two words with capitals at the end of a phrase.
var fullName = lazily(`\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$`)

// mentionsOf returns the mentions in a sentence of an article.
func (c *checker) mentionsOf(e facts.Evidence) []facts.Mention {
	if d := c.ix.Document(e.Article); d != nil {
		return mentionsIn(d, e)
	}
	return nil
}

// isOf reports whether a mention is of an entity of a type.
func isOf(m facts.Mention, t facts.Type) bool { return strings.HasPrefix(m.Entity, string(t)+"/") }

// belies reports whether a sentence says with the verb of the question only what is not asked: that it
// may or shall be done where the question says that it was, that it was not, or that it was done
// against what the question says it was done for.
func (o *opening) belies(e facts.Evidence, at article.Span) bool {
	c := o.c
	said := keepIf(c.actsIn(e), func(s act) bool { return c.sameVerb(o.a.verb, s.verb) })
	stems := keepIf(c.ix.Stems(e.Text), func(stem string) bool { return c.sameVerb(o.a.verb, stem) })
	if len(said) == 0 || o.a.verb == be || o.a.mood != asserted || strings.HasSuffix(o.a.word, "ing") || len(stems) > len(said) { // “during his run” tells that he ran
		return false
	}
	governing := func(text string, end int) bool { return governs().MatchString(text[end:]) }
	told := func(s act) bool { // a participle tells mostly
		return (s.mood == asserted || strings.HasSuffix(s.word, "ing")) && (governing(c.text, o.a.end) || !governing(e.Text, s.end))
	}
	if !slices.ContainsFunc(said, told) || o.kind == reading.Person && !slices.ContainsFunc(said, func(s act) bool { return !c.saidBy(e, &s) }) || !slices.ContainsFunc(said, func(s act) bool { return !o.ofAnother(&s, e) && !ofTheirs(&s, e, at) }) {
		return true
	}
	if o.blank == objectBlank && slices.ContainsFunc(said, func(s act) bool { return s.byAt.Start <= at.Start && at.End <= s.byAt.End }) { // by whom it was done
		return true
	}
	if o.byAnother(e, said, at) {
		return true
	}
	whole := article.Span{End: len(e.Text)}
	words, phrases := c.ix.Parse(c.text, 0, nil)
	return slices.ContainsFunc(phrases, func(p facts.Phrase) bool {
		if p.Kind != facts.NounPhrase || p.First == 0 {
			return false
		}
		by := words[p.First-1].Lower
		not := map[string]string{"for": "against", "against": "for"}[by]
		stems := c.ix.Stems(words[p.Last-1].Lower)
		return not != "" && len(stems) > 0 && c.behindWord(not, stems[0], e, whole) && !c.behindWord(by, stems[0], e, whole)
	})
}

// byAnother reports whether somebody is said to have done what the question asks to another thing, or elsewhere:
// who supplied the batteries need not have supplied the bills.
func (o *opening) byAnother(e facts.Evidence, said []act, at article.Span) bool {
	i := slices.IndexFunc(said, func(s act) bool {
		return s.byAt.Start <= at.Start && at.End <= s.byAt.End || s.byAt.End > 0 && s.byAt.End < at.Start
	})
	if i < 0 || o.blank != subjectBlank || o.a.passive {
		return false
	}
	done := said[i].subject
	if len(done) == 0 {
		done = said[i].whom
	}
	if len(done) > 0 && !meets(o.a.object, done) { // “it” may be that
		return true
	}
	if ok, err := o.read(); err != nil || !ok {
		return false
	}
	return !o.sameObjects(o.titled, e, article.Span{End: len(e.Text)})
}

// saidBy reports whether what a verb says is what somebody by name says in a clause of theirs.
func (c *checker) saidBy(e facts.Evidence, s *act) bool {
	by, _ := c.ascribed(e, s)
	return s.within && slices.ContainsFunc(by, func(q facts.Quote) bool { return strings.HasPrefix(q.SpeakerID, string(facts.Person)+"/") })
}

// ofAnother reports whether a verb is said of somebody by name whom the question does not say it of.
func (o *opening) ofAnother(s *act, e facts.Evidence) bool {
	return o.blank == objectBlank && !s.passive && len(o.a.subject) > 0 && len(s.subject) > 0 && !overlaps(o.a.subject, s.subject) &&
		slices.ContainsFunc(o.c.mentionsOf(e), func(m facts.Mention) bool {
			return m.Start-e.Start >= s.subjectAt.Start && m.End-e.Start == s.subjectAt.End && !m.Adjective && !isOf(m, facts.Topic)
		})
}

// ofTheirs reports whether words of a sentence only say whose somebody is of whom a verb is said: “the
// wife of Dario Greco left”, “killed the driver of Lasko”.
func ofTheirs(s *act, e facts.Evidence, at article.Span) bool {
	for _, whole := range []article.Span{s.subjectAt, s.objectAt} {
		if whole.End > 0 && whole.End <= at.Start && !sumOf().MatchString(e.Text[whole.Start:whole.End]) && (at.End <= s.at || whole == s.objectAt) && ofWhom().MatchString(e.Text[whole.End:at.Start]) {
			return true
		}
	}
	return false
}

// sumOf is what only says how many there are: “a total of 131 people”.
var sumOf = lazily(`(?i)^(?:an?|the) (?:total|sum|number)$`)

// ofWhom is what stands between somebody and whose they are.
var ofWhom = lazily(`^ of (?:(?:the|an?|his|her|their) )?(?:[\p{L}-]+ ){0,3}$`)
