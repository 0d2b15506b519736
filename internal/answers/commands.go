package answers

import (
	"slices"
	"strings"
)

// A Row is one command: a row of the table that dispatches questions, and that help
// shows.
type Row struct {
	Name     string
	Aliases  []string
	Args     []Arg // in the order in which a question has them
	Summary  string
	Examples []string // arguments that make sense for the shipped corpus
	verbatim bool     // its argument is a text that must stay as it is
	question bool     // the name is an English question word: "who is …" is a free question
	run      func(*question) error
}

// commands returns the table. One command, one file.
func commands() []Row {
	return []Row{
		{Name: "who", Args: []Arg{nameArg("name", "NAME", argName, Entity), asOfArg()}, Summary: sumWho,
			Examples: []string{"Lavrov", "the Chinese foreign minister"}, question: true, run: who},
		{Name: "what", Args: []Arg{nameArg("term", "TERM", argTerm, Entity), asOfArg()}, Summary: sumWhat,
			Examples: []string{"Tass", "NATO"}, question: true, run: what},
		{Name: "stance", Aliases: []string{"stances", "attitude"}, Args: []Arg{nameArg("actor", "ACTOR", argActor, Holder), topicArg(Topic), asOfArg()}, Summary: sumStance,
			Examples: []string{"India", "China on the invasion"}, run: stance},
		{Name: "quote", Aliases: []string{"quotes", "said"}, Args: []Arg{nameArg("speaker", "SPEAKER", argSpeaker, Speaker), topicArg(QuoteTopic), asOfArg()}, Summary: sumQuote,
			Examples: []string{"Lavrov", "Wang Wenbin on peace"}, run: quote},
		{Name: "when", Args: []Arg{eventArg(Dated), asOfArg()}, Summary: sumWhen,
			Examples: []string{"did Lavrov meet Wang", "invasion"}, question: true, run: when},
		{Name: "where", Args: []Arg{eventArg(Placed), asOfArg()}, Summary: sumWhere,
			Examples: []string{"was the meeting of Lavrov and Wang"}, question: true, run: where},
		{Name: "timeline", Aliases: []string{"chronology"},
			Args:    []Arg{nameArg("name", "ENTITY", argEvents, Subject).optional(), dateArg("from", "from", "DATE", argFrom), dateArg("to", "to", "DATE", argTo), asOfArg()},
			Summary: sumTimeline, Examples: []string{"Lavrov", "from 2022-03-01 to 2022-03-31"}, run: timeline},
		{Name: "compare", Args: []Arg{nameArg("first", "A", argFirst, Holder), nameArg("second", "B", argSecond, Holder).after("and"), topicArg(Topic), asOfArg()}, Summary: sumCompare,
			Examples: []string{"China and India", "Turkey and Venezuela on the resolution"}, run: compare},
		{Name: "summary", Aliases: []string{"summarise", "summarize", "tldr"}, Args: []Arg{nameArg("name", "ARTICLE or ENTITY", argGist, Subject).optional(), asOfArg()}, Summary: sumSummary,
			Examples: []string{"2022-03-30-lavrov-wang-tunxi", "Wang Yi"}, run: summary},
		{Name: "search", Aliases: []string{"find"}, Args: searchArgs(), Summary: sumSearch,
			Examples: []string{"economic sanctions", `"old friend" from:2022-03-01`}, run: searchCommand},
		{Name: "ask", Args: []Arg{textArg("question", "QUESTION", argQuestion, maxFree), asOfArg()}, Summary: sumAsk,
			Examples: []string{"who is the foreign minister of Russia?", "what does China think of NATO?"}, run: ask},
		{Name: "check", Args: []Arg{textArg("text", "TEXT", argCheck, maxFree)}, Summary: sumCheck,
			Examples: []string{"Lavrov met Wang Yi in Tunxi on 31 March 2022."}, verbatim: true, run: check},
		{Name: "articles", Args: []Arg{asOfArg()}, Summary: sumArticles, run: articles},
		{Name: "article", Args: []Arg{nameArg("article", "ID", argArticle, Article)}, Summary: sumArticle,
			Examples: []string{"2022-03-30-lavrov-wang-tunxi"}, run: oneArticle},
		{Name: "help", Aliases: []string{"commands"}, Args: []Arg{nameArg("command", "COMMAND", argCommand, CommandName).optional()}, Summary: sumHelp,
			Examples: []string{"stance"}, run: help},
	}
}

// freeWord reports whether a command's name is rather the first word of a
// question: "who is the foreign minister of China?", "who dissented?", "help for
// refugees". After a command's mark only a verb tells: "!who is Lavrov".
func (c *Row) freeWord(args string, marked bool) bool {
	first, rest, _ := strings.Cut(strings.ToLower(args), " ")
	if c.question {
		if slices.Contains(verbs, first) {
			return true
		}
		return !marked && strings.HasSuffix(args, "?") && (rest != "" || c.Name == "who")
	}
	switch c.Name {
	case "help", "articles":
		return !marked && strings.Contains(args, " ")
	}
	return false
}

// verbs go on with an English question after its first word, or begin one.
var verbs = []string{"is", "are", "was", "were", "does", "do", "did", "has", "have", "will", "would", "can", "could", "said", "says", "happened", "met", "about"}

func (c *Row) usage() Usage {
	u := Usage{Name: c.Name, Usage: c.Name, Summary: c.Summary, Example: []string{}}
	for _, a := range c.Args {
		if s := a.String(); s != "" {
			u.Usage += " " + s
		}
	}
	for _, e := range c.Examples {
		u.Example = append(u.Example, strings.TrimSpace(c.Name+" "+e))
	}
	return u
}
