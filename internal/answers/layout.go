package answers

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/facts"
	"attache/internal/wording"
)

// Page lays the answer out for reading: first what was found, then the sentences
// it rests on, then what to ask next. Its words are the language's; what articles say
// stays as it is.
func (a Answer) Page(w *wording.Printer) Page {
	d := draft{a, w}
	p := Page{Found: a.Status == Answered || a.Status == Ambiguous, Tips: slices.Clip(a.Suggestions)}
	p.Title, p.Lead = d.title(), d.lead()
	for _, s := range d.sections() {
		if len(s.Items) > 0 {
			p.Sections = append(p.Sections, s)
		}
	}
	if a.Status == Ambiguous {
		for _, c := range a.Candidates {
			p.Tips = append(p.Tips, c.Ask)
		}
		p.Tips = first(p.Tips, 5)
	}
	p.Footer = d.footer()
	return p
}

// Sentence returns the answer's Message in a language.
func (a Answer) Sentence(w *wording.Printer) string { return w.Text(a.Message) }

// A draft is an answer that is being laid out in a language.
type draft struct {
	Answer
	w *wording.Printer
}

// line words an English text of the vocabulary in the language. What goes in the places
// of its verbs is a Piece, a line of them, or an int.
func (d draft) line(english string, args ...any) []Piece {
	var out []Piece
	for _, part := range d.w.Parts(english, args...) {
		if part.Arg < 0 {
			out = append(out, Piece{Origin: Word, Text: part.Text})
			continue
		}
		switch a := args[part.Arg].(type) {
		case Piece:
			out = append(out, a)
		case []Piece:
			out = append(out, a...)
		case int:
			out = append(out, value(part.Text))
		}
	}
	return out
}

// heading is a line that catches the eye.
func (d draft) heading(english string, args ...any) []Piece {
	out := d.line(english, args...)
	for i := range out {
		out[i].Strong = true
	}
	return out
}

// list enumerates values.
func (d draft) list(values []string) []Piece {
	var out []Piece
	for i, v := range values {
		if i == 0 {
			out = []Piece{value(v)}
		} else {
			out = d.line(lineList, out, value(v))
		}
	}
	return out
}

// dotted puts a line behind another.
func dotted(line, next []Piece) []Piece {
	if len(line) == 0 || len(next) == 0 {
		return append(line, next...)
	}
	return append(append(line, Piece{Origin: Word, Text: dot}), next...)
}

func value(s string) Piece  { return Piece{Origin: Value, Text: s} }
func strong(s string) Piece { return Piece{Origin: Value, Text: s, Strong: true} }
func words(s string) Piece  { return Piece{Origin: Quoted, Text: s} }
func day(s string) Piece    { return Piece{Origin: Value, Text: s, Date: len(s) == len("2006-01-02")} }

// sections lists all that an answer may show, in reading order; most are empty.
func (d draft) sections() []Section {
	out := []Section{
		{Heading: d.heading(headCandidates), Items: d.candidateItems()},
		{Heading: d.heading(headFacts), Items: d.factItems()},
		{Items: d.checkItems()},
		{Heading: d.heading(headNearest), Items: d.nearestItems()},
	}
	if d.Form == "compare" {
		out = append(out, d.comparisonSections()...)
	} else {
		out = append(out,
			Section{Heading: d.heading(headStances), Items: d.stanceItems(own)},
			Section{Heading: d.heading(headPeople), Items: d.stanceItems(ofPeople)},
			Section{Heading: d.heading(headTowards), Items: d.stanceItems(towards)})
	}
	return append(out,
		Section{Heading: d.heading(d.quotesHeading()), Items: d.quoteItems(own)},
		Section{Heading: d.heading(headPeopleSaid), Items: d.quoteItems(ofPeople)},
		Section{Heading: d.heading(d.eventsHeading()), Items: d.eventItems()},
		Section{Heading: d.heading(headArticles), Items: d.articleItems()},
		Section{Items: d.shortItems()},
		Section{Heading: d.heading(d.passagesHeading()), Items: d.passageItems()},
		Section{Items: d.commandItems()})
}

// footer says from what the answer was drawn.
func (d draft) footer() []Piece {
	switch {
	case d.Corpus.Snapshot == "":
		return nil
	case d.AsOf != "":
		return d.line(footAsOf, d.Corpus.Articles, value(d.AsOf), value(d.Corpus.Snapshot))
	}
	return d.line(footCorpus, d.Corpus.Articles, value(d.Corpus.Snapshot))
}

