package eval

import (
	"context"
	"fmt"
	"strings"

	"attache/internal/facts"
)

// A nameItem is a text of the WikiGold and re3d sets with its names.
type nameItem struct {
	ID       string `json:"id"`
	Text     string `json:"text,omitempty"`
	Entities []Name `json:"entities"`
}

// A Name is a name with its type: person, organisation, place or other.
type Name struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
}

func (n Name) span() Span { return Span{n.Start, n.End} }

// nameTypes are what the names of a document are called in the sets, where
// countries are places and whatever is no person, body or place is other.
var nameTypes = map[facts.Type]string{facts.Person: "person", facts.Organisation: "organisation", facts.Country: "place", facts.Place: "place", facts.Topic: "other"}

// phrases begins the ids of the texts in which whole noun phrases are marked,
// article and title included.
const phrases = "re3d"

func (r *run) names(ctx context.Context) error {
	const file = "ner.jsonl"
	gold, err := Load[nameItem](r.o.Data, file)
	if err != nil {
		return err
	}
	pred, err := each(ctx, gold, func(g nameItem) (nameItem, error) {
		d, err := r.read(g.ID, "", "", g.Text)
		if err != nil {
			return nameItem{}, err
		}
		if strings.HasPrefix(g.ID, phrases) {
			return nameItem{ID: g.ID, Entities: phrasesOf(d)}, nil
		}
		return nameItem{ID: g.ID, Entities: namesOf(d)}, nil
	})
	if err != nil {
		return err
	}
	if err := keep(r, file, pred); err != nil {
		return err
	}
	s := scoreNames(gold, pred)
	rep := r.report
	set := "names (" + file + ")"
	// The measure is of people, organisations and places. The set's own figure
	// over all types also has its "other" names in it.
	var three Counts
	for _, t := range []string{"person", "organisation", "place"} {
		three.add(s.Types[t])
	}
	rep.percent("ner_f1", set, "people, organisations and places, exact F1", three.F1(), three.Gold, "in the gold")
	rep.percent("ner_precision", set, "people, organisations and places, precision", percent(three.Right, three.Predicted), three.Predicted, "predicted")
	for _, t := range []string{"person", "organisation", "place"} {
		rep.percent("ner_"+t+"_f1", set, t+", exact F1", s.Types[t].F1(), s.Types[t].Gold, "in the gold")
	}
	rep.percent("ner_all_f1", set, "all types of the set, exact F1", s.All.F1(), s.All.Gold, "in the gold")
	rep.percent("ner_span_f1", set, "all types of the set, span only, F1", s.Span.F1(), s.Span.Gold, "in the gold")
	for i, g := range gold {
		nameFaults(g, pred[i], func(kind, example string) { rep.fault(set, kind, example) })
	}
	return nil
}

// namesOf returns the mentions of a document in the notation of the set. An
// adjective ("Norwegian") is a name of the other kind there.
func namesOf(d *facts.Document) []Name {
	types := typesOf(d)
	out := []Name{}
	for _, m := range d.Mentions {
		t := nameTypes[types[m.Entity]]
		if m.Adjective {
			t = "other"
		}
		out = append(out, Name{m.Start, m.End, t})
	}
	return out
}

// phrasesOf returns the phrases around the mentions of a document; where one
// holds another, the longer.
func phrasesOf(d *facts.Document) []Name {
	out := []Name{}
	for _, m := range d.Mentions {
		n := Name{m.Phrase.Start, m.Phrase.End, nameTypes[m.PhraseType]}
		if m.Adjective && m.Phrase.End == m.End {
			n.Type = "other"
		}
		for len(out) > 0 && n.Start < out[len(out)-1].End && n.End >= out[len(out)-1].End {
			n.Start = min(n.Start, out[len(out)-1].Start)
			out = out[:len(out)-1]
		}
		if len(out) == 0 || n.Start >= out[len(out)-1].End {
			out = append(out, n)
		}
	}
	return out
}

func typesOf(d *facts.Document) map[string]facts.Type {
	types := make(map[string]facts.Type, len(d.Entities))
	for _, e := range d.Entities {
		types[e.ID] = e.Type
	}
	return types
}

func nameFaults(gold, pred nameItem, fault func(kind, example string)) {
	touching := func(e Name, list []Name) (Name, bool) {
		var found Name
		ok := false
		for _, o := range list {
			if o.span() == e.span() {
				return o, true
			}
			if !ok && o.span().overlaps(e.span()) {
				found, ok = o, true
			}
		}
		return found, ok
	}
	text := func(e Name) string { return gold.Text[e.Start:e.End] }
	for _, g := range gold.Entities {
		p, ok := touching(g, pred.Entities)
		around := surroundings(gold.Text, []Span{g.span()})
		switch {
		case !ok && g.Type != "other":
			fault("missed "+g.Type, text(g)+": "+around)
		case ok && p.span() != g.span() && g.Type != "other":
			fault("span of "+g.Type+" differs", fmt.Sprintf("gold: %s | found: %s: %s", text(g), text(p), around))
		case ok && p.span() == g.span() && p.Type != g.Type:
			fault(g.Type+" told as "+p.Type, text(g)+": "+around)
		}
	}
	for _, p := range pred.Entities {
		if g, ok := touching(p, gold.Entities); !ok {
			fault("invented "+p.Type, text(p)+": "+surroundings(gold.Text, []Span{p.span()}))
		} else if g.Type == "other" && g.span() != p.span() {
			fault(p.Type+" inside another name", fmt.Sprintf("gold: %s | found: %s", text(g), text(p)))
		}
	}
}
