package answers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"attache/internal/facts"
	"attache/internal/index"
)

// sentences returns the sentence of the articles that has most of a claim's words, and
// what it says of the claim.
func (c *checker) sentences(st *statement) (finding, error) {
	hits, err := c.ix.Passages(c.ctx, index.Query{Text: st.text, Literal: true, Limit: 5})
	if err != nil {
		return finding{}, fmt.Errorf("cannot search for a claim: %w", err)
	}
	type scored struct {
		ev    facts.Evidence
		share float64
	}
	titled, text := c.titled(st), c.uncounted(st, st.text)
	var all []scored
	for _, h := range hits {
		for _, ev := range sentencesIn(h.Article, h.Span) {
			whom := titled
			if he := c.antecedent(ev); he.id != "" {
				whom = append(slices.Clip(whom), he.id)
			}
			all = append(all, scored{ev, c.ix.Share(text, whom, []facts.Evidence{ev})})
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.share, a.share) })
	out := finding{verdict: NotInArticles}
	for _, s := range all {
		if s.share < enoughWords {
			break
		}
		f := c.says(st, s.ev)
		if f.verdict == InArticles {
			return f, nil
		}
		if f.verdict == Otherwise && out.verdict != Otherwise || f.verdict == Claimed && out.verdict == NotInArticles {
			out = f
		}
	}
	if len(all) > 0 && all[0].share >= enough && out.verdict == NotInArticles {
		out.evidence = []facts.Evidence{all[0].ev}
	}
	return out, nil
}

// titled returns whom a claim names behind a role of theirs: "Russian Foreign Minister
// Lavrov". A sentence that calls them by name alone says the same.
func (c *checker) titled(st *statement) []string {
	var out []string
	for _, n := range st.names {
		before := c.ix.Stems(st.text[:n.Start])
		if len(n.Matches) != 1 || len(before) == 0 {
			continue
		}
		for f := range c.ix.EachFact(n.Matches[0].Entity.ID) {
			if f.Label == "role" && slices.Contains(c.ix.Stems(f.Value), before[len(before)-1]) {
				out = append(out, n.Matches[0].Entity.ID)
				break
			}
		}
	}
	return out
}

// says returns what a sentence that has a claim's words says of it, and in what it differs: all the words,
// in the same order, and the same denials and conditions say the same; so does a sentence in which the
// same is said to be done. What only somebody says in it is Claimed. Of the claim in a question only what is done in it counts.
func (c *checker) says(st *statement, e facts.Evidence) finding {
	ev := []facts.Evidence{e}
	is := func(verdict, differs string) finding {
		return finding{verdict: verdict, differs: differs, evidence: ev}
	}
	told := finding{verdict: InArticles, told: true, evidence: ev}
	not := finding{verdict: NotInArticles}
	switch {
	case asks(e.Text):
		return not
	case index.Spell(st.text) == index.Spell(e.Text):
		return told
	case !c.names(st, ev) || !c.days(st, ev) || !c.objects(st, c.titled(st), ev) || !c.verbs(st, ev) || !c.strict && len(st.quotes) > 0: // quotations are held against quotations
		return not
	}
	if id, what, ok := st.nominal(); ok && c.apposed(st, id, what, e) {
		return told
	}
	counts := c.numbers(st, ev)
	done, by := c.tells(st, e)
	if done == Otherwise && counts && !st.hedged {
		return is(Otherwise, otherPolarity)
	}
	if done != InArticles && (c.deniesWord(st, ev) || turned().MatchString(e.Text) && !turned().MatchString(st.text)) || c.misplaces(st, e, len(by) > 0) {
		return not
	}
	switch {
	case counts && (done == InArticles || !c.strict && !c.denies(st) && c.attributedAlike(e) && sameHedges(st.text, e.Text) && c.inOrder(st.undated(), e.Text) && c.actsAlike(st.undated(), e)):
		f := is(InArticles, "")
		f.told = done == InArticles
		return f
	case !counts && done == InArticles && !st.hedged && c.otherNumber(st, e):
		return is(Otherwise, otherNumber)
	case counts && len(by) > 0:
		f := is(Claimed, "")
		f.by = by[0]
		return f
	}
	return not
}

// denies reports whether a claim denies something. Its words alone do not tell how much of it is denied.
func (c *checker) denies(st *statement) bool {
	return slices.ContainsFunc(c.claimed(st), func(a act) bool { return a.mood == denied })
}

// otherNumber reports whether a sentence that tells of the same deed has another number of the one thing
// that a claim counts. A claim that names nobody may be of another deed of the kind.
func (c *checker) otherNumber(st *statement, e facts.Evidence) bool {
	if len(st.names) == 0 {
		return false
	}
	known := c.quantitiesIn(e)
	other := false
	for _, q := range c.claimedQuantities(st) {
		if slices.ContainsFunc(known, func(k quantity) bool { return q.same(&k) }) {
			continue
		}
		like := keepIf(known, func(k quantity) bool { return !k.date && k.countsLike(&q) && k.ordinal == q.ordinal })
		if other || len(like) != 1 || !like[0].contradicts(&q) {
			return false
		}
		other = true
	}
	return other
}

// inOrder reports whether the words of a claim stand in a sentence in their order: of
// more than six, one may stand elsewhere. Who did it to whom is a matter of order.
func (c *checker) inOrder(claim, sentence string) bool {
	a, b := c.ix.Stems(claim), c.ix.Stems(sentence)
	a = slices.DeleteFunc(a, func(s string) bool { return !slices.Contains(b, s) })
	common := make([]int, len(b)+1) // the longest run in order of both, so far
	for _, s := range a {
		before := 0
		for j := range b {
			here := common[j+1]
			if s == b[j] {
				common[j+1] = before + 1
			} else {
				common[j+1] = max(here, common[j])
			}
			before = here
		}
	}
	return common[len(b)] >= len(a)-min(len(a)/7, 1)
}

// namesInOrder reports whether the names of a claim stand in a sentence in their order,
// as far as they stand there.
func (st *statement) namesInOrder(e facts.Evidence) bool {
	text := index.Spell(e.Text)
	at := -1
	for _, n := range st.names {
		i := strings.Index(text, index.Spell(n.Text))
		if i >= 0 && i < at {
			return false
		}
		at = max(at, i)
	}
	return true
}
