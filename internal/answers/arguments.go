package answers

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// An Arg is an argument of a command. Help, the words of a question and the options of
// a face that has fields for them all go by this.
type Arg struct {
	Name     string // "topic"
	Summary  string // what it is
	Max      int    // characters; what is longer is nothing of the kind
	Required bool
	Offers   Field  // what Complete offers for it; Words: nothing
	free     bool   // is read with its quotation marks
	usage    string // how help writes it; empty: not at all
	lead     string // the words before it in a question; a key when it ends in a colon
	date     bool
}

// Lengths of arguments. Together they let most questions fit where a question has to
// be carried along, under the buttons of a message.
const (
	maxName = 100
	maxDate = 20
	maxText = 150
	maxFree = MaxQuestion - 10 // with the command before it

	asOfName = "as_of"
)

// String writes the argument for help: "ACTOR", "[on TOPIC]".
func (a Arg) String() string {
	s := a.usage
	if a.lead != "" && s != "" {
		s = a.lead + " " + s
	}
	if !a.Required && s != "" {
		s = "[" + s + "]"
	}
	return s
}

// nameArg returns an argument that names somebody or something.
func nameArg(name, usage, summary string, offers Field) Arg {
	return Arg{Name: name, Summary: summary, Max: maxName, Required: true, usage: usage, Offers: offers}
}

// textArg returns an argument that is more than a name.
func textArg(name, usage, summary string, most int) Arg {
	return Arg{Name: name, Summary: summary, Max: most, Required: true, usage: usage}
}

// dateArg returns an argument for a day, a month or a year.
func dateArg(name, lead, usage, summary string) Arg {
	return Arg{Name: name, Summary: summary, Max: maxDate, usage: usage, lead: lead, date: true, Offers: Day}
}

// after returns a, which stands behind lead in a question.
func (a Arg) after(lead string) Arg {
	a.lead = lead
	return a
}

// optional returns a, which need not be given.
func (a Arg) optional() Arg {
	a.Required = false
	return a
}

func topicArg(offers Field) Arg {
	return nameArg("topic", "TOPIC", argTopic, offers).after("on").optional()
}

func eventArg(offers Field) Arg {
	a := textArg("event", "EVENT", argEvent, maxText)
	a.Offers = offers
	return a
}

// asOfArg stands last in every question about what the articles say. Help explains it
// once for all of them.
func asOfArg() Arg { return dateArg(asOfName, "as of", "", argAsOf) }

// searchArgs returns the arguments of search. Those with keys may also be written
// among the words.
func searchArgs() []Arg {
	words := textArg("words", "WORDS", argWords, maxText)
	words.free = true
	return []Arg{
		words,
		nameArg("source", "", argSource, Source).after("source:").optional(),
		nameArg("article", "", argWithin, Article).after("article:").optional(),
		dateArg("from", "from:", "", argSince),
		dateArg("to", "to:", "", argUntil),
		asOfArg(),
	}
}

// What the arguments are, as faces with fields for them say it.
const (
	argName     = "whom: a name, a role (“the Russian foreign minister”), a country, a flag"
	argTerm     = "a body, a place or a thing"
	argActor    = "whose attitude: a person, a country or a body"
	argSpeaker  = "whose words: a person, a country or a body"
	argTopic    = "only what is about this"
	argEvent    = "what happened, in your words: “Lavrov met Wang”"
	argEvents   = "of whom or of which article; of everything if you leave it out"
	argFirst    = "the first of the two"
	argSecond   = "the second of the two"
	argGist     = "an article, or whom it is about; the newest articles if you leave it out"
	argWords    = "the words to find; “in quotation marks” exactly so"
	argSource   = "only articles from this source"
	argWithin   = "only in this article"
	argFrom     = "the first day, month or year, as 2022-03-30, 2022-03 or 2022"
	argTo       = "the last day, month or year, as 2022-03-30, 2022-03 or 2022"
	argSince    = "only what was published from then on, as 2022-03-30, 2022-03 or 2022"
	argUntil    = "only what was published until then, as 2022-03-30, 2022-03 or 2022"
	argAsOf     = "only what had been published by then, as 2022-03-30, 2022-03 or 2022"
	argQuestion = "your question, in plain words"
	argCheck    = "a text that claims something"
	argArticle  = "the article’s id or title"
	argCommand  = "the command to explain"
)

