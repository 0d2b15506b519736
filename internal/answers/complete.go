package answers

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// A Field is what an argument of a command may be.
type Field int

const (
	Words       Field = iota // of any kind: nothing is offered
	Entity                   // who and what: any name
	Speaker                  // quote: who said something comes first
	Holder                   // stance, compare: who holds stances comes first
	Topic                    // stance and compare, after "on": what stances are about
	QuoteTopic               // quote, after "on": whom quotations name
	Article                  // article: an id is sent
	Subject                  // summary, timeline: a name or an article
	Source                   // search, "source:": a source of articles
	Day                      // "from", "to", "as of": a day of publication
	Dated                    // when: what happened on a day that is known
	Placed                   // where: what happened at a place that is known
	CommandName              // help
)

// MaxCompletion is the most characters of a Completion's Text and Value, both counted
// in code points and in UTF-16 units: what Discord takes.
const MaxCompletion = 100

// dash stands between a name and what tells it from others.
const dash = " — "

// A Completion is what may be meant by what somebody has typed so far.
type Completion struct {
	Text  string // what is shown, cut at a word where it is long
	Value string // what is asked with; it means this one and nobody else
	Kind  string // "person", "country", "organisation", "place", "topic", "event", "article", "source", "day" or "command"
}

// Complete offers what a field may be, the best first, at most limit: who is called so,
// then whose name begins so, then who has another word or alias that does, last what is
// a typo away; the most mentioned first. Of nothing typed it offers the most mentioned.
// actors are whom the question names already: of topics, theirs come first.
//
// What is offered is of the whole corpus, whatever day a question is asked as of. It is
// ready within milliseconds, but for the first time after a start or a change of the
// corpus; see index.Index.Ready. It never fails: what goes wrong inside is logged, and offers
// nothing.
func (e *Engine) Complete(ctx context.Context, what Field, typed string, limit int, actors ...string) []Completion {
	out, err := e.complete(ctx, what, typed, limit, actors)
	if err != nil {
		e.log.LogAttrs(ctx, slog.LevelError, "completion failed", slog.Any("err", err))
		return nil
	}
	return out
}

func (e *Engine) complete(ctx context.Context, what Field, typed string, limit int, actors []string) (out []Completion, err error) {
	defer recovered(&err)
	if limit <= 0 {
		return nil, nil
	}
	c := completing{ctx: ctx, ix: e.corpus(), limit: limit}
	typed = cut(clean(typed), MaxCompletion)
	switch what {
	case Entity:
		err = c.entities(typed, index.Everyone)
	case Speaker:
		err = c.entities(typed, index.Speakers)
	case Holder:
		err = c.entities(typed, index.Holders)
	case Topic:
		err = c.topics(typed, actors, c.ix.StanceTopicsBegun)
	case QuoteTopic:
		err = c.topics(typed, actors, c.ix.QuoteTopicsBegun)
	case Article:
		c.articles(typed)
	case Subject:
		if err = c.entities(typed, index.Everyone); err == nil {
			c.articles(typed)
		}
	case Source:
		c.words("source", c.ix.SourcesBegun(typed, limit))
	case Day:
		c.words("day", c.ix.DaysBegun(typed, limit))
	case Dated, Placed:
		c.events(asked().ReplaceAllString(typed, ""), what == Placed)
	case CommandName:
		for _, r := range e.table {
			if strings.HasPrefix(r.Name, strings.ToLower(typed)) {
				c.add(r.Name, r.Name, "command")
			}
		}
	}
	return c.out, err
}

// completing is a Complete under way.
type completing struct {
	ctx   context.Context
	ix    *index.Index
	limit int
	out   []Completion
}

// add offers what can be sent; a value that is too long means nothing when it is cut.
func (c *completing) add(text, value, kind string) {
	if text = shorten(clean(text), MaxCompletion); text != "" && length(value) <= MaxCompletion && len(c.out) < c.limit {
		c.out = append(c.out, Completion{text, value, kind})
	}
}

func (c *completing) entities(typed string, part index.Part) error {
	for _, e := range c.ix.Begun(typed, part, c.limit) {
		value, sole, err := c.value(e)
		if err != nil {
			return err
		}
		c.add(c.described(e, sole), value, string(e.Type))
	}
	return nil
}

