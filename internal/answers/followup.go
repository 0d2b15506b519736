package answers

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"attache/internal/facts"
	"attache/internal/index"
)

// FollowUp returns the question that text means when it is said after the question
// previous: "and China?" after "stance India" is "stance China". What is a question
// by itself, a command above all, stays as it is, and so does what could mean several
// things, which Ask then asks back. It returns "" for what asks nothing: "thanks".
func (e *Engine) FollowUp(ctx context.Context, previous, text string) string {
	if _, _, ok := e.verbatim(text); ok { // the lines of what is to be checked are kept
		return text
	}
	text = uncalled(clean(text))
	if strings.TrimLeft(text, "!/") != text || strings.TrimSpace(previous) == "" || wantsHelp().MatchString(text) {
		return text
	}
	f := &followUp{ctx: ctx, e: e, ix: e.corpus(), text: text}
	if said, day, ok := cutAsOf(text); ok && said != text {
		f.text, f.day = said, cmp.Or(day, always)
	}
	if f.asksNothing() {
		return ""
	}
	f.after(previous)
	if s := f.question(); s != "" {
		return s
	}
	return text
}

// always is the day of a follow-up that wants what is known now ("as of today?").
const always = "now"

// A followUp is what is said after a question, on its way to a question of its own.
type followUp struct {
	ctx  context.Context
	e    *Engine
	ix   *index.Index
	text string
	day  string // "as of" which day it asks; "" where it says nothing of it

	before  Answer
	args    string         // what the question before was about, without its command and dates
	subject facts.Entity   // whom or what it was about, where that is one
	two     []facts.Entity // of a comparison
}

// after looks at the question before. Its answer knows whom it is about, whatever
// name or role it was asked by.
func (f *followUp) after(previous string) {
	f.before = f.e.Ask(f.ctx, previous)
	f.subject, f.two = f.before.Subject, f.before.Subjects
	text, _, _ := cutAsOf(uncalled(clean(previous)))
	var c *Row
	c, f.args, _ = f.e.parse(text)
	if c.Name == "ask" {
		command, args := expand(f.args)
		if command != "" && f.before.Form == "ask" { // passages answered it, but it asked for something else
			f.before = f.e.Ask(f.ctx, f.dated(command+" "+args))
			f.subject, f.two = f.before.Subject, f.before.Subjects
		}
		if command == f.before.Form {
			f.args = args
		}
	}
	f.args = strings.Trim(f.args, " ?!.")
	if c.verbatim { // nobody asks on about a text
		f.args = ""
	}
	if f.subject.ID == "" && len(f.before.Events) == 1 { // of one who did something
		if about := f.before.Events[0].About; len(about) == 1 {
			f.subject, _ = f.ix.Entity(about[0])
		}
	}
}

// expand returns the command that a free question means by its form, and what of; ""
// when it has none.
func expand(text string) (command, args string) {
	for _, f := range forms {
		if m := f.re().FindStringSubmatchIndex(text); m != nil {
			if f.run != nil && f.begins == "who" { // it asks for those whom the command is asked about
				return "", ""
			}
			args = strings.TrimSpace(string(f.re().ExpandString(nil, f.args, text, m)))
			return f.command, strings.TrimSpace(strings.TrimSuffix(args, " on"))
		}
	}
	return "", ""
}

// compose returns a question of the kind of the one before, with its day.
func (f *followUp) compose(command, about, topic string) string {
	s := strings.TrimSpace(command + " " + about)
	if topic != "" {
		s += " on " + topic
	}
	return f.dated(s)
}

// dated adds the day as of which the follow-up asks, or else the one before.
func (f *followUp) dated(s string) string {
	switch day := cmp.Or(f.day, f.before.AsOf); day {
	case "", always:
		return s
	default:
		return s + " as of " + day
	}
}

