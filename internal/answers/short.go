package answers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/reading"
)

// readings is how many passages are read with a question in mind.
const readings = 5

// sure is how likely an answer must be to be given. It is near the threshold at which four in
// five of SQuAD's questions that have an answer get one (bot eval retrieval prints it): about
// news, with what caution leaves of it, of what was less sure as much was wrong as right.
const sure = 0.25

// A Retrieved is what was found for a question, before it is decided whether that answers.
type Retrieved struct {
	Hits  []index.Hit // the best first
	Short Short       // the best there is, however unsure
	read  int         // index of the hit that the short answer is in
	left  float64     // share of the confidence in it that is left to caution
}

// Retrieve ranks at most limit passages for a question in plain words, and reads the first
// of them, as Ask does when no facts answer. It is there to measure that.
func (e *Engine) Retrieve(ctx context.Context, question string, limit int) (Retrieved, error) {
	ix := e.corpus()
	r := Retrieved{Short: empty().Short}
	var err error
	if r.Hits, err = ix.Passages(ctx, index.Query{Text: question, Limit: limit}); err != nil {
		return r, fmt.Errorf("cannot look for an answer: %w", err)
	}
	r.answer(ix, func() reading.Question { return reading.New(ix).Ask(question) }, func(index.Hit) bool { return true })
	return r, nil
}

// answer reads the first of the hits that may answer. It asks what the question wants only where
// there are any.
func (r *Retrieved) answer(ix *index.Index, asked func() reading.Question, may func(index.Hit) bool) {
	var passages []reading.Passage
	var of []int // by number of the passage: that of its hit
	for i, h := range first(r.Hits, readings) {
		if may(h) {
			passages = append(passages, reading.Passage{Document: ix.Document(h.Article.ID), Span: h.Span, Coverage: h.Coverage})
			of = append(of, i)
		}
	}
	if len(passages) == 0 {
		return
	}
	best, ok := reading.New(ix).Answer(asked(), passages)
	if !ok {
		return
	}
	r.read, r.left = of[best.Passage], best.Left
	h := r.Hits[r.read]
	r.Short = Short{Kind: string(best.Kind), Text: h.Article.Text(best.Answer), Start: best.Answer.Start, End: best.Answer.End,
		Confidence: best.Confidence, Evidence: []facts.Evidence{facts.Cite(h.Article, best.Sentence)}}
}

// maxUnknown is how many names that nobody knows a question may have: of more, no passage has
// all.
const maxUnknown = 8

// unknown returns the words of a question that begin with a capital, as names do, and are
// part of none that is known. The first word has one anyway.
func unknown(text string, known []index.Naming) []index.Naming {
	var out []index.Naming
	for i, w := range wordsOf(text) {
		if len(out) == maxUnknown {
			break
		}
		w = strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s")
		if r, _ := utf8.DecodeRuneInString(w); i == 0 || !unicode.IsUpper(r) || slices.ContainsFunc(known, func(n index.Naming) bool { return n.Start <= i && i < n.End }) {
			continue
		}
		out = append(out, index.Naming{Start: i, End: i + len(w), Text: w})
	}
	return out
}

