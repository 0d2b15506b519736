package facts

import (
	"strconv"
	"strings"
	"time"

	"attache/internal/article"
)

// A moment is a date as the article words it, and what it comes to.
type moment struct {
	first, last int    // tokens
	date        string // DateLayout or its beginning; empty when it cannot be told
	precision   string // day, week, month, year; empty when date is
}

// A direction tells whether a bare weekday looks back or forward.
type direction int

const (
	backward direction = -1
	forward  direction = 1
)

var weekdays = map[string]time.Weekday{"sunday": time.Sunday, "monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday}

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sep.": 9, "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

// moments finds the dates of a sentence. Whatever the article's own date is
// needed for stays without a value when the article has none: a guess would
// look like a fact. tense tells for a token which way a bare weekday looks.
func (r *reading) moments(s *sent, tense func(i int) direction) []moment {
	anchor, known := r.a.Published()
	var out []moment
	for i := s.first; i < s.last; {
		m, ok := r.momentAt(s, i, anchor, known, tense)
		if !ok {
			i++
			continue
		}
		out = append(out, m)
		i = m.last
	}
	return out
}

func (r *reading) momentAt(s *sent, i int, anchor time.Time, known bool, tense func(int) direction) (moment, bool) {
	at := func(k int) string {
		if i+k < s.last {
			return r.toks[i+k].lower
		}
		return ""
	}
	made := func(n int, t time.Time, precision string) (moment, bool) {
		m := moment{first: i, last: i + n}
		if !t.IsZero() {
			m.date, m.precision = format(t, precision), precision
		}
		return m, true
	}
	words := func(n int) (moment, bool) { return moment{first: i, last: i + n}, true }

	t := &r.toks[i]
	if len(t.text) == len(article.DateLayout) && t.text[4] == '-' {
		if d, err := time.Parse(article.DateLayout, t.text); err == nil {
			return made(1, d, "day")
		}
	}
	if wd, ok := weekdays[t.lower]; ok && t.capital() {
		n := 1
		// "Thursday, 31 March 2022": the day says more than its name, and the
		// name tells the year where none stands.
		next := i + 1
		if at(1) == "," || at(1) == "the" {
			next++
		}
		if m, ok := r.calendarDay(s, next, anchor, known, tense); ok {
			m.first = i
			if m.date != "" && !strings.Contains(r.text(i, m.last), m.date[:4]) {
				m.date = onWeekday(m.date, wd, anchor)
			}
			return m, true
		}
		if !known {
			return words(n)
		}
		dir, week := tense(i), 0
		if i > s.first {
			switch r.toks[i-1].lower {
			case "last":
				dir = backward
				if anchor.Weekday() == wd {
					week = -7
				}
			case "next":
				dir = forward
				if anchor.Weekday() == wd {
					week = 7
				}
			}
		}
		return made(n, nearest(anchor, wd, dir).AddDate(0, 0, week), "day")
	}
	if m, ok := r.calendarDay(s, i, anchor, known, tense); ok {
		return m, true
	}
	if mo, ok := months[t.lower]; ok && t.capital() && t.lower != "may" && t.lower != "mar" && t.lower != "jun" || ok && t.lower == "may" && t.capital() && i > s.first && datePrep(r.toks[i-1].lower) {
		if y, ok := year(at(1)); ok {
			return made(2, time.Date(y, mo, 1, 0, 0, 0, 0, time.UTC), "month")
		}
		if at(1) == "of" {
			if y, ok := year(at(2)); ok {
				return made(3, time.Date(y, mo, 1, 0, 0, 0, 0, time.UTC), "month")
			}
		}
		if i > s.first && datePrep(r.toks[i-1].lower) || i > s.first && (r.toks[i-1].lower == "last" || r.toks[i-1].lower == "this") {
			if !known {
				return words(1)
			}
			return made(1, monthNear(anchor, mo, tense(i)), "month")
		}
		return moment{}, false
	}
	if y, ok := year(t.lower); ok && i > s.first && (datePrep(r.toks[i-1].lower) || r.toks[i-1].lower == "year" ||
		r.toks[i-1].lower == "the" && i+1 < s.last && r.toks[i+1].capital()) { // "the 2000 Olympics"
		return made(1, time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), "year")
	}
	switch t.lower {
	case "yesterday", "today", "tomorrow":
		if !known {
			return words(1)
		}
		n := 0
		switch t.lower {
		case "yesterday":
			n = -1
		case "tomorrow":
			n = 1
		}
		return made(1, anchor.AddDate(0, 0, n), "day")
	case "last", "next", "this":
		unit := units[at(1)]
		if unit == "" || unit == "day" || strings.HasSuffix(at(1), "s") {
			break
		}
		if !known {
			return words(2)
		}
		n := 0
		switch t.lower {
		case "last":
			n = -1
		case "next":
			n = 1
		}
		return made(2, shift(anchor, n, unit), unit)
	}
	if n, ok := count(t.lower); ok {
		if unit := units[at(1)]; unit != "" && at(2) == "ago" {
			if !known {
				return words(3)
			}
			return made(3, shift(anchor, -n, unit), unit)
		}
	}
	return moment{}, false
}

