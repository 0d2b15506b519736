package answers

import (
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/reading"
)

// givenTold is how sure it is that words of somebody answer a question that wants a yes or a no: they say
// or deny what it asks, and what is so remains for the reader to judge.
const givenTold = 0.8

// toldBy answers a question that wants a yes or a no by the sentence in which somebody says or denies what
// it asks, which the articles do not say themselves. It reports whether anybody does.
func (q *question) toldBy(c *checker, st *statement, hits []index.Hit) bool {
	claimed := c.claimed(st)
	if len(claimed) == 0 {
		return false
	}
	for _, h := range hits {
		for _, e := range sentencesIn(h.Article, h.Span) {
			if asks(strings.TrimRight(e.Text, "*_")) || supposed().MatchString(e.Text) {
				continue
			}
			at := c.wordsOn(&claimed[0], st, e, h.Span)
			if at.End == 0 {
				continue
			}
			q.Short = Short{Kind: string(reading.YesNo), Text: e.Text[at.Start:at.End], Start: e.Start + at.Start, End: e.Start + at.End, Confidence: givenTold, Evidence: []facts.Evidence{e}}
			q.Passages = append(q.Passages, passageOf(h))
			return true
		}
	}
	return false
}

// supposed is the beginning of a sentence that only supposes something.
var supposed = lazily(`^\W*(?:Had|Were|Should|Suppose|Imagine|If|Unless)\s`)

// wordsOn returns where in a sentence somebody says or denies what a claim says, from the verb of saying on;
// it is empty where nobody does. Where that was, the passage around may say.
func (c *checker) wordsOn(a *act, st *statement, e facts.Evidence, passage article.Span) article.Span {
	d := c.ix.Document(e.Article)
	if d == nil {
		return article.Span{}
	}
	said := c.actsIn(e)
	claim := auxiliaries().ReplaceAllString(st.text, " ")
	known := slices.Concat(c.titled(st), keepIf(c.ix.Mentioned(facts.Evidence{Article: e.Article, Start: passage.Start, End: passage.End}), isPlace))
	for _, t := range d.Attributions {
		if len(t.Source) == 0 || len(t.Cue) == 0 || len(t.Content) != 1 || t.Content[0].Start < e.Start || t.Content[0].End > e.End || t.Cue[0].Start < e.Start {
			continue
		}
		content := article.Span{Start: t.Content[0].Start - e.Start, End: t.Content[0].End - e.Start}
		words := []facts.Evidence{{Article: e.Article, Date: e.Date, Start: t.Content[0].Start, End: t.Content[0].End, Text: e.Text[content.Start:content.End]}}
		speaker := c.namedIn(d, t.Source[0], e)
		if c.ix.Share(claim, slices.Concat(known, speaker), words) < enoughWords || !c.numbers(st, words) || !c.days(st, words) {
			continue
		}
		if slices.ContainsFunc(said, func(b act) bool {
			return b.at >= content.Start && b.end <= content.End && c.saysSame(a, &b, st, e, content, speaker)
		}) {
			return article.Span{Start: min(t.Cue[0].Start-e.Start, content.Start), End: max(content.End, t.Cue[len(t.Cue)-1].End-e.Start)}
		}
	}
	return article.Span{}
}

// auxiliaries are words before a verb that those of another tense may stand for.
var auxiliaries = lazily(`\b(?:will|would|has|have|had|did|can|could)\b`)

// isPlace reports whether an id is that of a place or a country.
func isPlace(id string) bool {
	return strings.HasPrefix(id, string(facts.Place)+"/") || strings.HasPrefix(id, string(facts.Country)+"/")
}

// namedIn returns the ids of who says something: whom its source names, or means by “he” or “she”.
func (c *checker) namedIn(d *facts.Document, source article.Span, e facts.Evidence) []string {
	ids := c.ix.Mentioned(facts.Evidence{Article: d.Article.ID, Start: source.Start, End: source.End})
	if he := c.antecedent(e); he.id != "" && source.Start == e.Start {
		ids = append(ids, he.id)
	}
	return ids
}

// saysSame reports whether a verb in somebody's words says what a claim does, of the same, or its denial.
func (c *checker) saysSame(a, b *act, st *statement, e facts.Evidence, content article.Span, speaker []string) bool {
	accused := a.mood == asserted && strings.HasSuffix(b.word, "ing") // “accused Norway of shelling the town”
	if !c.sameVerb(a.verb, b.verb) || a.passive != b.passive || (a.mood == other) != (b.mood == other) && !accused {
		return false
	}
	subject := b.subject
	if before, _, ok := strings.Cut(e.Text[content.Start:b.at], " of "); accused && ok {
		subject = c.ix.Stems(before)
	}
	objects := e.Text[b.end:max(b.end, content.End)] // with what belongs to them: “the town of Mirna”
	if end := nextPreposition().FindStringIndex(objects); end != nil {
		objects = objects[:end[0]]
	}
	return meets(a.object, c.ix.Stems(objects)) && (sameWhole(a.subject, subject) || c.ofSpeaker(b, st, e, speaker))
}

// nextPreposition finds where what a verb is done to ends.
var nextPreposition = lazily(`[,;:]|\s(?:about|on|in|at|with|from|to|for|by|over|against|after|before)\s`)

// ofSpeaker reports whether a verb is said of “he” or “she” who says it, and the claim of them.
func (c *checker) ofSpeaker(b *act, st *statement, e facts.Evidence, speaker []string) bool {
	switch e.Text[b.subjectAt.Start:b.subjectAt.End] {
	case "he", "she":
	default:
		return false
	}
	return len(st.names) > 0 && slices.ContainsFunc(st.names[0].Matches, func(m index.Match) bool { return slices.Contains(speaker, m.Entity.ID) })
}