func (d draft) title() []Piece {
	switch {
	case len(d.Subjects) == 2:
		return d.narrowed(d.line(titleTwo, strong(d.Subjects[0].Name), strong(d.Subjects[1].Name)))
	case d.Subject.Name != "":
		return d.narrowed([]Piece{strong(d.Subject.Name)})
	case d.Status == Invalid:
		return d.heading(titleInvalid)
	case len(d.Checks) > 0:
		return d.heading(titleChecked)
	case d.Status == NotFound && d.Query != "":
		return d.line(titleMissing, value(d.Query))
	case d.Status == NotFound:
		return d.heading(titleNothing)
	case d.Form == "help":
		return d.heading(titleHelp)
	case len(d.Articles) == 1 && d.Form != "articles":
		return d.narrowed([]Piece{strong(d.Articles[0].Title)})
	case d.Form == "articles":
		return d.heading(titleArticles)
	case d.Form == "timeline" && (d.From != "" || d.To != ""):
		return d.narrowed(d.line(titleEvents))
	case d.Query == "":
		return d.heading(titleArticles)
	}
	return []Piece{strong(d.Query)}
}

// narrowed adds to a title what the question narrows to.
func (d draft) narrowed(title []Piece) []Piece {
	if d.Topic != "" {
		title = d.line(titleOn, title, value(d.Topic))
	}
	switch {
	case d.From != "" && d.To != "":
		return d.line(titlePeriod, title, day(d.From), day(d.To))
	case d.From != "":
		return d.line(titleFrom, title, day(d.From))
	case d.To != "":
		return d.line(titleUntil, title, day(d.To))
	}
	return title
}

func (d draft) lead() []Piece {
	var out []Piece
	if len(d.Subject.Aliases) > 0 {
		out = d.line(leadAlso, d.list(first(d.Subject.Aliases, 6)))
	}
	if d.Message != "" {
		out = dotted(out, d.line(d.Message))
	}
	switch {
	case d.AsOf == "":
		return out
	case d.Corpus.Undated > 0:
		return dotted(out, d.line(leadUndated, day(d.AsOf)))
	}
	return dotted(out, d.line(leadAsOf, day(d.AsOf)))
}

// cites makes citations of evidence, with the marked words highlighted. A mark
// that is part of a word ("Russia" in "Russian") or that is most of the sentence
// would tell the eye nothing.
func cites(ev []facts.Evidence, marks ...string) []Citation {
	out := make([]Citation, 0, len(ev))
	for _, e := range ev {
		c := Citation{Evidence: e}
		for _, m := range marks {
			if i := strings.Index(e.Text, m); m != "" && i >= 0 && wholeWords(e.Text, i, i+len(m)) && len(m)*4 < len(e.Text)*3 {
				c.Highlights = append(c.Highlights, [2]int{i, i + len(m)})
			}
		}
		out = append(out, c)
	}
	return out
}

// wholeWords reports whether text[start:end] cuts no word in two.
func wholeWords(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after)
}

func (d draft) candidateItems() []Item {
	var out []Item
	for _, c := range d.Candidates {
		it := Item{Text: []Piece{strong(c.Name)}, Cites: cites(first(c.Entity.Evidence, 1), c.Name)}
		if c.Description != "" {
			it.Text = d.line(lineDash, it.Text, value(c.Description))
			it.Cites = cites(first(c.Evidence, 1), c.Description)
		}
		out = append(out, it)
	}
	return out
}

func (d draft) factItems() []Item {
	var out []Item
	for _, f := range d.Facts {
		var text []Piece
		if f.About != d.Subject.ID {
			text = d.line(lineDash, strong(f.Name), value(f.Value))
		} else {
			text = d.line(label(f), strong(f.Value))
		}
		if f.Date != "" {
			text = d.line(lineAsOf, text, day(f.Date))
		}
		out = append(out, Item{Text: d.sourced(text, f.Claimant, f.Via), Cites: cites(ofOne(f.Evidence), f.Value)})
	}
	return out
}

// ofOne returns the sentences of the first article of some, of which each may need the
// others to tell what they are evidence of.
func ofOne(ev []facts.Evidence) []facts.Evidence {
	other := slices.IndexFunc(ev, func(e facts.Evidence) bool { return e.Article != ev[0].Article })
	if other < 0 {
		return ev
	}
	return ev[:other]
}