// firstAnswered returns the first of the questions that gets an answer, else the first.
func (f *followUp) firstAnswered(asks ...string) string {
	asks = slices.DeleteFunc(asks, func(s string) bool { return s == "" })
	for _, s := range asks {
		if a := f.e.Ask(f.ctx, s); a.Status == Answered || a.Status == Ambiguous {
			return s
		}
	}
	if len(asks) == 0 {
		return ""
	}
	return asks[0]
}

// asksNothing reports whether it is thanks, applause or an opinion of the bot, and no
// question.
func (f *followUp) asksNothing() bool {
	if f.day != "" {
		return false
	}
	if chatter().MatchString(f.text) || applause().MatchString(f.text) {
		return true
	}
	named, err := f.ix.NamesIn(f.ctx, f.text)
	if err != nil || len(named) > 0 {
		return false
	}
	if !strings.ContainsFunc(f.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return !strings.Contains(f.text, "?")
	}
	return !strings.Contains(f.text, "?") && opinion().MatchString(f.text)
}

var (
	applause = lazily(`(?i)^(?:(?:oh|ah|ok(?:ay)?|k|lol|lmao|rofl|haha\w*|hehe\w*|wow|nice|cool|great|good|perfect|awesome|amazing|neat|wonderful|excellent|interesting|fascinating|thanks?|thx|ty|you|cheers|got|it|i see|yes|yeah|yep|yup|no|nope|nah|sure|right|fine|true|same|fair|enough|exactly|indeed|damn|omg|wtf|hm+|well done|good job|job|bot|one|stuff|answer|question|that helps?|never mind|nvm|understood|makes sense|very|so|much|really|just|and|a lot|a|all|for|now|the|info|help|pls|bro|mate|man|again)\b[\s,.!…\p{So}\p{Sk}\p{Cf}\p{Mn}]*)+[:;()xXdDpP\-]*$`)
	opinion  = lazily(`(?i)^(?:i|i['’]m|im|i['’]ve|you|you['’]re|your|that['’]?s|that is|this is|its|it['’]s|imo|imho|no,|yes,|yeah,|we|they['’]re|he['’]s|she['’]s)\s+(?:\S+\s*){1,12}$`)
)

// question returns the question that is meant, or "" where the words stand by
// themselves or mean nothing.
func (f *followUp) question() string {
	if f.complete() {
		return ""
	}
	rest := strings.TrimSpace(connective().ReplaceAllString(f.text, ""))
	linked := rest != f.text
	bare := strings.Trim(rest, " ?!.,…")
	if bare == "" {
		if f.day != "" { // "as of March?"
			return f.again()
		}
		return ""
	}
	if s := f.about(bare, linked || strings.Contains(f.text, "?")); s != "" {
		return s
	}
	if s := f.standing(rest, linked); s != "" {
		return s
	}
	if len(strings.Fields(bare)) <= maxTopic && linked {
		return f.on(bare)
	}
	return ""
}

// complete reports whether it is a command that says what it is about.
func (f *followUp) complete() bool {
	c, args, _ := f.e.parse(f.text)
	if c.Name == "ask" && connective().ReplaceAllString(f.text, "") == f.text {
		if command, about := expand(f.text); command != "" && !personal().MatchString(about) {
			named, err := f.ix.NamesIn(f.ctx, about)
			return err == nil && len(named) > 0 && named[0].Matches[0].How != index.ByTypo
		}
	}
	if c.Name == "ask" || args == "" || strings.HasPrefix(strings.ToLower(args), "on ") || comparison().MatchString(f.text) {
		return false
	}
	named, err := f.ix.NamesIn(f.ctx, args)
	return err != nil || len(named) > 0 || !personal().MatchString(args)
}

// connective is what joins a follow-up to what was said before.
var connective = lazily(`(?i)^(?:(?:and|but|so|also|ok(?:ay)?|well|then|now|hm+|yes|no|please|thanks|thank you)\b[\s,.!…]+)*(?:(?:what|how) about|what of|and (?:for|with)|same for|and)?(?:\s+|$)`)

