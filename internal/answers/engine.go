package answers

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/wording"
)

// MaxQuestion is the length in characters of the longest question that is read:
// what Discord lets a member with Nitro post.
const MaxQuestion = 4000

// An Engine answers questions. It is safe for concurrent use.
type Engine struct {
	log    *slog.Logger
	corpus func() *index.Index
	table  []Row
	now    func() time.Time
	abroad func() map[string]string // names of commands in other languages, with the English ones
}

// New returns an Engine that answers each question from the index that corpus
// returns when the question comes: a corpus that changes in between changes the
// next answer.
func New(log *slog.Logger, corpus func() *index.Index) *Engine {
	return &Engine{log: log, corpus: corpus, table: commands(), now: time.Now, abroad: sync.OnceValue(abroad)}
}

// maxRead is how many bytes of a question are read, from the first on: no name is as long, and
// of words the rarest few are searched for anyway. Only a text to check is read whole.
const maxRead = 600

// abridged returns so much of a question as is read, up to the end of a word.
func abridged(args string) string {
	if len(args) <= maxRead {
		return args
	}
	args = strings.ToValidUTF8(args[:maxRead], "")
	if i := strings.LastIndexByte(args, ' '); i > 0 {
		return args[:i]
	}
	return args
}

// A question is a parsed one, on its way to an answer.
type question struct {
	ctx   context.Context
	ix    *index.Index
	table []Row
	args  string // what was asked about
	now   func() time.Time
	Answer
	settled bool // Suggestions are complete
	another bool // who was read to hold an office holds another
	trial   bool // of a free question that goes on when this finds nothing: passages beside no answer are not looked for
}

// Ask answers a question: a command with its arguments ("who Lavrov", with or
// without "!" or "/" before it), or words of any kind. It never fails: what goes
// wrong inside is logged and comes back as an invalid answer that says so.
func (e *Engine) Ask(ctx context.Context, text string) Answer {
	if c, rest, ok := e.verbatim(uncalled(text)); ok {
		return e.run(ctx, c, rest)
	}
	text, day, readable := cutAsOf(uncalled(clean(text)))
	c, args, guessed := e.parse(text)
	args, err := e.unshown(ctx, c, args)
	q := e.question(ctx, c, args, day)
	q.args = abridged(args)
	switch {
	case err != nil:
	case !readable:
		q.invalid(msgBadDate)
	case utf8.RuneCountInString(text) > MaxQuestion:
		q.Query = ""
		q.invalid(msgTooLong)
	case c.needsArgs() && !strings.ContainsFunc(args, meaningful):
		q.invalid(msgNothingAsked)
		q.Commands = []Usage{c.usage()}
	default:
		err = c.answer(q)
	}
	switch {
	case err != nil || q.Status != NotFound:
	case guessed: // "!whoo Lavrov" is a mistyped command rather than a question
		q.Message = msgNoCommand
		q.Suggestions = append(e.mistyped(args), "help")
	case !q.settled:
		if c.Name == "ask" { // "stanse India"
			q.Suggestions = append(e.mistyped(args), q.Suggestions...)
		}
		err = q.suggest()
	}
	if err != nil {
		e.log.LogAttrs(ctx, slog.LevelError, "question failed", slog.String("command", c.Name), slog.Any("err", err))
		return q.failed(c)
	}
	q.dateSuggestions()
	q.Vague = q.Status == NotFound && slices.Contains([]string{msgNoQuestion, msgNoMemory, msgNoCommand}, q.Message)
	return q.Answer
}

// failed returns the answer to a question on which the bot failed.
func (q *question) failed(c *Row) Answer {
	a := empty()
	a.Command, a.Form, a.AsOf, a.Corpus = c.Name, c.Name, q.AsOf, q.Corpus
	a.Status, a.Message, a.Failed = Invalid, msgFailed, true
	return a
}

// question returns a question for a command, with the corpus as it was on a day ("" for
// as it is).
func (e *Engine) question(ctx context.Context, c *Row, args, day string) *question {
	ix := e.corpus()
	q := &question{ctx: ctx, ix: ix, table: e.table, args: args, now: e.now, Answer: empty()}
	q.Command, q.Form, q.Query, q.AsOf = c.Name, c.Name, args, day
	q.Corpus.Snapshot = ix.Snapshot()
	if day != "" {
		q.ix = ix.AsOf(day)
		q.Corpus.Undated = ix.Undated()
	}
	q.ix = q.ix.ForOne()
	q.Corpus.Articles = len(q.ix.Newest())
	return q
}

