package main

import (
	"math"
	"slices"

	"attache/internal/reading"
)

// A boosting is how trees are fitted.
type boosting struct {
	trees int
	depth int
	rate  float64 // of what a tree would change, the share that it does change
	least float64 // how much of the second derivative a leaf must have
	ridge float64 // penalty of large leaves
	bins  int     // how many limits of a sign are tried
}

// none is a limit that no sign goes above.
const none = 1e9

// boost fits trees to what is right, each to what those before it left: gradient boosting with
// the logistic loss and Newton steps. base is the logarithm of the odds to begin with. All
// samples and all signs are taken each time, so that it always comes to the same.
func (b boosting) boost(signs [][]float32, right, base []float64) []reading.Tree {
	limits := b.limits(signs)
	n := len(signs)
	binned := make([][]uint8, len(limits)) // by sign, then by sample
	for k := range limits {
		binned[k] = make([]uint8, n)
		for i := range signs {
			at, _ := slices.BinarySearch(limits[k], signs[i][k])
			binned[k][i] = uint8(at)
		}
	}
	z := slices.Clone(base)
	g, h := make([]float64, n), make([]float64, n)
	var out []reading.Tree
	for range b.trees {
		for i := range z {
			p := 1 / (1 + math.Exp(-z[i]))
			g[i], h[i] = right[i]-p, max(p*(1-p), 1e-6)
		}
		t := b.grow(binned, limits, g, h)
		for i := range z {
			z[i] += float64(t.Sum(signs[i]))
		}
		out = append(out, t)
	}
	return out
}

// limits returns the values of each sign at which it may part the samples.
func (b boosting) limits(signs [][]float32) [][]float32 {
	out := make([][]float32, len(signs[0]))
	for k := range out {
		values := make([]float32, len(signs))
		for i := range signs {
			values[i] = signs[i][k]
		}
		slices.Sort(values)
		for j := 1; j < b.bins; j++ {
			out[k] = append(out[k], rounded(values[j*len(values)/b.bins]))
		}
		out[k] = slices.Compact(out[k])
	}
	return out
}

// rounded returns v as a table keeps it.
func rounded(v float32) float32 {
	if v == 0 {
		return 0
	}
	scale := math.Pow(10, 3-math.Floor(math.Log10(math.Abs(float64(v)))))
	return float32(math.Round(float64(v)*scale) / scale)
}

// grow returns the tree that lowers the loss the most, level by level.
func (b boosting) grow(binned [][]uint8, limits [][]float32, g, h []float64) reading.Tree {
	t := reading.Tree{Nodes: make([]reading.Node, 1<<b.depth-1)}
	node := make([]int, len(g)) // of each sample
	type sum struct{ g, h float64 }
	gain := func(s sum) float64 { return s.g * s.g / (s.h + b.ridge) }
	for level := range b.depth {
		first, width := 1<<level-1, 1<<level
		best := make([]float64, width)
		at := make([]uint8, width)
		for k := range limits {
			bins := len(limits[k]) + 1
			sums := make([]sum, width*bins)
			for i, n := range node {
				s := &sums[(n-first)*bins+int(binned[k][i])]
				s.g += g[i]
				s.h += h[i]
			}
			for n := range width {
				of := sums[n*bins : (n+1)*bins]
				var all, low sum
				for _, s := range of {
					all.g += s.g
					all.h += s.h
				}
				for j := range limits[k] {
					low.g += of[j].g
					low.h += of[j].h
					high := sum{all.g - low.g, all.h - low.h}
					if low.h < b.least || high.h < b.least {
						continue
					}
					if v := gain(low) + gain(high) - gain(all); v > best[n]+1e-9 {
						best[n], at[n] = v, uint8(j)
						t.Nodes[first+n] = reading.Node{Sign: k, Limit: limits[k][j]}
					}
				}
			}
		}
		for i, n := range node {
			node[i] = 2*n + 1
			if best[n-first] > 0 && binned[t.Nodes[n].Sign][i] > at[n-first] {
				node[i]++
			}
		}
		for n := range width {
			if best[n] == 0 { // nothing parts these: all go the first way
				t.Nodes[first+n] = reading.Node{Limit: none}
			}
		}
	}
	sums := make([]sum, len(t.Nodes)+1)
	for i, n := range node {
		s := &sums[n-len(t.Nodes)]
		s.g += g[i]
		s.h += h[i]
	}
	for _, s := range sums {
		v := b.rate * s.g / (s.h + b.ridge)
		t.Leaves = append(t.Leaves, float32(math.Round(v*1000)/1000))
	}
	return t
}