// maxTopic is how many words what follows "and" may have to be a topic.
const maxTopic = 5

// again asks the question before once more, as of the day.
func (f *followUp) again() string {
	switch f.before.Form {
	case "compare":
		if len(f.two) == 2 {
			return f.compose("compare", f.two[0].Name+" and "+f.two[1].Name, f.before.Topic)
		}
	case "timeline":
		return f.dated(strings.TrimSpace("timeline " + f.narrowed(f.name())))
	case "when", "where", "search", "ask", "article":
		return f.dated(f.before.Form + " " + f.args)
	}
	if name := f.name(); name != "" {
		return f.compose(f.before.Form, name, f.before.Topic)
	}
	return f.dated(strings.TrimSpace(f.before.Form + " " + f.args))
}

// narrowed adds the days that the question before was narrowed to.
func (f *followUp) narrowed(s string) string {
	return s + " " + period{f.before.From, f.before.To}.String()
}

// name returns the name of whom the question before was about, "" when that is not one.
func (f *followUp) name() string { return f.subject.Name }

// about finds the ways of going on that only make sense after something: a day, a
// topic, a name, a question word alone, a pronoun. marked tells that the words are
// said as a question or as a continuation.
func (f *followUp) about(bare string, marked bool) string {
	lower := strings.ToLower(bare)
	if m := comparison().FindStringSubmatch(bare); m != nil {
		return f.comparedWith(m[1])
	}
	if p, ok := f.period(bare); ok {
		return f.within(p)
	}
	if m := more().FindStringSubmatch(bare); m != nil {
		return f.more(m[1])
	}
	if m := topic().FindStringSubmatch(bare); m != nil && (marked || f.speaks()) {
		return f.on(m[1])
	}
	if s := f.word(lower); s != "" {
		return s
	}
	if s := f.named(bare, marked); s != "" {
		return s
	}
	return f.pronoun(bare)
}

var (
	comparison = lazily(`(?i)^(?:(?:please )?(?:compare|compared|comparing)(?: (?:it|that|this|them|him|her))? (?:with|to|and|against)|(?:how does (?:it|that|this|he|she) compare|how do they compare) (?:with|to)|vs?\.?|versus|(?:difference|differences) (?:to|from|with)) (.+)$`)
	more       = lazily(`(?i)^(?:(?:please )?(?:tell me |say |show |give me |any(?:thing)? )?(?:more|else|go on|continue|further|details|anything else|something else)(?: please)?)(?: (?:on|about|of|from) (.+))?$`)
	topic      = lazily(`(?i)^(?:on|about|regarding|towards?|concerning) (.+)$`)
)

// speaks reports whether the question before was for stances or words, which a topic
// narrows.
func (f *followUp) speaks() bool {
	return slices.Contains([]string{"stance", "quote", "compare"}, f.before.Form)
}

func (f *followUp) comparedWith(name string) string {
	if f.name() == "" {
		return ""
	}
	name, about, ok := strings.Cut(name, " on ")
	if !ok {
		about = ""
		if f.speaks() {
			about = f.before.Topic
		}
	}
	return f.compose("compare", f.name()+" and "+f.canonical(name), about)
}

// canonical returns the name of whom a name means, or the name where that is not one.
func (f *followUp) canonical(name string) string {
	if found, err := f.ix.Named(f.ctx, name); err == nil && len(found) == 1 {
		return found[0].Entity.Name
	}
	return name
}

// period reads a day, a month or a year, of which the year may be missing: then it is
// that of what the question before was about.
func (f *followUp) period(s string) (period, bool) {
	if loose().MatchString(s) && !strings.ContainsFunc(s, unicode.IsDigit) && !yearless().MatchString(s) {
		return period{}, false
	}
	if m := yearless().FindString(s); m != "" {
		if y := f.year(); y != "" {
			s += " " + y
		}
	}
	rest, p, ok := cutPeriod(s)
	return p, ok && rest == "" && p != (period{})
}

