package facts

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"attache/internal/article"
)

// A moment is a Moment in tokens, while the article is read.
type moment struct {
	first, last int // tokens
	kind        string
	date        string // DateLayout or its beginning; empty when it cannot be told
	precision   string // day, week, month, year; empty when date is
	until       string
	value       string // TIMEX3
	explicit    bool   // names its year itself
	stretch     bool   // has two ends, with a word before them: "between 2014 and 2017"
	adrift      bool   // counts from a date that the article did not name: "the next day"
}

// A direction tells whether a bare weekday, day or month looks back or forward.
type direction int

const (
	backward direction = -1
	unclear  direction = 0
	forward  direction = 1
)

// An almanac reads the wordings of time of one article. Whatever the article's
// own date is needed for stays without a value when the article has none: a
// guess would look like a fact.
type almanac struct {
	r         *reading
	anchor    time.Time
	known     bool // the anchor is
	words     []timeWord
	tense     func(i int) direction // which way a bare weekday at a token looks
	sent      *sent
	from, to  int       // the words being read
	mentioned moment    // the last date of the paragraph that has a value
	quarter   int       // the last quarter of a year that was named, counted in quarters; 0 for none
	dayFirst  bool      // of numeric dates
	settled   bool      // dayFirst is known
	parts     dateParts // of the wording that is tried
	buf       []*wording
}

func (r *reading) almanac(tense func(s *sent, i int) direction) *almanac {
	c := &almanac{r: r}
	c.anchor, c.known = r.a.Published()
	c.tense = func(i int) direction { return tense(c.sent, i) }
	for i := range r.toks {
		var p dateParts
		if w := []timeWord{{text: r.toks[i].lower}}; len(w[0].text) > 7 && classNumeric(w, &p) > 0 && (p.numeric[0] > 12 || p.numeric[1] > 12) {
			c.dayFirst, c.settled = p.numeric[0] > 12, true
			break
		}
	}
	return c
}

// moments finds the wordings of time of a sentence.
func (c *almanac) moments(s *sent) []moment {
	if c.sent == nil || c.r.a.Passages[c.sent.passage].Paragraph != c.r.a.Passages[s.passage].Paragraph {
		c.mentioned = moment{}
	}
	c.sent = s
	c.words = c.r.timeWords(s, c.words)
	var out []moment
	for i := 0; i < len(c.words); {
		m, end, ok := c.at(i)
		if !ok {
			i++
			continue
		}
		m.first, m.last = c.words[i].tok, c.words[end-1].tok+1
		if n := len(out); n > 0 {
			m.first = max(m.first, out[n-1].last)
		}
		if c.inName(m) {
			i = end
			continue
		}
		m.first = c.withModifier(i, m.first, out)
		if m.first < m.last {
			out = append(out, m)
		}
		if m.kind == Calendar && m.date != "" {
			c.mentioned = m
		}
		i = end
		for i < len(c.words) && c.words[i].glued {
			i++
		}
	}
	return out
}

// inName reports whether the words are part of a longer name: "the Christmas
// Charity".
func (c *almanac) inName(m moment) bool {
	for i := m.first; i < m.last; i++ {
		if k := c.r.toks[i].name; k >= 0 {
			if mn := &c.r.mentions[k]; mn.first < m.first || mn.last > m.last {
				return true
			}
		}
	}
	return false
}

// at reads the longest wording that begins at word i.
func (c *almanac) at(i int) (best moment, end int, ok bool) {
	if c.words[i].glued && !modifiers[c.words[i-1].text] && c.words[i-1].text != "post" && c.words[i-1].text != "pre" {
		return best, 0, false // the 1959 of "post-1959", not the year of "two-year"
	}
	c.buf = c.r.x.lx.dates.candidates(c.words[i:], c.buf[:0])
	for _, w := range c.buf {
		if !w.precedes(c.words, i) {
			continue
		}
		c.parts = dateParts{}
		p := &c.parts
		e := w.match(c.words, i, 0, p)
		for e > i && c.words[e-1].text == "," {
			e--
		}
		if e <= end || e <= i || e < len(c.words) && c.words[e].glued {
			continue
		}
		c.from, c.to = i, e
		if m, is := w.read(c, p, w.args); is {
			best, end, ok = m, e, true
		}
	}
	return best, end, ok && best.kind != ""
}