// calendarDay reads "March 30, 2022", "30 March 2022", "March 30", "24 Feb.".
// Without a year it takes the article's: the nearest such day that the tense
// allows.
func (r *reading) calendarDay(s *sent, i int, anchor time.Time, known bool, tense func(int) direction) (moment, bool) {
	at := func(k int) string {
		if i+k < s.last {
			return r.toks[i+k].lower
		}
		return ""
	}
	if i >= s.last {
		return moment{}, false
	}
	mo, monthFirst := months[at(0)]
	n := 2
	day, ok := dayOfMonth(at(1))
	if monthFirst && !r.toks[i].capital() {
		return moment{}, false
	}
	if !monthFirst {
		day, ok = dayOfMonth(at(0))
		k := 1
		if at(1) == "of" {
			k = 2
		}
		var isMonth bool
		mo, isMonth = months[at(k)]
		ok = ok && isMonth && r.toks[i+k].capital()
		n = k + 1
	}
	if !ok {
		return moment{}, false
	}
	y, hasYear := year(at(n))
	if hasYear {
		n++
	} else if at(n) == "," {
		if y, hasYear = year(at(n + 1)); hasYear {
			n += 2
		}
	}
	m := moment{first: i, last: i + n}
	switch {
	case hasYear:
		d := time.Date(y, mo, day, 0, 0, 0, 0, time.UTC)
		if d.Day() == day {
			m.date, m.precision = d.Format(article.DateLayout), "day"
		}
	case known:
		if d := dayNear(anchor, mo, day, tense(i)); d.Day() == day {
			m.date, m.precision = d.Format(article.DateLayout), "day"
		}
	}
	return m, true
}

// onWeekday returns the day in the year next to the anchor's in which it falls on
// the weekday, or as it is.
func onWeekday(day string, wd time.Weekday, anchor time.Time) string {
	d, err := time.Parse(article.DateLayout, day)
	if err != nil || d.Weekday() == wd {
		return day
	}
	for _, y := range []int{anchor.Year(), anchor.Year() + 1, anchor.Year() - 1} {
		if t := time.Date(y, d.Month(), d.Day(), 0, 0, 0, 0, time.UTC); t.Weekday() == wd {
			return t.Format(article.DateLayout)
		}
	}
	return day
}

func format(t time.Time, precision string) string {
	switch precision {
	case "month":
		return t.Format("2006-01")
	case "year":
		return t.Format("2006")
	}
	return t.Format(article.DateLayout)
}

// nearest returns the weekday at or before the anchor, or at or after it.
func nearest(anchor time.Time, wd time.Weekday, dir direction) time.Time {
	n := int(wd) - int(anchor.Weekday())
	if dir == backward && n > 0 {
		n -= 7
	}
	if dir == forward && n < 0 {
		n += 7
	}
	return anchor.AddDate(0, 0, n)
}

// dayNear returns the day of the year that puts it on the side of the anchor
// that the tense tells. A day just past the anchor is taken as it is: an
// article may be dated a day before it is read.
func dayNear(anchor time.Time, mo time.Month, day int, dir direction) time.Time {
	d := time.Date(anchor.Year(), mo, day, 0, 0, 0, 0, time.UTC)
	switch {
	case dir == backward && d.After(anchor.AddDate(0, 0, 2)):
		return time.Date(anchor.Year()-1, mo, day, 0, 0, 0, 0, time.UTC)
	case dir == forward && d.Before(anchor.AddDate(0, 0, -2)):
		return time.Date(anchor.Year()+1, mo, day, 0, 0, 0, 0, time.UTC)
	}
	return d
}

func monthNear(anchor time.Time, mo time.Month, dir direction) time.Time {
	y := anchor.Year()
	if dir == backward && mo > anchor.Month() {
		y--
	}
	if dir == forward && mo < anchor.Month() {
		y++
	}
	return time.Date(y, mo, 1, 0, 0, 0, 0, time.UTC)
}

func shift(anchor time.Time, n int, unit string) time.Time {
	switch unit {
	case "day":
		return anchor.AddDate(0, 0, n)
	case "week":
		return anchor.AddDate(0, 0, 7*n)
	case "month":
		return time.Date(anchor.Year(), anchor.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(anchor.Year()+n, 1, 1, 0, 0, 0, 0, time.UTC)
}

func datePrep(w string) bool {
	switch w {
	case "in", "since", "until", "by", "before", "after", "during", "from", "to", "of", "around", "early", "late", "mid", "through", "between", "till":
		return true
	}
	return false
}

// year reads the years that news are about: 1000 to 2199.
func year(w string) (int, bool) {
	if len(w) != 4 || w[0] != '1' && w[0] != '2' {
		return 0, false
	}
	y, err := strconv.Atoi(w)
	return y, err == nil && y < 2200
}

func dayOfMonth(w string) (int, bool) {
	if len(w) == 0 || len(w) > 4 || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, suffix)
	}
	if len(w) > 2 {
		return 0, false
	}
	d, err := strconv.Atoi(w)
	return d, err == nil && d >= 1 && d <= 31
}

var numbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

var units = map[string]string{"day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month", "year": "year", "years": "year"}

func count(w string) (int, bool) {
	if n, ok := numbers[w]; ok {
		return n, true
	}
	if len(w) == 0 || len(w) > 2 || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && n > 0
}
