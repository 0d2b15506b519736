package answers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// happenings compares events.
func (c *checker) happenings(st *statement) ([]finding, error) {
	var out []finding
	for _, e := range st.events {
		f, err := c.happening(st, e)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

func (c *checker) happening(st *statement, e facts.Event) (finding, error) {
	var who [][]string
	for i, p := range e.Participants {
		ids := c.whom(st, e.About[i], p)
		if len(ids) == 0 {
			return finding{}, nil
		}
		who = append(who, ids)
	}
	if len(who) == 0 {
		if len(st.names) == 0 {
			return finding{}, nil
		}
		for _, n := range st.names {
			var ids []string
			for _, m := range n.Matches {
				ids = append(ids, m.Entity.ID)
			}
			who = append(who, ids)
		}
	}
	known, err := c.ix.EventsWith(c.ctx, who)
	if err != nil {
		return finding{}, fmt.Errorf("cannot look for an event: %w", err)
	}
	var agrees, against finding
	claimed, relative := c.dateOf(e)
	denied := e.Status == facts.Denied
	if onlyNotYet(st.text, denied) {
		return finding{}, nil
	}
	for _, k := range known {
		if onlyNotYetIn(k.Evidence, k.Status == facts.Denied) || len(k.Evidence) > 0 && turned().MatchString(k.Evidence[0].Text) && !turned().MatchString(st.text) {
			continue
		}
		if !c.ix.SameKind(&e, &k) || k.Claimant != "" && k.Claimant != e.Claimant || !takePart(e, who, k) {
			continue
		}
		place := c.comparePlaces(st, e, k)
		date := compareDates(claimed, dated{k.Date, k.Precision, k.Until})
		switch {
		case relative:
			date = unknownDate
		case claimed.date == "":
			date = noDate
		case date != sameDate && len(k.Evidence) > 0 && c.saysDate(claimed, k.Evidence[0]):
			date = sameDate
		}
		rest := st.undated()
		if place == differs {
			rest = strings.Replace(rest, e.Place, " ", 1)
		}
		if denied {
			rest = verbDenial().ReplaceAllString(rest, " ")
		}
		ids := slices.Concat(who...)
		share := c.ix.Share(rest, ids, k.Evidence)
		unique := !slices.ContainsFunc(who, func(ids []string) bool { return len(ids) > 1 })
		f := finding{verdict: Otherwise, evidence: first(k.Evidence, 1), share: share}
		switch {
		case e.Status == facts.Past && k.Status == facts.Denied, denied && k.Status == facts.Past:
			f.differs = otherPolarity
			if share < enoughOther || date == differs || date == unknownDate || place == differs || !unique {
				continue
			}
		case denied != (k.Status == facts.Denied), (e.Status == facts.Planned) != (k.Status == facts.Planned):
			continue
		case (date == sameDate || date == noDate) && (place == sameDate || place == noDate):
			if share >= enoughSame && share > agrees.share && (slices.Contains(mutualKinds, k.Kind) || st.namesInOrder(k.Evidence[0])) {
				agrees = finding{verdict: InArticles, evidence: first(k.Evidence, maxCheckEvidence), share: share}
			}
			continue
		case date == differs && (place == sameDate || place == noDate):
			f.differs = otherDate
			if share < enoughOther || !unique || !c.oneEvent(e, k, claimed, place) {
				continue
			}
		case date == sameDate && place == differs && claimed.precision == "day":
			f.differs = otherPlace
			if share < enoughOther || !unique {
				continue
			}
		default:
			continue
		}
		if f.share > against.share {
			against = f
		}
	}
	if agrees.verdict != "" {
		return agrees, nil
	}
	return against, nil
}

// happens reports whether an event is more than that something was so.
func happens(e facts.Event) bool { return e.Kind != "be" }

// comparePlaces compares where. What lies in what is not known, so a country or a place
// that the sentence also names is no other place.
func (c *checker) comparePlaces(st *statement, e, k facts.Event) compared {
	if e.Place == "" {
		return noDate
	}
	ids := c.whom(st, e.PlaceID, e.Place)
	if k.PlaceID != "" && slices.Contains(ids, k.PlaceID) || strings.EqualFold(e.Place, k.Place) {
		return sameDate
	}
	for _, ev := range k.Evidence {
		if strings.Contains(index.Spell(ev.Text), index.Spell(e.Place)) || overlaps(ids, c.ix.Mentioned(ev)) {
			return sameDate
		}
	}
	if k.Place == "" || !strings.HasPrefix(e.PlaceID, "place/") || !strings.HasPrefix(k.PlaceID, "place/") {
		return unknownDate
	}
	return differs
}

// recurring are kinds of happening that the same people repeat.
var recurring = []string{
	"meet", "talk", "speak", "say", "tell", "warn", "call", "visit", "travel", "arrive", "leave", "vote", "praise", "attack", "criticise",
	"criticize", "announce", "hold", "discuss", "phone", "strike", "bomb", "shell", "protest", "play", "win", "lose", "fly", "go", "come",
	"receive", "greet", "thank", "negotiate", "confer", "ask", "urge", "condemn", "accuse", "demand", "reject", "write", "pay", "send", "give",
}

// nearly is how far two days of what people repeat may lie apart for it to be the same.
const nearly = 7 * 24 * time.Hour

// oneEvent reports whether two events that differ in their day can only be one: what
// happens once, or what is told of one place, or nearly of one day.
func (c *checker) oneEvent(e, k facts.Event, claimed dated, place compared) bool {
	if !slices.Contains(recurring, e.Kind) {
		return true
	}
	if place == sameDate && k.Place != "" {
		return true
	}
	date := claimed.date
	if strings.HasPrefix(date, "-") {
		date = k.Date[:min(len(k.Date), len("2006"))] + date
	}
	a, errA := time.Parse(article.DateLayout, date)
	b, errB := time.Parse(article.DateLayout, k.Date)
	return errA == nil && errB == nil && a.Sub(b).Abs() <= nearly
}

// takePart reports whether those who take part in a claim do so in an article's event,
// and in the same order: who warns whom.
func takePart(e facts.Event, who [][]string, known facts.Event) bool {
	at := -1
	for _, ids := range who {
		i := slices.IndexFunc(known.About, func(id string) bool { return slices.Contains(ids, id) })
		switch {
		case i < 0 && (len(e.Participants) > 0 || isPerson(ids)):
			return false
		case i >= 0 && i < at && !slices.Contains(mutualKinds, known.Kind):
			return false
		case i > 0 && at < 0 && e.Kind != known.Kind && !slices.Contains(mutualKinds, known.Kind):
			return false // who is elected wins: told with another verb, the same must come first
		}
		at = max(at, i)
	}
	return true
}

// isPerson reports whether a name can mean people only.
func isPerson(ids []string) bool {
	return len(ids) > 0 && !slices.ContainsFunc(ids, func(id string) bool { return !strings.HasPrefix(id, "person/") })
}

// mutualKinds are kinds of happening in which nobody is the first.
var mutualKinds = []string{"meet", "talk", "agree", "sign", "speak", "negotiate", "confer", "marry", "discuss", "hold", "approve", "abstain", "vote", "clash", "fight"}

// eachOther reports whether nobody is the first in what a verb tells, of which this is the stem.
func (c *checker) eachOther(verb string) bool {
	if c.mutual == nil {
		c.mutual = c.ix.Stems(strings.Join(mutualKinds, " "))
	}
	return slices.Contains(c.mutual, verb)
}