var yearless = lazily(`(?i)^(?:(?:in|on|during|since|from|until|before|after|by|of)\s+)?(?:early |late |mid-?)?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?` + monthWords + `(?: \d{1,2}(?:st|nd|rd|th)?)?$`)

// year returns the year of what was answered last: of the days that were asked for, of
// the newest event, of the newest evidence, of the newest article.
func (f *followUp) year() string {
	newest := cmp.Or(f.before.To, f.before.From, f.before.AsOf)
	if newest == "" {
		for _, e := range f.before.Events {
			newest = max(newest, e.Date)
		}
	}
	if newest == "" {
		for _, s := range f.before.Stances {
			newest = max(newest, s.Date)
		}
		for _, q := range f.before.Quotes {
			newest = max(newest, q.Date)
		}
	}
	if newest == "" {
		if all := f.ix.Newest(); len(all) > 0 {
			newest = all[0].Date
		}
	}
	return newest[:min(len(newest), len("2006"))]
}

// within asks for the time: what happened in it, or what was known by its end.
func (f *followUp) within(p period) string {
	f.day = cmp.Or(f.day, always)
	switch f.before.Form {
	case "stance", "quote", "compare", "summary":
		if p.to != "" && p.from != "" {
			f.day = p.to
			return f.again()
		}
	case "search":
		return strings.TrimSpace("search " + strings.TrimSpace(filters().ReplaceAllString(f.args, "")) + dayFilter(" from:", p.from) + dayFilter(" to:", p.to))
	}
	about := f.name()
	if about == "" && len(f.before.Events) > 0 && f.before.Form != "timeline" && len(f.before.Events[0].Participants) > 0 {
		about = f.before.Events[0].Participants[0]
	}
	return strings.Join(strings.Fields("timeline "+about+" "+p.String()), " ")
}

var filters = lazily(`\b(?:from|to):\S+`)

func dayFilter(key, day string) string {
	if day == "" {
		return ""
	}
	return key + day
}

// more asks on: about the topic, or what the answer before offered first.
func (f *followUp) more(on string) string {
	if on == "" || isPronoun(on) {
		if len(f.before.Suggestions) > 0 && f.before.Status == Answered {
			return f.before.Suggestions[0]
		}
		if f.name() != "" {
			return f.dated(introduce(f.subject))
		}
		return ""
	}
	return f.on(on)
}

// on narrows the question before to a topic. Where it was for something that no topic
// narrows, it asks for the words and the stance of whom it was about on it; failing
// that, what the topic itself is.
func (f *followUp) on(about string) string {
	about = strings.TrimPrefix(strings.Trim(about, " ?!."), "the ")
	var asks []string
	switch {
	case f.before.Form == "compare" && len(f.two) == 2:
		asks = append(asks, f.compose("compare", f.two[0].Name+" and "+f.two[1].Name, about))
	case f.speaks() && f.name() != "":
		asks = append(asks, f.compose(f.before.Form, f.name(), about))
	case f.name() != "" && f.before.Form != "summary" && f.before.Form != "timeline":
		asks = append(asks, f.compose("quote", f.name(), about), f.compose("stance", f.name(), about))
	}
	if len(asks) > 0 && f.speaks() {
		return asks[0]
	}
	return f.firstAnswered(append(asks, f.introduced(about))...)
}

// introduced returns the question that tells who or what a name is.
func (f *followUp) introduced(name string) string {
	if found, err := f.ix.Named(f.ctx, name); err == nil && len(found) > 0 {
		if len(found) == 1 {
			return f.dated(introduce(found[0].Entity))
		}
		return f.dated("who " + name)
	}
	return f.dated("what " + name)
}

