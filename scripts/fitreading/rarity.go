package main

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"attache/internal/eval"
	"attache/internal/reading"
)

// writeRarity writes how rare stems are in newswire and in the paragraphs of the
// titles that are fitted on.
func (f *fitting) writeRarity(passages []passage) error {
	wire, err := eval.Load[passage](f.dir, "distractors.jsonl")
	if err != nil {
		return err
	}
	texts := []string{}
	for _, p := range passages {
		if eval.FittedOn(p.Title) {
			for range 8 { // as much text as the newswire has, nearly
				texts = append(texts, p.Text)
			}
		}
	}
	for i, p := range wire {
		if i%3 == 0 {
			texts = append(texts, p.Text)
		}
	}
	counts := map[string]int{}
	for _, stems := range all(texts, reading.Stems) {
		for _, s := range stems {
			counts[s]++
		}
	}
	n := float64(len(texts))
	var b strings.Builder
	b.WriteString(`# How rare common stems are: from 0, in every passage, to 1, for those that are not in the list.
#
# Columns, separated by a tab:
#   1 stem
#   2 rarity  inverse document frequency, over that of a stem that one passage in 5,000 has
#
# Counted in Reuters-21578 newswire and in one half of the articles of SQuAD dev by go run ./scripts/fitreading ../shared/eval.
`)
	least := math.Log(5000)
	names := []string{}
	for s, c := range counts {
		if float64(c)/n > 1.0/2000 && len(s) > 1 {
			names = append(names, s)
		}
	}
	slices.Sort(names)
	for _, s := range names {
		fmt.Fprintf(&b, "%s\t%.2f\n", s, min(1, math.Log(n/float64(counts[s]))/least))
	}
	return os.WriteFile(rarityFile, []byte(b.String()), 0o644)
}
