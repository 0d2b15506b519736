package answers

import (
	"iter"
	"slices"
	"strconv"
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
	p := Page{Found: a.Status == Answered || a.Status == Ambiguous, Tips: slices.Clip(a.Suggestions)}
	p.Title, p.Lead = a.title(), a.lead()
	for _, s := range a.sections() {
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
	p.Footer = a.footer()
	return p
}

// sections lists all that an answer may show, in reading order; most are empty.
func (a Answer) sections() []Section {
	out := []Section{
		{Heading: words(headCandidates), Items: a.candidateItems()},
		{Heading: words(headFacts), Items: a.factItems()},
	}
	if a.Form == "compare" {
		out = append(out, a.comparisonSections()...)
	} else {
		out = append(out,
			Section{Heading: words(headStances), Items: a.stanceItems(own)},
			Section{Heading: words(headPeople), Items: a.stanceItems(ofPeople)},
			Section{Heading: words(headTowards), Items: a.stanceItems(towards)})
	}
	return append(out,
		Section{Heading: words(a.quotesHeading()), Items: a.quoteItems(own)},
		Section{Heading: words(headPeopleSaid), Items: a.quoteItems(ofPeople)},
		Section{Heading: words(a.eventsHeading()), Items: a.eventItems()},
		Section{Heading: words(headArticles), Items: a.articleItems()},
		Section{Heading: words(a.passagesHeading()), Items: a.passageItems()},
		Section{Items: a.commandItems()})
}

// footer says from what the answer was drawn.
func (a Answer) footer() []Piece {
	if a.Corpus.Snapshot == "" {
		return nil
	}
	n := word(wordArticles)
	if a.Corpus.Articles == 1 {
		n = word(wordArticle)
	}
	out := []Piece{value(strconv.Itoa(a.Corpus.Articles)), n}
	if a.AsOf != "" {
		out = append(out, word(wordUntil), value(a.AsOf))
	}
	return append(out, word(wordDot+wordSnapshot), value(a.Corpus.Snapshot))
}

func word(s string) Piece   { return Piece{Origin: Word, Text: s} }
func value(s string) Piece  { return Piece{Origin: Value, Text: s} }
func strong(s string) Piece { return Piece{Origin: Value, Text: s, Strong: true} }
func day(s string) Piece    { return Piece{Origin: Value, Text: s, Date: len(s) == len("2006-01-02")} }

func words(s string) []Piece { return []Piece{{Origin: Word, Text: s, Strong: true}} }

func (a Answer) title() []Piece {
	switch {
	case len(a.Subjects) == 2:
		return a.narrowed(strong(a.Subjects[0].Name), word(wordAnd), strong(a.Subjects[1].Name))
	case a.Subject.Name != "":
		return a.narrowed(strong(a.Subject.Name))
	case a.Status == Invalid:
		return words(wordInvalid)
	case a.Status == NotFound && a.Query != "":
		return []Piece{{Origin: Word, Text: wordNoTitle, Strong: true}, word(wordColon), value(a.Query)}
	case a.Status == NotFound:
		return words(wordNoTitle)
	case a.Command == "help":
		return words(wordHelpTitle)
	case len(a.Articles) == 1 && a.Form != "articles":
		return a.narrowed(strong(a.Articles[0].Title))
	case a.Form == "articles":
		return words(wordArticlesIn)
	case a.Form == "timeline" && (a.From != "" || a.To != ""):
		return a.narrowed(word(wordEvents))
	case a.Query == "":
		return words(wordArticlesIn)
	}
	return []Piece{strong(a.Query)}
}

// narrowed adds to a title what the question narrows to.
func (a Answer) narrowed(title ...Piece) []Piece {
	if a.Topic != "" {
		title = append(title, word(wordOn), value(a.Topic))
	}
	if a.From != "" {
		title = append(title, word(wordFrom), day(a.From))
	}
	if a.To != "" {
		title = append(title, word(wordTo), day(a.To))
	}
	return title
}

func (a Answer) lead() []Piece {
	var out []Piece
	if len(a.Subject.Aliases) > 0 {
		out = append(out, word(wordAlso), value(strings.Join(first(a.Subject.Aliases, 6), wordComma)))
	}
	if a.Message != "" {
		if len(out) > 0 {
			out = append(out, word(wordDot))
		}
		out = append(out, word(a.Message))
	}
	if a.AsOf != "" {
		if len(out) > 0 {
			out = append(out, word(wordDot))
		}
		end := wordStop
		if a.Corpus.Undated > 0 {
			end = msgUndated
		}
		out = append(out, word(msgAsOf), day(a.AsOf), word(end))
	}
	return out
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

func (a Answer) candidateItems() []Item {
	var out []Item
	for _, c := range a.Candidates {
		it := Item{Text: []Piece{strong(c.Name)}}
		if c.Description != "" {
			it.Text = append(it.Text, word(wordDash), value(c.Description))
			it.Cites = cites(first(c.Evidence, 1), c.Description)
		} else {
			it.Cites = cites(first(c.Entity.Evidence, 1), c.Name)
		}
		out = append(out, it)
	}
	return out
}

func (a Answer) factItems() []Item {
	var out []Item
	for _, f := range a.Facts {
		var text []Piece
		if f.About != a.Subject.ID {
			text = append(text, strong(f.Name), word(wordDash), value(f.Value))
		} else {
			text = append(text, word(heading(f)+wordColon), strong(f.Value))
		}
		if f.Date != "" {
			text = append(text, word(wordOpen+wordAsOf), day(f.Date), word(wordClose))
		}
		out = append(out, Item{Text: append(text, source(f.Claimant, f.Via)...), Cites: cites(first(f.Evidence, 1), f.Value)})
	}
	return out
}

// heading is what a fact is headed; what is past is not shown as what is.
func heading(f facts.Fact) string {
	if f.Former {
		return labels["former"]
	}
	return labels[f.Label]
}

// source says whose word a statement is, where it is not the article's.
func source(claimant, via string) []Piece {
	var out []Piece
	if claimant != "" {
		out = append(out, word(wordDash+wordSays), value(claimant))
	}
	if via != "" && via != claimant {
		if claimant == "" {
			out = append(out, word(wordDash+wordVia), value(via))
		} else {
			out = append(out, word(wordComma+wordVia), value(via))
		}
	}
	return out
}

// A relation is how a statement belongs to the subject of the answer.
type relation int

const (
	own      relation = iota // the subject's, or of an answer without one
	ofPeople                 // of people who belong to the subject
	towards                  // of others, about the subject
)

func (a Answer) relation(whose, about string) relation {
	switch a.Subject.ID {
	case "", whose:
		return own
	case about:
		return towards
	}
	return ofPeople
}

func (a Answer) stanceItems(which relation) []Item {
	var out []Item
	for _, s := range a.Stances {
		if a.relation(s.HolderID, s.TargetID) == which {
			out = append(out, stanceItem(s))
		}
	}
	return out
}

func stanceItem(s facts.Stance) Item {
	text := []Piece{strong(s.Holder), word(polarities[s.Polarity])}
	cue := Piece{Origin: Quoted, Text: s.Cue}
	switch s.Polarity {
	case facts.Supports, facts.Opposes:
		text = append(text, strong(s.Target), word(wordDot+wordQuoteOpen), cue, word(wordQuoteClose))
	default: // there is no verb for it: the article's own words say it best
		text = append(text, word(wordQuoteOpen), cue, word(wordQuoteClose+" "), strong(s.Target))
	}
	if s.Date != "" {
		text = append(text, word(wordDot), day(s.Date))
	}
	return Item{Text: append(text, source(s.Claimant, s.Via)...), Cites: cites(s.Evidence, s.Cue)}
}

// comparisonSections shows where the subjects agree, where they differ, where the
// articles disagree, and what only one of them holds.
func (a Answer) comparisonSections() []Section {
	compared := map[int]bool{}
	of := map[string][]Item{}
	for _, c := range a.Comparisons {
		for _, k := range c.Stances {
			compared[k] = true
			of[c.Relation] = append(of[c.Relation], stanceItem(a.Stances[k]))
		}
	}
	out := []Section{
		{Heading: words(headAgree), Items: of[agree]},
		{Heading: words(headDiffer), Items: of[differ]},
		{Heading: words(headDisputed), Items: of[disputed]},
	}
	for i, e := range a.Subjects {
		s := Section{Heading: []Piece{word(wordOnly), strong(e.Name), word(wordAlone)}}
		for k, st := range a.Stances {
			if !compared[k] && a.sides[k] == i {
				s.Items = append(s.Items, stanceItem(st))
			}
		}
		if !slices.Contains(a.sides, i) && a.Status == Answered {
			s.Heading = []Piece{strong(e.Name)}
			s.Items = []Item{{Text: []Piece{word(msgNoSide)}}}
		}
		out = append(out, s)
	}
	return out
}

func (a Answer) quotesHeading() string {
	if a.Subject.Type == facts.Person {
		return headQuotes
	}
	return headSaid
}

func (a Answer) quoteItems(which relation) []Item {
	var out []Item
	for _, q := range a.Quotes {
		if a.relation(q.SpeakerID, "") != which {
			continue
		}
		text := []Piece{strong(q.Speaker)}
		if q.Addressee != "" {
			text = append(text, word(wordTo), value(q.Addressee))
		}
		switch q.Kind {
		case facts.Partial:
			text = append(text, word(wordComma+wordPhrase))
		case facts.Reported:
			text = append(text, word(wordComma+wordReported))
		}
		if q.Via != "" {
			text = append(text, word(wordComma+wordVia), value(q.Via))
		}
		if q.Date != "" {
			text = append(text, word(wordOpen), day(q.Date), word(wordClose))
		}
		out = append(out, Item{Text: text, Cites: cites(q.Evidence, q.Text)})
	}
	return out
}

func (a Answer) eventsHeading() string {
	switch a.Form {
	case "when":
		return headWhen
	case "where":
		return headWhere
	case "timeline":
		return headTimeline
	}
	return headEvents
}

func (a Answer) eventItems() []Item {
	var out []Item
	for _, e := range a.Events {
		cue := deed(e)
		when, mark := eventDate(e), cue
		var text []Piece
		switch a.Form {
		case "where":
			text = append([]Piece{strong(e.Place), word(wordDot)}, when...)
			mark = e.Place
		default:
			text = when
			if e.Place != "" {
				text = append(text, word(wordIn), value(e.Place))
			}
			if a.Form == "when" {
				mark = e.When
			}
		}
		if s := statuses[e.Status]; s != "" && !strings.HasPrefix(e.What, "Nothing ") { // which says so itself
			text = append(text, word(wordComma+s))
		}
		switch {
		case len(e.Participants) > 0:
			text = append(text, word(wordColon), value(strings.Join(e.Participants, wordComma)))
			if cue != "" {
				text = append(text, word(wordDot+wordQuoteOpen), Piece{Origin: Quoted, Text: cue}, word(wordQuoteClose))
			}
		case len(e.What) <= maxWhat:
			text = append(text, word(wordColon+wordQuoteOpen), Piece{Origin: Quoted, Text: e.What}, word(wordQuoteClose))
		}
		out = append(out, Item{Text: append(text, source(e.Claimant, "")...), Cites: cites(first(e.Evidence, maxEventEvidence), mark)})
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
		return w
	}
	return ""
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
func eventDate(e facts.Event) []Piece {
	switch {
	case e.Date == "" && e.When == "":
		return []Piece{word(wordUndated)}
	case e.Date == "":
		return []Piece{word(wordQuoteOpen), {Origin: Quoted, Text: e.When, Strong: true}, word(wordQuoteClose)}
	}
	d := day(e.Date)
	d.Strong = true
	switch {
	case e.Precision == "week" && e.When == "" && e.Date == e.Evidence[0].Date:
		return []Piece{word(wordTold), d} // no words of the article date it but that it is news
	case e.Precision == "week":
		return []Piece{word(wordWeek), d}
	case e.Until != "":
		return []Piece{d, word(wordTo), day(e.Until)}
	}
	return []Piece{d}
}

// articleItems shows the address of an article only where it is the only one: in
// a list it would be most of the text.
func (a Answer) articleItems() []Item {
	var out []Item
	for _, l := range a.Articles {
		var text []Piece
		if a.Form == "articles" {
			text = append(text, strong(l.Title))
		}
		for _, p := range []Piece{value(l.Source), day(l.Date), value(l.URL)} {
			if p.Text == "" || p.Text == l.URL && len(a.Articles) > 1 {
				continue
			}
			if len(text) > 0 {
				text = append(text, word(wordDot))
			}
			text = append(text, p)
		}
		if len(text) > 0 {
			text = append(text, word(wordDot))
		}
		text = append(text, value(l.ID))
		if l.Retracted != "" {
			text = append(text, word(wordDash+wordRetracted), value(l.Retracted))
		}
		out = append(out, Item{Text: text})
	}
	return out
}

func (a Answer) passagesHeading() string {
	if a.Form == "summary" && a.Message == "" {
		return headGist
	}
	return headPassages
}

// gistItems shows the sentences of a summary, those of one article together.
func (a Answer) gistItems() []Item {
	var out []Item
	for i, p := range a.Passages {
		c := Citation{Evidence: p.Evidence, Highlights: p.Highlights}
		if i > 0 && a.Passages[i-1].Article == p.Article {
			last := &out[len(out)-1]
			last.Cites = append(last.Cites, c)
			continue
		}
		out = append(out, Item{Cites: []Citation{c}})
	}
	return out
}

// passageItems leaves out the passages that the evidence above already shows
// for the most part.
func (a Answer) passageItems() []Item {
	if a.Form == "summary" {
		return a.gistItems()
	}
	shown := map[[3]any]bool{}
	note := func(ev []facts.Evidence) {
		for _, e := range ev {
			shown[[3]any{e.Article, e.Start, e.End}] = true
		}
	}
	for _, f := range a.Facts {
		note(f.Evidence)
	}
	for _, s := range a.Stances {
		note(s.Evidence)
	}
	for _, q := range a.Quotes {
		note(q.Evidence)
	}
	for _, e := range a.Events {
		note(e.Evidence)
	}
	var out []Item
	for _, p := range a.Passages {
		covered := 0
		for k := range shown {
			if k[0] == p.Article && p.Start <= k[1].(int) && k[2].(int) <= p.End {
				covered += k[2].(int) - k[1].(int)
			}
		}
		if covered*10 < (p.End-p.Start)*6 {
			out = append(out, Item{Cites: []Citation{{Evidence: p.Evidence, Highlights: p.Highlights}}})
		}
	}
	return out
}

func (a Answer) commandItems() []Item {
	var out []Item
	for _, u := range a.Commands {
		it := Item{Text: []Piece{{Origin: Command, Text: u.Usage, Strong: true}, word(wordDash + u.Summary)}}
		out = append(out, it)
		if len(a.Commands) == 1 {
			for _, e := range u.Example {
				out = append(out, Item{Text: []Piece{word(wordExample), {Origin: Command, Text: e}}})
			}
		}
	}
	return out
}