// needsArgs reports whether the command is no question without an argument.
func (c *Row) needsArgs() bool {
	for _, a := range c.Args {
		if a.Required {
			return true
		}
	}
	return false
}

// ErrDate is returned by Row.Question for a date that cannot be read.
var ErrDate = errors.New("not a day, a month or a year")

// Question returns the question that the command asks with arguments, by their names.
// They are read back as they were given, whatever words are in them: `stance "War on
// Want" on peace`. But for a lone argument, which is taken as it would be when typed
// behind the command: who writes "India on sanctions" as the actor means the topic, too.
func (c *Row) Question(values map[string]string) (string, error) {
	given := 0
	for _, a := range c.Args {
		if clean(values[a.Name]) != "" && a.Name != asOfName {
			given++
		}
	}
	words := []string{c.Name}
	for _, a := range c.Args {
		v := clean(values[a.Name])
		switch {
		case v == "":
			continue
		case a.date:
			day, ok := a.day(v)
			if !ok {
				return "", ErrDate
			}
			if v = day; v == "" { // as of today
				continue
			}
		case a.key():
			v = quoteName(v)
		case a.free:
			v = evenQuotes(v)
		case given > 1:
			v = protect(v)
		}
		switch {
		case a.key():
			v = a.lead + v
		case a.lead != "":
			v = a.lead + " " + v
		}
		words = append(words, v)
	}
	return strings.Join(words, " "), nil
}

// key reports whether the argument is written like from:2022-03-01.
func (a Arg) key() bool { return strings.HasSuffix(a.lead, ":") }

// parting finds what could part a name, or end it, in a question.
var parting = lazily(`(?i)(?:^|\s)(?:on|about|towards?|regarding|against|compared|and|or|with|to|vs\.?|versus|from|since|until|till|through|between|both|after|before|as of)(?:\s|$)|[,;/&+:"“”„]`)

// protect returns a name as it is kept whole in a question.
func protect(name string) string {
	if parting().MatchString(name) {
		return quoteName(name)
	}
	return name
}

// quoteName writes a name so that no word in it parts it.
func quoteName(s string) string {
	return `"` + strings.Map(func(r rune) rune {
		if strings.ContainsRune(quotationMarks, r) {
			return '\''
		}
		return r
	}, s) + `"`
}

// evenQuotes returns s without a quotation mark that has no partner: one that stands
// behind it would become that.
func evenQuotes(s string) string {
	rest := veil(s)
	if i := strings.LastIndexAny(rest, quotationMarks); i >= 0 {
		_, n := utf8.DecodeRuneInString(s[i:])
		return evenQuotes(s[:i] + s[i+n:])
	}
	return s
}

// quotationMarks are those that keep a name or a phrase together.
const quotationMarks = `"“”„`

var inQuotes = lazily(`["“„][^"“”„]+["”“]`)

// veil returns s with letters for all that stands between quotation marks, byte for
// byte: what is looked for in that is not found in a name in quotation marks.
func veil(s string) string {
	if !strings.ContainsAny(s, quotationMarks) {
		return s
	}
	return inQuotes().ReplaceAllStringFunc(s, func(m string) string { return strings.Repeat("x", len(m)) })
}

// unquote returns a name without the quotation marks around it.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	if r, _ := utf8.DecodeRuneInString(s); strings.ContainsRune(quotationMarks, r) && inQuotes().FindString(s) == s {
		return strings.Trim(s, quotationMarks)
	}
	return s
}

// day returns the date that a value means: the first day of a period for its
// beginning, else the last; "" for today.
func (a Arg) day(v string) (string, bool) {
	p, ok := readPeriod(v)
	switch {
	case ok && strings.HasPrefix(a.lead, "from"):
		return p.from, true
	case ok:
		return p.to, true
	}
	return "", a.lead == "as of" && isToday(v)
}
