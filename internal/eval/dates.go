package eval

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"attache/internal/facts"
)

// A dateItem is an article of TimeBank or AQUAINT with its expressions of time.
type dateItem struct {
	ID        string  `json:"id"`
	Published string  `json:"published,omitempty"`
	Text      string  `json:"text,omitempty"`
	Timexes   []timex `json:"timexes"`
}

// A timex is an expression of time with its TIMEX3 type and value.
type timex struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	Value string `json:"value"`
}

func (t timex) span() Span { return Span{t.Start, t.End} }

func (r *run) dates(ctx context.Context) error {
	const file = "dates.jsonl"
	gold, err := Load[dateItem](r.o.Data, file)
	if err != nil {
		return err
	}
	pred, err := each(ctx, gold, func(g dateItem) (dateItem, error) {
		d, err := r.read(g.ID, "", g.Published, g.Text)
		if err != nil {
			return dateItem{}, err
		}
		return dateItem{ID: g.ID, Timexes: timexes(d)}, nil
	})
	if err != nil {
		return err
	}
	if err := keep(r, file, pred); err != nil {
		return err
	}
	s := scoreDates(gold, pred)
	rep := r.report
	set := "dates (" + file + ")"
	rep.percent("dates_value_f1", set, "found with the right value, F1", s.Value.F1(), s.Value.Gold, "in the gold")
	rep.percent("dates_strict_f1", set, "same span, F1", s.Strict.F1(), s.Strict.Gold, "in the gold")
	rep.percent("dates_relaxed_f1", set, "overlapping span, F1", s.Relaxed.F1(), s.Relaxed.Gold, "in the gold")
	rep.percent("dates_type_f1", set, "found with the right type, F1", s.Type.F1(), s.Type.Gold, "in the gold")
	rep.percent("dates_value_precision", set, "found with the right value, precision", percent(s.Value.Right, s.Value.Predicted), s.Value.Predicted, "predicted")
	for i, g := range gold {
		dateFaults(g, pred[i], func(kind, example string) { rep.fault(set, kind, example) })
	}
	return nil
}

// timexes returns the dates of a document as TIMEX3.
func timexes(d *facts.Document) []timex {
	out := []timex{}
	for _, m := range d.Moments {
		out = append(out, timex{Start: m.Start, End: m.Span.End, Type: strings.ToUpper(m.Kind), Value: m.Value})
	}
	return out
}

func dateFaults(gold, pred dateItem, fault func(kind, example string)) {
	used := map[int]bool{}
	for i, j := range matchTimexes(gold.Timexes, pred.Timexes) {
		g := gold.Timexes[i]
		words := gold.Text[g.Start:g.End]
		if j < 0 {
			fault(fmt.Sprintf("missed %s: %s", g.Type, shape(words)), fmt.Sprintf("%s = %s: %s", words, g.Value, surroundings(gold.Text, []Span{g.span()})))
			continue
		}
		used[j] = true
		if p := pred.Timexes[j]; p.Value != g.Value {
			fault("wrong value: "+shape(words), fmt.Sprintf("%s = %s, found %s = %q, published %s: %s", words, g.Value, gold.Text[p.Start:p.End], p.Value, gold.Published, surroundings(gold.Text, []Span{g.span()})))
		}
	}
	for j, p := range pred.Timexes {
		if !used[j] {
			words := gold.Text[p.Start:p.End]
			fault("invented: "+shape(words), surroundings(gold.Text, []Span{p.span()}))
		}
	}
}

// shape makes one of the expressions that differ only in their numbers and in
// the names of days and months.
func shape(s string) string {
	fields := strings.Fields(strings.ToLower(s))
	for i, w := range fields {
		bare := strings.Trim(w, ".,'’s")
		switch {
		case strings.IndexFunc(w, unicode.IsDigit) >= 0:
			fields[i] = strings.Map(func(c rune) rune {
				if unicode.IsDigit(c) {
					return '9'
				}
				return c
			}, w)
		case strings.HasSuffix(bare, "day") && calendar[bare[:min(3, len(bare))]]:
			fields[i] = "WEEKDAY"
		case len(bare) >= 3 && monthNames[bare[:3]] && (len(bare) <= 4 || calendar[bare]):
			fields[i] = "MONTH"
		case numerals[bare]:
			fields[i] = "NUMBER"
		}
	}
	return strings.Join(fields, " ")
}

var (
	calendar   = map[string]bool{"sun": true, "mon": true, "tue": true, "wed": true, "thu": true, "fri": true, "sat": true, "january": true, "february": true, "march": true, "april": true, "june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true}
	monthNames = map[string]bool{"jan": true, "feb": true, "mar": true, "apr": true, "may": true, "jun": true, "jul": true, "aug": true, "sep": true, "oct": true, "nov": true, "dec": true}
	numerals   = map[string]bool{"two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true, "nine": true, "ten": true, "twelve": true, "twenty": true}
)