// label is how a fact is worded; what is past is not shown as what is.
func label(f facts.Fact) string {
	if f.Former {
		return labels["former"]
	}
	return labels[f.Label]
}

// sourced says whose word a statement is, where it is not the article's.
func (d draft) sourced(text []Piece, claimant, via string) []Piece {
	switch {
	case claimant != "" && via != "" && via != claimant:
		return d.line(lineSaysVia, text, value(claimant), value(via))
	case claimant != "":
		return d.line(lineSays, text, value(claimant))
	case via != "":
		return d.line(lineVia, text, value(via))
	}
	return text
}

// A relation is how a statement belongs to the subject of the answer.
type relation int

const (
	own      relation = iota // the subject's, or of an answer without one
	ofPeople                 // of people who belong to the subject
	towards                  // of others, about the subject
)

func (d draft) relation(whose, about string) relation {
	switch d.Subject.ID {
	case "", whose:
		return own
	case about:
		return towards
	}
	return ofPeople
}

func (d draft) stanceItems(which relation) []Item {
	var out []Item
	for _, s := range d.Stances {
		if d.relation(s.HolderID, s.TargetID) == which {
			out = append(out, d.stanceItem(s))
		}
	}
	return out
}

func (d draft) stanceItem(s facts.Stance) Item {
	args := []any{strong(s.Holder), strong(s.Target), words(s.Cue)}
	if s.Polarity != facts.Supports && s.Polarity != facts.Opposes {
		args[1], args[2] = args[2], args[1] // there is no verb for it: the article's own words say it best
	}
	text := d.line(polarities[s.Polarity], args...)
	if s.Date != "" {
		text = dotted(text, []Piece{day(s.Date)})
	}
	return Item{Text: d.sourced(text, s.Claimant, s.Via), Cites: cites(s.Evidence, s.Cue)}
}

// comparisonSections shows where the subjects agree, where they differ, where the
// articles disagree, and what only one of them holds.
func (d draft) comparisonSections() []Section {
	compared := map[int]bool{}
	of := map[string][]Item{}
	for _, c := range d.Comparisons {
		for _, k := range c.Stances {
			compared[k] = true
			of[c.Relation] = append(of[c.Relation], d.stanceItem(d.Stances[k]))
		}
	}
	out := []Section{
		{Heading: d.heading(headAgree), Items: of[agree]},
		{Heading: d.heading(headDiffer), Items: of[differ]},
		{Heading: d.heading(headDisputed), Items: of[disputed]},
	}
	for i, e := range d.Subjects {
		s := Section{Heading: d.line(headOnly, strong(e.Name))}
		for k, st := range d.Stances {
			if !compared[k] && d.sides[k] == i {
				s.Items = append(s.Items, d.stanceItem(st))
			}
		}
		if !slices.Contains(d.sides, i) && d.Status == Answered {
			s.Heading = []Piece{strong(e.Name)}
			s.Items = []Item{{Text: d.line(msgNoSide)}}
		}
		out = append(out, s)
	}
	return out
}

func (d draft) quotesHeading() string {
	if d.Subject.Type == facts.Person {
		return headQuotes
	}
	return headSaid
}

func (d draft) quoteItems(which relation) []Item {
	var out []Item
	for _, q := range d.Quotes {
		if d.relation(q.SpeakerID, "") != which {
			continue
		}
		text := []Piece{strong(q.Speaker)}
		if q.Addressee != "" {
			text = d.line(quoteTo, text, value(q.Addressee))
		}
		switch q.Kind {
		case facts.Partial:
			text = d.line(quotePartial, text)
		case facts.Reported:
			text = d.line(quoteReported, text)
		}
		if q.Via != "" {
			text = d.line(quoteVia, text, value(q.Via))
		}
		if q.Date != "" {
			text = d.line(lineBrackets, text, day(q.Date))
		}
		out = append(out, Item{Text: text, Cites: cites(q.Evidence, q.Text)})
	}
	return out
}

func (d draft) eventsHeading() string {
	if asksWho().MatchString(d.Query) { // the day is beside the point
		return headEvents
	}
	switch d.Form {
	case "when":
		return headWhen
	case "where":
		return headWhere
	case "timeline":
		return headTimeline
	}
	return headEvents
}

var asksWho = lazily(`(?i)^who\b`)

