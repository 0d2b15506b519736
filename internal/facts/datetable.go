package facts

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
)

// A timeWord is a word as wordings of time see it: a token, or a part of one
// with a hyphen.
type timeWord struct {
	text    string // lower case
	tok     int
	capital bool
	glued   bool // goes on the token of the word before
}

// A wording is an entry of lexicon/dates.tsv.
type wording struct {
	text    string
	parts   []wordingPart
	before  []string // one of these stands before it
	read    dateReader
	args    []string
	example string
}

type wordingPart struct {
	words    []string // any of them
	class    wordClass
	optional bool
}

// A wordClass matches a kind of word, in dates.tsv in capitals: it returns how
// many words it takes, 0 when it is none, and notes what they say.
type wordClass func(w []timeWord, p *dateParts) int

// dateParts is what the words of a wording say.
type dateParts struct {
	year, month, day, ordinal int
	untilYear, untilDay       int
	weekday                   string // lower case; empty for none
	season, part, clock       string
	count                     string // "2", "2.5", "X" for some
	unit                      string
	decade                    string // "199"
	iso                       string
	numeric                   []int
}

// A dateTable finds the wordings that a word may begin.
type dateTable struct {
	all     []*wording
	byWord  map[string][]*wording
	byClass map[string][]*wording
	kinds   map[string]string // word → the kinds of word it may begin
}

var wordClasses = map[string]wordClass{
	"YEAR": classYear, "MONTH": classMonth, "DAY": classDay, "WEEKDAY": classWeekday, "WEEKDAYS": classWeekdays,
	"SEASON": classSeason, "PART": classPart, "CLOCK": classClock, "ZONE": classZone, "COUNT": classCount, "UNIT": classUnit,
	"UNITS": classUnits, "ORDINAL": classOrdinal, "DECADE": classDecade, "ISO": classISO, "NUMERIC": classNumeric, "SHORT": classShort,
}

func loadDates(fsys fs.FS, name string) (*dateTable, error) {
	t := &dateTable{byWord: map[string][]*wording{}, byClass: map[string][]*wording{}, kinds: wordKinds()}
	err := readTable(fsys, name, 3, func(c []string) error {
		w, err := parseWording(c)
		if err != nil {
			return err
		}
		t.all = append(t.all, w)
		for i, p := range w.parts {
			for _, word := range p.words {
				key := t.byWord
				if wordClasses[word] != nil {
					key = t.byClass
				}
				key[word] = append(key[word], w)
			}
			if !w.parts[i].optional {
				break
			}
		}
		return nil
	})
	return t, err
}

func parseWording(c []string) (*wording, error) {
	w := &wording{text: c[0], example: c[2]}
	words := c[0]
	if rest, ok := strings.CutPrefix(words, "("); ok {
		before, rest, ok := strings.Cut(rest, ") ")
		if !ok {
			return nil, fmt.Errorf("wording %q does not close its bracket", c[0])
		}
		w.before, words = strings.Split(before, "|"), rest
	}
	for _, f := range strings.Fields(words) {
		var p wordingPart
		f, p.optional = strings.CutSuffix(f, "?")
		p.words = strings.Split(f, "|")
		p.class = wordClasses[f]
		w.parts = append(w.parts, p)
	}
	args := strings.Fields(c[1])
	if len(args) == 0 || dateReaders[args[0]] == nil {
		return nil, fmt.Errorf("wording %q: %q is no reading", c[0], c[1])
	}
	w.read, w.args = dateReaders[args[0]], append(args[1:], "", "")
	return w, nil
}

// match returns the end of the wording's match in words from i on, or -1.
func (w *wording) match(words []timeWord, i, k int, p *dateParts) int {
	if k == len(w.parts) {
		return i
	}
	part := &w.parts[k]
	saved := *p
	if i < len(words) {
		for _, alt := range part.words {
			n := 0
			if class := wordClasses[alt]; class != nil {
				n = class(words[i:], p)
			} else if words[i].text == alt {
				n = 1
			}
			if n > 0 {
				if end := w.match(words, i+n, k+1, p); end >= 0 {
					return end
				}
			}
			*p = saved
		}
	}
	if part.optional {
		return w.match(words, i, k+1, p)
	}
	return -1
}

// candidates returns the wordings that the words may begin with.
func (t *dateTable) candidates(words []timeWord, buf []*wording) []*wording {
	w := words[0]
	buf = append(buf, t.byWord[w.text]...)
	kinds := t.kinds[w.text]
	if c := w.text[0]; c >= '0' && c <= '9' || c == '\'' && len(w.text) > 1 {
		kinds = "ISO NUMERIC DAY YEAR COUNT CLOCK DECADE ORDINAL"
	}
	for class := range strings.FieldsSeq(kinds) {
		buf = append(buf, t.byClass[class]...)
	}
	return buf
}

