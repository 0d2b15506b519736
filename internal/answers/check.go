package answers

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// What the articles say of a claim.
const (
	InArticles    = "in_articles"     // they say it
	Otherwise     = "otherwise"       // a fact in them contradicts it; Differs says in what
	Claimed       = "claimed"         // only somebody in them says it; Claimant says who
	NotInArticles = "not_in_articles" // they do not say it
)

// In what the articles contradict a claim.
const (
	otherDate        = "date"
	otherPlace       = "place"
	otherRole        = "role"
	otherAge         = "age"
	otherNationality = "nationality"
	otherSpeaker     = "speaker"
	otherPolarity    = "polarity"
	otherNumber      = "number"
)

// A Check is a claim of a text with what the articles say of it.
type Check struct {
	Claim    Claim            `json:"claim"`
	Verdict  string           `json:"verdict"`  // in_articles, otherwise, claimed, not_in_articles
	Differs  string           `json:"differs"`  // date, place, role, age, nationality, speaker, polarity, number; empty unless otherwise
	Claimant string           `json:"claimant"` // who says it, as the articles name them; empty unless claimed
	Via      string           `json:"via"`      // who passed that on
	Evidence []facts.Evidence `json:"evidence"` // what says it or says otherwise; empty for not_in_articles
	Nearest  []facts.Evidence `json:"nearest"`  // for not_in_articles: what comes nearest and does not say it
}

// A Claim is a sentence or clause that claims something. Start and End are byte offsets
// into the text that was checked.
type Claim struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// maxClaims is how many claims of a text are checked: as many as two screens show.
const maxClaims = 8

// maxSentences is how many sentences of a text are looked at, and maxReading how much of them
// is read closely, which takes most of the time: a sentence counts one, each of the people that it
// names another, and all of it twice where it denies something. Chatter is soon read.
const (
	maxSentences = 40
	maxReading   = 16
)

// maxClaim is how many bytes the longest claim has that is checked. What is longer lists things.
const maxClaim = 600

// Check tells of each claim that a text makes what the articles say of it. The text is
// taken as it is, line by line, up to MaxQuestion characters: somebody's message. Like
// Ask it never fails.
func (e *Engine) Check(ctx context.Context, text string) Answer {
	return e.run(ctx, find(e.table, "check"), text)
}

// run answers with a command that takes a text as it is.
func (e *Engine) run(ctx context.Context, c *Row, text string) Answer {
	q := e.question(ctx, c, text, "")
	switch {
	case utf8.RuneCountInString(text) > MaxQuestion:
		q.Query = ""
		q.invalid(msgTooLong)
		return q.Answer
	case !strings.ContainsFunc(text, meaningful):
		q.invalid(msgNothingAsked)
		q.Commands = []Usage{c.usage()}
		return q.Answer
	}
	err := c.answer(q)
	if err == nil && q.Status == NotFound {
		err = q.suggest()
	}
	if err != nil {
		e.log.LogAttrs(ctx, slog.LevelError, "question failed", slog.String("command", c.Name), slog.Any("err", err))
		return q.failed(c)
	}
	return q.Answer
}

// verbatim returns the text that "check" is asked of, which must not be made one line.
func (e *Engine) verbatim(text string) (*Row, string, bool) {
	rest := strings.TrimLeft(strings.TrimSpace(text), "!/")
	i := strings.IndexFunc(rest, unicode.IsSpace)
	if i < 0 {
		return nil, "", false
	}
	c, _, _ := e.parse(text[:len(text)-len(strings.TrimLeft(text, " \n\t!/"))] + rest[:i] + " x")
	if !c.verbatim {
		return nil, "", false
	}
	return c, strings.TrimSpace(rest[i:]), true
}

// check tells of each claim of a text what the articles say of it.
func check(q *question) error {
	c := q.checker(plainMessage(q.args))
	var before article.Span
	read := 0
text:
	for _, s := range sentencesOf(c.text) {
		for _, part := range clausesOf(c.text, s) {
			if read++; read > maxSentences || c.reads >= maxReading {
				q.Message = msgMoreClaims
				break text
			}
			if part.End-part.Start > maxClaim {
				continue
			}
			st, err := c.read(part, before)
			if err != nil {
				return err
			}
			before = part
			if st == nil {
				continue
			}
			found, err := c.verify(st)
			if err != nil {
				return err
			}
			if (st.empty(found) || short(st.text)) && !c.predicates(st) {
				continue
			}
			if len(q.Checks) == maxClaims {
				q.Message = msgMoreClaims
				break text
			}
			found.Claim = Claim{part.Start, part.End, q.args[part.Start:part.End]}
			q.Checks = append(q.Checks, found)
		}
	}
	if len(q.Checks) == 0 {
		return q.notFound(msgNoClaim)
	}
	return nil
}