func (d draft) eventItems() []Item {
	var out []Item
	for _, e := range d.Events {
		cue := deed(e)
		text, mark := d.eventDate(e), cue
		switch {
		case d.Form == "where":
			text, mark = dotted([]Piece{strong(e.Place)}, text), e.Place
		case e.Place != "":
			text = d.line(eventIn, text, value(e.Place))
		}
		if d.Form == "when" {
			mark = e.When
		}
		if s := statuses[e.Status]; s != "" && !strings.HasPrefix(e.What, "Nothing ") { // which says so itself
			text = d.line(s, text)
		}
		switch {
		case len(e.Participants) > 0:
			text = d.line(lineColon, text, d.list(e.Participants))
			if cue != "" {
				text = dotted(text, d.line(lineQuote, words(cue)))
			}
		case len(e.What) <= maxWhat:
			text = d.line(lineColon, text, d.line(lineQuote, words(e.What)))
		}
		out = append(out, Item{Text: d.sourced(text, e.Claimant, ""), Cites: cites(first(e.Evidence, maxEventEvidence), mark)})
	}
	return out
}

// deed returns the article's words for what happened: "met", "was accused by". A
// reader sees by them what a line of names and a day is about. That something is says
// nothing.
func deed(e facts.Event) string {
	if e.Kind == "" || e.Kind == "be" {
		return ""
	}
	forms := facts.Forms(e.Kind)
	before, start := "", 0 // the word before, and where it begins
	for i, w := range wordsOf(e.What) {
		if !slices.Contains(forms, strings.ToLower(w)) {
			before, start = strings.ToLower(w), i
			continue
		}
		end := i + len(w)
		switch before {
		case "was", "were", "been", "being", "is", "are", "be":
			if strings.HasPrefix(e.What[end:], " by ") {
				end += len(" by")
			}
			return e.What[start:end]
		}
		return e.What[i : end+verbTail(e.Kind, e.What[end:])]
	}
	return ""
}

// verbTail returns how many bytes of rest belong to the verb before it, which says something else
// or nothing without: "took over", "took place", "failed to bring".
func verbTail(verb, rest string) int {
	n := 0
	for i, w := range wordsOf(rest) {
		switch {
		case strings.TrimSpace(rest[n:i]) != "":
			return n
		case n > 0 && w != "further" && !strings.HasSuffix(w, "ly"): // the verb behind "to"
			return i + len(w)
		case particles[w]:
			return i + len(w)
		case n == 0 && (w != "to" || !infinitives[verb]):
			return 0
		}
		n = i + len(w)
	}
	return 0 // nothing stands behind "to"
}