// read answers a question in plain words by the words of the articles that are its answer.
// Where they are not sure to be one, the passages that come nearest are shown as such. What
// asks nothing is answered by the passages that have its words.
//
// Tried is the form of the question whose command found nothing, nil if none has, and missed
// what it did not find.
func (q *question) read(tried *form, missed string, silent bool) error {
	// What is wanted takes tagging the question, a fifth of the time where no passage will be read.
	asked := sync.OnceValue(func() reading.Question { return reading.New(q.ix).Ask(q.args) })
	plain := reading.Plain(q.args)
	if !plain && !asked().Asks() || q.pointsBack(q.args) {
		return q.phrase()
	}
	if tried != nil && tried.label != "" && tried.label != "age" && tried.label != "role" { // what the articles say of somebody so is a fact
		return q.notFound(missed)
	}
	hits, err := q.ix.Passages(q.ctx, index.Query{Text: q.args, Limit: readings})
	if err != nil {
		return fmt.Errorf("cannot look for an answer: %w", err)
	}
	names, err := namesIn(q.ctx, q.ix, q.args)
	if err != nil {
		return err
	}
	r := Retrieved{Hits: hits, Short: empty().Short}
	if !plain && asked().Kind == reading.YesNo { // that a sentence has the words is no yes
		if found, err := q.whether(hits, names); err != nil || found {
			return err
		}
		q.showPassages(hits, names)
		return q.notFound(msgNoPassage)
	}
	named := append(unknown(q.args, names), names...)
	reason := !plain && asked().Kind == reading.Reason
	if reason {
		if found, err := q.because(hits, named); err != nil || found {
			return err
		}
	}
	open := sync.OnceValue(func() *opening { return q.opening(asked, names) })
	if (tried == nil || tried.anyway || tried.command == "where") && q.mayFill(hits, names) && open() != nil {
		if found, err := q.fill(open(), hits, named); err != nil || found {
			return err
		}
	}
	if tried != nil && tried.label == "role" || q.asksWhoFollowed(tried) {
		q.showPassages(hits, names)
		return q.notFound(msgNoPassage)
	}
	ofWhom := silent && tried.begins == "who" // nobody is known to have the attitude
	if silent && !ofWhom {                    // what others said, or what is said of them, is no answer
		q.showPassages(hits, names)
		return q.notFound(msgNoQuoteOn)
	}
	r.answer(q.ix, asked, func(h index.Hit) bool { return q.aboutAll(h, named) })
	if !q.trusts(&r, named) || q.saidThen(r.Short, asked().Verb()) || open() != nil && open().belies(r.Short.Evidence[0], r.Short.within()) || tried != nil && !tried.anyway && !q.tells(r.Short) || ofWhom && q.ix.Share(asked().Verb(), nil, r.Short.Evidence) <= inTitle {
		q.showPassages(r.Hits, names)
		return q.notFound(cmp.Or(missed, msgNoPassage))
	}
	if reason {
		if none, err := q.noReason(r.Short, named); err != nil {
			return err
		} else if none {
			q.showPassages(r.Hits, names)
			return q.notFound(cmp.Or(missed, msgNoPassage))
		}
	}
	q.Short = r.Short
	q.Short.Confidence = min(r.Short.Confidence*r.left, 1)
	q.Short.Date = q.dayOf(r.Short)
	q.Passages = append(q.Passages, passageOf(r.Hits[r.read]))
	q.showPassages(slices.Delete(r.Hits, r.read, r.read+1), names)
	return nil
}

// dayOf returns the day that a short answer tells that names none, as “on Tuesday” does; empty for others.
func (q *question) dayOf(s Short) string {
	d := q.ix.Document(s.Evidence[0].Article)
	if s.Kind != string(reading.Date) || d == nil || len(years(s.Text)) > 0 {
		return ""
	}
	for _, m := range d.Moments {
		if m.Start < s.End && s.Start < m.End && m.Precision == "day" && m.Until == "" {
			return m.Date
		}
	}
	return ""
}

// saidThen reports whether a short answer to when is the day on which somebody said something, where the
// question is for another deed: “the commission announced on Tuesday”.
func (q *question) saidThen(s Short, verb string) bool {
	e := s.Evidence[0]
	m := saidOn().FindStringSubmatch(e.Text[:s.Start-e.Start])
	return s.Kind == string(reading.Date) && m != nil && !overlaps(q.ix.Stems(m[1]), q.ix.Stems(verb))
}

// saidOn finds a verb of saying right before a day.
var saidOn = lazily(`(?i)\b(said|says|told \p{Ll}+|announced|reported|added|stated|declared)(?: on| in| late on| early on)? $`)

// within returns where in its sentence a short answer stands.
func (s Short) within() article.Span {
	return article.Span{Start: s.Start - s.Evidence[0].Start, End: s.End - s.Evidence[0].Start}
}

// trusts reports whether the short answer that was read is sure enough to be given, and is about
// those and the years that the question names.
func (q *question) trusts(r *Retrieved, named []index.Naming) bool {
	if q.another = q.otherOffice(r.Short); q.another || r.Short.Confidence*r.left < sure || q.ofOthers(named, r) {
		return false
	}
	h := r.Hits[r.read]
	asked, e := years(q.args), r.Short.Evidence[0]
	if q.pronounOfOthers(named, h, e) || q.otherRank(e) {
		return false
	}
	return q.ofYears(asked, e, h.Article.Text(h.Span)) && !q.datedElsewhere(asked, e)
}