// checker returns what checks the claims of a text.
func (q *question) checker(text string) *checker {
	c := &checker{q: q, ix: q.ix, ctx: q.ctx, text: text}
	if all := q.ix.Newest(); len(all) > 0 {
		c.newest = all[0].Date
	}
	return c
}

// A checker checks the claims of one text.
type checker struct {
	q      *question
	ix     *index.Index
	ctx    context.Context
	text   string // the plain message
	newest string // day of the newest article
	reads  int    // sentences that were read closely, with the people in each
	strict bool   // the claim is a question's: an act confirms it, not words alone

	mutual      []string            // the stems of verbs in which nobody comes first; nil until asked for
	meaning     map[string][]string // the stems of the verbs behind one in meaning, by its stem; nil until asked for
	ascriptions []facts.Quote       // of sentences that do not say a strict claim themselves, but tell that somebody does
}

// A statement is a claim that was read as articles are read.
type statement struct {
	text    string
	doc     *facts.Document
	at      article.Span // of the claim in the body of doc
	names   []index.Naming
	facts   []facts.Fact
	quotes  []facts.Quote
	stances []facts.Stance
	events  []facts.Event
	hedged  bool       // it is said as a guess or a condition
	counted []quantity // the numbers in it; nil until asked for
	acts    []act      // what is done in it; nil until asked for
	ids     map[string][]string
}

// read reads a clause with what the articles know of the names in it: whom a bare
// surname means stands behind it, and before a pronoun the clause before. It returns nil
// when it claims nothing.
func (c *checker) read(part, before article.Span) (*statement, error) {
	text := c.text[part.Start:part.End]
	if !c.strict && !assertive(text) {
		return nil, nil
	}
	names, err := c.ix.NamesIn(c.ctx, text)
	if err != nil {
		return nil, fmt.Errorf("cannot look for the names in a claim: %w", err)
	}
	names = slices.DeleteFunc(names, func(n index.Naming) bool { return n.Matches[0].How == index.ByTypo })
	text = written(text, names)
	st := &statement{text: text, names: names, hedged: hedge().MatchString(text), ids: map[string][]string{}}
	lead := ""
	if beginsWithPronoun().MatchString(text) && before.End > before.Start {
		lead = strings.TrimRight(written(c.text[before.Start:before.End], nil), " .") + ". "
		more, err := c.ix.NamesIn(c.ctx, lead)
		if err != nil {
			return nil, fmt.Errorf("cannot look for the names before a claim: %w", err)
		}
		names = slices.Concat(names, more)
	}
	if err := c.extract(st, lead, text, names); err != nil {
		return nil, err
	}
	if len(st.events) == 0 {
		if plain := affirmed(text); plain != "" {
			yes := &statement{ids: st.ids}
			if err := c.extract(yes, lead, plain, names); err != nil {
				return nil, err
			}
			st.events = yes.events
			for i := range st.events {
				st.events[i].Status = facts.Denied
			}
			if len(st.quotes) == 0 { // that it is denied is told from the words around it
				st.quotes = keepIf(yes.quotes, func(q facts.Quote) bool { return q.Kind != facts.Reported })
			}
		}
	}
	if len(st.facts)+len(st.quotes)+len(st.stances)+len(st.events) == 0 && len(c.ix.Stems(text)) < 2 {
		return nil, nil
	}
	return st, nil
}

// extract reads a sentence into st, as of the day of the newest article.
func (c *checker) extract(st *statement, lead, text string, names []index.Naming) error {
	people, n := introductions(names)
	c.reads += 1 + n
	body := lead + strings.TrimRight(text, " ")
	if r, _ := utf8.DecodeLastRuneInString(body); letter(r) {
		body += "."
	}
	a, err := article.New(article.Article{ID: messageID, Date: c.newest, Body: body + "\n\n" + people + filler})
	if err != nil {
		return fmt.Errorf("cannot read a claim: %w", err)
	}
	st.doc, st.at = c.ix.Read(a), article.Span{Start: len(lead), End: len(body)}
	of := func(ev []facts.Evidence) bool {
		return len(ev) > 0 && ev[0].Start >= st.at.Start && ev[0].End <= st.at.End
	}
	st.facts = keepIf(st.doc.Facts, func(f facts.Fact) bool { return of(f.Evidence) })
	st.quotes = keepIf(st.doc.Quotes, func(f facts.Quote) bool { return of(f.Evidence) })
	st.stances = keepIf(st.doc.Stances, func(f facts.Stance) bool { return of(f.Evidence) })
	st.events = keepIf(st.doc.Events, func(f facts.Event) bool { return of(f.Evidence) })
	return nil
}

