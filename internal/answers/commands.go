package answers

import (
	"slices"
	"strings"
)

// A Row is one command: a row of the table that dispatches questions, and that help
// shows.
type Row struct {
	Name      string
	Aliases   []string
	Args      string // how its arguments are written, for help
	Summary   string
	Examples  []string // arguments that make sense for the shipped corpus
	NeedsArgs bool
	question  bool // the name is an English question word: "who is …" is a free question
	run       func(*question) error
}

// commands returns the table. One command, one file.
func commands() []Row {
	return []Row{
		{Name: "who", Args: "NAME", Summary: sumWho, Examples: []string{"Lavrov", "the Chinese foreign minister"}, NeedsArgs: true, question: true, run: who},
		{Name: "what", Args: "TERM", Summary: sumWhat, Examples: []string{"Tass", "NATO"}, NeedsArgs: true, question: true, run: what},
		{Name: "stance", Aliases: []string{"stances", "attitude"}, Args: "ACTOR [on TOPIC]", Summary: sumStance, Examples: []string{"India", "China on the invasion"}, NeedsArgs: true, run: stance},
		{Name: "quote", Aliases: []string{"quotes", "said"}, Args: "SPEAKER [on TOPIC]", Summary: sumQuote, Examples: []string{"Lavrov", "Wang Wenbin on peace"}, NeedsArgs: true, run: quote},
		{Name: "when", Args: "EVENT", Summary: sumWhen, Examples: []string{"did Lavrov meet Wang", "invasion"}, NeedsArgs: true, question: true, run: when},
		{Name: "where", Args: "EVENT", Summary: sumWhere, Examples: []string{"was the meeting of Lavrov and Wang"}, NeedsArgs: true, question: true, run: where},
		{Name: "timeline", Aliases: []string{"chronology"}, Args: "[ENTITY] [from DATE] [to DATE]", Summary: sumTimeline, Examples: []string{"Lavrov", "from 2022-03-01 to 2022-03-31"}, run: timeline},
		{Name: "compare", Args: "A and B [on TOPIC]", Summary: sumCompare, Examples: []string{"China and India", "Turkey and Venezuela on the resolution"}, NeedsArgs: true, run: compare},
		{Name: "summary", Aliases: []string{"summarise", "summarize", "tldr"}, Args: "[ARTICLE or ENTITY]", Summary: sumSummary, Examples: []string{"2022-03-30-lavrov-wang-tunxi", "Wang Yi"}, run: summary},
		{Name: "search", Aliases: []string{"find"}, Args: "WORDS", Summary: sumSearch, Examples: []string{"economic sanctions", `"old friend" from:2022-03-01`}, NeedsArgs: true, run: searchCommand},
		{Name: "ask", Args: "QUESTION", Summary: sumAsk, Examples: []string{"who is the foreign minister of Russia?", "what does China think of NATO?"}, NeedsArgs: true, run: ask},
		{Name: "articles", Args: "", Summary: sumArticles, run: articles},
		{Name: "article", Args: "ID", Summary: sumArticle, Examples: []string{"2022-03-30-lavrov-wang-tunxi"}, NeedsArgs: true, run: oneArticle},
		{Name: "help", Aliases: []string{"commands"}, Args: "[COMMAND]", Summary: sumHelp, Examples: []string{"stance"}, run: help},
	}
}

// freeWord reports whether a command's name is rather the first word of a
// question: "who is the foreign minister of China?", "help for refugees". After a
// command's mark only a verb tells: "!who is Lavrov".
func (c *Row) freeWord(args string, marked bool) bool {
	first, rest, _ := strings.Cut(strings.ToLower(args), " ")
	if c.question {
		if slices.Contains(verbs, first) {
			return true
		}
		return !marked && strings.HasSuffix(args, "?") && rest != ""
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
	u := Usage{Name: c.Name, Usage: strings.TrimSpace(c.Name + " " + c.Args), Summary: c.Summary, Example: []string{}}
	for _, e := range c.Examples {
		u.Example = append(u.Example, strings.TrimSpace(c.Name+" "+e))
	}
	return u
}