// dateSuggestions lets what is asked next be answered as of the same day.
func (q *question) dateSuggestions() {
	if q.AsOf == "" {
		return
	}
	dated := func(s string) string {
		if s == "help" {
			return s
		}
		return s + " as of " + q.AsOf
	}
	for i := range q.Suggestions {
		q.Suggestions[i] = dated(q.Suggestions[i])
	}
	for i := range q.Candidates {
		q.Candidates[i].Ask = dated(q.Candidates[i].Ask)
	}
}

// answer runs the command. A panic comes back as an error, so that one question
// that the rules choke on leaves the bot standing. The error says where it
// happened and not what was asked: questions stay out of the log.
func (c *Row) answer(q *question) (err error) {
	defer recovered(&err)
	return c.run(q)
}

// recovered makes an error of a panic; it must be deferred. What it panicked with may quote
// the question, so the error has only the runtime's own words.
func recovered(err *error) {
	if p := recover(); p != nil {
		what := fmt.Sprintf("%T", p)
		if e, ok := p.(runtime.Error); ok {
			what = e.Error()
		}
		*err = fmt.Errorf("panic: %s\n%s", what, debug.Stack())
	}
}

// meaningful reports whether a character can carry a question: a letter, a digit,
// a flag.
func meaningful(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.So, r)
}

// Commands returns the table that dispatches, in the order of help.
func (e *Engine) Commands() []Row { return e.table }

// parse splits a question into its command and the rest. What begins with no
// command is a free question; it is guessed to be one when a command's mark stood
// before it all the same.
func (e *Engine) parse(text string) (c *Row, args string, guessed bool) {
	rest := strings.TrimLeft(text, "!/")
	word, args, _ := strings.Cut(rest, " ")
	marked := rest != text
	named := find(e.table, strings.ToLower(word))
	if named == nil && (marked || !ascii(word)) {
		named = find(e.table, e.abroad()[strings.ToLower(word)])
	}
	if named != nil && !named.freeWord(args, marked) {
		return named, strings.TrimSpace(args), false
	}
	return find(e.table, "ask"), rest, marked && named == nil && !slices.Contains(askWords, strings.ToLower(word))
}

// askWords begin a question, so that what they begin is no mistyped command.
var askWords = append([]string{"how", "why", "which", "whose", "whom", "had", "should", "am"}, verbs...)

// abroad returns the names of commands in other languages, with the English name each
// stands for: "wer", "кто". One that means several is none, and so is one that begins
// an English question: "was". Others in Latin letters need a command's mark, since they
// may be English words as well: "position".
func abroad() map[string]string {
	out := map[string]string{}
	for _, locale := range wording.Languages() {
		for name, english := range wording.For(locale).Names("command name") {
			if have, ok := out[name]; ok && have != english || slices.Contains(verbs, name) {
				english = ""
			}
			out[name] = english
		}
	}
	return out
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}

// Words returns every word that begins a command behind its mark, in any language, with
// the one that begins it without: {"who": "who", "quotes": "quotes", "wer": "who"}.
func (e *Engine) Words() map[string]string {
	out := make(map[string]string)
	for name, english := range e.abroad() {
		if find(e.table, english) != nil {
			out[name] = english
		}
	}
	for _, r := range e.table {
		for _, name := range append([]string{r.Name}, r.Aliases...) {
			out[name] = name
		}
	}
	return out
}

// maxMistyped is more letters than any command has.
const maxMistyped = 16

// mistyped returns the question with the command that its first word nearly is,
// if there is one.
func (e *Engine) mistyped(text string) []string {
	word, args, _ := strings.Cut(text, " ")
	word = strings.ToLower(word)
	if len(word) < 4 || len(word) > maxMistyped || slices.Contains(askWords, word) { // “were”
		return nil
	}
	for i := range e.table {
		if d := levenshtein.ComputeDistance(word, e.table[i].Name); d == 1 || d == 2 && len(word) > 5 {
			return []string{strings.TrimSpace(e.table[i].Name + " " + args)}
		}
	}
	return nil
}

// find returns the command of a name or alias, or nil.
func find(table []Row, name string) *Row {
	for i := range table {
		if table[i].Name == name {
			return &table[i]
		}
		for _, a := range table[i].Aliases {
			if a == name {
				return &table[i]
			}
		}
	}
	return nil
}

// uncalled returns a question without a call to everybody before it.
func uncalled(text string) string {
	if !strings.HasPrefix(text, "@") {
		return text
	}
	return called().ReplaceAllString(text, "")
}

