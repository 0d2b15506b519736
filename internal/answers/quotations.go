package answers

import (
	"fmt"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// quotations compares what is quoted: words between quotation marks by the letter, and
// what is reported by what it tells.
func (c *checker) quotations(st *statement) ([]finding, error) {
	var out []finding
	for _, q := range st.quotes {
		if q.Kind == facts.Reported {
			f, err := c.reported(st, q)
			if err != nil {
				return nil, err
			}
			out = append(out, f)
			continue
		}
		f, err := c.quoted(st, q)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// leastQuoted is from how many words on a quotation is nobody else's by chance.
const leastQuoted = 4

func (c *checker) quoted(st *statement, q facts.Quote) (finding, error) {
	same, err := c.ix.Quoting(c.ctx, q.Text)
	if err != nil {
		return finding{}, fmt.Errorf("cannot look for a quotation: %w", err)
	}
	said := index.Spell(q.Text)
	speakers := c.whom(st, q.SpeakerID, q.Speaker)
	for _, s := range st.names { // a name that several bear is any of them
		if q.Speaker != "" && strings.EqualFold(s.Text, q.Speaker) {
			for _, m := range s.Matches {
				speakers = append(speakers, m.Entity.ID)
			}
		}
	}
	named := namesSpeaker(st.doc.Article, q) && slices.ContainsFunc(speakers, func(id string) bool { return !strings.HasPrefix(id, string(facts.Topic)) })
	var out finding
	for _, k := range same {
		has := index.Spell(k.Text)
		if !strings.Contains(has, said) && !(strings.Contains(said, has) && len(has)*10 >= len(said)*8) {
			continue
		}
		switch {
		case k.Kind == facts.Reported:
		case q.Speaker == "" || slices.Contains(speakers, k.SpeakerID) || c.speaksFor(k.SpeakerID, speakers):
			if neverSaid().MatchString(st.outside(q)) {
				return finding{verdict: Otherwise, differs: otherPolarity, evidence: first(k.Evidence, 1)}, nil
			}
			return finding{verdict: InArticles, evidence: first(k.Evidence, 1)}, nil
		case k.SpeakerID == "" || !named || !c.saidByName(k):
			out = finding{verdict: missing}
		case out.verdict == "" && len(strings.Fields(said)) >= leastQuoted && !neverSaid().MatchString(st.outside(q)):
			out = finding{verdict: Otherwise, differs: otherSpeaker, evidence: first(k.Evidence, 1)}
		}
	}
	return cmpFinding(out), nil
}

// namesSpeaker reports whether an article names who said something where it says so. Whom
// a pronoun means is surer to be one than to be another.
func namesSpeaker(a *article.Article, q facts.Quote) bool {
	return slices.ContainsFunc(q.Source, func(s article.Span) bool { return !isPronoun(a.Text(s)) })
}

func (c *checker) saidByName(q facts.Quote) bool {
	d := c.ix.Document(q.Evidence[0].Article)
	return d != nil && namesSpeaker(d.Article, q)
}

// outside returns a claim without the words it quotes.
func (st *statement) outside(q facts.Quote) string { return strings.Replace(st.text, q.Text, " ", 1) }

// speaksFor reports whether somebody is one of the people of a country or a body.
func (c *checker) speaksFor(id string, of []string) bool {
	return slices.ContainsFunc(of, func(whole string) bool {
		return slices.ContainsFunc(c.ix.Members(whole), func(e facts.Entity) bool { return e.ID == id })
	})
}

// reported compares what somebody is said to have said, with their statements.
func (c *checker) reported(st *statement, q facts.Quote) (finding, error) {
	best := finding{verdict: missing}
	for _, id := range c.whom(st, q.SpeakerID, q.Speaker) {
		for _, k := range c.ix.Quotes(id) {
			if share := c.ix.Share(q.Text, []string{id}, []facts.Evidence{{Text: k.Text}}); share >= enoughWords && share > best.share && sameHedges(q.Text, k.Text) {
				best = finding{verdict: InArticles, evidence: first(k.Evidence, 1), share: share}
			}
		}
	}
	return best, nil
}

// attributedAlike reports whether a sentence is not for the most part somebody's words, as a claim is
// not that quotes nobody.
func (c *checker) attributedAlike(e facts.Evidence) bool {
	d := c.ix.Document(e.Article)
	return d != nil && !slices.ContainsFunc(d.Quotes, func(q facts.Quote) bool {
		return slices.ContainsFunc(q.Content, func(s article.Span) bool {
			return s.Start < e.End && e.Start < s.End && (min(s.End, e.End)-max(s.Start, e.Start))*3 > e.End-e.Start
		})
	})
}

// claimant returns what the articles call somebody who says something: by name, else “a witness”.
func (c *checker) claimant(q facts.Quote) string {
	d := c.ix.Document(q.Evidence[0].Article)
	if q.SpeakerID != "" && q.Speaker != "" || d == nil || len(q.Source) == 0 {
		return q.Speaker
	}
	name := d.Article.Text(q.Source[0])
	if first, _, _ := strings.Cut(name, " "); slices.Contains([]string{"A", "An", "The", "His", "Her", "Its", "Their"}, first) {
		return strings.ToLower(first) + name[len(first):]
	}
	return name
}