// word answers a question word or the name of a command that stands alone.
func (f *followUp) word(lower string) string {
	event := f.before.Form == "when" || f.before.Form == "where"
	about := f.args
	if f.name() != "" && !event {
		about = f.name()
	}
	if about == "" {
		return ""
	}
	switch {
	case asksWhen().MatchString(lower):
		if event || f.name() == "" {
			return f.dated("when " + about)
		}
		return f.dated("timeline " + about)
	case asksWhere().MatchString(lower):
		if event || f.name() == "" {
			return f.dated("where " + about)
		}
		return f.dated("timeline " + about)
	case asksWhom().MatchString(lower):
		if event {
			return f.dated("when " + about)
		}
	case lower == "why" || lower == "how come" || lower == "why is that" || lower == "why not" || lower == "how so":
		if f.name() == "" {
			return f.dated("search " + about)
		}
		return f.firstAnswered(f.compose("quote", f.name(), f.before.Topic), f.dated("quote "+f.name()), f.dated("summary "+f.name()))
	}
	if f.name() == "" {
		return ""
	}
	if attributeAsked().MatchString(lower) {
		return f.dated(introduce(f.subject))
	}
	if m := listAsked().FindStringSubmatch(lower); m != nil {
		if c := find(f.e.table, m[1]); c != nil && (c.needsArgs() || strings.Contains(f.text, "?")) {
			if _, about, ok := strings.Cut(lower, " on "); ok {
				return f.compose(c.Name, f.name(), about)
			}
			return f.dated(c.Name + " " + f.name())
		}
	}
	return ""
}

var (
	asksWhen       = lazily(`^(?:since )?(?:when|what day|which day|what date|on what day)(?: (?:was|is|did) (?:that|it|this)(?: (?:happen|happened|be|take place))?| exactly)?$`)
	asksWhere      = lazily(`^(?:where|what place|which place|which city|in which city|what city)(?: (?:was|is|did) (?:that|it|this)(?: (?:happen|happened|be|take place))?| exactly)?$`)
	asksWhom       = lazily(`^(?:who|with whom|who was there|who else|who took part|who attended|between whom)$`)
	attributeAsked = lazily(`^(?:(?:his|her|their|its|the) )?(?:age|role|job|office|position held|title|nationality|party|country)$|^how old(?: is (?:he|she|they))?$|^(?:who|what) (?:is|was|are|were) (?:he|she|they|it|that|this|him|her)$|^who'?s (?:he|she|that|this)$`)
	listAsked      = lazily(`^(?:(?:his|her|their|its) )?(stance|stances|attitude|quote|quotes|timeline|chronology|summary|tldr)(?: on .+)?$`)
)

// named takes a name for another subject of the question before. Said without a sign
// that it goes on, it is a question by itself: who that is.
func (f *followUp) named(bare string, marked bool) string {
	found, err := f.ix.Named(f.ctx, bare)
	if err != nil || len(found) == 0 {
		if found, err = f.ix.Resolve(f.ctx, bare); err != nil || len(found) == 0 || found[0].How == index.ByTypo && strings.Contains(bare, " ") {
			return ""
		}
	}
	name, kind := bare, found[0].Entity.Type
	if len(found) == 1 {
		name = found[0].Entity.Name
	}
	introduced := f.dated("who " + name)
	if len(found) == 1 {
		introduced = f.dated(introduce(found[0].Entity))
	}
	if !marked && f.before.Status != Ambiguous {
		return introduced
	}
	switch f.before.Form {
	case "stance", "quote", "summary":
		return f.compose(f.before.Form, name, f.before.Topic)
	case "timeline":
		return f.dated(strings.TrimSpace("timeline " + f.narrowed(name)))
	case "compare":
		if len(f.two) == 2 {
			return f.compose("compare", f.two[0].Name+" and "+name, f.before.Topic)
		}
	case "search":
		return f.dated("search " + name)
	case "when", "where":
		return f.firstAnswered(append(f.exchanged(name, kind), f.dated("timeline "+name))...)
	}
	return introduced
}

