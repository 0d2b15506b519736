package answers

import (
	"context"
	"fmt"
	"hash/fnv"
	"regexp"
	"slices"
	"strconv"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// Ref returns a short name for the place of evidence: 40 characters of letters,
// digits and hyphens at most.
func Ref(e facts.Evidence) string {
	return fmt.Sprintf("%s-%d-%d", refOf(e.Article), e.Start, e.End)
}

// refOf returns the part of a Ref that stands for an article: its id may be too long.
func refOf(id string) string {
	h := fnv.New64a()
	h.Write([]byte(id))
	return fmt.Sprintf("%016x", h.Sum64())
}

var refForm = regexp.MustCompile(`^([0-9a-f]{16})-(\d{1,9})-(\d{1,9})$`)

// Context returns the paragraph around the evidence that Ref named, which is marked
// in it. Where the article is no longer as it was, or was retracted, the answer says
// so.
func (e *Engine) Context(_ context.Context, ref string) Answer {
	ix := e.corpus()
	a := empty()
	a.Command, a.Form = "context", "context"
	a.Corpus = Corpus{Articles: len(ix.Newest()), Snapshot: ix.Snapshot()}
	art, span := referred(ix, ref)
	if art == nil {
		a.Status, a.Message = NotFound, msgNoContext
		return a
	}
	around := paragraph(art, span)
	if around.Len() == 0 {
		a.Status, a.Message = NotFound, msgNoContext
		return a
	}
	a.Articles = []Listing{listing(art)}
	a.Passages = []Passage{{
		Evidence:   facts.Cite(art, around),
		Highlights: [][2]int{{max(span.Start, around.Start) - around.Start, min(span.End, around.End) - around.Start}},
		Also:       []facts.Evidence{},
	}}
	return a
}

// referred returns the article and the span that ref names, nil if there is none.
func referred(ix *index.Index, ref string) (*article.Article, article.Span) {
	m := refForm.FindStringSubmatch(ref)
	if m == nil {
		return nil, article.Span{}
	}
	i := slices.IndexFunc(ix.Articles(), func(a *article.Article) bool { return refOf(a.ID) == m[1] })
	if i < 0 {
		return nil, article.Span{}
	}
	start, _ := strconv.Atoi(m[2])
	end, _ := strconv.Atoi(m[3])
	span := article.Span{Start: start, End: end}
	if art := ix.Articles()[i]; art.Retracted == "" && art.Text(span) != "" {
		return art, span
	}
	return nil, article.Span{}
}

// maxContext is how long the text around a quotation may be, in bytes: what is read at
// a glance. Garbled articles have paragraphs of many pages.
const maxContext = 2500

// paragraph returns the span of the paragraphs that s touches, or as many passages of
// them around s as maxContext allows.
func paragraph(a *article.Article, s article.Span) article.Span {
	touched := func(p article.Passage) bool { return p.Overlaps(s) }
	from := slices.IndexFunc(a.Passages, touched)
	if from < 0 {
		return article.Span{}
	}
	to := from
	for to+1 < len(a.Passages) && touched(a.Passages[to+1]) {
		to++
	}
	span := func(from, to int) article.Span {
		return article.Span{Start: a.Passages[from].Start, End: a.Passages[to].End}
	}
	for {
		before := from > 0 && a.Passages[from-1].Paragraph == a.Passages[from].Paragraph && span(from-1, to).Len() <= maxContext
		if before {
			from--
		}
		after := to+1 < len(a.Passages) && a.Passages[to+1].Paragraph == a.Passages[to].Paragraph && span(from, to+1).Len() <= maxContext
		if after {
			to++
		}
		if !before && !after {
			return span(from, to)
		}
	}
}

// Sources returns the articles that the page cites, in the order in which it does.
func (p Page) Sources() []Listing {
	var out []Listing
	for _, s := range p.Sections {
		for _, it := range s.Items {
			for _, c := range it.Cites {
				l := Listing{ID: c.Article, Title: c.Title, Date: c.Date, Source: c.Source, URL: c.URL}
				if !slices.Contains(out, l) {
					out = append(out, l)
				}
			}
		}
	}
	return out
}
