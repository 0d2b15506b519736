package answers

import (
	"slices"
	"strings"

	"attache/internal/facts"
	"attache/internal/index"
)

// How much of a claim must stand in the sentences that are to say or to contradict it,
// its names and days aside. Tuned on the open half of internal/eval/testdata/claims.jsonl:
// below the first, sentences with the same people and another matter confirm; of those
// below the second, some contradict what is a matter of its own.
const (
	enoughSame  = 0.7
	enoughOther = 0.75
	enoughWords = 0.93 // where no fact was found, only words
)

// A finding is what one fact of a claim comes to.
type finding struct {
	verdict  string      // "" for nothing
	told     bool        // by what it says is done, not by its words
	by       facts.Quote // who says so, for Claimed
	differs  string
	evidence []facts.Evidence
	share    float64
}

// verify compares a claim with the articles: each fact in it by itself, and where there
// is none, or none that the articles have, its words.
func (c *checker) verify(st *statement) (Check, error) {
	out := Check{Verdict: NotInArticles, Evidence: []facts.Evidence{}, Nearest: []facts.Evidence{}}
	words, err := c.sentences(st)
	if err != nil {
		return out, err
	}
	ev, says := words.evidence, words.verdict == InArticles
	if says && index.Spell(ev[0].Text) == index.Spell(st.text) { // word for word
		out.Verdict, out.Evidence = InArticles, ev
		return out, nil
	}
	var found []finding
	for _, step := range []func(*statement) ([]finding, error){c.attributes, c.quotations, c.attitudes, c.happenings} {
		f, err := step(st)
		if err != nil {
			return out, err
		}
		found = append(found, f...)
	}
	found = slices.DeleteFunc(found, func(f finding) bool { return len(f.evidence) > 0 && asks(f.evidence[0].Text) })
	if i := slices.IndexFunc(found, func(f finding) bool { return f.verdict == Otherwise }); i >= 0 && !st.hedged {
		out.Verdict, out.Differs, out.Evidence = Otherwise, found[i].differs, first(found[i].evidence, maxCheckEvidence)
		return out, nil
	}
	found = slices.DeleteFunc(found, func(f finding) bool {
		return f.verdict == InArticles && len(f.evidence) > 0 && c.misplaces(st, f.evidence[0], false)
	})
	if c.strict {
		found = slices.DeleteFunc(found, func(f finding) bool {
			return f.verdict == InArticles && slices.ContainsFunc(f.evidence, func(e facts.Evidence) bool { return c.gainsays(st, e) })
		})
	}
	lacks := slices.ContainsFunc(found, func(f finding) bool { return f.verdict == missing }) && !(words.told && c.toldLast(st))
	said := slices.DeleteFunc(slices.Clone(found), func(f finding) bool { return f.verdict != InArticles })
	if len(said) > 0 && !lacks && c.covers(st, said) {
		out.Verdict = InArticles
		for _, f := range said {
			for _, ev := range f.evidence {
				if len(out.Evidence) < maxCheckEvidence && !slices.ContainsFunc(out.Evidence, func(e facts.Evidence) bool { return e.Article == ev.Article && e.Start == ev.Start }) {
					out.Evidence = append(out.Evidence, ev)
				}
			}
		}
		return out, nil
	}
	if words.verdict == Otherwise && (!lacks || c.strict) || says && c.strict { // by what it says is done, and not by its words
		out.Verdict, out.Differs, out.Evidence = words.verdict, words.differs, ev
		return out, nil
	}
	if id, what, ok := st.nominal(); ok && !words.told && !c.passes(st) {
		says = false // words that stand together are no proof of who is what
		if own := c.isKnownAs(st, id, what); own != nil {
			out.Verdict, out.Evidence = InArticles, own
			return out, nil
		}
	}
	switch {
	case says && !lacks:
		out.Verdict, out.Evidence = InArticles, ev
	case words.verdict == Claimed && !lacks:
		out.Verdict, out.Claimant, out.Via, out.Evidence = Claimed, c.claimant(words.by), words.by.Via, ev
	default:
		f, err := c.reworded(st)
		if err != nil {
			return out, err
		}
		switch {
		case f.verdict == Otherwise:
			out.Verdict, out.Differs, out.Evidence = f.verdict, f.differs, f.evidence
		case f.told && !lacks:
			out.Verdict, out.Evidence = InArticles, f.evidence
		case f.verdict == Claimed && !lacks:
			out.Verdict, out.Claimant, out.Via, out.Evidence = Claimed, c.claimant(f.by), f.by.Via, f.evidence
		default:
			out.Nearest = append(out.Nearest, ev...)
		}
	}
	return out, nil
}

// missing is the verdict on a part of a claim without which it is not said: a role.
const missing = "missing"

// maxCheckEvidence is how many sentences are shown for a claim.
const maxCheckEvidence = 2

// toldLast reports whether all that a claim says somebody is stands behind its verb, so that a sentence
// with the same verb says it: “was elected mayor of Rena”, but not “Mayor Berg resigned”.
func (c *checker) toldLast(st *statement) bool {
	acts := c.claimed(st)
	return len(acts) > 0 && !slices.ContainsFunc(st.facts, func(f facts.Fact) bool {
		at := strings.Index(st.text, f.Value)
		return at >= 0 && at < acts[0].end
	})
}

// empty reports whether a clause of no known name has not been found to say anything: it
// may as well be about the weather.
func (st *statement) empty(c Check) bool {
	return len(st.facts)+len(st.quotes)+len(st.stances)+len(st.events)+len(st.names) == 0 && c.Verdict == NotInArticles
}

// cmpFinding returns a finding, or one that a part of the claim is missing.
func cmpFinding(f finding) finding {
	if f.verdict == "" {
		f.verdict = missing
	}
	return f
}

// whom returns the ids of whom the corpus means by somebody that a claim names.
func (c *checker) whom(st *statement, id, name string) []string {
	key := id + "|" + name
	if ids, ok := st.ids[key]; ok {
		return ids
	}
	var ids []string
	if _, ok := c.ix.Entity(id); ok {
		ids = []string{id}
	} else if found, err := c.ix.Named(c.ctx, name); err == nil {
		for _, m := range found {
			ids = append(ids, m.Entity.ID)
		}
	}
	st.ids[key] = ids
	return ids
}

func overlaps(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// subset reports whether all of a are in b.
func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
}