func (c *completing) topics(typed string, actors []string, begun func(string, []string, int) []index.Topic) error {
	var ids []string
	for _, name := range actors {
		found, err := c.ix.Resolve(c.ctx, cut(clean(name), MaxCompletion))
		if err != nil {
			return err
		}
		for _, m := range found {
			ids = append(ids, m.Entity.ID)
		}
	}
	for _, t := range begun(typed, ids, c.limit) {
		e, ok := c.ix.Entity(t.Entity)
		if !ok {
			if value := cut(clean(t.Name), MaxCompletion); len(c.ix.Terms(value)) > 0 && !strings.Contains(strings.ToLower(value), "as of") {
				c.add(t.Name, value, string(facts.Topic))
			}
			continue
		}
		value, _, err := c.value(e)
		if err != nil {
			return err
		}
		c.add(e.Name, value, string(e.Type))
	}
	return nil
}

func (c *completing) articles(typed string) {
	for _, a := range c.ix.ArticlesBegun(typed, c.limit) {
		c.add(shownArticle(a), a.ID, "article")
	}
}

// asked finds what stands before an event in a question: "did Lavrov meet".
var asked = lazily(`(?i)^(?:(?:did|does|do|is|are|was|were|has|have|had|will|the|a|an)\s+)+`)

// events offers events in the words of the article that tells each. What has happened
// more than once is offered once, and answered with all of them.
func (c *completing) events(typed string, placed bool) {
	var offered []string
	for _, e := range c.ix.EventsBegun(typed, placed, 2*c.limit) {
		value := strings.Trim(cut(clean(e.What), MaxCompletion), " ?!.")
		if slices.Contains(offered, value) || !eventful(value) {
			continue
		}
		offered = append(offered, value)
		rest := ""
		if e.Date != "" {
			rest = dot + e.Date
		}
		c.add(shorten(clean(e.What), MaxCompletion-length(rest))+rest, value, "event")
	}
}

// eventful reports whether a question for an event reads the words of one as such.
func eventful(words string) bool {
	return strings.ContainsFunc(words, meaningful) && !strings.Contains(strings.ToLower(words), "as of ") && !(&Row{question: true}).freeWord(words, true)
}

// shownArticle returns what is shown of an article that is offered.
func shownArticle(a *article.Article) string {
	var rest string
	for _, s := range []string{a.Source, a.Date} {
		if s != "" {
			rest += dot + shorten(clean(s), 30)
		}
	}
	return shorten(clean(a.Title), MaxCompletion-length(rest)) + rest
}

func (c *completing) words(kind string, all []string) {
	for _, s := range all {
		c.add(s, s, kind)
	}
}

// described returns the name of an entity with what tells it from others: a role, or
// else, when it is not the sole one of its name, the article that has it first.
func (c *completing) described(e facts.Entity, sole bool) string {
	if f, ok := c.ix.Role(e.ID); ok && e.Type == facts.Person {
		return e.Name + dash + f.Value
	}
	if !sole && len(e.Evidence) > 0 {
		return e.Name + dash + e.Evidence[0].Title
	}
	return e.Name
}

// value returns what means an entity in any question: its name where that is enough,
// and else its id. sole is that it is the only one of its name.
func (c *completing) value(e facts.Entity) (value string, sole bool, err error) {
	named, err := c.ix.Named(c.ctx, e.Name)
	if err != nil {
		return "", false, err
	}
	sole = len(named) == 1 && named[0].Entity.ID == e.ID
	if sole && e.Name == clean(e.Name) && length(e.Name) <= MaxCompletion && plainly(e.Name) {
		return e.Name, true, nil
	}
	return e.ID, sole, nil
}

// plainly reports whether no command takes a name apart: for the topic ("Commission on
// Human Rights"), for the day ("Agenda of 2030") or for a question ("Will Smith").
func plainly(name string) bool {
	lower := strings.ToLower(name) + " "
	if slices.ContainsFunc(separators, func(sep string) bool { return strings.Contains(lower, sep) }) || strings.Contains(lower, "as of ") {
		return false
	}
	first, _, several := strings.Cut(name, " ")
	if several && (&Row{question: true}).freeWord(first+" x", true) {
		return false
	}
	if strings.ContainsAny(name, "0123456789\"“”„!/?") || strings.HasPrefix(lower, "of ") {
		return false
	}
	_, within, ok := cutPeriod(name)
	return ok && within == period{}
}

// length returns how long a text is in UTF-16 units, which is never less than its code
// points are.
func length(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// cut returns at most the first n characters of a text, as length counts them, up to
// the end of a word where one ends in the second half.
func cut(s string, n int) string {
	units, end, word := 0, 0, 0
	for i, r := range s {
		if r == ' ' {
			word = i
		}
		if units += utf16.RuneLen(r); units > n {
			if word > end/2 {
				end = word
			}
			return s[:end]
		}
		end = i + utf8.RuneLen(r)
	}
	return s
}

// shorten is cut that marks what it did.
func shorten(s string, n int) string {
	if length(s) <= n {
		return s
	}
	return strings.TrimRight(cut(s, n-1), " ,;:") + "…"
}
