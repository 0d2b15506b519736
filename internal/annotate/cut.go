package annotate

import (
	"slices"
	"strings"
	"unicode"

	"attache/internal/article"
)

// cut fills t.Blocks.
func (t *Text) cut() {
	t.Blocks = blocks(t.Article)
	type edge struct {
		at, mark, place int
		begins          bool
	}
	var edges []edge
	for i, m := range t.Marks {
		for n, p := range m.Places {
			edges = append(edges, edge{p.Start, i, n, true}, edge{p.End, i, n, false})
		}
	}
	slices.SortFunc(edges, func(a, b edge) int { return a.at - b.at })
	var over []int                 // the marks over what comes next, the outermost first
	open := map[int]article.Span{} // and the place of each
	next := 0
	for i := range t.Blocks {
		b := &t.Blocks[i]
		for at := b.Start; at < b.End; {
			var begins []int
			for ; next < len(edges) && edges[next].at <= at; next++ {
				e := edges[next]
				if !e.begins {
					// The same mark may have begun again at this byte.
					if open[e.mark] == t.Marks[e.mark].Places[e.place] {
						delete(open, e.mark)
						over = slices.DeleteFunc(over, func(m int) bool { return m == e.mark })
					}
					continue
				}
				if _, still := open[e.mark]; !still {
					over = append(over, e.mark)
				}
				open[e.mark] = t.Marks[e.mark].Places[e.place]
				begins = append(begins, e.mark)
			}
			end := b.End
			if next < len(edges) {
				end = min(end, edges[next].at)
			}
			outermost := func(m, n int) int {
				if c := before(open[m], open[n]); c != 0 {
					return c
				}
				if c := depth[t.Marks[m].Kind] - depth[t.Marks[n].Kind]; c != 0 {
					return c
				}
				return m - n
			}
			slices.SortFunc(over, outermost)
			slices.SortFunc(begins, outermost)
			b.Pieces = append(b.Pieces, Piece{Span: article.Span{Start: at, End: end}, Marks: slices.Clone(over), Begins: begins})
			at = end
		}
	}
}

// blocks returns the paragraphs of an article and what lies between them. A sign before a
// paragraph, such as the "#" of a heading, goes with it.
func blocks(a *article.Article) []Block {
	var out []Block
	at := 0
	until := func(end int, kind article.Kind) {
		if at < end {
			out = append(out, Block{Span: article.Span{Start: at, End: end}, Kind: kind})
			at = end
		}
	}
	between := func(end int) {
		gap := a.Body[at:end]
		until(at+len(gap)-len(strings.TrimLeftFunc(gap, unicode.IsSpace)), "")
		until(end-len(gap)+len(strings.TrimRightFunc(gap, unicode.IsSpace)), Outside)
		until(end, "")
	}
	for i := 0; i < len(a.Passages); {
		first, last := a.Passages[i], a.Passages[i]
		for ; i < len(a.Passages) && a.Passages[i].Paragraph == first.Paragraph; i++ {
			last = a.Passages[i]
		}
		line := max(at, 1+strings.LastIndexAny(a.Body[:first.Start], "\n\r"))
		sign := strings.TrimLeftFunc(a.Body[line:first.Start], unicode.IsSpace)
		between(first.Start - len(sign))
		until(last.End, first.Kind)
	}
	between(len(a.Body))
	return out
}
