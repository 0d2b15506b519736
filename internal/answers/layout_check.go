package answers

import "strings"

// maxClaimBytes is how much of a claim is shown: enough to know it again.
const maxClaimBytes = 300

// goesOn stands where a claim goes on.
const goesOn = "…"

// checkItems shows each claim, in the words of the text, with what the articles say of
// it and the sentences that do.
func (d draft) checkItems() []Item {
	var out []Item
	for _, c := range d.Checks {
		verdict := d.heading(verdictNot)
		switch {
		case c.Verdict == InArticles:
			verdict = d.heading(verdictIn)
		case c.Verdict == Claimed && c.Via != "":
			verdict = d.heading(saidVia, value(c.Claimant), value(c.Via))
		case c.Verdict == Claimed:
			verdict = d.heading(verdictSaid, value(c.Claimant))
		case c.Verdict == Otherwise && differences[c.Differs] != "":
			verdict = d.strongly(d.line(otherwiseIn, d.line(differences[c.Differs])))
		case c.Verdict == Otherwise:
			verdict = d.heading(verdictOther)
		}
		out = append(out, Item{Text: d.line(lineClaim, value(claimShown(c)), verdict), Cites: cites(c.Evidence)})
	}
	return out
}

// nearestItems shows what comes nearest to claims that the articles do not have, apart
// from what says something of them.
func (d draft) nearestItems() []Item {
	var out []Item
	for _, c := range d.Checks {
		if len(c.Nearest) > 0 {
			out = append(out, Item{Text: d.line(lineNearest, value(claimShown(c))), Cites: cites(c.Nearest)})
		}
	}
	return out
}

// strongly returns a line that catches the eye.
func (d draft) strongly(line []Piece) []Piece {
	for i := range line {
		line[i].Strong = true
	}
	return line
}

// claimShown is a claim on one line without its markup, cut where it is long.
func claimShown(c Check) string {
	s := strings.Join(strings.Fields(plainMessage(c.Claim.Text)), " ")
	if len(s) <= maxClaimBytes {
		return s
	}
	return strings.TrimRight(strings.ToValidUTF8(s[:maxClaimBytes], ""), " ") + goesOn
}
