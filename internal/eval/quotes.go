package eval

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// A QuoteItem is an article of the PolNeAR sets with who says what in it.
type QuoteItem struct {
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
	gold, err := load[QuoteItem](r.o.Data, file)
	if err != nil {
		return err
	}
	pred, err := each(ctx, gold, func(g QuoteItem) (QuoteItem, error) {
		d, err := r.read(g.ID, "", g.Date, g.Text)
		if err != nil {
			return QuoteItem{}, err
		}
		return QuoteItem{ID: g.ID, Attributions: attributions(d)}, nil
	})
	if err != nil {
		return err
	}
	if err := keep(r, file, pred); err != nil {
		return err
	}
	s := ScoreQuotes(gold, pred)
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

// attributions returns the quotations of a document in the notation of the set.
//
// A Quote gives its words, its cue and its speaker, but not where these stand,
// so they are looked for in the sentences of its evidence: the words where they
// first occur and are not taken; the cue nearest to the words; the speaker as
// the pronoun before the cue, the mention nearest to the cue, or the speaker's
// name as it is. The set marks whole noun phrases, so a role right before a
// name belongs to it. What goes on after an interruption or in the next
// sentence belongs to the attribution before.
func attributions(d *facts.Document) []Attribution {
	out := []Attribution{}
	var taken []Span
	type last struct {
		speaker, text string
		start         int
	}
	var prev last
	for _, q := range d.Quotes {
		if len(q.Evidence) == 0 {
			continue
		}
		ev := q.Evidence[0]
		window := Span{ev.Start, ev.End}
		now := last{q.Speaker, q.Text, ev.Start}
		n := len(out) - 1
		if n >= 0 && now.text == prev.text && now.start == prev.start { // "Lavrov and Wang agreed …"
			if src, ok := sourceOf(d, q, window, out[n]); ok {
				out[n].Source = joinSources(d.Article.Body, append(out[n].Source, src))
			}
			continue
		}
		content, ok := locate(d.Article.Body, q.Text, window, taken)
		if !ok {
			prev = last{}
			continue
		}
		taken = append(taken, content)
		goesOn := q.Rule == "interrupted-quote" || q.Rule == "floating-quote"
		if n >= 0 && goesOn && q.Speaker == prev.speaker {
			out[n].Content = append(out[n].Content, content)
			prev = now
			continue
		}
		a := Attribution{Source: []Span{}, Cue: []Span{}, Content: []Span{content}, rule: q.Rule}
		if cue, ok := nearest(occurrences(d.Article.Body, q.Cue, window, a.Content), content); ok {
			a.Cue = append(a.Cue, cue)
		}
		if src, ok := sourceOf(d, q, window, a); ok {
			a.Source = append(a.Source, src)
		}
		out = append(out, a)
		prev = now
	}
	return out
}

// locate returns where text stands in the window: the first place not taken,
// or the first.
func locate(body, text string, window Span, taken []Span) (Span, bool) {
	all := occurrences(body, text, window, nil)
	for _, s := range all {
		free := true
		for _, t := range taken {
			free = free && !s.overlaps(t)
		}
		if free {
			return s, true
		}
	}
	if len(all) > 0 {
		return all[0], true
	}
	return Span{}, false
}

// occurrences returns where text stands in the window as whole words, outside
// the spans to skip.
func occurrences(body, text string, window Span, skip []Span) []Span {
	var out []Span
	if text == "" {
		return nil
	}
next:
	for from := window[0]; from < window[1]; {
		i := strings.Index(body[from:window[1]], text)
		if i < 0 {
			break
		}
		s := Span{from + i, from + i + len(text)}
		from = s[1]
		if isWordByte(body, s[0]-1) && isWordByte(body, s[0]) || isWordByte(body, s[1]-1) && isWordByte(body, s[1]) {
			continue
		}
		for _, k := range skip {
			if s.overlaps(k) {
				continue next
			}
		}
		out = append(out, s)
	}
	return out
}

func isWordByte(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	c := s[i]
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// nearest returns the span with the fewest bytes between it and to.
func nearest(list []Span, to Span) (Span, bool) {
	best, least := Span{}, -1
	for _, s := range list {
		if n := max(s[0]-to[1], to[0]-s[1], 0); least < 0 || n < least {
			best, least = s, n
		}
	}
	return best, least >= 0
}

var pronounBefore = regexp.MustCompile(`(?i)\b(he|she|they|we|i|it|who)(?: (?:also|has|have|had|then|later|further|even|once|just))*\s$`)
var pronounAfter = regexp.MustCompile(`^\s(he|she|they|we|I)\b`)

// sourceOf returns where the speaker of q stands.
func sourceOf(d *facts.Document, q facts.Quote, window Span, a Attribution) (Span, bool) {
	body, at := d.Article.Body, a.Content[0]
	if len(a.Cue) > 0 {
		at = a.Cue[0]
		if m := pronounBefore.FindStringSubmatchIndex(body[window[0]:at[0]]); m != nil {
			return Span{window[0] + m[2], window[0] + m[3]}, true
		}
		if m := pronounAfter.FindStringSubmatchIndex(body[at[1]:window[1]]); m != nil {
			return Span{at[1] + m[2], at[1] + m[3]}, true
		}
	}
	var found []Span
	for _, m := range d.Mentions {
		s := Span{m.Start, m.End}
		if q.SpeakerID != "" && m.Entity == q.SpeakerID && window.overlaps(s) && !overlapsAny(s, a.Content) {
			found = append(found, s)
		}
	}
	if len(found) == 0 {
		found = occurrences(body, q.Speaker, window, a.Content)
	}
	s, ok := nearest(found, at)
	if !ok {
		return Span{}, false
	}
	return withRole(d, q.SpeakerID, s), true
}

func overlapsAny(s Span, list []Span) bool {
	for _, t := range list {
		if s.overlaps(t) {
			return true
		}
	}
	return false
}

// withRole returns the span of a name together with the role right before it.
func withRole(d *facts.Document, id string, s Span) Span {
	for _, f := range d.Facts {
		if f.About != id || f.Label != "role" {
			continue
		}
		before := strings.TrimRight(d.Article.Body[:s[0]], " ")
		if strings.HasSuffix(before, f.Value) {
			return Span{len(before) - len(f.Value), s[1]}
		}
	}
	return s
}

// joinSources makes one span of speakers that stand side by side.
func joinSources(body string, spans []Span) []Span {
	c := component(body, spans)
	for len(c) > 1 && c[1][0]-c[0][1] <= len(", and ") {
		c = append([]Span{{c[0][0], c[1][1]}}, c[2:]...)
	}
	return c
}

// quoteFaults tells the kinds of error of one article.
func quoteFaults(gold, pred QuoteItem, fault func(kind, example string)) {
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