// exchanged returns the question for an event with the name in place of each of its
// names, the last first: of one kind before the others.
func (f *followUp) exchanged(name string, kind facts.Type) []string {
	namings, err := f.ix.NamesIn(f.ctx, f.args)
	if err != nil {
		return nil
	}
	var same, others []string
	for _, n := range slices.Backward(namings) {
		s := f.dated(f.before.Form + " " + f.args[:n.Start] + name + f.args[n.End:])
		if n.Matches[0].Entity.Type == kind {
			same = append(same, s)
		} else {
			others = append(others, s)
		}
	}
	return append(same, others...)
}

// pronoun puts whom the question before was about in the place of a pronoun, if that is
// one and the question has no name of its own that it may stand for.
func (f *followUp) pronoun(bare string) string {
	at := personal().FindStringIndex(bare)
	if at == nil {
		return ""
	}
	word := bare[at[0]:at[1]]
	instead := f.instead(strings.ToLower(word))
	if named, err := f.ix.NamesIn(f.ctx, bare); err != nil || len(named) > 0 && named[0].Matches[0].How != index.ByTypo && named[0].Start < at[0] {
		if !strings.HasSuffix(strings.ToLower(bare), " about "+strings.ToLower(word)) && !strings.HasSuffix(strings.ToLower(bare), " of "+strings.ToLower(word)) {
			return ""
		}
		instead = cmp.Or(f.before.Topic, f.name())
	}
	if instead == "" {
		return ""
	}
	full := bare[:at[0]] + instead + bare[at[1]:]
	switch c, args, _ := f.e.parse(full); {
	case c.Name != "ask":
		return f.dated(c.Name + " " + args)
	default:
		if at[0] == 0 && strings.HasSuffix(instead, "’s") { // "his position?"
			full = "what is " + full
			args = full
		}
		if command, args := expand(args); command != "" && command != "what" {
			return f.dated(strings.TrimSpace(command + " " + args))
		}
	}
	return f.dated(full)
}

// personal finds a pronoun; "IT" is Italy.
var personal = lazily(`\b(?:[Hh]e|[Hh]im|[Hh]is|[Ss]he|[Hh]ers?|[Tt]hey|[Tt]hem|[Tt]heirs?|[Ii]t|[Ii]ts|[Tt]hat|[Tt]his)\b`)

func isPronoun(s string) bool {
	m := personal().FindString(s)
	return m != "" && m == s
}

// instead returns what a pronoun stands for, "" where that cannot be told.
func (f *followUp) instead(word string) string {
	s := f.name()
	if s == "" && f.before.Topic == "" {
		return ""
	}
	switch word {
	case "that", "this":
		return cmp.Or(f.before.Topic, s)
	case "he", "him", "she":
		if f.subject.Type != facts.Person {
			return ""
		}
	case "it":
		if f.subject.Type == facts.Person {
			return f.before.Topic
		}
	case "his", "her", "hers", "their", "theirs", "its":
		if f.subject.Type == facts.Person == (word == "its") {
			return ""
		}
		return s + "’s"
	}
	return s
}

// standing tells what is a question by itself: with the words that join it to the one
// before it is asked without them. One that leaves out on what has the topic before.
func (f *followUp) standing(rest string, linked bool) string {
	bare := strings.Trim(rest, " ?!.,…")
	if m := thinks().FindStringSubmatch(bare); m != nil && f.before.Topic != "" {
		command := "stance"
		if strings.EqualFold(m[2], "say") {
			command = "quote"
		}
		return f.compose(command, f.canonical(m[1]), f.before.Topic)
	}
	if c, args, _ := f.e.parse(bare); linked && c.Name != "ask" && args != "" {
		return f.dated(c.Name + " " + args)
	}
	if command, _ := expand(rest); linked && command != "" {
		return f.dated(rest)
	}
	return ""
}

// thinks finds a question for a stance or for words that does not say on what.
var thinks = lazily(`(?i)^what (?:do|does|did) (.+?) (think|say)(?: (?:of|about|on) (?:it|that|this))?$`)
