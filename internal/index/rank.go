package index

// rank makes hits of candidates, the best first, at most limit.
func (ix *Index) rank(terms []wish, found []candidate, limit int) []Hit {
	found = found[:min(len(found), limit)]
	out := make([]Hit, 0, len(found))
	for _, c := range found {
		hit := Hit{Article: c.doc.Article, Span: c.span.Span, Score: c.score}
		hit.Highlights, hit.Coverage = mark(terms, c.passage)
		out = append(out, hit)
	}
	return out
}

// mark finds the terms in a passage. A word that stands only in the title above
// it counts half for the coverage: the passage may be about something else.
func mark(terms []wish, p *passage) (spans [][2]int, coverage float64) {
	all, hit := 0.0, 0.0
	found := [maxTerms]float64{}
	scan := func(tokens []token, share float64) {
		for _, t := range tokens {
			for i := range terms {
				if terms[i].stem != t.stem {
					continue
				}
				found[i] = max(found[i], share)
				if share == 1 {
					spans = append(spans, [2]int{int(t.start), int(t.end)})
				}
			}
		}
	}
	scan(p.text, 1)
	scan(p.title, 0.5)
	for i, w := range terms {
		all += w.weight
		hit += w.weight * found[i]
	}
	if all > 0 {
		coverage = hit / all
	}
	return spans, coverage
}
