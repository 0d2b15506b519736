package answers

import "slices"

// A Group is what a face shows together: statements, and the citations that all
// of them rest on. Either may be empty.
type Group struct {
	Texts [][]Piece
	Cites []Citation
}

// Groups returns the items of a section with the consecutive ones that rest on
// the very same evidence joined: a reader sees the quotation once, under all
// that follows from it, but never more than maxTogether statements above it.
// Citations an item has twice are shown once.
func (s Section) Groups() []Group {
	var out []Group
	for _, it := range s.Items {
		cites := distinct(it.Cites)
		if n := len(out); n > 0 && len(cites) > 0 && len(it.Text) > 0 && len(out[n-1].Texts) > 0 && len(out[n-1].Texts) < maxTogether && slices.EqualFunc(out[n-1].Cites, cites, sameEvidence) {
			g := &out[n-1]
			g.Texts = append(g.Texts, it.Text)
			for i, c := range cites {
				g.Cites[i].Highlights = slices.Concat(g.Cites[i].Highlights, c.Highlights)
			}
			continue
		}
		g := Group{Cites: cites}
		if len(it.Text) > 0 {
			g.Texts = [][]Piece{it.Text}
		}
		out = append(out, g)
	}
	return out
}

// maxTogether is how many lines a reader takes in before the quotation that they
// rest on is out of sight on a telephone.
const maxTogether = 8

// Follows reports whether citation i of a group is of the same article as the one before:
// then the origin of both stands once, under the last. It tells as well whether some of
// the article lies between the two.
func (g Group) Follows(i int) (same, gap bool) {
	if i <= 0 || i >= len(g.Cites) || g.Cites[i-1].Article != g.Cites[i].Article {
		return false, false
	}
	return true, g.Cites[i].Start < g.Cites[i-1].End || g.Cites[i].Start > g.Cites[i-1].End+maxBetween
}

// maxBetween is how many bytes of white space stand between two sentences at most.
const maxBetween = 2

func distinct(cites []Citation) []Citation {
	var out []Citation
	for _, c := range cites {
		if !slices.ContainsFunc(out, func(b Citation) bool { return sameEvidence(b, c) }) {
			out = append(out, c)
		}
	}
	return out
}

func sameEvidence(a, b Citation) bool { return a.Evidence == b.Evidence }
