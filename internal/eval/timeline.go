package eval

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"attache/internal/article"
	"attache/internal/facts"
)

// A timelineItem is an entity of SemEval-2015 task 4 with the articles to read
// and its events in order.
type timelineItem struct {
	Entity   string            `json:"entity"`
	Articles []timelineArticle `json:"articles"`
	Gold     []timelineEvents  `json:"gold"`
}

type timelineArticle struct {
	ID   string `json:"id"`
	Date string `json:"date"`
	Text string `json:"text"` // a sentence a line, the first is the title
}

type timelineEvents struct {
	Date   string   `json:"date"`   // "2005-06-13", "2003-XX-XX", "XXXX-XX-XX"
	Events []string `json:"events"` // article-sentence-word; the words of a long one joined by "_"
}

// timelineScore counts the dated events that were found for an entity.
//
// An event of a document is found for an entity when the entity is among its
// participants, or named in its words, and it has a date. It is judged when the
// gold timeline of the entity has an event in the same sentence of the same
// article whose word stands in the event's words; what the gold does not have
// may be right or wrong and is left out. It is right when one of the gold
// events it is judged by has its date: the found date, cut to the precision of
// the gold one, is the same. A found date that is coarser than the gold one is
// wrong, and so is any date for an event that the gold cannot date; a week is
// right when the gold day lies in it.
type timelineScore struct {
	Judged, Right int
	Dated, Found  int // gold events with a date; those that some right event was judged by
}

func (r *run) timelines(ctx context.Context) error {
	const file = "timeline.jsonl"
	gold, err := Load[timelineItem](r.o.Data, file)
	if err != nil {
		return err
	}
	// The entities share their articles: each is read once.
	var articles []timelineArticle
	index := map[string]int{}
	for _, g := range gold {
		for _, a := range g.Articles {
			if _, ok := index[a.ID]; !ok {
				index[a.ID] = len(articles)
				articles = append(articles, a)
			}
		}
	}
	docs, err := each(ctx, articles, func(a timelineArticle) (*facts.Document, error) {
		title, _, _ := strings.Cut(a.Text, "\n")
		return r.read(a.ID, title, a.Date, a.Text)
	})
	if err != nil {
		return err
	}
	byID := map[string]*facts.Document{}
	for id, i := range index {
		byID[id] = docs[i]
	}
	set := "timelines (" + file + ")"
	var s timelineScore
	for _, g := range gold {
		one := scoreTimeline(g, byID, func(kind, example string) { r.report.fault(set, kind, example) })
		s.Judged += one.Judged
		s.Right += one.Right
		s.Dated += one.Dated
		s.Found += one.Found
	}
	r.report.percent("timeline_right", set, "dated events with the right date", percent(s.Right, s.Judged), s.Judged, "judged")
	r.report.percent("timeline_recall", set, "gold events found with their date", percent(s.Found, s.Dated), s.Dated, "in the gold")
	return nil
}

// A goldEvent is one event of a gold timeline.
type goldEvent struct {
	key, date, word string // key: article and sentence
	found           bool
}

func scoreTimeline(g timelineItem, docs map[string]*facts.Document, fault func(kind, example string)) timelineScore {
	var s timelineScore
	var events []*goldEvent
	for _, group := range g.Gold {
		for _, name := range group.Events {
			// The word may have hyphens itself.
			p := strings.SplitN(name, "-", 3)
			if len(p) < 3 {
				continue
			}
			e := &goldEvent{key: p[0] + "-" + p[1], word: strings.ToLower(p[2]), date: strings.ReplaceAll(group.Date, "-XX", "")}
			if e.date == "XXXX" {
				e.date = ""
			} else {
				s.Dated++
			}
			events = append(events, e)
		}
	}
	why := map[string]string{} // what stood in the way in a sentence
	for _, a := range g.Articles {
		d := docs[a.ID]
		for _, e := range d.Events {
			if e.Date == "" || len(e.Evidence) == 0 {
				continue
			}
			key := a.ID + "-" + strconv.Itoa(strings.Count(a.Text[:e.Evidence[0].Start], "\n"))
			if !concerns(d, e, g.Entity) {
				why[key] = "the event there is not of the entity"
				continue
			}
			why[key] = "the event there has other words or another date"
			var by []*goldEvent
			right := false
			for _, ge := range events {
				if ge.key == key && says(e.What, ge.word) {
					by = append(by, ge)
					if sameDay(e, ge.date) {
						right, ge.found = true, true
					}
				}
			}
			switch {
			case len(by) == 0:
				continue
			case right:
				s.Right++
			default:
				want := by[0].date
				if want == "" {
					fault("date for what has none ["+e.Rule+"]", fmt.Sprintf("%s: %s (%s): %s", g.Entity, e.Date, e.When, e.What))
				} else {
					fault("wrong date ["+e.Rule+"]", fmt.Sprintf("%s: %s (%s), gold %s: %s", g.Entity, e.Date, e.When, want, e.What))
				}
			}
			s.Judged++
		}
	}
	for _, ge := range events {
		switch {
		case ge.found:
			s.Found++
		case ge.date != "":
			reason := cmp.Or(why[ge.key], "no dated event in its sentence")
			fault("missed: "+reason, fmt.Sprintf("%s: %s-%s = %s", g.Entity, ge.key, ge.word, ge.date))
		}
	}
	return s
}

// concerns reports whether the event is one of the entity.
func concerns(d *facts.Document, e facts.Event, entity string) bool {
	entity = strings.Replace(entity, "Air Froce", "Air Force", 1) // so in the set
	want := words(entity)
	for _, x := range d.Entities {
		if !slices.Contains(e.About, x.ID) {
			continue
		}
		for _, name := range append([]string{x.Name}, x.Aliases...) {
			if slices.Equal(words(name), want) {
				return true
			}
		}
	}
	return holds(words(e.What), want)
}

// says reports whether the words of a gold event stand in the text, in any
// order: "out-sold", "job_cuts".
func says(text, event string) bool {
	in := words(text)
	for _, w := range strings.FieldsFunc(event, func(c rune) bool { return c == '_' || c == '-' }) {
		if !slices.Contains(in, w) {
			return false
		}
	}
	return true
}

// sameDay reports whether the date of an event is the gold one.
func sameDay(e facts.Event, gold string) bool {
	if gold == "" {
		return false
	}
	if e.Precision == "week" && len(gold) == len(article.DateLayout) {
		a, err1 := time.Parse(article.DateLayout, e.Date)
		b, err2 := time.Parse(article.DateLayout, gold)
		y1, w1 := a.ISOWeek()
		y2, w2 := b.ISOWeek()
		return err1 == nil && err2 == nil && y1 == y2 && w1 == w2
	}
	return strings.HasPrefix(e.Date, gold)
}
