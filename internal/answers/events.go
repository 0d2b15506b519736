package answers

import (
	"cmp"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// Limits of what one answer about events lists.
const (
	maxOccurrences   = 5
	maxTimeline      = 12
	maxEventEvidence = 3
)

// nearBest is how much of the best event's fit another must have to be shown beside
// it.
const nearBest = 0.9

// when answers on what day something happened.
func when(q *question) error { return q.occurrences(false, msgNoDate) }

// where answers at what place something happened; of a place alone, what it is.
func where(q *question) error {
	found, err := q.ix.Named(q.ctx, q.aux())
	if err != nil {
		return err
	}
	if len(found) > 0 && (found[0].Entity.Type == facts.Place || found[0].Entity.Type == facts.Country) {
		q.args = q.aux()
		return what(q)
	}
	return q.occurrences(true, msgNoPlace)
}

// aux returns what was asked without a verb before it: "is Tunxi" is Tunxi.
func (q *question) aux() string {
	first, rest, _ := strings.Cut(strings.Trim(q.args, " ?!."), " ")
	switch strings.ToLower(first) {
	case "is", "are", "was", "were", "lies":
		return rest
	}
	return strings.Trim(q.args, " ?!.")
}

// occurrences lists the events that the question is after; where there are none, the
// passages that have all of its words are offered, and nothing is claimed.
func (q *question) occurrences(placed bool, missing string) error {
	if q.pointsBack(q.args) {
		return q.notFound(msgNoMemory)
	}
	found, err := q.ix.Happened(q.ctx, strings.Trim(q.args, " ?!."), placed)
	if err != nil {
		return err
	}
	names, err := namesIn(q.ctx, q.ix, q.args)
	if err != nil {
		return err
	}
	asked, others := years(q.args), namesakes(q.ix, q.args, names)
	found = slices.DeleteFunc(found, func(o index.Occurrence) bool {
		return !q.ofPeople(names, o.Event) || otherYear(asked, o.Event) || q.onlySays(o.Event) || len(asked)+len(others) > 0 && !slices.ContainsFunc(o.Evidence, func(e facts.Evidence) bool {
			return q.ofYears(asked, e, e.Text) && ofNamesakes(others, e)
		})
	})
	for _, o := range found {
		if len(q.Events) < maxOccurrences && o.Fit >= nearBest*found[0].Fit {
			q.Events = append(q.Events, o.Event)
		}
	}
	if len(q.Events) > 0 {
		slices.SortStableFunc(q.Events, func(a, b facts.Event) int { return cmp.Compare(b.Date, a.Date) })
		q.suggestTimelines()
		return nil
	}
	if ok, err := q.readWhen(placed); err != nil || ok {
		return err
	}
	q.Message = msgNoName // only then are passages looked for
	if err := q.passagesInstead(q.args, NotFound, missing); err != nil || len(q.Passages) > 0 {
		return err
	}
	return q.notFound(missing)
}

// readWhen answers the command by the words of a sentence, as a question in plain words is answered where no
// event is found, and reports whether any do.
func (q *question) readWhen(placed bool) (bool, error) {
	if q.trial { // it is such a question, which reads for itself
		return false, nil
	}
	asked := "when"
	if placed {
		asked = "where"
	}
	sub := q.as(asked, asked+" "+strings.Trim(q.args, " ?!."))
	if err := sub.read(&form{command: asked}, "", false); err != nil || sub.Short.Text == "" || !q.tellsOf(sub.Short) {
		return false, err
	}
	q.Short, q.Passages = sub.Short, sub.Passages
	return true, nil
}

// tellsOf reports whether the sentence of a short answer has what the question is after, names aside that it may
// mean by another word: of “the funeral of Berg” the funeral.
func (q *question) tellsOf(s Short) bool {
	after, _, _ := strings.Cut(q.args, " of ")
	for _, w := range strings.Fields(after) {
		if !hasCapital(w) && len(q.ix.Stems(w)) > 0 && q.ix.Share(w, nil, []facts.Evidence{{Text: s.Evidence[0].Text}}) <= inTitle {
			return false
		}
	}
	return true
}

// onlySays reports whether an event is that somebody said or announced something, which the question does
// not ask for: when results are announced nobody voted.
func (q *question) onlySays(e facts.Event) bool {
	switch e.Kind {
	case "say", "announce", "report", "tell", "state", "add", "confirm":
		return !overlaps(q.ix.Stems(e.Kind), q.ix.Stems(q.args))
	}
	return false
}

// otherYear reports whether the article dates an event in another year than those that are asked for.
func otherYear(asked []string, e facts.Event) bool {
	return len(asked) == 1 && len(e.Date) >= len("2006") && e.When != "" && e.Until == "" && e.Date[:len("2006")] != asked[0]
}

// suggestTimelines offers the timelines of those who take part in the events.
func (q *question) suggestTimelines() {
	for _, e := range q.Events {
		for _, id := range e.About {
			if who, ok := q.ix.Entity(id); ok && len(q.Suggestions) < 2 && q.ix.Counts(id).Events > 1 {
				q.offer("timeline " + who.Name)
			}
		}
	}
}

// timeline lists dated events in order: of an entity and its people, of an article, of
// what the words say, or of everything.
func timeline(q *question) error {
	rest, within, ok := cutPeriod(q.args)
	if !ok {
		q.invalid(msgBadDate)
		return nil
	}
	if within.to != "" && within.from > within.to {
		q.invalid(msgBackwards)
		return nil
	}
	q.From, q.To = within.from, within.to
	rest = unquote(timelineOf().ReplaceAllString(rest, ""))
	stretch := index.Stretch{From: within.from, To: within.to, Limit: maxTimeline + 1} // one to tell where to go on
	all, ok, err := q.eventsOf(rest, stretch)
	if err != nil || !ok {
		return err
	}
	all = slices.DeleteFunc(all, func(e facts.Event) bool { return e.Date == "" || !stretch.Meets(&e) })
	if len(all) == 0 {
		if within != (period{}) && q.Subject.ID != "" && len(q.ix.Timeline(index.Stretch{Limit: 1}, q.speaking()...)) > 0 {
			q.offer("timeline " + q.Subject.Name)
		}
		return q.notFound(msgNoEvents)
	}
	switch {
	case len(all) <= maxTimeline:
		q.Events = all
	case within.from != "":
		q.Events = all[:maxTimeline]
		q.Message = msgEarliest
		q.offer(strings.TrimSpace("timeline "+rest) + " " + period{from: all[maxTimeline].Date, to: within.to}.String())
	default:
		q.Events = all[len(all)-maxTimeline:]
		q.Message = msgLatest
		q.offer(strings.TrimSpace("timeline "+rest) + " " + period{to: all[len(all)-maxTimeline-1].Date}.String())
	}
	if q.Subject.ID != "" {
		q.suggestFor(q.Subject)
	}
	return nil
}

// timelineOf finds the words between the command and what the timeline is of.
var timelineOf = lazily(`(?i)^(?:(?:of|for|about|on)\b\s*)?(?:(?:the )?(?:events|everything|all|news|corpus|articles)\s*$)?`)

// eventsOf returns the events that a stretch of the timeline of something is made of, perhaps
// with others. It reports false when the answer is complete without.
func (q *question) eventsOf(name string, s index.Stretch) ([]facts.Event, bool, error) {
	if name == "" {
		return q.ix.Timeline(s), true, nil
	}
	if a := q.article(name); a != nil {
		if a.Retracted != "" {
			return nil, false, q.notFound(msgRetracted)
		}
		q.Articles = []Listing{listing(a)}
		return q.ix.TimelineOf(a.ID), true, nil
	}
	found, err := q.find(name)
	if err != nil {
		return nil, false, err
	}
	if len(found) > 0 && found[0].How != index.ByTypo {
		ok, err := q.resolve(name, facts.Person, facts.Country, facts.Organisation, facts.Place)
		if err != nil || !ok {
			return nil, false, err
		}
		return q.ix.Timeline(s, q.speaking()...), true, nil
	}
	told, err := q.ix.Happened(q.ctx, name, false)
	if err != nil {
		return nil, false, err
	}
	if len(told) > 0 {
		var out []facts.Event
		for _, o := range told {
			out = append(out, o.Event)
		}
		slices.SortStableFunc(out, func(a, b facts.Event) int { return cmp.Compare(a.Date, b.Date) })
		return out, true, nil
	}
	ok, err := q.resolve(name, facts.Person, facts.Country, facts.Organisation, facts.Place)
	if err != nil || !ok {
		return nil, false, err
	}
	return q.ix.Timeline(s, q.speaking()...), true, nil
}

// article returns the article of an id, or the only one whose title that is; nil when
// there is none.
func (q *question) article(name string) *article.Article {
	if d := q.ix.Document(name); d != nil {
		return d.Article
	}
	if found := q.ix.Titled(name); len(found) == 1 {
		return found[0]
	}
	return nil
}
