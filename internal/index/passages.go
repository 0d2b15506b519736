package index

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"attache/internal/article"
	"attache/internal/facts"
)

// A Query asks for passages.
type Query struct {
	Text     string   // words; the rarest maxTerms count
	Phrases  []string // must stand in the passage word for word
	Entity   string   // id of an entity the passage must mention; empty for any
	Article  string   // id of the article it must be part of; empty for any
	Source   string   // the source it must come from; empty for any
	From, To string   // first and last day of publication, article.DateLayout; empty for any
	Limit    int      // at most this many; 0 means 5
}

// A Hit is a passage that bears on a query.
type Hit struct {
	Article    *article.Article
	Span       article.Span
	Score      float64  // BM25, comparable within one result
	Coverage   float64  // 0 to 1: the share of the query's words found, rare words counting more
	Highlights [][2]int // byte offsets into the passage of the words that match
}

// maxTerms is how many distinct words of a question are searched for, the rarest
// first. More cost time and find no more.
const maxTerms = 12

// pool is how many candidates are looked at before phrases are checked.
const pool = 200

// Passages returns the passages that answer the query best, the best first.
func (ix *Index) Passages(ctx context.Context, q Query) ([]Hit, error) {
	terms := ix.terms(q.Text + " " + strings.Join(q.Phrases, " "))
	var must []query.Query
	filter := func(field, value string) {
		if value != "" {
			t := bleve.NewTermQuery(value)
			t.SetField(field)
			t.SetBoost(0)
			must = append(must, t)
		}
	}
	filter(fieldEntity, q.Entity)
	filter(fieldArticle, q.Article)
	filter(fieldSource, facts.Fold(q.Source))
	if from, to, ok := days(q.From, q.To); ok {
		yes := true
		r := bleve.NewNumericRangeInclusiveQuery(from, to, &yes, &yes)
		r.SetField(fieldDay)
		r.SetBoost(0)
		must = append(must, r)
	}
	known := 0
	var should []query.Query
	for _, t := range terms {
		if ix.df[t] == 0 {
			continue
		}
		known++
		tq := bleve.NewTermQuery(t)
		tq.SetField(fieldText)
		should = append(should, tq)
	}
	if known == 0 && (len(must) == 0 || len(terms) > 0) {
		return nil, nil
	}
	if len(should) > 0 {
		if len(must) == 0 {
			must = should[:0:0]
		}
		must = append(must, bleve.NewDisjunctionQuery(should...))
	}
	var root query.Query = bleve.NewConjunctionQuery(must...)
	if len(must) == 1 {
		root = must[0]
	}
	limit := q.Limit
	if limit <= 0 {
		limit = 5
	}
	size := limit
	if len(q.Phrases) > 0 {
		size = max(size, pool)
	}
	res, err := ix.search(ctx, bleve.NewSearchRequestOptions(root, size, 0, false))
	if err != nil {
		return nil, err
	}
	var out []Hit
	for _, h := range res.Hits {
		_, n := parseID(h.ID)
		p := ix.passages[n]
		text := p.doc.Article.Text(p.span.Span)
		if !containsAll(text, q.Phrases) {
			continue
		}
		hit := Hit{Article: p.doc.Article, Span: p.span.Span, Score: h.Score}
		hit.Highlights, hit.Coverage = ix.mark(text, p.doc.Article.Title, terms)
		out = append(out, hit)
		if len(out) == limit {
			break
		}
	}
	return out, nil
}

// Coverage returns the share of a text's words that the corpus knows at all,
// from 0 to 1.
func (ix *Index) Coverage(text string) float64 {
	terms := ix.terms(text)
	if len(terms) == 0 {
		return 0
	}
	n := 0
	for _, t := range terms {
		if ix.df[t] > 0 {
			n++
		}
	}
	return float64(n) / float64(len(terms))
}

// days returns the range of day numbers that two dates give; an open end is nil.
func days(from, to string) (lo, hi *float64, ok bool) {
	parse := func(s string) *float64 {
		t, err := time.Parse(article.DateLayout, s)
		if err != nil {
			return nil
		}
		d := float64(dayNumber(t))
		return &d
	}
	lo, hi = parse(from), parse(to)
	return lo, hi, lo != nil || hi != nil
}

// terms returns the distinct stems of a text, the rarest first, at most
// maxTerms. Stems that no passage has count as the rarest: the question is about
// them.
func (ix *Index) terms(text string) []string {
	folded := facts.Fold(text)
	var out []string
	for _, w := range words(folded) {
		if s := ix.stem(folded[w[0]:w[1]]); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
		if len(out) == 4*maxTerms {
			break
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return ix.df[a] - ix.df[b] })
	return out[:min(len(out), maxTerms)]
}

// Stems returns the distinct stems of a query, the rarest first, at most
// maxTerms, without the words that carry no meaning.
func (ix *Index) Stems(text string) []string { return ix.terms(text) }

// TextStems returns the stems of all words of a text that carry meaning.
func (ix *Index) TextStems(text string) []string {
	folded := facts.Fold(text)
	var out []string
	for _, w := range words(folded) {
		if s := ix.stem(folded[w[0]:w[1]]); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// stem returns what the analyzer makes of one folded word: "" for a stop word.
func (ix *Index) stem(word string) string {
	if s, ok := ix.stems[word]; ok {
		return s
	}
	s := ""
	word = facts.BaseForm(word) // "met" is not stemmed to "meet"
	if toks := ix.analyzer.Analyze([]byte(word)); len(toks) > 0 {
		s = string(toks[0].Term)
	}
	return s
}

// words returns the byte ranges of the words of a text: runs of letters and
// digits, with apostrophes and full stops inside.
func words(text string) [][2]int {
	var out [][2]int
	start := -1
	for i, r := range text {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
		if !inside && start >= 0 && (r == '\'' || r == '’' || r == '.') {
			next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			inside = unicode.IsLetter(next) || unicode.IsDigit(next) && r == '.'
		}
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			out = append(out, [2]int{start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, [2]int{start, len(text)})
	}
	return out
}

// mark finds the query's terms in a passage. A word counts for the coverage when
// it stands in the passage or in the title above it.
func (ix *Index) mark(text, title string, terms []string) (spans [][2]int, coverage float64) {
	want := map[string]bool{}
	for _, t := range terms {
		want[t] = true
	}
	found := map[string]bool{}
	scan := func(s string, note bool) {
		for _, w := range words(s) {
			stem := ix.stem(facts.Fold(s[w[0]:w[1]]))
			if want[stem] {
				found[stem] = true
				if note {
					spans = append(spans, w)
				}
			}
		}
	}
	scan(text, true)
	scan(title, false)
	all, hit := 0.0, 0.0
	for t := range want {
		// Inverse document frequency: how much a word tells.
		idf := math.Log(1 + float64(len(ix.passages))/(1+float64(ix.df[t])))
		all += idf
		if found[t] {
			hit += idf
		}
	}
	if all > 0 {
		coverage = hit / all
	}
	return spans, coverage
}

// Highlights returns the byte offsets of the words of text that share a stem
// with the query.
func (ix *Index) Highlights(text, query string) [][2]int {
	spans, _ := ix.mark(text, "", ix.terms(query))
	return spans
}

// containsAll reports whether the text has each phrase, word for word, whatever
// the case and the white space.
func containsAll(text string, phrases []string) bool {
	if len(phrases) == 0 {
		return true
	}
	folded := facts.Fold(text)
	for _, p := range phrases {
		if !strings.Contains(folded, facts.Fold(p)) {
			return false
		}
	}
	return true
}
