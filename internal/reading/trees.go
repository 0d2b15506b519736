package reading

import (
	"strconv"
	"strings"
)

// A Tree decides by a few signs, one after the other, how much they change the logarithm
// of the odds that an answer is one. It is complete: the branches of node n are the nodes
// 2n+1 and 2n+2, and those behind the last nodes are leaves.
type Tree struct {
	Nodes  []Node    // 2^k-1 of them
	Leaves []float32 // 2^k
}

// A Node asks whether a sign is more than a limit; then the second branch is taken.
type Node struct {
	Sign  int
	Limit float32
}

// Sum returns what the tree comes to for signs.
func (t *Tree) Sum(signs []float32) float32 {
	n := 0
	for n < len(t.Nodes) {
		at := &t.Nodes[n]
		n = 2*n + 1
		if signs[at.Sign] > at.Limit {
			n++
		}
	}
	return t.Leaves[n-len(t.Nodes)]
}

// String writes a tree as a row of doubts.tsv.
func (t *Tree) String() string {
	var b strings.Builder
	for i, n := range t.Nodes {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(Signs[n.Sign] + ">" + strconv.FormatFloat(float64(n.Limit), 'g', 4, 32))
	}
	b.WriteString("\t")
	for i, v := range t.Leaves {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.FormatFloat(float64(v), 'f', 3, 32))
	}
	return b.String()
}

// parseTrees reads the rows of doubts.tsv. It leaves out what is no tree of known signs.
func parseTrees(table string) []Tree {
	number := make(map[string]int, len(Signs))
	for i, s := range Signs {
		number[s] = i
	}
	var out []Tree
	for line := range strings.Lines(table) {
		nodes, leaves, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		var t Tree
		for f := range strings.FieldsSeq(nodes) {
			sign, limit, _ := strings.Cut(f, ">")
			v, err := strconv.ParseFloat(limit, 32)
			if k, known := number[sign]; known && err == nil {
				t.Nodes = append(t.Nodes, Node{k, float32(v)})
			}
		}
		for f := range strings.FieldsSeq(leaves) {
			if v, err := strconv.ParseFloat(f, 32); err == nil {
				t.Leaves = append(t.Leaves, float32(v))
			}
		}
		if len(t.Leaves) == len(t.Nodes)+1 {
			out = append(out, t)
		}
	}
	return out
}