// wordKinds returns the kinds of every word that some kind knows, so that nearly
// all words of an article cost one look.
func wordKinds() map[string]string {
	m := map[string]string{}
	add := func(word, class string) { m[word] += " " + class }
	for w := range weekdays {
		add(w, "WEEKDAY")
		add(w+"s", "WEEKDAYS")
	}
	for w := range months {
		add(w, "MONTH")
	}
	for w := range numbers {
		add(w, "COUNT")
	}
	for w := range spokenCenturies {
		add(w, "YEAR")
	}
	for w := range ordinals {
		add(w, "ORDINAL DAY")
	}
	for w := range units {
		add(w, "UNIT UNITS")
	}
	for w := range seasons {
		add(w, "SEASON")
	}
	for w := range dayParts {
		add(w, "PART")
	}
	for w := range decades {
		add(w, "DECADE")
	}
	for _, w := range []string{"noon", "midnight", "midday"} {
		add(w, "CLOCK")
	}
	return m
}

var weekdays = map[string]time.Weekday{"sunday": time.Sunday, "monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday}

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var numbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"several": -1, "few": -1, "many": -1, "some": -1, "numerous": -1}

var spokenCenturies = map[string]int{"eighteen": 1800, "nineteen": 1900, "twenty": 2000, "two": 2000}

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20}

var units = map[string]string{"second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour",
	"day": "day", "days": "day", "week": "week", "weeks": "week", "fortnight": "fortnight", "month": "month", "months": "month",
	"quarter": "quarter", "quarters": "quarter", "year": "year", "years": "year", "decade": "decade", "decades": "decade", "century": "century", "centuries": "century"}

