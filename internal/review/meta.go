package review

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"attache/internal/article"
	"attache/internal/facts"
)

// files tells of what was left out, and of what was mended while the files were read.
func (c *checking) files() {
	for _, err := range c.set.Problems {
		c.problem(Error, "left-out", article.AsProblem(err), "")
	}
	for _, a := range c.set.Articles {
		for _, w := range a.Warnings {
			if !strings.HasPrefix(w.Text, article.Garbled) { // text finds more of it, and the place
				c.problem(Warning, "reading", w, a.ID)
			}
		}
	}
}

// problem adds what the reading of a file found.
func (c *checking) problem(s Severity, check string, p article.Problem, id string) {
	f := Finding{File: p.File, Line: p.Line, Severity: s, Check: check, What: p.Text, Article: id}
	if i := strings.LastIndex(p.Text, "; "); i >= 0 {
		f.What, f.Fix = p.Text[:i], p.Text[i+2:]
	}
	c.findings = append(c.findings, f)
}

// metadata checks what is known about an article.
func (c *checking) metadata(d *facts.Document) {
	a := d.Article
	c.day(a)
	if a.Title == a.ID {
		c.key(Warning, "title-missing", a, "title", "give it one", "there is no title, so it is shown as %q", a.ID)
	}
	if a.Retracted == article.NoReason {
		c.key(Warning, "retracted", a, "retracted", "write why instead of true: readers are told", "the article is retracted without a reason")
	}
	if a.URL != "" {
		if u, err := url.Parse(a.URL); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			c.key(Warning, "url", a, "url", "write it like https://example.org/article", "%q is no web address", cut(a.URL, 60))
		}
	}
	if tag.MatchString(a.Language) { // of what is no tag at all Parse has warned
		if _, err := language.Parse(a.Language); err != nil {
			c.key(Warning, "language", a, "language", "write it like en or pt-BR", "%q is no language that has a code", cut(a.Language, 20))
		}
	}
	var missing []string
	for _, field := range []struct{ key, value string }{{"source", a.Source}, {"language", a.Language}} {
		if field.value == "" {
			missing = append(missing, field.key)
		}
	}
	if a.Source == "" && a.URL == "" && a.Author == "" {
		missing = append(missing, "url")
	}
	if len(missing) > 0 {
		fix := "add what is known to the front matter"
		switch {
		case strings.HasSuffix(a.File, ".txt"):
			fix = "save it as .md with front matter"
		case strings.HasSuffix(a.File, ".jsonl"):
			fix = "add what is known to its line"
		}
		c.key(Note, "source-missing", a, missing[0], fix, "the article does not say its %s", list(missing))
	}
}

var tag = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

// list joins words as a sentence does.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// oldest is the first day that a news article may have: newspapers are not much older.
const oldest = "1600-01-01"

// day checks the publication day by itself.
func (c *checking) day(a *article.Article) {
	switch {
	case a.Date == "":
		c.key(Warning, "date-missing", a, "date", dateFix(a), "there is no date of publication, so “on Wednesday” is no day")
	case a.Date > c.today:
		c.key(Warning, "date-future", a, "date", "write the day it was published", "%s lies in the future", a.Date)
	case a.Date < oldest:
		c.key(Warning, "date-old", a, "date", "write the day it was published", "%s is older than any newspaper", a.Date)
	}
}

// dates holds the publication day against the day that the text says it is of.
func (c *checking) dates(a *article.Article) {
	if a.Date == "" || a.Date > c.today || a.Date < oldest {
		return
	}
	for _, p := range a.Passages {
		if p.Kind != article.Dateline {
			continue
		}
		if day, ok := article.Day(a.Text(p.Span)); ok && apart(day, a.Date) > 1 {
			c.at(Warning, "date-dateline", a, p.Span, "correct whichever is wrong", "the text is dated %s, the article %s", day, a.Date)
		}
		return
	}
	if sp, day := agencyDay(a); day != "" && apart(day, a.Date) > 7 {
		c.at(Warning, "date-dateline", a, sp, "correct whichever is wrong", "the text is dated %s, the article %s", day, a.Date)
	}
}

func dateFix(a *article.Article) string {
	switch {
	case strings.HasSuffix(a.File, ".txt"):
		return "save it as .md with “date: 2022-03-30” in the front matter"
	case strings.HasSuffix(a.File, ".jsonl"):
		return `add "date":"2022-03-30" to its line`
	}
	return "add “date: 2022-03-30” to the front matter"
}

// apart returns how many days lie between two days.
func apart(a, b string) int {
	s, err1 := time.Parse(article.DateLayout, a)
	t, err2 := time.Parse(article.DateLayout, b)
	if err1 != nil || err2 != nil {
		return 0
	}
	n := int(s.Sub(t).Hours() / 24)
	return max(n, -n)
}

// agencyDay returns the day that an agency's dateline tells, of the year in which it lies
// nearest to the article's own if it tells none.
func agencyDay(a *article.Article) (article.Span, string) {
	sp := a.AgencyDay()
	published, ok := a.Published()
	if sp.Len() == 0 || !ok {
		return article.Span{}, ""
	}
	if day, ok := article.Day(a.Text(sp)); ok {
		return sp, day
	}
	best := ""
	for _, y := range []int{published.Year(), published.Year() - 1, published.Year() + 1} {
		if day, ok := article.Day(a.Text(sp) + ", " + strconv.Itoa(y)); ok && (best == "" || apart(day, a.Date) < apart(best, a.Date)) {
			best = day
		}
	}
	return sp, best
}

// silence tells of an article that answers nothing but a search for its words.
func (c *checking) silence(d *facts.Document) {
	if len(d.Facts)+len(d.Quotes)+len(d.Stances)+len(d.Events) > 0 || len(d.Article.Passages) == 0 {
		return
	}
	fix := "see with “bot extract --explain” what is read in it"
	what := "no fact, quotation, stance or event was found"
	if l, _ := language.Parse(d.Article.Language); d.Article.Language != "" && l.String() != "und" {
		if base, _ := l.Base(); base.String() != "en" {
			what += ": the rules read English, and this is " + base.String()
			fix = "give a translation"
		}
	}
	c.at(Warning, "no-facts", d.Article, d.Article.Passages[0].Span, fix, "%s", what)
}
