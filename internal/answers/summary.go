package answers

import (
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// Limits of a summary: what is read before one scrolls.
const (
	maxGist     = 4 // sentences of an article
	maxGistOf   = 6 // sentences about an entity
	maxHeadline = 6 // articles of the corpus
)

// summary answers with the few sentences that carry the most: of an article, about an
// entity, or, of the whole corpus, of each of the newest articles.
func summary(q *question) error {
	name := strings.Trim(summaryOf().ReplaceAllString(q.args, ""), " ?!.")
	if name == "" {
		return q.headlines()
	}
	if q.pointsBack(name) {
		return q.notFound(msgNoMemory)
	}
	a := q.article(name)
	if a == nil {
		found, err := q.find(name)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			a = q.byTitle(name)
		}
	}
	if a != nil {
		return q.summarise(a)
	}
	ok, err := q.resolve(name, facts.Person, facts.Country, facts.Organisation, facts.Place)
	if err != nil {
		return err
	}
	if !ok {
		return q.passagesInstead(name, Answered, msgOnlyPassages)
	}
	q.gist(q.ix.GistOf(q.Subject.ID, maxGistOf))
	if len(q.Passages) == 0 {
		return q.notFound(msgNoGist)
	}
	q.suggestFor(q.Subject)
	return nil
}

// summaryOf finds the words between the command and what is to be summed up.
var summaryOf = lazily(`(?i)^(?:(?:of|about|on|for)\b\s*)?(?:(?:the|this|these|your|all)\s+(?:news|articles?|corpus|everything)\s*$|the\s+article\s+|(?:everything|news|all)\s*$)?`)

// summarise sums up an article.
func (q *question) summarise(a *article.Article) error {
	if a.Retracted != "" {
		return q.notFound(msgRetracted)
	}
	q.Articles = []Listing{listing(a)}
	q.gist(q.ix.Gist(a.ID, maxGist))
	q.offer("article " + a.ID)
	if len(q.Passages) == 0 {
		return q.notFound(msgNoGist)
	}
	if len(q.ix.TimelineOf(a.ID)) > 1 {
		q.offer("timeline " + a.ID)
	}
	return nil
}

// headlines sums up the newest articles, by the sentence of each that says most.
func (q *question) headlines() error {
	all := q.ix.Newest()
	per := 1
	if len(all) < maxHeadline/2 {
		per = 2
	}
	articles := 0
	for _, a := range all {
		if articles == maxHeadline {
			break
		}
		ev := q.ix.Gist(a.ID, per)
		if len(ev) == 0 {
			continue
		}
		articles++
		q.gist(ev)
		if articles <= 2 {
			q.offer("summary " + a.ID)
		}
	}
	if len(q.Passages) == 0 {
		return q.notFound(msgNoGist)
	}
	q.offer("articles")
	return nil
}

// gist adds sentences of a summary.
func (q *question) gist(ev []facts.Evidence) {
	for _, e := range ev {
		q.Passages = append(q.Passages, Passage{Evidence: e, Highlights: [][2]int{}, Also: []facts.Evidence{}})
	}
}
