package article

import (
	"fmt"
	"strings"
	"time"
)

// dayLayouts are the forms in which a publication date may be given.
var dayLayouts = []string{
	DateLayout,
	time.RFC3339,
	"2006-01-02T15:04:05",
	"2006-01-02T15:04",
	"2006-01-02 15:04:05",
	"2006-01-02 15:04:05 -0700",
	"2006-01-02 15:04:05 -07:00",
	"2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04",
	"2006/01/02",
	"2 January 2006",
	"2 January, 2006",
	"January 2, 2006",
	"January 2 2006",
	"2 Jan 2006",
	"Jan 2, 2006",
	"Jan 2 2006",
}

// parseDay reads a date in one of dayLayouts, with or without a weekday before
// it, as DateLayout. A time of day is dropped: the day is the one that the
// writer's clock showed. The second value warns of a weekday that is not that
// day's; the error says in what form to write a date.
func parseDay(s string) (day, warning string, err error) {
	text := oneLine(s)
	weekday, rest, ok := strings.Cut(text, " ")
	weekday = strings.TrimRight(weekday, ",.")
	if !ok || !isWeekday(weekday) {
		weekday, rest = "", text
	}
	rest = plainDay(rest)
	impossible := false
	for _, layout := range dayLayouts {
		t, err := time.Parse(layout, rest)
		if err != nil {
			impossible = impossible || strings.Contains(err.Error(), "out of range")
			continue
		}
		if weekday != "" && !strings.HasPrefix(t.Weekday().String(), weekday[:3]) {
			warning = fmt.Sprintf("%s was a %s, not a %s", t.Format(DateLayout), t.Weekday(), weekday)
		}
		return t.Format(DateLayout), warning, nil
	}
	if impossible {
		return "", "", fmt.Errorf("date %q is no day of the calendar; write it like 2022-03-30", clip(text))
	}
	return "", "", fmt.Errorf("date %q is not understood; write it like 2022-03-30", clip(text))
}

// plainDay takes off a date what time.Parse does not know: "the 4th of Sept."
// becomes "4 Sep".
func plainDay(s string) string {
	words := strings.Fields(s)
	kept := words[:0]
	for _, w := range words {
		w, comma := strings.CutSuffix(w, ",")
		w = strings.TrimSuffix(w, ".")
		if n := strings.TrimLeft(w, "0123456789"); n != w && (n == "st" || n == "nd" || n == "rd" || n == "th") {
			w = strings.TrimSuffix(w, n)
		}
		switch w {
		case "of", "the":
			continue
		case "Sept":
			w = "Sep"
		}
		if comma {
			w += ","
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " ")
}

func isWeekday(w string) bool {
	switch w {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun":
		return true
	}
	return false
}

func isMonth(w string) bool {
	switch w {
	case "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
		"November", "December", "Januar", "Februar", "März", "Mai", "Juni", "Juli", "Oktober", "Dezember":
		return true
	}
	return false
}

// clip shortens what is repeated in an error message, on a rune boundary.
func clip(s string) string {
	const most = 60 // bytes
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// Day reads a day in any form that front matter may have, as DateLayout, and reports
// whether it is one.
func Day(s string) (string, bool) {
	day, _, err := parseDay(s)
	return day, err == nil
}
