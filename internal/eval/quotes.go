package eval

import (
	"context"
	"fmt"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// A quoteItem is an article of the PolNeAR sets with who says what in it.
type quoteItem struct {
	ID           string        `json:"id"`
	Date         string        `json:"date,omitempty"`
	Text         string        `json:"text,omitempty"`
	Attributions []Attribution `json:"attributions"`
}

// An Attribution is a source, a cue and the content attributed; each may stand
// in several pieces.
type Attribution struct {
	Source  []Span `json:"source"`
	Cue     []Span `json:"cue"`
	Content []Span `json:"content"`
	Direct  *bool  `json:"direct,omitempty"` // in quotation marks, not, or partly (null)

	rule string // what found it
}

func (r *run) quotes(ctx context.Context) error {
	file, held := "quotes-dev.jsonl", true
	if r.o.Train {
		file, held = "quotes-train.jsonl", false
	}
	gold, err := Load[quoteItem](r.o.Data, file)
	if err != nil {
		return err
	}
	pred, err := each(ctx, gold, func(g quoteItem) (quoteItem, error) {
		d, err := r.read(g.ID, "", g.Date, g.Text)
		if err != nil {
			return quoteItem{}, err
		}
		return quoteItem{ID: g.ID, Attributions: attributions(d)}, nil
	})
	if err != nil {
		return err
	}
	if err := keep(r, file, pred); err != nil {
		return err
	}
	s := scoreQuotes(gold, pred)
	rep := r.report
	set := "quotations (" + file + ")"
	for _, m := range []struct {
		key, name string
		c         Counts
	}{{"source", "sources", s.Source}, {"cue", "cues", s.Cue}, {"content", "contents", s.Content}, {"pair", "source and content", s.Pair}} {
		rep.percent("quotes_"+m.key+"_f1", set, m.name+", exact F1", m.c.F1(), m.c.Gold, "in the gold")
	}
	rep.percent("quotes_content_precision", set, "contents, precision", percent(s.Content.Right, s.Content.Predicted), s.Content.Predicted, "predicted")
	rep.percent("quotes_source_jaccard", set, "sources, Jaccard", s.SourceJaccard, len(gold), "articles")
	rep.percent("quotes_cue_jaccard", set, "cues, Jaccard", s.CueJaccard, len(gold), "articles")
	rep.percent("quotes_content_jaccard", set, "contents, Jaccard", s.ContentJaccard, len(gold), "articles")
	rep.Measures = append(rep.Measures, Measure{Key: "claim_mcc", Set: set, Name: "claim or statement, Matthews correlation", Value: s.ClaimMCC, Of: len(gold), Unit: "articles", small: true})
	for i, g := range gold {
		quoteFaults(g, pred[i], func(kind, example string) {
			if held { // nor any word of the articles
				kind, _, _ = strings.Cut(kind, ": “")
				example = ""
			}
			rep.fault(set, kind, example)
		})
	}
	return nil
}

// attributions returns those of a document in the notation of the set.
func attributions(d *facts.Document) []Attribution {
	out := make([]Attribution, 0, len(d.Attributions))
	for _, a := range d.Attributions {
		out = append(out, Attribution{Source: asSpans(a.Source), Cue: asSpans(a.Cue), Content: asSpans(a.Content), rule: a.Rule})
	}
	return out
}

func asSpans(list []article.Span) []Span {
	out := make([]Span, len(list))
	for i, s := range list {
		out[i] = Span{s.Start, s.End}
	}
	return out
}

func overlapsAny(s Span, list []Span) bool {
	for _, t := range list {
		if s.overlaps(t) {
			return true
		}
	}
	return false
}

// quoteFaults tells the kinds of error of one article.
func quoteFaults(gold, pred quoteItem, fault func(kind, example string)) {
	text := func(list []Span) string {
		var b []string
		for _, s := range component(gold.Text, list) {
			b = append(b, gold.Text[s[0]:s[1]])
		}
		return strings.Join(b, " … ")
	}
	same := func(a, b []Span) bool {
		return fmt.Sprint(component(gold.Text, a)) == fmt.Sprint(component(gold.Text, b))
	}
	around := func(list []Span) string { return surroundings(gold.Text, list) }
	shares := func(a, b Attribution) int {
		n := 0
		for _, s := range a.Content {
			for _, t := range b.Content {
				n += max(0, min(s[1], t[1])-max(s[0], t[0]))
			}
		}
		return n
	}
	best := func(a Attribution, list []Attribution) (Attribution, bool) {
		var found Attribution
		most := 0
		for _, b := range list {
			if same(a.Content, b.Content) {
				return b, true
			}
			if n := shares(a, b); n > most {
				found, most = b, n
			}
		}
		return found, most > 0
	}
	for _, g := range gold.Attributions {
		kind := "mixed"
		if g.Direct != nil && *g.Direct {
			kind = "direct"
		} else if g.Direct != nil {
			kind = "indirect"
		}
		if len(g.Content) > 0 && len(g.Cue) > 0 {
			if g.Cue[0][0] < g.Content[0][0] {
				kind += ", cue first"
			} else {
				kind += ", content first"
			}
		}
		if _, ok := best(g, pred.Attributions); !ok {
			fault("content missed: "+kind, around(append(append([]Span{}, g.Cue...), g.Content...)))
			if cue := strings.ToLower(text(g.Cue)); cue != "" {
				fault("cue missed: “"+cue+"”", around(g.Cue))
			}
		}
	}
	for _, p := range pred.Attributions {
		g, ok := best(p, gold.Attributions)
		if !ok {
			fault("content invented ["+p.rule+"]", around(p.Content))
			continue
		}
		if !same(p.Content, g.Content) {
			fault("content cut wrong ["+p.rule+"]", fmt.Sprintf("gold: %s | found: %s", text(g.Content), text(p.Content)))
		}
		if !same(p.Source, g.Source) {
			what := "source wrong"
			switch {
			case len(g.Source) == 0:
				what = "source invented"
			case len(p.Source) == 0:
				what = "source missed"
			case overlapsAny(p.Source[0], g.Source):
				what = "source cut wrong"
			}
			fault(what+" ["+p.rule+"]", fmt.Sprintf("gold: %s | found: %s", text(g.Source), text(p.Source)))
		}
		if !same(p.Cue, g.Cue) {
			fault("cue wrong ["+p.rule+"]", fmt.Sprintf("gold: %s | found: %s", text(g.Cue), text(p.Cue)))
		}
	}
}

// surroundings returns the text from the first span to the last, with a few
// words on either side.
func surroundings(text string, list []Span) string {
	if len(list) == 0 {
		return ""
	}
	s := list[0]
	for _, t := range list {
		s = Span{min(s[0], t[0]), max(s[1], t[1])}
	}
	const reach = 40
	from, to := max(0, s[0]-reach), min(len(text), s[1]+reach, s[0]+300)
	return strings.ToValidUTF8(text[from:max(from, to)], "")
}

// mentionAt returns the ids of the entities whose mentions touch a span.
func mentionAt(d *facts.Document, s article.Span) []string {
	var out []string
	for _, m := range d.Mentions {
		if m.Overlaps(s) {
			out = append(out, m.Entity)
		}
	}
	return out
}
