package answers

import (
	"slices"
	"strings"

	"attache/internal/facts"
)

// attitudes compares stances: of the same holder towards the same target.
func (c *checker) attitudes(st *statement) ([]finding, error) {
	var out []finding
	for _, s := range st.stances {
		if s.Claimant != "" { // it stands within what is quoted
			continue
		}
		out = append(out, c.attitude(st, s))
	}
	return out, nil
}

func (c *checker) attitude(st *statement, s facts.Stance) finding {
	holders := c.whom(st, s.HolderID, s.Holder)
	var targets []string
	if s.TargetID != "" {
		targets = c.whom(st, s.TargetID, s.Target)
	}
	on := c.ix.Stems(s.Target)
	var agrees, against finding
	for _, id := range holders {
		for _, k := range c.ix.Stances(id) {
			if k.Claimant != "" && k.Claimant != k.Holder || onlyNotYet(st.text, refused().MatchString(s.Cue)) || onlyNotYetIn(k.Evidence, refused().MatchString(k.Cue)) {
				continue
			}
			known := c.ix.Stems(k.Target)
			exact := k.TargetID != "" && slices.Contains(targets, k.TargetID) || len(on) > 0 && subset(on, known) && subset(known, on)
			near := exact || len(on) > 0 && len(known) > 0 && (subset(on, known) || subset(known, on)) && c.sameHead(s.Target, k.Target)
			voted := isVote(s) && isVote(k)
			if !near && !voted {
				continue
			}
			share := c.ix.Share(st.undated(), []string{id}, k.Evidence)
			sameWord := overlaps(c.ix.Stems(s.Cue), c.ix.Stems(k.Cue))
			no := refused().MatchString(s.Cue) != refused().MatchString(k.Cue)
			switch {
			case sameWord && no && near && len(holders) == 1:
				if k.Claimant == "" && share >= enoughOther && against.share < share {
					against = finding{verdict: Otherwise, differs: otherPolarity, evidence: first(k.Evidence, 1), share: share}
				}
			case s.Polarity == k.Polarity && (near || voted):
				if share >= enoughSame && agrees.share < share && c.when(st, k.Date, k.Evidence) {
					agrees = finding{verdict: InArticles, evidence: first(k.Evidence, 1), share: share}
				}
				if near { // whatever else they are said to hold, this as well
					against = finding{share: 2}
				}
			case len(holders) != 1:
			case voted || opposite(s.Polarity, k.Polarity) && exact:
				// The words of what they do differ, by nature; all the others must be there.
				rest := strings.Replace(st.undated(), s.Cue, " ", 1)
				if share := c.ix.Share(rest, []string{id}, k.Evidence); (voted && c.oneVote(s, k, known) || share >= enoughOther) && against.share < 1+share && c.when(st, k.Date, k.Evidence) {
					against = finding{verdict: Otherwise, differs: otherPolarity, evidence: first(k.Evidence, 1), share: 1 + share}
				}
			}
		}
	}
	switch {
	case agrees.verdict != "":
		return agrees
	case against.verdict != "":
		return against
	}
	return finding{}
}

// sameHead reports whether of two targets, of which one has all words of the other, each has what the
// other is of: who backs the critics of the truce does not back the truce. To oppose the plan to end it
// is to oppose that it ends.
func (c *checker) sameHead(a, b string) bool {
	has := func(target, other string) bool {
		if m := meantTo().FindStringSubmatch(target); m != nil {
			return subset(c.ix.Stems(m[1]), c.ix.Stems(other))
		}
		s := meantFor().ReplaceAllString(target, "")
		head := c.headOf(s)
		return head == "" || slices.Contains(c.ix.Stems(other), head)
	}
	return has(a, b) && has(b, a)
}

var (
	meantTo   = lazily(`(?i)\b(?:plan|proposal|idea|bid|decision|call|demand|motion|move|attempt|effort)s?\s+to\s+(\p{L}+)`)
	meantFor  = lazily(`(?i)^.*?\b(?:plan|proposal|idea|bid|call|demand|motion)s?\s+(?:for|of)\s+(?:the\s+)?`)
	belowHead = lazily(`(?i)\s(?:of|to|for|on|in|at|by|with|against|from|over|about|between|that|which|who)\s`)
)

func opposite(a, b string) bool {
	return a == facts.Supports && b == facts.Opposes || a == facts.Opposes && b == facts.Supports
}

var votes = lazily(`(?i)\b(?:vot(?:e|es|ed|ing)|abstain\w*)\b`)

// isVote reports whether a stance is how somebody voted.
func isVote(s facts.Stance) bool { return votes().MatchString(s.Cue) }

// oneVote reports whether two votes are on one thing, as far as they say: of "the vote"
// and "the resolution" either may be said.
func (c *checker) oneVote(a, b facts.Stance, known []string) bool {
	on := c.ix.Stems(a.Target)
	return subset(on, slices.Concat(known, voteWords)) && subset(known, slices.Concat(on, voteWords))
}

var voteWords = []string{"vote", "resolut", "statement", "motion"}