// modifiers are the words before a date that leave it what it is: "late March".
var modifiers = map[string]bool{"early": true, "late": true, "mid": true, "earlier": true, "later": true, "sometime": true}

// withModifier moves the start of the moment at word i over "late", "the end of",
// "earlier".
func (c *almanac) withModifier(i, first int, before []moment) int {
	from := 0
	if n := len(before); n > 0 {
		from = before[n-1].last
	}
	for k := i - 1; k >= 0 && c.words[k].tok >= from && modifiers[c.words[k].text]; k-- {
		first = c.words[k].tok
	}
	if i >= 3 && c.words[i-1].text == "of" && c.words[i-3].text == "the" && c.words[i-3].tok >= from {
		switch c.words[i-2].text {
		case "end", "beginning", "start", "middle":
			first = c.words[i-3].tok
		}
	}
	return first
}

// before returns the word before the wording, or "".
func (c *almanac) before() string { return c.word(c.from - 1) }

func (c *almanac) word(i int) string {
	if i < 0 || i >= len(c.words) {
		return ""
	}
	return c.words[i].text
}

func (c *almanac) direction() direction { return c.tense(c.words[c.from].tok) }

// A dateReader makes a moment of what a wording says. It reports false when the
// words are something else here; a moment without a kind is left out, too, and
// so is every shorter one there.
type dateReader func(c *almanac, p *dateParts, args []string) (moment, bool)

// dateReaders are the readings that lexicon/dates.tsv may name.
var dateReaders = map[string]dateReader{
	"none": func(*almanac, *dateParts, []string) (moment, bool) { return moment{}, true },
	"ref": func(_ *almanac, _ *dateParts, args []string) (moment, bool) {
		return moment{kind: Calendar, value: args[0]}, true
	},
	"set": func(_ *almanac, _ *dateParts, args []string) (moment, bool) {
		return moment{kind: Repeated, value: args[0]}, true
	},
	"day": readDay, "numeric": readNumeric, "weekday": readWeekday, "shift": readShift, "mentioned": readMentioned,
	"part": readPart, "clock": readClock, "month": readMonth, "season": readSeason, "year": readYear, "decade": readDecade,
	"century": readCentury, "half": readHalf, "quarter": readQuarter, "ago": readAgo, "earlier": readEarlier, "later": readLater,
	"ahead": readAhead, "yearend": readYearEnd, "weekend": readWeekend, "for": readFor, "every": readEvery,
	"everyweekday": readEveryWeekday, "everymonth": readEveryMonth, "holiday": readHoliday,
}

// on returns the calendar's part of the precision that t lies in.
func on(t time.Time, precision string) moment {
	m := moment{kind: Calendar, precision: precision}
	switch precision {
	case "month":
		m.date = t.Format("2006-01")
	case "year":
		m.date = t.Format("2006")
	default:
		m.date = t.Format(article.DateLayout)
	}
	m.value = m.date
	if precision == "week" {
		y, w := t.ISOWeek()
		m.value = fmt.Sprintf("%04d-W%02d", y, w)
	}
	return m
}

// unknown is a moment of the calendar that cannot be told.
func unknown() (moment, bool) { return moment{kind: Calendar}, true }