func keepIf[T any](all []T, ok func(T) bool) []T {
	var out []T
	for _, v := range all {
		if ok(v) {
			out = append(out, v)
		}
	}
	return out
}

// introductions names the people of a claim in full, as an article does before it calls
// them by surname. Whom a name means that several bear is not said.
// It returns how many they are, too.
func introductions(names []index.Naming) (text string, people int) {
	var b strings.Builder
	done := map[string]bool{}
	for _, n := range names {
		if e := n.Matches[0].Entity; len(n.Matches) == 1 && e.Type == facts.Person && strings.Contains(e.Name, " ") && !done[e.ID] {
			done[e.ID] = true
			fmt.Fprintf(&b, "Minister %s came. ", e.Name)
		}
	}
	return b.String(), len(done)
}

// written returns a clause as an article would have it: names and the first word with a
// capital.
func written(text string, names []index.Naming) string {
	for _, n := range names {
		if strings.ToLower(n.Text) == n.Text {
			text = text[:n.Start] + capitalise(n.Text) + text[n.End:]
		}
	}
	i := strings.IndexFunc(text, unicode.IsLetter)
	if i < 0 {
		return text
	}
	_, n := utf8.DecodeRuneInString(text[i:])
	return text[:i] + capitalise(text[i:i+n]) + text[i+n:]
}

// short reports whether a clause has so few words that it may be a greeting as well as a claim.
func short(text string) bool { return len(strings.Fields(text)) < 3 }

// predicates reports whether something is said in a claim of somebody or something that it names
// or calls by a noun: “The dam broke.” claims something also where nothing is known of a dam, “This
// is great.” does not.
func (c *checker) predicates(st *statement) bool {
	own := quotedIn().ReplaceAllStringFunc(st.text, func(s string) string { return strings.Repeat(" ", len(s)) })
	return slices.ContainsFunc(c.acts(own, 0, st.doc.Mentions, antecedent{}), func(a act) bool { return len(a.subject) > 0 })
}

var quotedIn = lazily(`[“"„«][^”"»]*[”"»]`)

// assertive reports whether a clause may claim something: it is no question, no
// greeting, no order and no opinion of the one who writes.
func assertive(text string) bool {
	bare := strings.TrimSpace(text)
	return len(strings.Fields(bare)) >= 2 && !strings.HasSuffix(strings.TrimRight(bare, "!. \"”"), "?") && !asksAnyway().MatchString(bare) &&
		!chatter().MatchString(bare) && !applause().MatchString(bare) && !personalOpinion().MatchString(bare)
}

var (
	asksAnyway        = lazily(`(?i)^(?:who|whom|whose|what|when|where|why|how|which|is it|is there|are there|did|does|do|will|would|can|could|should|has|have|was|were|is|are|am)\s`)
	personalOpinion   = lazily(`(?i)^(?:(?:well|so|ok|yeah|no|yes|lol|and|but)[\s,]+)*(?:i|we|you|imo|imho|my|our|your|let|let['’]s|please|look|check|read|see|listen|guys|thanks|thank|sorry|wow|lol|hope|wish)\b`)
	hedge             = lazily(`(?i)\b(?:maybe|perhaps|probably|possibly|apparently|allegedly|reportedly|supposedly|rumou?rs?|might|may have|could have|would have|should have|if|unless|whether|i (?:think|guess|believe|heard)|seems?|likely|nearly|almost)\b`)
	beginsWithPronoun = lazily(`^(?:He|She|They|It|His|Her|Their)\b`)
)

// pastOf returns the past tense of a verb. Where it is irregular, that is the form which
// is neither the verb nor made with an ending of the present.
func pastOf(verb string) string {
	for _, f := range facts.Forms(verb) {
		if f != verb && !strings.HasSuffix(f, "ing") && !strings.HasSuffix(f, "s") {
			return f
		}
	}
	return verb
}