// pronounOfOthers reports whether a sentence begins with a pronoun and names nobody and nothing that the
// question does, and the sentence that it goes on from names others.
func (q *question) pronounOfOthers(named []index.Naming, h index.Hit, e facts.Evidence) bool {
	if len(named) == 0 || !beginsWithPronoun().MatchString(e.Text) {
		return false
	}
	names := func(e facts.Evidence) bool {
		text, ids := index.Spell(e.Text), q.ix.Mentioned(e)
		return slices.ContainsFunc(named, func(n index.Naming) bool {
			return strings.Contains(text, index.Spell(n.Text)) || slices.ContainsFunc(n.Matches, func(m index.Match) bool { return slices.Contains(ids, m.Entity.ID) })
		})
	}
	if names(e) || q.heIs(named, e) {
		return false
	}
	for _, s := range earlier(h.Article, e) {
		if before := facts.Cite(h.Article, s); !beginsWithPronoun().MatchString(before.Text) {
			return len(q.ix.Mentioned(before))+len(unknown(before.Text, nil)) > 0 && !names(before)
		}
	}
	return false
}

// heIs reports whether a sentence begins with “he” or “she” and means one of those named.
func (q *question) heIs(named []index.Naming, e facts.Evidence) bool {
	he := q.checker(e.Text).antecedent(e)
	return he.id != "" && slices.ContainsFunc(named, func(n index.Naming) bool {
		return slices.ContainsFunc(n.Matches, func(m index.Match) bool { return m.Entity.ID == he.id })
	})
}

// bearing returns what tells whether a passage is about all those named.
func (q *question) bearing(names []index.Naming) func(index.Hit) bool {
	return func(h index.Hit) bool {
		speaks := q.ix.Speaks(h)
		return !slices.ContainsFunc(names, func(n index.Naming) bool { return !speaks(n) })
	}
}

// aboutAll reports whether a passage is about all people among those named, and the article it
// is from about all. What is told of the base further down is of the one in Mosul that
// the article began with; of people it tells who “he” was only now and then.
func (q *question) aboutAll(h index.Hit, named []index.Naming) bool {
	speaks := q.ix.Speaks(h)
	var whole []string // whom the article names
	for _, n := range named {
		if speaks(n) || len(n.Matches) == 0 && q.inArticle(h, n.Text) {
			continue
		}
		if len(n.Matches) == 0 || n.Matches[0].Entity.Type == facts.Person {
			return false
		}
		if whole == nil {
			whole = q.ix.Mentioned(facts.Evidence{Article: h.Article.ID, End: len(h.Article.Body)})
		}
		if !slices.ContainsFunc(n.Matches, func(m index.Match) bool { return slices.Contains(whole, m.Entity.ID) }) && !q.inArticle(h, n.Text) {
			return false
		}
	}
	return true
}

// ofOthers reports whether a short answer is about others than the question names: the passage lacks a country, body or place of it, or the sentence a person, and the
// sentence has another in its stead. Where it is asked who, or how many in a place, the sentence
// must have all: who signed for Nigeria did not for Ghana. Half of a long name is a short one: the
// Solidarity Party is the American one.
func (q *question) ofOthers(named []index.Naming, r *Retrieved) bool {
	e := r.Short.Evidence[0]
	speaks := q.ix.Speaks(r.Hits[r.read])
	who := r.Short.Kind == string(reading.Person) || r.Short.Kind == string(reading.Group)
	counted := r.Short.Kind == string(reading.Number)
	var there []string
	for _, n := range named {
		if q.beginsWithOther(n, r.Short) {
			return true
		}
		if len(n.Matches) == 0 {
			continue
		}
		t := n.Matches[0].Entity.Type
		if (t == facts.Country || t == facts.Place) && !q.there(n, e) {
			return true
		}
		if t != facts.Person && !who && !(counted && t == facts.Place) && speaks(n) || 2*q.ix.Share(n.Text, nil, []facts.Evidence{{Text: e.Text}}) > 1 {
			continue
		}
		if there == nil {
			there = q.besides(r.Short, named)
		}
		if slices.ContainsFunc(n.Matches, func(m index.Match) bool { return slices.Contains(q.ix.Mentioned(e), m.Entity.ID) }) || q.heIs([]index.Naming{n}, e) {
			continue
		}
		if slices.ContainsFunc(there, func(id string) bool {
			other, _ := q.ix.Entity(id)
			return other.Type == t
		}) {
			return true
		}
	}
	return false
}

