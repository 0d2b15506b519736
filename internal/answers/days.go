package answers

import (
	"slices"
	"strings"
	"time"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// A dated is a day, or the beginning of one, as facts.Event has it.
type dated struct{ date, precision, until string }

// What comes of comparing two days or places.
type compared int

const (
	unknownDate compared = iota // it cannot be told
	noDate                      // the claim says none
	sameDate
	differs
)

// dateOf returns when a claim says that something happened. relative reports that it is
// by words that mean nothing without the day they were written: "yesterday".
func (c *checker) dateOf(e facts.Event) (d dated, relative bool) {
	switch {
	case e.When == "": // the news itself dates it, and a message is none
		return dated{}, false
	case !strings.ContainsAny(e.When, "0123456789") || e.Date == "":
		return dated{}, true
	case yearIn().MatchString(e.When):
		return dated{e.Date, e.Precision, e.Until}, false
	}
	return dated{e.Date, e.Precision, ""}.ofAnyYear(), false
}

// ofAnyYear returns a day without its year: "30 March" names none.
func (d dated) ofAnyYear() dated {
	return dated{d.date[min(len(d.date), len("2006")):], d.precision, ""}
}

// compareDates compares when a claim says something was with when an article does. A
// claim may be less exact than the article, and not more.
func compareDates(claim, known dated) compared {
	if claim.date == "" || known.date == "" {
		return unknownDate
	}
	if strings.HasPrefix(claim.date, "-") { // "30 March": of any year
		known.date, known.until = known.date[min(len(known.date), len("2006")):], ""
		if known.date == "" {
			return unknownDate
		}
	}
	switch {
	case known.precision == "week":
		a, errA := time.Parse(article.DateLayout, known.date)
		b, errB := time.Parse(article.DateLayout, claim.date)
		if errA == nil && errB == nil && a.Sub(b).Abs() <= 10*24*time.Hour {
			return unknownDate
		}
		if errA == nil && errB != nil && strings.HasPrefix(a.AddDate(0, 0, 10).Format(article.DateLayout), claim.date) || errA == nil && strings.HasPrefix(a.AddDate(0, 0, -10).Format(article.DateLayout), claim.date) {
			return unknownDate
		}
		if errA != nil {
			return unknownDate
		}
		if strings.HasPrefix(known.date, claim.date) {
			return sameDate
		}
		return differs
	case strings.HasPrefix(known.date, claim.date):
		return sameDate
	case strings.HasPrefix(claim.date, known.date):
		return unknownDate
	case known.until != "" && claim.date >= known.date && claim.date <= known.until:
		return sameDate
	}
	return differs
}

// stretch finds, before a year, that it is one end of several: “between 2026 and 2029”.
var stretch = lazily(`(?i)\b(?:between|from)\s+(?:[\d–-]+\s+(?:and|to|until|till)\s+)?$`)

// saysDate reports whether a sentence tells the day that a claim does. Of several years, none is it.
func (c *checker) saysDate(claim dated, e facts.Evidence) bool {
	d := c.ix.Document(e.Article)
	return d != nil && slices.ContainsFunc(d.Moments, func(m facts.Moment) bool {
		return m.Start >= e.Start && m.End <= e.End && m.Date != "" && !stretch().MatchString(e.Text[:m.Start-e.Start]) && compareDates(claim, dated{m.Date, m.Precision, m.Until}) == sameDate
	})
}

// saysAnyDate reports whether a sentence tells a day or year.
func (c *checker) saysAnyDate(e facts.Evidence) bool {
	d := c.ix.Document(e.Article)
	return d != nil && slices.ContainsFunc(d.Moments, func(m facts.Moment) bool {
		return m.Start >= e.Start && m.End <= e.End && m.Kind == facts.Calendar && m.Date != ""
	})
}

// days reports whether each day or year of a claim that dates none of its events stands
// in the evidence, or in the title above a sentence that tells no other: "the 2020
// election" is not any election.
func (c *checker) days(st *statement, ev []facts.Evidence) bool {
	for _, m := range st.moments() {
		text := st.doc.Article.Text(m.Span)
		dates := func(e facts.Event) bool { // an event of nobody is not compared by itself
			return happens(e) && len(e.Participants)+len(st.names) > 0 && e.When != "" && strings.Contains(e.When, text)
		}
		if m.Date == "" || !strings.ContainsAny(text, "0123456789") || slices.ContainsFunc(st.events, dates) {
			continue
		}
		claimed := dated{m.Date, m.Precision, m.Until}
		if !yearIn().MatchString(text) {
			claimed = claimed.ofAnyYear()
		}
		says := func(e facts.Evidence) bool {
			return c.saysDate(claimed, e) || stretch().MatchString(st.text[:max(0, m.Start-st.at.Start)]) && strings.Contains(index.Spell(e.Text), index.Spell(text)) || strings.Contains(index.Spell(e.Title), index.Spell(text)) && !c.saysAnyDate(e)
		}
		if !slices.ContainsFunc(ev, says) {
			return false
		}
	}
	return true
}

// when reports whether a claim that says when it is says so of a day that evidence is of.
func (c *checker) when(st *statement, date string, ev []facts.Evidence) bool {
	for _, m := range st.moments() {
		if m.Date == "" {
			return false
		}
		claimed := dated{m.Date, m.Precision, m.Until}
		if !yearIn().MatchString(st.doc.Article.Text(m.Span)) {
			claimed = claimed.ofAnyYear()
		}
		if compareDates(claimed, dated{date, "day", ""}) == sameDate {
			continue
		}
		if !slices.ContainsFunc(ev, func(e facts.Evidence) bool {
			d := c.ix.Document(e.Article)
			return d != nil && slices.ContainsFunc(d.Moments, func(k facts.Moment) bool {
				return k.Start >= e.Start && k.End <= e.End && k.Date != "" && compareDates(claimed, dated{k.Date, k.Precision, k.Until}) == sameDate
			})
		}) {
			return false
		}
	}
	return true
}

// moments returns when a claim says it is.
func (st *statement) moments() []facts.Moment {
	return keepIf(st.doc.Moments, func(m facts.Moment) bool {
		return m.Start >= st.at.Start && m.End <= st.at.End && m.Kind == facts.Calendar
	})
}

// undated returns the words of a claim without those that tell when.
func (st *statement) undated() string {
	b := []byte(st.doc.Article.Body)
	for _, m := range st.doc.Moments {
		if m.Kind == facts.Calendar || m.Kind == facts.Clock {
			for i := m.Start; i < m.End; i++ {
				b[i] = ' '
			}
		}
	}
	return string(b[st.at.Start:st.at.End])
}

var yearIn = lazily(`\b\d{4}\b`)