// called finds a call to everybody before a question. Nobody asked for that.
var called = lazily(`(?i)^(?:@(?:everyone|here)\b[\s,:]*)+`)

// clean makes one line of a question: white space single, control characters
// and invisible marks gone, invalid UTF-8 replaced.
func clean(s string) string {
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\u200b', r == '\u2060', r == '\ufeff', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// empty returns an Answer whose lists are empty and not null.
func empty() Answer {
	return Answer{Status: Answered, Subject: facts.Entity{Aliases: []string{}, Evidence: []facts.Evidence{}}, Subjects: []facts.Entity{}, Candidates: []Candidate{},
		Short: Short{Evidence: []facts.Evidence{}}, Facts: []facts.Fact{}, Stances: []facts.Stance{}, Comparisons: []Comparison{}, Checks: []Check{}, Quotes: []facts.Quote{}, Events: []facts.Event{}, Passages: []Passage{},
		Articles: []Listing{}, Commands: []Usage{}, Suggestions: []string{}}
}

func (q *question) invalid(msg string) {
	q.Status, q.Message = Invalid, msg
}

// notFound says that nothing was found. What would be is offered when no other
// command has found anything either.
func (q *question) notFound(msg string) error {
	q.Status, q.Message = NotFound, msg
	return nil
}

// offer adds a question that would be answered.
func (q *question) offer(s string) {
	if len(q.Suggestions) < maxOffers && !slices.Contains(q.Suggestions, s) {
		q.Suggestions = append(q.Suggestions, s)
	}
}

// maxOffers is how many questions are offered: as many as both faces show.
const maxOffers = 5

// suggest offers questions that would be answered: about the subject if there is
// one, else about names that stand in the question or are like it. Where there are
// none, nothing is offered but help: whom else the articles mention is not what was asked.
func (q *question) suggest() error {
	if q.Subject.ID != "" {
		q.offer(introduce(q.Subject))
		return nil
	}
	for _, near := range []func(context.Context, string) ([]index.Match, error){q.ix.Similar, q.ix.Beginning} {
		found, err := near(q.ctx, q.args)
		if err != nil {
			return fmt.Errorf("cannot look for similar names: %w", err)
		}
		for _, m := range found {
			q.propose(m.Entity)
		}
	}
	inside, err := q.named()
	if err != nil {
		return err
	}
	slices.SortStableFunc(inside, func(a, b index.Naming) int { return strings.Count(b.Text, " ") - strings.Count(a.Text, " ") })
	for _, n := range inside {
		for _, m := range first(n.Matches, maxProposed) {
			q.propose(m.Entity)
		}
	}
	if q.Command == "ask" || len(q.Suggestions) == 0 {
		q.Suggestions = append(first(q.Suggestions, maxOffers-1), "help")
	}
	return nil
}

// maxProposed is how many of those whom one name may mean are offered.
const maxProposed = 3

// named returns the names in a question or, when there are none, the words that are nearly one
// and no part of a longer name that nobody knows.
func (q *question) named() ([]index.Naming, error) {
	names, err := namesIn(q.ctx, q.ix, q.args)
	if err != nil || len(names) > 0 {
		return names, err
	}
	names, err = q.ix.NamesIn(q.ctx, q.args)
	if err != nil {
		return nil, fmt.Errorf("cannot look for the names in a question: %w", err)
	}
	return slices.DeleteFunc(names, func(n index.Naming) bool {
		return n.Matches[0].How != index.ByTypo || partOfName().MatchString(q.args[:n.Start]) || namesOn().MatchString(q.args[n.End:])
	}), nil
}

var (
	partOfName = lazily(`\s\p{Lu}[\p{L}.-]*\s+$`)
	namesOn    = lazily(`^\s+\p{Lu}`)
)

// propose adds the question that suits an entity: the command that was asked
// where that was stance, quote or timeline, and would show something; else who or what.
func (q *question) propose(e facts.Entity) {
	s := introduce(e)
	n := q.ix.Counts(e.ID)
	switch q.Command {
	case "stance":
		if n.Stances == 0 {
			return
		}
		s = "stance " + e.Name
	case "quote":
		if n.Quotes == 0 {
			return
		}
		s = "quote " + e.Name
	case "timeline":
		if n.Events == 0 {
			return
		}
		s = "timeline " + e.Name
	}
	q.offer(s)
}

// introduce returns the question that tells who or what an entity is.
func introduce(e facts.Entity) string {
	if e.Type == facts.Person {
		return "who " + e.Name
	}
	return "what " + e.Name
}