// beginsWithOther reports whether the sentence of a number or a day begins with a name that the question has not,
// and lacks one of the question's: what Paravax costs is not what R21 does.
func (q *question) beginsWithOther(n index.Naming, s Short) bool {
	switch reading.Kind(s.Kind) {
	case reading.Number, reading.Money, reading.Duration, reading.Date:
	default:
		return false
	}
	e := s.Evidence[0]
	if strings.Contains(index.Spell(e.Text), index.Spell(n.Text)) || slices.ContainsFunc(n.Matches, func(m index.Match) bool { return slices.Contains(q.ix.Mentioned(e), m.Entity.ID) }) {
		return false
	}
	return slices.ContainsFunc(q.checker("").mentionsOf(e), func(m facts.Mention) bool {
		name := e.Text[:m.End-m.Start]
		return m.Start == e.Start && !m.Adjective && s.Start > m.End && !strings.Contains(q.args, name) && costs().MatchString(e.Text[len(name):])
	})
}

// costs finds a verb right behind a name.
var costs = lazily(`^ \p{Ll}+(?:s|ed)\b`)

// otherRank reports whether a question asks who came second, say, and a sentence only says who came third.
func (q *question) otherRank(e facts.Evidence) bool {
	asked := rank().FindStringSubmatch(q.args)
	told := rank().FindAllStringSubmatch(e.Text, -1)
	return asked != nil && len(told) > 0 && !slices.ContainsFunc(told, func(m []string) bool { return strings.EqualFold(m[1], asked[1]) })
}

// rank finds the rank in which somebody came.
var rank = lazily(`(?i)\b(?:came|come|comes|coming|finish\w*|plac(?:ed|ing)|ranked)\s+(?:in\s+)?(first|second|third|fourth|fifth|last)\b`)

// there reports whether a sentence may be of a country or place that a question names: the title, it or the
// article before it has that. Anna who won “the election” won none in Denmark where Denmark
// congratulated her afterwards.
func (q *question) there(n index.Naming, e facts.Evidence) bool {
	text := genitive().ReplaceAllString(e.Title+"\n"+e.Text, " ")
	if strings.Contains(index.Spell(text), index.Spell(genitive().ReplaceAllString(n.Text, " "))) {
		return true
	}
	return slices.ContainsFunc(q.ix.Mentioned(facts.Evidence{Article: e.Article, End: e.End}), func(id string) bool {
		return slices.ContainsFunc(n.Matches, func(m index.Match) bool { return m.Entity.ID == id })
	})
}

var genitive = lazily(`['’]s?\b`)

// besides returns the ids of those whom the sentence of a short answer mentions, beside the answer
// and whom the question names.
func (q *question) besides(s Short, named []index.Naming) []string {
	e := s.Evidence[0]
	before, behind := e, e
	before.End, behind.Start = s.Start, s.End
	return slices.DeleteFunc(append(q.ix.Mentioned(before), q.ix.Mentioned(behind)...), func(id string) bool {
		return slices.ContainsFunc(named, func(n index.Naming) bool {
			return slices.ContainsFunc(n.Matches, func(m index.Match) bool { return m.Entity.ID == id })
		})
	})
}

// inArticle reports whether an article has words that begin as the words of a name do, or the
// passage those of their stems: “Democratic” or “Democrats” for “Democrat”, “Mexican” for “Mexicans”.
func (q *question) inArticle(h index.Hit, name string) bool {
	for at, rest := 0, h.Article.Body; at >= 0; {
		if at = strings.Index(rest, " "+name); at >= 0 {
			rest = rest[at+1+len(name):]
			if r, _ := utf8.DecodeRuneInString(rest); len(name) >= 4 || !unicode.IsLetter(r) { // “Air” is no Airport
				return true
			}
		}
	}
	return q.ix.HasStems(h, name)
}

// tells reports whether a short answer to when or where, of which no event is known, stands
// in a sentence that tells half of what was asked, and is no person and no sentence itself.
func (q *question) tells(s Short) bool {
	sentence := s.Evidence[0].Text
	told := []facts.Evidence{{Text: sentence}}
	if he := q.checker(sentence).antecedent(s.Evidence[0]); he.id != "" {
		entity, _ := q.ix.Entity(he.id)
		told = append(told, facts.Evidence{Text: entity.Name})
	}
	return 2*len(s.Text) < len(sentence) && !(reading.Kind(s.Kind) == reading.Place && q.names(s, facts.Person)) &&
		q.ix.Share(q.args, nil, told) >= enough
}

// names reports whether a short answer has the name of an entity of a type.
func (q *question) names(s Short, t facts.Type) bool {
	e := s.Evidence[0]
	e.Start, e.End = s.Start, s.End
	return slices.ContainsFunc(q.ix.Mentioned(e), func(id string) bool {
		found, _ := q.ix.Entity(id)
		return found.Type == t
	})
}