var seasons = map[string]string{"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

var dayParts = map[string]string{"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}

var decades = map[string]string{"twenties": "192", "thirties": "193", "forties": "194", "fifties": "195", "sixties": "196", "seventies": "197", "eighties": "198", "nineties": "199"}

// year reads the years that news are about: 1000 to 2199.
func year(w string) (int, bool) {
	if len(w) != 4 || w[0] != '1' && w[0] != '2' {
		return 0, false
	}
	y, err := strconv.Atoi(w)
	return y, err == nil && y < 2200
}

func classYear(w []timeWord, p *dateParts) int {
	y, n := 0, 1
	if v, ok := year(w[0].text); ok {
		y = v
	} else if c := spokenCenturies[w[0].text]; c > 0 && len(w) > 1 { // "nineteen ninety-six"
		if w[0].text == "two" {
			if w[1].text != "thousand" {
				return 0
			}
			y, n = 2000, 2
			if v, k := smallNumber(w[n:]); k > 0 && v < 30 {
				y, n = y+v, n+k
			}
		} else if v, k := smallNumber(w[1:]); k > 0 && v >= 10 {
			y, n = c+v, 1+k
		}
	}
	switch {
	case y == 0:
		return 0
	case p.year > 0:
		p.untilYear = y
	default:
		p.year = y
	}
	return n
}

// smallNumber reads a number below a hundred in words.
func smallNumber(w []timeWord) (v, n int) {
	if len(w) == 0 || numbers[w[0].text] < 1 || w[0].text == "a" || w[0].text == "an" {
		return 0, 0
	}
	v = numbers[w[0].text]
	if v >= 20 && len(w) > 1 {
		if ones := numbers[w[1].text]; ones > 0 && ones < 10 && w[1].text != "a" && w[1].text != "an" {
			return v + ones, 2
		}
	}
	return v, 1
}

func classShort(w []timeWord, p *dateParts) int {
	if len(w[0].text) != 2 || p.year == 0 {
		return 0
	}
	y, err := strconv.Atoi(w[0].text)
	if err != nil || p.year/100*100+y <= p.year {
		return 0
	}
	p.untilYear = p.year/100*100 + y
	return 1
}

func classMonth(w []timeWord, p *dateParts) int {
	m, ok := months[w[0].text]
	if !ok || !w[0].capital {
		return 0
	}
	p.month = int(m)
	return 1
}

func classDay(w []timeWord, p *dateParts) int {
	d, ok := dayOfMonth(w[0].text)
	if !ok {
		return 0
	}
	if p.day > 0 {
		p.untilDay = d
	} else {
		p.day = d
	}
	return 1
}

func dayOfMonth(w string) (int, bool) {
	if d := ordinals[w]; d > 0 {
		return d, true
	}
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

func classWeekday(w []timeWord, p *dateParts) int {
	if _, ok := weekdays[w[0].text]; !ok || !w[0].capital {
		return 0
	}
	p.weekday = w[0].text
	return 1
}

func classWeekdays(w []timeWord, p *dateParts) int {
	day, ok := strings.CutSuffix(w[0].text, "s")
	if _, known := weekdays[day]; !ok || !known || !w[0].capital {
		return 0
	}
	p.weekday = day
	return 1
}

func classSeason(w []timeWord, p *dateParts) int {
	p.season = seasons[w[0].text]
	return min(1, len(p.season))
}

func classPart(w []timeWord, p *dateParts) int {
	p.part = dayParts[w[0].text]
	return min(1, len(p.part))
}

// classClock reads "10:35", "9 a.m.", "7:15 p.m.", "noon".
func classClock(w []timeWord, p *dateParts) int {
	switch w[0].text {
	case "noon", "midday":
		p.clock = "12:00"
		return 1
	case "midnight":
		p.clock = "24:00"
		return 1
	}
	h, m, colon := strings.Cut(strings.Replace(w[0].text, ".", ":", 1), ":")
	hour, err := strconv.Atoi(h)
	minute := 0
	if colon && err == nil {
		minute, err = strconv.Atoi(m)
	}
	if err != nil || hour > 23 || minute > 59 || colon && len(m) != 2 {
		return 0
	}
	half := byte(0)
	if len(w) > 1 {
		switch w[1].text {
		case "a.m.", "am", "a.m":
			half = 'a'
		case "p.m.", "pm", "p.m":
			half = 'p'
		}
	}
	switch {
	case half == 0 && (!colon || strings.Contains(w[0].text, ".")):
		return 0
	case half != 0 && (hour < 1 || hour > 12):
		return 0
	case half == 'p' && hour < 12:
		hour += 12
	case half == 'a' && hour == 12:
		hour = 0
	}
	p.clock = fmt.Sprintf("%02d:%02d", hour, minute)
	if half != 0 {
		return 2
	}
	return 1
}

func classZone(w []timeWord, _ *dateParts) int {
	switch w[0].text {
	case "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "gmt", "utc", "bst", "cet", "cest", "ist", "msk", "aest", "et", "o'clock":
		return 1
	case "local", "eastern", "moscow":
		if len(w) > 1 && w[1].text == "time" {
			return 2
		}
	}
	return 0
}

// classCount reads how many units: "two", "12", "a few", "2 1/2", "twenty-five",
// "two or three".
func classCount(w []timeWord, p *dateParts) int {
	v, n := countAt(w)
	if n == 0 {
		return 0
	}
	if n+1 < len(w) && (w[n].text == "to" || w[n].text == "or" || w[n].text == "-") {
		if _, k := countAt(w[n+1:]); k > 0 { // "two to three": the least is sure
			n += 1 + k
		}
	}
	if v < 0 {
		p.count = "X"
	} else {
		p.count = strconv.FormatFloat(v, 'f', -1, 64)
	}
	return n
}

func countAt(w []timeWord) (v float64, n int) {
	word := w[0].text
	next := ""
	if len(w) > 1 {
		next = w[1].text
	}
	switch word {
	case "a", "an", "the":
		switch next {
		case "few":
			return -1, 2
		case "couple":
			if len(w) > 2 && w[2].text == "of" {
				return 2, 3
			}
			return 2, 2
		case "dozen":
			return 12, 2
		case "hundred":
			return 100, 2
		}
		if word == "the" {
			return 0, 0
		}
		return 1, 1
	}
	if k := numbers[word]; k < 0 {
		return -1, 1
	} else if k > 0 {
		small, n := smallNumber(w)
		v := float64(small)
		for n < len(w) {
			switch w[n].text {
			case "hundred":
				v *= 100
			case "thousand":
				v *= 1000
			default:
				return andAHalf(w, v, n)
			}
			n++
		}
		return v, n
	}
	if word[0] < '0' || word[0] > '9' || len(word) > 5 {
		return 0, 0
	}
	k, err := strconv.ParseFloat(strings.ReplaceAll(word, ",", ""), 64)
	if err != nil || k <= 0 {
		return 0, 0
	}
	if next == "1/2" || next == "½" {
		return k + .5, 2
	}
	return andAHalf(w, k, 1)
}

func andAHalf(w []timeWord, v float64, n int) (float64, int) {
	if n+2 < len(w) && w[n].text == "and" && w[n+1].text == "a" && w[n+2].text == "half" {
		return v + .5, n + 3
	}
	return v, n
}

func classUnit(w []timeWord, p *dateParts) int {
	u := units[w[0].text]
	if u == "" || u != w[0].text {
		return 0
	}
	p.unit = u
	return 1
}

func classUnits(w []timeWord, p *dateParts) int {
	u := units[w[0].text]
	if u == "" || u == w[0].text {
		return 0
	}
	p.unit = u
	return 1
}

// classOrdinal reads "third", "21st".
func classOrdinal(w []timeWord, p *dateParts) int {
	n := ordinals[w[0].text]
	if n == 0 && len(w[0].text) > 2 {
		if v, err := strconv.Atoi(w[0].text[:len(w[0].text)-2]); err == nil {
			n = v
		}
	}
	if n <= 0 {
		return 0
	}
	p.ordinal = n
	return 1
}

// classDecade reads "1990s", "'80s", "nineties".
func classDecade(w []timeWord, p *dateParts) int {
	t := w[0].text
	if d := decades[t]; d != "" {
		p.decade = d
		return 1
	}
	t = strings.Replace(t, "0's", "0s", 1)
	bare, ok := strings.CutSuffix(t, "0s")
	if !ok {
		return 0
	}
	if y, is := year(bare + "0"); is && y > 0 {
		p.decade = bare
		return 1
	}
	if len(bare) == 2 && bare[0] == '\'' && bare[1] >= '1' && bare[1] <= '9' {
		p.decade = "19" + bare[1:]
		return 1
	}
	return 0
}

func classISO(w []timeWord, p *dateParts) int {
	t := w[0].text
	if len(t) < len(article.DateLayout) || len(t) > len(article.DateLayout) && t[len(article.DateLayout)] != 't' {
		return 0
	}
	d, err := time.Parse(article.DateLayout, t[:len(article.DateLayout)])
	if err != nil {
		return 0
	}
	p.year, p.month, p.day = d.Year(), int(d.Month()), d.Day()
	return 1
}

// classNumeric reads "3/15/2022", "15.03.2022".
func classNumeric(w []timeWord, p *dateParts) int {
	f := strings.FieldsFunc(w[0].text, func(c rune) bool { return c == '/' || c == '.' })
	if len(f) != 3 || len(f[2]) != 4 || len(w[0].text) > len("00/00/0000") {
		return 0
	}
	var n []int
	for _, s := range f {
		v, err := strconv.Atoi(s)
		if err != nil {
			return 0
		}
		n = append(n, v)
	}
	if n[0] < 1 || n[1] < 1 || n[0] > 31 || n[1] > 31 || n[0] > 12 && n[1] > 12 {
		return 0
	}
	p.numeric = n
	p.iso = w[0].text
	return 1
}

// timeWords cuts a sentence into the words that wordings of time are made of.
func (r *reading) timeWords(s *sent, buf []timeWord) []timeWord {
	buf = buf[:0]
	for i := s.first; i < s.last; i++ {
		t := &r.toks[i]
		if t.text == "." && len(buf) > 0 && buf[len(buf)-1].tok == i-1 && months[buf[len(buf)-1].text] > 0 && r.toks[i-1].End == t.Start {
			continue // "Sept. 5"
		}
		buf = cutTimeWord(buf, t, i)
	}
	return buf
}

func cutTimeWord(buf []timeWord, t *token, i int) []timeWord {
	w := t.lower
	if m, ok := strings.CutSuffix(w, "."); ok && !strings.Contains(m, ".") && m != "" {
		w = m // "Sept.", and the last word of a sentence where the tokeniser leaves it its full stop
	}
	if k := len(w) - 2; k > 0 && (w[k:] == "pm" || w[k:] == "am") && w[0] >= '0' && w[0] <= '9' {
		return append(buf, timeWord{text: w[:k], tok: i}, timeWord{text: w[k:], tok: i, glued: true})
	}
	if len(w) > longWord || !strings.ContainsAny(w, "-–") || len(w) < 3 || classISO([]timeWord{{text: w}}, &dateParts{}) > 0 {
		if w == "–" || w == "—" {
			w = "-"
		}
		return append(buf, timeWord{text: w, tok: i, capital: t.capital()})
	}
	digit := func(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
	parts := strings.FieldsFunc(t.norm, func(c rune) bool { return c == '-' || c == '–' })
	for k, p := range parts {
		if k > 0 && digit(parts[k-1]) && digit(p) {
			buf = append(buf, timeWord{text: "-", tok: i, glued: true})
		}
		first, _ := utf8.DecodeRuneInString(p)
		buf = append(buf, timeWord{text: strings.ToLower(p), tok: i, capital: unicode.IsUpper(first), glued: k > 0})
	}
	return buf
}

// precedes reports whether the wording may stand after the word.
func (w *wording) precedes(words []timeWord, i int) bool {
	return len(w.before) == 0 || i > 0 && slices.Contains(w.before, words[i-1].text)
}
