package answers

import (
	"regexp"
	"strings"
	"time"

	"attache/internal/article"
)

// A period is a day, a month or a year in a question, as its first and last day in
// article.DateLayout; an end may be open ("").
type period struct{ from, to string }

// dateWords matches a day, a month or a year as people write it.
const dateWords = `(?:\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?|(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?` + monthWords + `(?: \d{1,2}(?:st|nd|rd|th)?)?,? \d{4})`

const monthWords = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`

// readPeriod reads a date that dateWords matches: "2022", "2022-03", "March 2022",
// "31 March 2022".
func readPeriod(s string) (period, bool) {
	s = strings.Trim(s, " ,.?!")
	if day, ok := article.Day(s); ok {
		return period{day, day}, true
	}
	s = strings.NewReplacer("Sept. ", "Sep ", "Sept ", "Sep ", "sept ", "Sep ", ".", "", ",", "").Replace(s)
	for _, layout := range []string{"2006-01", "2006-1", "January 2006", "Jan 2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return period{t.Format(article.DateLayout), t.AddDate(0, 1, -1).Format(article.DateLayout)}, true
		}
	}
	if t, err := time.Parse("2006", s); err == nil {
		return period{t.Format(article.DateLayout), t.AddDate(1, 0, -1).Format(article.DateLayout)}, true
	}
	return period{}, false
}

// String writes a period as cutPeriod reads it.
func (p period) String() string {
	switch {
	case p.from == "" && p.to == "":
		return ""
	case p.to == "":
		return "from " + p.from
	case p.from == "":
		return "to " + p.to
	}
	return "from " + p.from + " to " + p.to
}

// bounds find the ends of a period in a question, each with the date that follows.
var bounds = []struct {
	re   func() *regexp.Regexp
	take func(*period, []period)
}{
	{lazily(`(?i)\bbetween (` + dateWords + `) and (` + dateWords + `)`), func(p *period, d []period) { p.from, p.to = d[0].from, d[1].to }},
	{lazily(`(?i)(?:\bfrom |^|\s)(` + dateWords + `) ?(?:\bto\b|\buntil\b|–|-) ?(` + dateWords + `)$`), func(p *period, d []period) { p.from, p.to = d[0].from, d[1].to }},
	{lazily(`(?i)\b(?:from|since)[ :]\s*(` + dateWords + `)`), func(p *period, d []period) { p.from = d[0].from }},
	{lazily(`(?i)\b(?:to|until|till|up to|through)[ :]\s*(` + dateWords + `)`), func(p *period, d []period) { p.to = d[0].to }},
	{lazily(`(?i)\bafter (` + dateWords + `)`), func(p *period, d []period) { p.from = dayAfter(d[0].to, 1) }},
	{lazily(`(?i)\bbefore (` + dateWords + `)`), func(p *period, d []period) { p.to = dayAfter(d[0].from, -1) }},
	{lazily(`(?i)(?:\b(?:in|on|during|of) )?\b(` + dateWords + `)$`), func(p *period, d []period) { *p = d[0] }},
}

func dayAfter(day string, n int) string {
	t, err := time.Parse(article.DateLayout, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, n).Format(article.DateLayout)
}

// cutPeriod takes the period off a question: "Lavrov from March 2022 to 2022-04-01"
// is about Lavrov. It reports whether every date in it could be read.
func cutPeriod(s string) (rest string, p period, ok bool) {
	s = strings.TrimRight(s, " ?!.,")
	for _, b := range bounds {
		m := b.re().FindStringSubmatchIndex(veil(s))
		if m == nil {
			continue
		}
		var dates []period
		for i := 2; i+1 < len(m); i += 2 {
			d, ok := readPeriod(s[m[i]:m[i+1]])
			if !ok {
				return s, period{}, false
			}
			dates = append(dates, d)
		}
		b.take(&p, dates)
		s = strings.Join(strings.Fields(s[:m[0]]+" "+s[m[1]:]), " ")
	}
	if loose().MatchString(veil(s)) {
		return s, period{}, false
	}
	return s, p, true
}

// loose finds an end of a period without a date that can be read: "from yesterday".
var loose = lazily(`(?i)\b(?:from|since|until|till|before|after|to|from:|to:)[ :]*(?:\d|yesterday|today|last|next|never|` + monthWords + `\b|$)`)

// asOf finds "as of DATE" at the end of a question: what stands before it, and the date.
var asOf = lazily(`(?i)^(.*)\bas of[ :]+(.+?)[\s?.!)]*$`)

// isToday reports whether a day is the present one, which a question is as of anyway.
func isToday(s string) bool {
	switch strings.ToLower(s) {
	case "now", "today", "right now":
		return true
	}
	return false
}

// cutAsOf takes "as of 2022-03-31" off a question. It reports false when what follows
// is meant as a date and cannot be read as one.
func cutAsOf(text string) (rest, day string, ok bool) {
	if !strings.Contains(strings.ToLower(text), "as of") {
		return text, "", true
	}
	m := asOf().FindStringSubmatchIndex(veil(text))
	if m == nil {
		return text, "", true
	}
	rest, by := strings.TrimRight(text[:m[3]], " ,("), text[m[4]:m[5]]
	if p, ok := readPeriod(by); ok {
		return rest, p.to, true
	}
	if isToday(by) {
		return rest, "", true
	}
	if strings.ContainsAny(by, "0123456789") || startsWithMonth().MatchString(by) || !strings.Contains(by, " ") {
		return text, "", false
	}
	return text, "", true
}

var startsWithMonth = lazily(`(?i)^` + monthWords + `\b`)
