package review

import (
	"hash/fnv"
	"io"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// Articles are compared by their runs of shingle words. Two texts on one event share
// few runs of eight words; two versions of one text share nearly all that were not edited.
const (
	shingle  = 8
	sampling = 4   // one run in so many is kept; which, the run alone decides
	leastRun = 12  // runs of the shorter article that are kept, for it to be judged
	alike    = 0.7 // share of the runs of the shorter article that the longer one has, too
	// A run that so many articles have is a phrase of the house ("The views expressed …").
	// Leaving it out also keeps the comparison linear.
	maxBearers = 20
)

// duplicates tells of articles that are versions of one text, and of titles that several
// have.
func (c *checking) duplicates(docs []*facts.Document) {
	bearers := map[uint64][]int{}
	runs := make([]int, len(docs)) // how many each has
	for i, d := range docs {
		own := map[uint64]bool{}
		w := strings.Fields(strings.ToLower(d.Article.Body))
		for j := range len(w) - shingle + 1 {
			h := fnv.New64a()
			io.WriteString(h, strings.Join(w[j:j+shingle], " "))
			if run := h.Sum64(); run%sampling == 0 && !own[run] {
				own[run] = true
				bearers[run] = append(bearers[run], i)
			}
		}
		runs[i] = len(own)
	}
	shared := map[[2]int]int{}
	for _, by := range bearers {
		if len(by) > maxBearers {
			continue
		}
		for i, a := range by {
			for _, b := range by[i+1:] {
				shared[[2]int{a, b}]++
			}
		}
	}
	same := map[int]int{} // the later of two versions → the earlier
	for pair, n := range shared {
		a, b := pair[0], pair[1]
		if least := min(runs[a], runs[b]); least < leastRun || float64(n) < alike*float64(least) {
			continue
		}
		if old, ok := same[b]; !ok || a < old {
			same[b] = a
		}
	}
	titles := map[string]*article.Article{}
	for i, d := range docs {
		a := d.Article
		if of, ok := same[i]; ok {
			c.at(Warning, "duplicate", a, article.Span{}, "delete one, or retract it, so that nothing is told twice",
				"most of this text stands in %s, too", docs[of].Article.ID)
			continue
		}
		key := facts.Fold(a.Title)
		if other := titles[key]; other != nil && other.Date == a.Date && a.Title != a.ID {
			c.key(Warning, "title-shared", a, "title", "give each a title of its own, or delete one", "%s has the same title and day", other.ID)
		} else if other == nil {
			titles[key] = a
		}
	}
}
