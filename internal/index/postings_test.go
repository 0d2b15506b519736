package index

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/index/scorch"
	gocmp "github.com/google/go-cmp/cmp"

	"attache/internal/article"
	"attache/internal/facts"
)

// plainly returns an article of random words, of which a few are frequent and most are
// rare. Nothing is extracted from it.
func plainly(t testing.TB, r *rand.Rand, id string) *facts.Document {
	t.Helper()
	word := func() string { return fmt.Sprintf("w%dx", int(math.Pow(2000, r.Float64()))) }
	var body strings.Builder
	for range 1 + r.IntN(12) {
		for range 3 + r.IntN(40) {
			body.WriteString(word() + " ")
		}
		body.WriteString("end.\n\n")
	}
	a := article.Article{ID: id, Title: word() + " " + word(), Source: []string{"", "The Fjord", "Northern Wire"}[r.IntN(3)], Body: body.String()}
	if r.IntN(5) > 0 {
		a.Date = fmt.Sprintf("2024-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28))
	}
	parsed, err := article.New(a)
	if err != nil {
		t.Fatal(err)
	}
	return &facts.Document{Article: parsed}
}

// A reckoning is how often the passages of an index have each stem.
type reckoning struct {
	ix       *Index
	counts   map[*passage]map[string]int
	df       map[string]int
	passages int
	length   int
}

func reckon(ix *Index) *reckoning {
	c := &reckoning{ix: ix, counts: map[*passage]map[string]int{}, df: map[string]int{}}
	for _, l := range ix.leaves.all {
		title := strings.Fields(ix.stemsOf(l.article.Title))
		for i := range l.passages {
			p := &l.passages[i]
			has := map[string]int{}
			for _, stem := range append(title[:len(title):len(title)], strings.Fields(ix.stemsOf(l.article.Text(p.span.Span)))...) {
				has[stem]++
				c.length++
			}
			for stem := range has {
				c.df[stem]++
			}
			c.counts[p] = has
			c.passages++
		}
	}
	return c
}

// best ranks by going through the words of all passages, as the formula is written.
func (c *reckoning) best(q Query, n int) []string {
	type scored struct {
		id    string
		day   string // where nothing else tells the passages apart
		at    int
		score float64
	}
	var stems []string
	asked := c.ix.ask(q)
	for _, t := range asked.terms() {
		stems = append(stems, t.text)
	}
	slices.SortFunc(stems, func(a, b string) int { return cmp.Or(cmp.Compare(c.df[a], c.df[b]), strings.Compare(a, b)) })
	var all []scored
	for p, has := range c.counts {
		a := p.article
		switch {
		case q.Article != "" && a.ID != q.Article, q.Source != "" && !strings.EqualFold(a.Source, q.Source),
			q.From != "" && a.Date < q.From, q.To != "" && (a.Date == "" || a.Date > q.To),
			len(q.Phrases) > 0 && !strings.Contains(strings.ToLower(a.Text(p.span.Span)), q.Phrases[0]):
			continue
		}
		long := 0
		for _, n := range has {
			long += n
		}
		score, any := 0.0, false
		for _, stem := range stems {
			if tf := float64(has[stem]); tf > 0 {
				any = true
				idf := math.Log(1 + (float64(c.passages-c.df[stem])+0.5)/(float64(c.df[stem])+0.5))
				score += idf * tf * 2.2 / (tf + 1.2*(0.25+0.75*float64(long)*float64(c.passages)/float64(c.length)))
			}
		}
		if any || len(stems) == 0 {
			s := scored{a.ID, "", p.span.Start, score}
			if len(stems) == 0 {
				s.day = a.Date
			}
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b scored) int {
		if math.Abs(a.score-b.score) > 1e-12 {
			return cmp.Compare(b.score, a.score)
		}
		return cmp.Or(strings.Compare(b.day, a.day), strings.Compare(a.id, b.id), cmp.Compare(a.at, b.at))
	})
	out := []string{}
	for _, s := range all[:min(n, len(all))] {
		out = append(out, fmt.Sprintf("%s:%d %.9f", s.id, s.at, s.score))
	}
	return out
}

// TestRankingIsExact holds what is found through Bleve's postings to the formula, over an
// index in memory, updated, on disk, merged and opened again.
func TestRankingIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]*facts.Document{}
	all := func() (out []*facts.Document) {
		for _, d := range docs {
			out = append(out, d)
		}
		return out
	}
	for i := range 900 {
		id := fmt.Sprintf("a%03d", i)
		docs[id] = plainly(t, r, id)
	}
	var queries []Query
	for i := range 32 {
		var words []string
		for range 1 + r.IntN(14) {
			words = append(words, fmt.Sprintf("w%dx", int(math.Pow(2000, r.Float64()))))
		}
		q := Query{Text: strings.Join(words, " "), Limit: 1 + r.IntN(60)}
		switch i % 8 {
		case 1:
			q.Article = fmt.Sprintf("a%03d", r.IntN(900))
		case 2:
			q.Source = "the fjord"
		case 3:
			q.From, q.To = "2024-03-01", "2024-03-09"
		case 4:
			q.To = "2024-06-06"
		case 5:
			q.Text, q.Phrases = "", []string{fmt.Sprintf("w%dx w%dx", 1+r.IntN(3), 1+r.IntN(3))}
		case 6:
			q.Text = "w1x w2x w3x w4x"
		case 7:
			q.Text, q.Source, q.From = "", "northern wire", "2024-11-01"
		}
		queries = append(queries, q)
	}
	left := 0 // out of what is found, all in all
	check := func(what string, ix *Index) {
		t.Helper()
		plain := reckon(ix)
		for _, q := range queries {
			asked := ix.ask(q)
			found, err := ix.candidates(t.Context(), asked.terms(), ix.filters(q), q.Limit)
			if err != nil {
				t.Fatal(err)
			}
			got := []string{}
			for _, c := range found {
				got = append(got, fmt.Sprintf("%s:%d %.9f", c.article.ID, c.span.Start, c.score))
			}
			if diff := gocmp.Diff(plain.best(q, q.Limit), got); diff != "" {
				t.Fatalf("%s: %+v (-formula +found):\n%s", what, q, diff)
			}
			enough := 1 + q.Limit%7
			some, out, err := ix.firstCandidates(t.Context(), asked.terms(), ix.filters(q), q.Limit, enough)
			if err != nil {
				t.Fatal(err)
			}
			if left += out; len(some)+out != len(found) || !slices.Equal(some, found[:len(some)]) || out > 0 && (len(some) < enough || worth(found) > len(some)) {
				t.Fatalf("%s: %+v: the first are %v and %d more, of\n%v", what, q, some, out, found)
			}
		}
	}
	ix, err := Build(all(), "0", x)
	if err != nil {
		t.Fatal(err)
	}
	disk := BeginDisk(openDisk(t, filepath.Join(t.TempDir(), "disk")).lg, filepath.Join(t.TempDir(), "index"))
	kept, err := disk.Build(all(), "0", x)
	if err != nil {
		t.Fatal(err)
	}
	check("built", ix)
	check("on disk", kept)
	for step := range 4 {
		var put []*facts.Document
		var removed []string
		for range 1 << (2 * step) {
			id := fmt.Sprintf("a%03d", r.IntN(900))
			if slices.Contains(removed, id) || slices.ContainsFunc(put, func(d *facts.Document) bool { return d.Article.ID == id }) {
				continue
			}
			if r.IntN(4) == 0 {
				removed = append(removed, id)
				delete(docs, id)
				continue
			}
			docs[id] = plainly(t, r, id)
			put = append(put, docs[id])
		}
		for _, at := range []**Index{&ix, &kept} {
			next, err := (*at).Update(put, removed, fmt.Sprint(step+1))
			if err != nil {
				t.Fatal(err)
			}
			closed(t, *at)
			*at = next
			check(fmt.Sprint("updated ", step), next)
		}
	}
	inner, err := disk.volume.bleve.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	if err := inner.(*scorch.Scorch).ForceMerge(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	closed(t, kept)
	if kept, err = disk.Index(all(), x); err != nil {
		t.Fatal(err)
	}
	if n := len(kept.shelves.all[0].parts); n != 1 {
		t.Errorf("merged there are %d segments", n)
	}
	check("merged", kept)
	closed(t, kept, disk)
	disk = openDisk(t, disk.path)
	if kept, err = disk.Index(all(), x); err != nil {
		t.Fatal(err)
	}
	check("opened again", kept)
	closed(t, kept, disk, ix)
	if left == 0 {
		t.Error("nothing was ever left out")
	}
}

