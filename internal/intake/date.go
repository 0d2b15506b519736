package intake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/itlightning/dateparse"

	"attache/internal/article"
)

// lazy returns a regular expression that is compiled when it is first used: few calls of
// the program import anything.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

var (
	isoDay     = lazy(`^(\d{4})-?(\d{2})-?(\d{2})(?:$|[T\s])`)
	dayMonth   = lazy(`(?i)(?:^|[^\d\p{L}])(\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s+(?:of\s+|de\s+)?([\p{L}\p{M}]{2,12})\.?,?\s+(?:de\s+)?((?:19|20)\d{2})(?:\D|$)`)
	monthDay   = lazy(`(?i)(?:^|[^\p{L}\p{M}])([\p{L}\p{M}]{2,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{2})(?:\D|$)`)
	numbersDay = lazy(`(?:^|\D)((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?:\D|$)`)
	dottedDay  = lazy(`(?:^|\D)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})(?:\D|$)`)
	slashedDay = lazy(`(?:^|\D)(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})(?:\D|$)`)
	hanDay     = lazy(`((?:19|20)\d{2})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日`)
	pathDay    = lazy(`(?:^|[/_-])((?:19|20)\d{2})[/_-](\d{1,2}|[a-z]{3})[/_-](\d{1,2})(?:[/_.-]|$)`)
	pathDigits = lazy(`(?:^|[/_-])((?:19|20)\d{2})(\d{2})(\d{2})(?:[/_.-]|$)`)
)

// dayOf reads a day that is written for programs. Where 03/04/2022 may be either of two
// days, it is none.
func dayOf(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 60 {
		return "", false
	}
	if m := isoDay().FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if d, ok := article.Day(s); ok {
		return d, true
	}
	// The day is the one that the writer's clock showed, so it is not turned into UTC.
	if t, err := dateparse.ParseStrict(s); err == nil && t.Year() > 1970 {
		return t.Format(article.DateLayout), true
	}
	return dayIn(s)
}

// dayIn returns the first day that is written out in a text for people, in one of the
// languages that months knows.
func dayIn(s string) (string, bool) {
	if m := dayMonth().FindStringSubmatch(s); m != nil {
		if n := monthOf(m[2]); n > 0 {
			return day(m[3], strconv.Itoa(n), m[1])
		}
	}
	if m := monthDay().FindStringSubmatch(s); m != nil {
		if n := monthOf(m[1]); n > 0 {
			return day(m[3], strconv.Itoa(n), m[2])
		}
	}
	if m := hanDay().FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := numbersDay().FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := dottedDay().FindStringSubmatch(s); m != nil {
		return day(m[3], m[2], m[1])
	}
	if m := slashedDay().FindStringSubmatch(s); m != nil {
		if m[1] > "12" && len(m[1]) == 2 {
			return day(m[3], m[2], m[1])
		}
		if m[2] > "12" && len(m[2]) == 2 {
			return day(m[3], m[1], m[2])
		}
	}
	return "", false
}

// dayOfPath returns the day in the path of an address: /2022/03/30/, /2022/mar/30/.
func dayOfPath(path string) (string, bool) {
	path = strings.ToLower(path)
	if m := pathDay().FindStringSubmatch(path); m != nil {
		month := m[2]
		if n := monthOf(month); n > 0 {
			month = strconv.Itoa(n)
		}
		return day(m[1], month, m[3])
	}
	if m := pathDigits().FindStringSubmatch(path); m != nil {
		return day(m[1], m[2], m[3])
	}
	return "", false
}

// A dateline stands before the first sentence, within this many bytes.
const datelineReach = 90

// dayOfDateline returns the day with which a text begins: a line of its own, or what
// stands before the dash of "MOSCOW, March 30, 2022 (Reuters) — …".
func dayOfDateline(body string) (string, bool) {
	paras := strings.SplitN(body, "\n\n", 4)
	for _, p := range paras[:min(len(paras), 3)] {
		p = strings.TrimSpace(p)
		if len(p) > datelineReach {
			end := -1
			for _, dash := range []string{" — ", " – ", " - ", "— ", "(AP)", "(Reuters)", "(AFP)", "(dpa)", " /TASS/", "(Xinhua)"} {
				if i := strings.Index(p[:datelineReach], dash); i > 0 && (end < 0 || i < end) {
					end = i
				}
			}
			if end < 0 {
				continue
			}
			p = p[:end]
		}
		if d, ok := dayIn(p); ok {
			return d, true
		}
	}
	return "", false
}

// day returns a day of the calendar from its numbers.
func day(year, month, day string) (string, bool) {
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if year < "1600" || year == "1970" && m == 1 && d == 1 { // what programs have for "none"
		return "", false
	}
	return article.Day(fmt.Sprintf("%s-%02d-%02d", year, m, d))
}

// months are the names of the months, and how they are shortened, in the languages of
// the bot. Hindi and Chinese dates have figures or these names' transcriptions.
var months = [12]string{
	"january jan januar jänner janvier enero ene января январь янв जनवरी",
	"february feb februar février fevrier févr febrero февраля февраль фев फ़रवरी फरवरी",
	"march mar märz mrz mars marzo марта март мар मार्च",
	"april apr avril avr abril abr апреля апрель апр अप्रैल",
	"may mai mayo мая май मई",
	"june jun juni juin junio июня июнь июн जून",
	"july jul juli juillet juil julio июля июль июл जुलाई",
	"august aug août aout agosto ago августа август авг अगस्त",
	"september sep sept septembre septiembre setiembre сентября сентябрь сен सितंबर सितम्बर",
	"october oct oktober okt octobre octubre октября октябрь окт अक्टूबर",
	"november nov novembre noviembre ноября ноябрь ноя नवंबर नवम्बर",
	"december dec dezember dez décembre decembre déc diciembre dic декабря декабрь дек दिसंबर दिसम्बर",
}

// monthOf returns the number of the month that a word names, 0 if it names none.
func monthOf(word string) int {
	word = strings.ToLower(word)
	for i, names := range months {
		for name := range strings.FieldsSeq(names) {
			if name == word {
				return i + 1
			}
		}
	}
	return 0
}