var (
	particles   = wordSet("away back down off out over place part office up")
	infinitives = wordSet("agree attempt decide decline fail hope intend offer plan pledge promise refuse threaten try vow want")
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// wordsOf goes through the words of s, each with the byte where it begins.
func wordsOf(s string) iter.Seq2[int, string] {
	letter := func(r rune) bool { return unicode.IsLetter(r) || r == '-' || r == '’' || r == '\'' }
	return func(yield func(int, string) bool) {
		for i := 0; i < len(s); {
			n := strings.IndexFunc(s[i:], letter)
			if n < 0 {
				return
			}
			i += n
			end := strings.IndexFunc(s[i:], func(r rune) bool { return !letter(r) })
			if end < 0 {
				end = len(s) - i
			}
			if !yield(i, s[i:i+end]) {
				return
			}
			i += end
		}
	}
}

// maxWhat is how long what happened may be to be told in passing, in bytes: a line of a
// telephone.
const maxWhat = 80

// eventDate says when an event was, as exactly as the article does.
func (d draft) eventDate(e facts.Event) []Piece {
	switch {
	case e.Date == "" && e.When == "":
		return d.line(eventUndated)
	case e.Date == "":
		return d.line(lineQuote, Piece{Origin: Quoted, Text: e.When, Strong: true})
	}
	date := day(e.Date)
	date.Strong = true
	switch {
	case e.Precision == "week" && e.When == "" && e.Date == e.Evidence[0].Date:
		return d.line(eventTold, date) // no words of the article date it but that it is news
	case e.Precision == "week":
		return d.line(eventWeek, date)
	case e.Until != "":
		return d.line(eventPeriod, date, day(e.Until))
	}
	return []Piece{date}
}

// articleItems shows the address of an article only where it is the only one: in
// a list it would be most of the text.
func (d draft) articleItems() []Item {
	var out []Item
	for _, l := range d.Articles {
		var text []Piece
		if d.Form == "articles" {
			text = append(text, strong(l.Title))
		}
		for _, p := range []Piece{value(l.Source), day(l.Date), value(l.URL), value(l.ID)} {
			if p.Text != "" && (p.Text != l.URL || len(d.Articles) == 1) {
				text = dotted(text, []Piece{p})
			}
		}
		if l.Retracted != "" {
			text = d.line(articleRetracted, text, value(l.Retracted))
		}
		out = append(out, Item{Text: text})
	}
	return out
}

func (d draft) passagesHeading() string {
	switch {
	case d.Status == NotFound && d.Form == "ask":
		return headNearest
	case d.Form == "summary" && d.Message == "":
		return headGist
	}
	return headPassages
}

// shortItems shows the short answer within its sentence, and the day that it tells where it names none.
func (d draft) shortItems() []Item {
	var out []Item
	for _, e := range d.Short.Evidence {
		var told []Piece
		if d.Short.Date != "" {
			told = append(told, day(d.Short.Date))
		}
		out = append(out, Item{Text: told, Cites: []Citation{{Evidence: e, Highlights: [][2]int{{d.Short.Start - e.Start, d.Short.End - e.Start}}}}})
	}
	return out
}

// gistItems shows the sentences of a summary, those of one article together.
func (d draft) gistItems() []Item {
	var out []Item
	for i, p := range d.Passages {
		c := Citation{Evidence: p.Evidence, Highlights: p.Highlights}
		if i > 0 && d.Passages[i-1].Article == p.Article {
			last := &out[len(out)-1]
			last.Cites = append(last.Cites, c)
			continue
		}
		out = append(out, Item{Cites: []Citation{c}})
	}
	return out
}

// passageItems leaves out the passages that the evidence above already shows
// for the most part, and the one that was read: its context can be asked for.
func (d draft) passageItems() []Item {
	if d.Form == "summary" {
		return d.gistItems()
	}
	shown := map[[3]any]bool{}
	note := func(ev []facts.Evidence) {
		for _, e := range ev {
			shown[[3]any{e.Article, e.Start, e.End}] = true
		}
	}
	for _, f := range d.Facts {
		note(f.Evidence)
	}
	for _, s := range d.Stances {
		note(s.Evidence)
	}
	for _, q := range d.Quotes {
		note(q.Evidence)
	}
	for _, e := range d.Events {
		note(e.Evidence)
	}
	var out []Item
	for _, p := range d.Passages {
		covered := 0
		for k := range shown {
			if k[0] == p.Article && p.Start <= k[1].(int) && k[2].(int) <= p.End {
				covered += k[2].(int) - k[1].(int)
			}
		}
		read := slices.ContainsFunc(d.Short.Evidence, func(e facts.Evidence) bool {
			return e.Article == p.Article && p.Start <= e.Start && e.End <= p.End
		})
		if read {
			out = append(out, d.alsoItems(p)...)
			continue
		}
		if covered*10 < (p.End-p.Start)*6 {
			out = append(out, Item{Cites: []Citation{{Evidence: p.Evidence, Highlights: p.Highlights}}})
			out = append(out, d.alsoItems(p)...)
		}
	}
	return out
}

// alsoItems names the other articles that a passage stands in.
func (d draft) alsoItems(p Passage) []Item {
	var in []Piece
	for i, e := range p.Also {
		article := []Piece{value(cmp.Or(e.Title, e.Article))}
		for _, more := range []Piece{value(e.Source), day(e.Date)} {
			if more.Text != "" {
				article = d.line(lineList, article, more)
			}
		}
		if i > 0 {
			in = append(in, Piece{Origin: Word, Text: dot})
		}
		in = append(in, article...)
	}
	if len(in) == 0 {
		return nil
	}
	return []Item{{Text: d.line(lineAlsoIn, in)}}
}

func (d draft) commandItems() []Item {
	var out []Item
	for _, u := range d.Commands {
		usage := Piece{Origin: Command, Text: u.Usage, Strong: true}
		out = append(out, Item{Text: d.line(lineDash, usage, d.line(u.Summary))})
		if len(d.Commands) == 1 {
			for _, e := range u.Example {
				out = append(out, Item{Text: d.line(lineExample, Piece{Origin: Command, Text: e})})
			}
		}
	}
	return out
}
