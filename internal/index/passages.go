package index

import (
	"context"
	"iter"
	"math"
	"slices"
	"strconv"
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
	terms := ix.Terms(q.Text + " " + strings.Join(q.Phrases, " "))
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
	if ix.until != "" && (q.To == "" || q.To > ix.until) {
		q.To = ix.until // which an article without a day never meets
	}
	if from, to, ok := days(q.From, q.To); ok {
		yes := true
		r := bleve.NewNumericRangeInclusiveQuery(from, to, &yes, &yes)
		r.SetField(fieldDay)
		r.SetBoost(0)
		must = append(must, r)
	}
	for _, t := range ix.Terms(strings.Join(q.Phrases, " ")) {
		must = append(must, textQuery(t)) // few passages are left to look for the phrase in
	}
	var should []query.Query
	for _, t := range terms {
		if ix.frequency(t) > 0 {
			should = append(should, textQuery(t))
		}
	}
	if len(should) == 0 && (len(must) == 0 || len(terms) > 0) {
		return nil, nil
	}
	if len(should) > 0 {
		must = append(must, bleve.NewDisjunctionQuery(should...))
	} else { // filters alone weigh nothing, and Bleve divides by the sum of the weights
		must = append(must, bleve.NewMatchAllQuery())
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
	var phrases []string
	for _, p := range q.Phrases {
		phrases = append(phrases, spell(p))
	}
	if len(phrases) > 0 {
		size = max(size, pool)
	}
	found, err := ix.search(ctx, bleve.NewSearchRequestOptions(root, size, 0, false))
	if err != nil {
		return nil, err
	}
	wanted := ix.weigh(terms)
	out := make([]Hit, 0, min(limit, len(found)))
	for _, h := range found {
		l, n := ix.place(h)
		if l == nil {
			continue
		}
		p := &l.passages[n]
		if len(phrases) > 0 && !containsAll(p.doc.Article.Text(p.span.Span), phrases) {
			continue
		}
		hit := Hit{Article: p.doc.Article, Span: p.span.Span, Score: h.score}
		hit.Highlights, hit.Coverage = wanted.mark(p)
		out = append(out, hit)
		if len(out) == limit {
			break
		}
	}
	return out, nil
}

// place returns the leaf that a document is of, and its number among those of its kind.
func (ix *Index) place(m match) (*leaf, int) {
	_, id, number := parseID(m.id)
	n, _ := strconv.Atoi(number)
	return ix.leaves.get(id), n
}

func textQuery(stem string) query.Query {
	q := bleve.NewTermQuery(stem)
	q.SetField(fieldText)
	return q
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

// Terms returns the distinct stems of the words of a text that carry meaning, the
// rarest first, at most maxTerms. Stems that no passage has count as the rarest: the
// question is about them.
func (ix *Index) Terms(text string) []string {
	var out []string
	for start, end := range words(text) {
		if s := ix.stem(text[start:end]); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
		if len(out) == 4*maxTerms {
			break
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return ix.frequency(a) - ix.frequency(b) })
	return out[:min(len(out), maxTerms)]
}

// stemsOf returns the stems of the words of a text that carry meaning, with a
// space between them, as stemsAnalyzer takes them apart.
func (ix *Index) stemsOf(text string) string {
	var out []string
	for start, end := range words(text) {
		if s := ix.stem(text[start:end]); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// words yields the byte ranges of the words of a text: runs of letters and
// digits, with apostrophes and full stops inside. Chinese and Japanese put no
// spaces between words: there each character is one.
func words(text string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		start := -1
		for i, r := range text {
			alone := r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana)
			inside := !alone && (unicode.IsLetter(r) || unicode.IsDigit(r) || start >= 0 && unicode.IsMark(r))
			if !inside && start >= 0 && (r == '\'' || r == '’' || r == '.') {
				next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
				inside = unicode.IsLetter(next) || unicode.IsDigit(next) && r == '.'
			}
			switch {
			case inside && start < 0:
				start = i
			case !inside && start >= 0:
				if !yield(start, i) {
					return
				}
				start = -1
			}
			if alone && !yield(i, i+utf8.RuneLen(r)) {
				return
			}
		}
		if start >= 0 {
			yield(start, len(text))
		}
	}
}

// A wish is a term of a query with how much it tells: its inverse document
// frequency.
type wish struct {
	stem   int32 // -1 for one that no passage has
	weight float64
}

type wishes []wish

func (ix *Index) weigh(terms []string) wishes {
	var out wishes
	for _, t := range terms {
		w := wish{stem: -1, weight: math.Log(1 + float64(ix.passages)/float64(1+ix.frequency(t)))}
		if id, ok := ix.vocabulary.number(t); ok {
			w.stem = id
		}
		out = append(out, w)
	}
	return out
}

// mark finds the terms in a passage. A word that stands only in the title above
// it counts half for the coverage: the passage may be about something else.
func (ws wishes) mark(p *passage) (spans [][2]int, coverage float64) {
	all, hit := 0.0, 0.0
	found := [maxTerms]float64{}
	scan := func(tokens []token, share float64) {
		for _, t := range tokens {
			for i := range ws {
				if ws[i].stem != t.stem {
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
	for i, w := range ws {
		all += w.weight
		hit += w.weight * found[i]
	}
	if all > 0 {
		coverage = hit / all
	}
	return spans, coverage
}

// containsAll reports whether the text has each phrase, as spell gives it, word
// for word, whatever the case, the white space and the punctuation.
func containsAll(text string, phrases []string) bool {
	spaced := spell(text)
	return !slices.ContainsFunc(phrases, func(p string) bool { return !strings.Contains(spaced, p) })
}

// spell returns the folded words of a text with a space around each.
func spell(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for start, end := range words(text) {
		b.WriteString(facts.Fold(text[start:end]))
		b.WriteByte(' ')
	}
	return b.String()
}
