// Package review implements what maintainers want to know of a corpus before others read
// its answers. Check reads it as a compiler reads a program: each finding says where
// something is wrong, what, and how to mend it. Diff says which answers change from one
// state of it to another, and Measure counts what it holds.
//
// A finding that is wrong costs more than one that is missing: whoever has been sent to
// twenty places for nothing does not go to the next. So every check stays silent where a
// careful writer may have meant what stands there; doc/quality.md has how often it is
// right.
package review

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"attache/internal/article"
	"attache/internal/facts"
)

// A Severity says what a finding means for the corpus.
type Severity string

const (
	Error   Severity = "error"   // something was left out: the corpus is not what its maintainers wrote
	Warning Severity = "warning" // answers may be wrong or poor
	Note    Severity = "note"    // nothing is wrong, but a maintainer knows better than the rules
)

// A Finding is one thing that somebody should look at.
type Finding struct {
	File     string   `json:"file"`
	Line     int      `json:"line"`   // from 1; 0: the file as a whole
	Column   int      `json:"column"` // in characters, from 1; 0: the whole line, and always in a .jsonl file
	Severity Severity `json:"severity"`
	Check    string   `json:"check"`   // which check found it
	What     string   `json:"what"`    // what is wrong, in lower case
	Fix      string   `json:"fix"`     // what to do; empty where nothing can be advised
	Article  string   `json:"article"` // id; empty of what was left out and of entities.yaml
	Start    int      `json:"start"`   // bytes of the article's body; both 0 when it is not about a part of it
	End      int      `json:"end"`
}

// A Report is what Check found.
type Report struct {
	Findings []Finding `json:"findings"` // by file, line and column
	Articles int       `json:"articles"` // that were read
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Notes    int       `json:"notes"`
	Usable   bool      `json:"usable"` // there are articles, and no errors
}

// Check reads the articles of a set and says what is wrong with them, with the names
// that maintainers gave beside them, and with both together. today decides what lies in
// the future. It fails only when ctx ends.
func Check(ctx context.Context, x *facts.Extractor, set *article.Set, today time.Time) (*Report, error) {
	docs, err := extract(ctx, x.With(set.Names), set.Articles)
	if err != nil {
		return nil, err
	}
	c := &checking{today: today.Format(article.DateLayout), set: set, docs: docs, perArticle: map[string]int{}}
	c.files()
	for _, d := range docs {
		c.metadata(d)
		if d.Article.Retracted == "" {
			c.text(d)
			c.dates(d.Article)
			c.silence(d)
		}
	}
	inForce := slices.DeleteFunc(slices.Clone(docs), func(d *facts.Document) bool { return d.Article.Retracted != "" })
	c.duplicates(inForce)
	c.names(inForce)
	return c.report(len(docs)), nil
}

// extract reads the articles on all cores.
func extract(ctx context.Context, x *facts.Extractor, all []*article.Article) ([]*facts.Document, error) {
	docs := make([]*facts.Document, len(all))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(all)) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(all) {
					return
				}
				docs[i] = x.Extract(all[i])
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("checking the articles was interrupted: %w", err)
	}
	return docs, nil
}

// A checking is a Check under way.
type checking struct {
	today      string // article.DateLayout
	set        *article.Set
	docs       []*facts.Document
	findings   []Finding
	perArticle map[string]int // check and article → how often
}

// maxPerArticle is how often one check speaks up in one article. An article that is
// garbled throughout is imported anew, and not mended place by place.
const maxPerArticle = 5

// at adds a finding about a part of an article's body.
func (c *checking) at(s Severity, check string, a *article.Article, sp article.Span, fix, what string, args ...any) {
	key := check + "\x00" + a.ID
	c.perArticle[key]++
	if c.perArticle[key] > maxPerArticle {
		return
	}
	line, column := a.Position(sp.Start)
	c.findings = append(c.findings, Finding{File: a.File, Line: line, Column: column, Severity: s, Check: check,
		What: fmt.Sprintf(what, args...), Fix: fix, Article: a.ID, Start: sp.Start, End: sp.End})
}

// key adds a finding about a key of an article's front matter, or about its absence.
func (c *checking) key(s Severity, check string, a *article.Article, key, fix, what string, args ...any) {
	c.findings = append(c.findings, Finding{File: a.File, Line: a.KeyLine(key), Severity: s, Check: check,
		What: fmt.Sprintf(what, args...), Fix: fix, Article: a.ID})
}

// line adds a finding about a line of entities.yaml.
func (c *checking) line(s Severity, check string, line int, fix, what string, args ...any) {
	c.findings = append(c.findings, Finding{File: c.set.Names.File, Line: line, Severity: s, Check: check,
		What: fmt.Sprintf(what, args...), Fix: fix})
}

func (c *checking) report(articles int) *Report {
	r := &Report{Findings: c.findings, Articles: articles}
	if r.Findings == nil {
		r.Findings = []Finding{}
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column, cmp.Compare(a.Check, b.Check))
	})
	for _, f := range r.Findings {
		switch f.Severity {
		case Error:
			r.Errors++
		case Warning:
			r.Warnings++
		case Note:
			r.Notes++
		}
	}
	r.Usable = r.Errors == 0 && articles > 0
	return r
}

// excerpt returns words of an article, short enough for a line.
func excerpt(s string) string { return cut(s, 48) }

// cut shortens s to most characters and puts it into one line.
func cut(s string, most int) string {
	rs := []rune(oneLine(s))
	if len(rs) <= most {
		return string(rs)
	}
	return string(rs[:most-1]) + "…"
}