// TestFirstHitsStay asks an index that was updated often, one on disk before and after
// Bleve merged it, and one that was built of the same articles at once. All must answer alike.
func TestFirstHitsStay(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	var docs []*facts.Document
	for i := range 300 {
		docs = append(docs, plainly(t, r, fmt.Sprintf("a%03d", i)))
	}
	var questions []string
	for range 200 {
		question := "what"
		for range 2 + r.IntN(6) {
			question += fmt.Sprintf(" w%dx", int(math.Pow(2000, r.Float64())))
		}
		questions = append(questions, question)
	}
	answers := func(ix *Index) []string {
		t.Helper()
		var out []string
		for _, question := range questions {
			hits, err := ix.Passages(t.Context(), Query{Text: question})
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range hits {
				out = append(out, fmt.Sprintf("%s: %s:%d %.12f", question, h.Article.ID, h.Span.Start, h.Score))
			}
		}
		return out
	}
	whole, err := Build(docs, "all", x)
	if err != nil {
		t.Fatal(err)
	}
	want := answers(whole)
	if len(want) < 500 {
		t.Fatalf("only %d hits for %d questions", len(want), len(questions))
	}
	path := filepath.Join(t.TempDir(), "index")
	disk := openDisk(t, path)
	kept, err := disk.Build(docs[:10], "0", x)
	if err != nil {
		t.Fatal(err)
	}
	updated, err := Build(docs[:10], "0", x)
	if err != nil {
		t.Fatal(err)
	}
	for from, n := 10, 10; from < len(docs); from, n = from+n, n+10 {
		to := min(len(docs), from+n)
		for _, at := range []**Index{&kept, &updated} {
			next, err := (*at).Update(docs[from:to], nil, fmt.Sprint(to))
			if err != nil {
				t.Fatal(err)
			}
			closed(t, *at)
			*at = next
		}
	}
	same := func(what string, ix *Index) {
		t.Helper()
		if diff := gocmp.Diff(want, answers(ix)); diff != "" {
			t.Errorf("%s (-built at once):\n%s", what, diff)
		}
	}
	same("updated in memory", updated)
	same("updated on disk", kept)
	if err := disk.Merge(t.Context()); err != nil {
		t.Fatal(err)
	}
	closed(t, kept)
	if kept, err = disk.Index(docs, x); err != nil {
		t.Fatal(err)
	}
	same("merged", kept)
	closed(t, kept, updated, whole, disk)
}