// within is a moment whose TIMEX3 value is finer than a reader's date can be.
func within(year int, suffix string) moment {
	m := on(date(year, 1, 1), "year")
	m.value += suffix
	return m
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// yearArg reads "last year", "this year", "next year" at the end of a wording.
func (c *almanac) yearArg(p *dateParts) (explicit, ok bool) {
	if p.year > 0 {
		return true, true
	}
	for i := c.from; i+1 < c.to; i++ {
		if c.words[i+1].text != "year" {
			continue
		}
		switch c.words[i].text {
		case "last":
			p.year = c.anchor.Year() - 1
		case "this":
			p.year = c.anchor.Year()
		case "next":
			p.year = c.anchor.Year() + 1
		default:
			continue
		}
		return true, c.known
	}
	return false, true
}

func readDay(c *almanac, p *dateParts, _ []string) (moment, bool) {
	explicit, ok := c.yearArg(p)
	if !ok {
		return unknown()
	}
	mo := time.Month(p.month)
	var d time.Time
	switch {
	case explicit:
		d = date(p.year, mo, p.day)
	case !c.known:
		return unknown()
	case p.weekday != "":
		d = onWeekday(dayNear(c.anchor, mo, p.day, c.direction()), weekdays[p.weekday], c.anchor)
	default:
		d = c.dayNear(mo, p.day)
	}
	if d.Day() != p.day {
		return unknown()
	}
	m := on(d, "day")
	m.explicit = explicit
	if p.untilDay > p.day {
		if u := date(d.Year(), mo, p.untilDay); u.Month() == mo {
			m.until = u.Format(article.DateLayout)
		}
	}
	return m, true
}

// dayNear returns the day of the year that is spoken of: the one of a year just
// named, else the one on the side of the article's day that the tense tells.
func (c *almanac) dayNear(mo time.Month, day int) time.Time {
	if y, ok := c.spokenYear(); ok {
		return date(y, mo, day)
	}
	return dayNear(c.anchor, mo, day, c.direction())
}

// spokenYear returns the year that the sentence begins with, when it is
// another than the article's: "In 1986 he was elected, and in May …".
func (c *almanac) spokenYear() (int, bool) {
	if !c.mentioned.explicit || c.mentioned.first < c.sent.first || c.mentioned.first > c.sent.first+2 || c.direction() == forward {
		return 0, false
	}
	y, err := strconv.Atoi(c.mentioned.date[:4])
	return y, err == nil && y < c.anchor.Year()-1
}

func readNumeric(c *almanac, p *dateParts, _ []string) (moment, bool) {
	day, month := p.numeric[1], p.numeric[0]
	switch {
	case p.numeric[0] > 12, strings.Contains(p.iso, "."), c.settled && c.dayFirst:
		day, month = month, day
	case p.numeric[1] > 12, c.settled:
	default:
		return unknown() // 3/4/2021 is two days
	}
	d := date(p.numeric[2], time.Month(month), day)
	if month > 12 || d.Day() != day {
		return unknown()
	}
	m := on(d, "day")
	m.explicit = true
	return m, true
}

func readWeekday(c *almanac, p *dateParts, args []string) (moment, bool) {
	wd := weekdays[p.weekday]
	switch args[0] {
	case "before", "after":
		base, ok := c.mentionedDay()
		if !ok {
			return unknown()
		}
		if args[0] == "before" {
			return on(nearest(base.AddDate(0, 0, -1), wd, backward), "day"), true
		}
		return on(nearest(base.AddDate(0, 0, 1), wd, forward), "day"), true
	}
	if !c.known {
		return unknown()
	}
	monday := nearest(c.anchor, time.Monday, backward)
	inWeek := (int(wd) + 6) % 7
	switch args[0] {
	case "-1":
		return on(nearest(c.anchor.AddDate(0, 0, -1), wd, backward), "day"), true
	case "+1":
		return on(nearest(c.anchor.AddDate(0, 0, 1), wd, forward), "day"), true
	case "thisweek":
		return on(monday.AddDate(0, 0, inWeek), "day"), true
	case "lastweek":
		return on(monday.AddDate(0, 0, inWeek-7), "day"), true
	case "nextweek":
		return on(monday.AddDate(0, 0, inWeek+7), "day"), true
	}
	return on(nearest(c.anchor, wd, c.direction()), "day"), true
}

// mentionedDay returns the day the paragraph named last.
func (c *almanac) mentionedDay() (time.Time, bool) {
	if c.mentioned.precision != "day" {
		return time.Time{}, false
	}
	d, err := time.Parse(article.DateLayout, c.mentioned.date)
	return d, err == nil
}

// readShift counts from the article's day: "last week".
func readShift(c *almanac, p *dateParts, args []string) (moment, bool) {
	n, _ := strconv.Atoi(args[0])
	return c.shifted(c.anchor, c.known, float64(n), cmp.Or(args[1], p.unit, c.lastUnit()))
}

// shifted returns the part of the calendar that lies n units after t.
func (c *almanac) shifted(t time.Time, known bool, n float64, unit string) (moment, bool) {
	if !known {
		return unknown()
	}
	whole := int(n)
	switch unit {
	case "day":
		return on(t.AddDate(0, 0, whole), "day"), true
	case "week", "fortnight":
		days := 7
		if unit == "fortnight" {
			days = 14
		}
		return on(t.AddDate(0, 0, int(n*float64(days))), "week"), true
	case "month":
		return on(date(t.Year(), t.Month()+time.Month(whole), 1), "month"), true
	case "quarter":
		q := (int(t.Month())-1)/3 + whole + 4*t.Year()
		return within(q/4, fmt.Sprintf("-Q%d", q%4+1)), true
	case "year":
		if float64(whole) != n { // "two and a half years ago"
			return on(date(t.Year(), t.Month()+time.Month(n*12), 1), "month"), true
		}
		return on(date(t.Year()+whole, 1, 1), "year"), true
	case "decade":
		if n == 0 || n == -1 || n == 1 {
			return moment{kind: Calendar, value: fmt.Sprintf("%03d", t.Year()/10+whole)}, true
		}
		return moment{kind: Calendar, value: strconv.Itoa(t.Year() + 10*whole)}, true
	case "century":
		return moment{kind: Calendar, value: fmt.Sprintf("%02d", t.Year()/100+whole)}, true
	}
	if n == 0 || n == -1 || n == 1 { // "last-minute"
		return moment{}, false
	}
	return unknown() // hours ago: the day may be yesterday
}

// readMentioned counts from the date the paragraph named last: "the same day".
func readMentioned(c *almanac, p *dateParts, args []string) (moment, bool) {
	n, _ := strconv.Atoi(args[0])
	return c.fromMentioned(n, cmp.Or(args[1], p.unit, c.lastUnit()))
}

func (c *almanac) fromMentioned(n int, unit string) (moment, bool) {
	m := c.mentioned
	fine := map[string]int{"day": 10, "week": 10, "month": 7, "year": 4}[unit]
	if fine == 0 || len(m.date) < fine {
		return moment{kind: Calendar, adrift: true}, true
	}
	layout := article.DateLayout[:len(m.date)]
	t, err := time.Parse(layout, m.date)
	if err != nil || m.precision == "week" && unit == "day" {
		return moment{kind: Calendar, adrift: true}, true
	}
	return c.shifted(t, true, float64(n), unit)
}

func readPart(c *almanac, p *dateParts, args []string) (moment, bool) {
	if args[1] != "" {
		p.part = dayParts[args[1]]
	}
	m, ok := c.dayOf(p, args[0])
	m.kind = Clock
	if m.value != "" {
		m.value += "T" + p.part
	}
	return m, ok
}

// dayOf reads the day of a part of it.
func (c *almanac) dayOf(p *dateParts, arg string) (moment, bool) {
	switch arg {
	case "weekday":
		return readWeekday(c, p, []string{"0"})
	case "day":
		return readDay(c, p, nil)
	case "mentioned":
		return c.fromMentioned(0, "day")
	case "mentioned+1":
		return c.fromMentioned(1, "day")
	}
	n, _ := strconv.Atoi(arg)
	return c.shifted(c.anchor, c.known, float64(n), "day")
}

func readClock(c *almanac, p *dateParts, args []string) (moment, bool) {
	if args[0] == "said" { // the day may be any: it is not guessed
		return moment{kind: Clock, value: "T" + p.clock}, true
	}
	m, ok := c.dayOf(p, args[0])
	m.kind = Clock
	if m.value != "" {
		m.value += "T" + p.clock
	}
	return m, ok
}

func readMonth(c *almanac, p *dateParts, args []string) (moment, bool) {
	explicit, ok := c.yearArg(p)
	mo := time.Month(p.month)
	switch {
	case !ok:
		return unknown()
	case explicit:
		m := on(date(p.year, mo, 1), "month")
		m.explicit = true
		return m, true
	case args[0] == "" && !c.monthHere():
		return moment{}, false
	case !c.known:
		return unknown()
	}
	y := c.anchor.Year()
	switch args[0] {
	case "this":
	case "-1":
		if mo >= c.anchor.Month() {
			y--
		}
	case "+1":
		if mo <= c.anchor.Month() {
			y++
		}
	default:
		if spoken, ok := c.spokenYear(); ok {
			y = spoken
			break
		}
		return on(monthNear(c.anchor, mo, c.direction()), "month"), true
	}
	return on(date(y, mo, 1), "month"), true
}

// monthHere reports whether the name of a month is not a person's ("April
// Glaspie"), a verb or another noun.
func (c *almanac) monthHere() bool {
	w := &c.words[c.from]
	t := &c.r.toks[w.tok]
	if t.name >= 0 && c.r.entities[c.r.mentions[t.name].id].Type == Person {
		return false
	}
	prep := datePrep(c.before()) || modifiers[c.before()]
	switch w.text {
	case "may", "mar", "jun", "march", "april", "june", "august":
		return prep || w.text != "may" && w.tok > c.sent.first && len(w.text) > 3 && !c.capitalAt(c.to) && !c.capitalAt(c.from-1)
	}
	return prep || !c.capitalAt(c.to) && len(w.text) > 3
}

func (c *almanac) capitalAt(i int) bool { return i >= 0 && i < len(c.words) && c.words[i].capital }

func readSeason(c *almanac, p *dateParts, args []string) (moment, bool) {
	suffix := "-" + p.season
	if p.year > 0 {
		return within(p.year, suffix), true
	}
	if strings.HasPrefix(c.word(c.to), "of") || c.before() == "to" {
		return moment{}, false
	}
	if !c.known {
		return unknown()
	}
	y := c.anchor.Year()
	begins := map[string]time.Month{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[p.season]
	switch args[0] {
	case "-1":
		if begins > c.anchor.Month()-2 {
			y--
		}
	case "+1":
		if begins <= c.anchor.Month() {
			y++
		}
	case "":
		if c.direction() != forward && begins > c.anchor.Month() {
			y--
		}
	}
	return within(y, suffix), true
}

func readYear(c *almanac, p *dateParts, _ []string) (moment, bool) {
	if c.to == c.from+1 && !c.yearHere() {
		return moment{}, false
	}
	m := on(date(p.year, 1, 1), "year")
	m.explicit = true
	if p.untilYear > p.year {
		m.until = strconv.Itoa(p.untilYear)
	}
	return m, true
}

// yearHere reports whether four figures are a year, not a number of things.
func (c *almanac) yearHere() bool {
	prev, next := c.before(), c.word(c.to)
	if c.words[c.from].glued { // "mid-1996"
		return true
	}
	if c.listed() {
		return true
	}
	if prev == "$" || prev == "£" || prev == "€" || prev == "no." || prev == "#" || prev == "." || next == "%" || next == "percent" || units[next] != "" {
		return false
	}
	if datePrep(prev) || prev == "year" || modifiers[prev] {
		return true
	}
	y, _ := year(c.words[c.from].text)
	if y < 1850 || y > 2100 {
		return false
	}
	if prev == "(" || prev == "-" {
		return next == ")" || next == "," || next == "-"
	}
	switch tag := c.tagAt(c.to); tag { // "its disputed 2016 election"
	case "NN", "NNP", "JJ", "NNPS":
		switch prev := c.tagAt(c.from - 1); prev {
		case "DT", "PRP$", "POS", "JJ":
			return true
		}
	}
	return false
}

// listed reports whether the word goes on a list of years: "1994, 1995 and 1997".
func (c *almanac) listed() bool {
	switch c.before() {
	case ",", "and", "or", "-":
		return c.mentioned.precision == "year" && c.from >= 2 && c.mentioned.last == c.words[c.from-1].tok
	}
	return false
}

func (c *almanac) tagAt(i int) string {
	if i < 0 || i >= len(c.words) {
		return ""
	}
	return c.r.toks[c.words[i].tok].tag
}

func readDecade(_ *almanac, p *dateParts, _ []string) (moment, bool) {
	return moment{kind: Calendar, value: p.decade}, true
}

func readCentury(_ *almanac, p *dateParts, _ []string) (moment, bool) {
	if p.ordinal > 21 {
		return moment{}, false
	}
	return moment{kind: Calendar, value: fmt.Sprintf("%02d", p.ordinal-1)}, true
}

func readHalf(c *almanac, p *dateParts, _ []string) (moment, bool) {
	if c.words[c.from].text == "first" {
		return within(p.year, "-H1"), true
	}
	return within(p.year, "-H2"), true
}

// readQuarter reads a quarter of a year. Without its year it is the last one that
// has begun, or in a clause about the future the next.
func readQuarter(c *almanac, p *dateParts, args []string) (moment, bool) {
	_, ok := c.yearArg(p)
	if p.ordinal > 4 {
		return moment{}, false
	}
	if !ok || !c.known && p.year == 0 {
		return unknown()
	}
	now := c.anchor.Year()*4 + (int(c.anchor.Month())-1)/3
	q := now
	switch {
	case args[0] == "0":
	case p.ordinal == 0:
		q = cmp.Or(c.quarter, now-1)
	case p.year > 0 && args[0] != "year":
		q = p.year*4 + p.ordinal - 1
	default:
		q = c.anchor.Year()*4 + p.ordinal - 1
		if q > now && c.direction() != forward {
			q -= 4
		}
	}
	switch {
	case args[0] == "before" || args[0] == "year":
		q -= 4
	case p.ordinal > 0 && q <= now:
		c.quarter = q
	}
	return within(q/4, fmt.Sprintf("-Q%d", q%4+1)), true
}

func readAgo(c *almanac, p *dateParts, _ []string) (moment, bool) {
	n, err := strconv.ParseFloat(p.count, 64)
	if err != nil {
		return moment{kind: Calendar, value: "PAST_REF"}, true
	}
	if q := c.quarter - 4; q > 0 && p.unit == "year" && n == 1 { // "profit fell from a year ago"
		return within(q/4, fmt.Sprintf("-Q%d", q%4+1)), true
	}
	return c.shifted(c.anchor, c.known, -n, p.unit)
}

// readEarlier counts back from the date that was named last, else from the
// article's day.
func readEarlier(c *almanac, p *dateParts, args []string) (moment, bool) {
	n, err := strconv.Atoi(p.count)
	if c.quarter == 0 && err == nil && c.mentioned.date != "" {
		return c.fromMentioned(-n, p.unit)
	}
	return readAgo(c, p, args)
}

func readLater(c *almanac, p *dateParts, _ []string) (moment, bool) {
	n, err := strconv.Atoi(p.count)
	if err != nil {
		return unknown()
	}
	return c.fromMentioned(n, p.unit)
}

func readAhead(c *almanac, p *dateParts, _ []string) (moment, bool) {
	n, err := strconv.ParseFloat(p.count, 64)
	if err != nil {
		return moment{kind: Calendar, value: "FUTURE_REF"}, true
	}
	return c.shifted(c.anchor, c.known, n, p.unit)
}

func readYearEnd(c *almanac, _ *dateParts, _ []string) (moment, bool) {
	if !c.known {
		return unknown()
	}
	return on(date(c.anchor.Year(), 12, 31), "day"), true
}

// readWeekend reads the weekend before the article's day. The reader's date is
// its Saturday.
func readWeekend(c *almanac, _ *dateParts, _ []string) (moment, bool) {
	if !c.known {
		return unknown()
	}
	dir := backward
	if w := c.words[c.from].text; w == "this" || w == "the" {
		dir = c.direction()
	}
	m := on(nearest(c.anchor, time.Saturday, dir), "week")
	m.value += "-WE"
	return m, true
}

// readFor reads how long something took.
func readFor(c *almanac, p *dateParts, args []string) (moment, bool) {
	if p.count == "1" && (p.unit == "second" || p.unit == "quarter") || p.unit == "quarter" && c.words[c.to-1].glued {
		return moment{}, false // "a second", "three-quarters": an order, a part
	}
	return moment{kind: Duration, value: duration(cmp.Or(args[0], p.count, "1"), cmp.Or(p.unit, c.lastUnit()))}, true
}

// lastUnit returns the unit that a wording ends with in so many words.
func (c *almanac) lastUnit() string { return units[c.words[c.to-1].text] }

// duration writes a number of units as ISO 8601 does.
func duration(count, unit string) string {
	n, err := strconv.ParseFloat(count, 64)
	known := err == nil
	num := func(v float64) string {
		if !known {
			return "X"
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	whole := float64(int(n))
	switch unit {
	case "second", "minute":
		return "PT" + num(n) + strings.ToUpper(unit[:1])
	case "hour":
		if known && n != whole {
			return "PT" + num(whole) + "H30M"
		}
		return "PT" + num(n) + "H"
	case "fortnight":
		return "P" + num(2*n) + "W"
	case "year":
		if known && n != whole {
			return "P" + num(whole) + "Y6M"
		}
		return "P" + num(n) + "Y"
	case "decade":
		return "P" + num(10*n) + "Y"
	case "century":
		return "P" + num(100*n) + "Y"
	}
	return "P" + num(n) + strings.ToUpper(unit[:1])
}

func readEvery(_ *almanac, p *dateParts, _ []string) (moment, bool) {
	return moment{kind: Repeated, value: duration(cmp.Or(p.count, "1"), p.unit)}, true
}

func readEveryWeekday(_ *almanac, p *dateParts, _ []string) (moment, bool) {
	n := int(weekdays[p.weekday])
	if n == 0 {
		n = 7
	}
	return moment{kind: Repeated, value: fmt.Sprintf("XXXX-WXX-%d", n)}, true
}

func readEveryMonth(_ *almanac, p *dateParts, _ []string) (moment, bool) {
	return moment{kind: Repeated, value: fmt.Sprintf("XXXX-%02d", p.month)}, true
}

// readHoliday finds the feast next to the article's day, on the side that the
// tense tells.
func readHoliday(c *almanac, _ *dateParts, args []string) (moment, bool) {
	if !c.capitalAt(c.from) && !c.capitalAt(c.to-1) {
		return moment{}, false
	}
	y, explicit := year(c.word(c.to))
	if !c.known && !explicit {
		return unknown()
	}
	if !explicit {
		y = c.anchor.Year()
	}
	d := holiday(args[0], y)
	switch {
	case explicit:
	case c.direction() != forward && d.After(c.anchor.AddDate(0, 0, 1)):
		d = holiday(args[0], y-1)
	case c.direction() == forward && d.Before(c.anchor):
		d = holiday(args[0], y+1)
	}
	return on(d, "day"), true
}

// holiday returns the day of a feast in the year: "12-25", "11-4th-4" (the fourth
// Thursday of November), "easter-2".
func holiday(rule string, y int) time.Time {
	if days, ok := strings.CutPrefix(rule, "easter"); ok {
		n, _ := strconv.Atoi(days)
		return easter(y).AddDate(0, 0, n)
	}
	f := strings.Split(rule, "-")
	mo, _ := strconv.Atoi(f[0])
	if len(f) == 3 {
		nth, _ := strconv.Atoi(strings.TrimSuffix(f[1], "th"))
		wd, _ := strconv.Atoi(f[2])
		return nearest(date(y, time.Month(mo), 1), time.Weekday(wd), forward).AddDate(0, 0, 7*(nth-1))
	}
	d, _ := strconv.Atoi(f[1])
	return date(y, time.Month(mo), d)
}

// easter returns Easter Sunday, by the anonymous Gregorian computus.
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	return date(y, time.Month((h+l-7*m+114)/31), (h+l-7*m+114)%31+1)
}

// onWeekday returns the day in a year next to the anchor's in which it falls on the
// weekday, or as it is.
func onWeekday(d time.Time, wd time.Weekday, anchor time.Time) time.Time {
	if d.Weekday() == wd {
		return d
	}
	for _, y := range []int{anchor.Year(), anchor.Year() + 1, anchor.Year() - 1} {
		if t := date(y, d.Month(), d.Day()); t.Weekday() == wd {
			return t
		}
	}
	return d
}

// nearest returns the weekday at or before the anchor, or at or after it. News
// looks back when nothing else is said.
func nearest(anchor time.Time, wd time.Weekday, dir direction) time.Time {
	n := int(wd) - int(anchor.Weekday())
	if dir != forward && n > 0 {
		n -= 7
	}
	if dir == forward && n < 0 {
		n += 7
	}
	return anchor.AddDate(0, 0, n)
}

// dayNear returns the day of the year that puts it on the side of the anchor
// that the tense tells, or the nearest where it tells nothing. A day just past
// the anchor is taken as it is: an article may be dated a day before it is read.
func dayNear(anchor time.Time, mo time.Month, day int, dir direction) time.Time {
	d := date(anchor.Year(), mo, day)
	switch days := int(d.Sub(anchor).Hours() / 24); {
	case dir == backward && days > 2, days > 182:
		return date(anchor.Year()-1, mo, day)
	case dir == forward && days < -2, days < -182:
		return date(anchor.Year()+1, mo, day)
	}
	return d
}

func monthNear(anchor time.Time, mo time.Month, dir direction) time.Time {
	y := anchor.Year()
	switch ahead := int(mo - anchor.Month()); {
	case dir == backward && ahead > 0, dir == unclear && ahead > 3:
		y--
	case dir == forward && ahead < 0, dir == unclear && ahead < -8:
		y++
	}
	return date(y, mo, 1)
}

func datePrep(w string) bool {
	switch w {
	case "in", "since", "until", "by", "before", "after", "during", "from", "to", "of", "around", "through", "between", "till", "for", "into", "both", "due", "circa":
		return true
	}
	return false
}
