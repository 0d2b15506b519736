package answers

import (
	"regexp"
	"strings"
	"unicode"

	"attache/internal/index"
)

// A form is a way of asking in plain words, and the command that answers it.
type form struct {
	re      *regexp.Regexp
	command string
	args    string // with $1, $2 of the expression
}

// forms are tried in order; the first that matches and finds something answers.
var forms = []form{
	{regexp.MustCompile(`(?i)^(?:who(?:'s|’s| is| are| was| were)|tell me about|describe)\s+(.+?)\s*\??$`), "who", "$1"},
	{regexp.MustCompile(`(?i)^what\s+(?:does|do|did|has|have)\s+(.+?)\s+(?:say|said|tell|told|state|stated)(?:\s+(?:about|on)\s+(.+?))?\s*\??$`), "quote", "$1 on $2"},
	{regexp.MustCompile(`(?i)^what\s+(?:does|do|did)\s+(.+?)\s+think(?:s)?\s+(?:of|about|on)\s+(.+?)\s*\??$`), "stance", "$1 on $2"},
	{regexp.MustCompile(`(?i)^(?:what(?:'s|’s| is| was)|where does|how does)\s+(.+?)(?:'s|’s)?\s+(?:stance|position|attitude|stand|view)s?(?:\s+(?:on|to|towards?|about|of)\s+(.+?))?\s*\??$`), "stance", "$1 on $2"},
	{regexp.MustCompile(`(?i)^(?:does|do|did|is|are)\s+(.+?)\s+(?:support|oppose|back|condemn|reject|criticize|criticise|favor|favour|comply with|against|for)\s+(.+?)\s*\??$`), "stance", "$1 on $2"},
	{regexp.MustCompile(`(?i)^what(?:'s|’s| is| are| was| were)\s+(.+?)\s*\??$`), "what", "$1"},
}

// ask answers a free question. Its form chooses the command; when that finds
// nothing, a name alone is looked up, and last the passages that have the
// question's words.
func ask(q *question) error {
	if chatter.MatchString(q.args) {
		return q.notFound(msgNoQuestion)
	}
	for _, f := range forms {
		m := f.re.FindStringSubmatchIndex(q.args)
		if m == nil {
			continue
		}
		args := string(f.re.ExpandString(nil, f.args, q.args, m))
		args = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(args), " on"))
		if ok, err := q.try(f.command, args); ok || err != nil {
			return err
		}
	}
	found, err := q.ix.Resolve(q.ctx, strings.Trim(q.args, "?!. "))
	if err != nil {
		return err
	}
	if len(found) > 0 && found[0].How != index.ByTypo {
		if ok, err := q.try("who", strings.Trim(q.args, "?!. ")); ok || err != nil {
			return err
		}
	}
	return q.phrase()
}

// chatter is what people say to a bot without asking anything.
var chatter = regexp.MustCompile(`(?i)^(?:\b(?:hi|hello|hey|yo|thanks|thank you|thx|ty|bye|goodbye|good (?:bot|morning|afternoon|evening|night)|there|all|everyone|everybody|again|so much|very much|a lot|please|ok|okay|lol)\b[\s,.!?…]*)+$`)

// pronoun finds a word that means somebody or something named before. "IT" is
// Italy.
var pronoun = regexp.MustCompile(`\b(?:[Hh](?:e|im|is|ers?)|[Ss]he|[Tt]he(?:y|m|irs?)|[Ii]ts?)\b`)

// pointsBack reports whether a question is about whom or what an earlier one
// named ("how old is he?"): it has a pronoun, no name, and next to nothing else.
func (q *question) pointsBack(text string) bool {
	return pronoun.MatchString(text) && len(q.ix.Terms(text)) <= 1 && !strings.ContainsFunc(strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsSpace(r) }), unicode.IsUpper)
}

// try answers with another command, and keeps the answer if there is one, or if
// it is clear that there can be none.
func (q *question) try(command, args string) (bool, error) {
	sub := &question{ctx: q.ctx, ix: q.ix, table: q.table, args: args, Answer: empty()}
	sub.Command, sub.Query, sub.Corpus = command, args, q.Corpus
	if err := find(q.table, command).run(sub); err != nil {
		return false, err
	}
	if sub.Status != Answered && sub.Status != Ambiguous {
		if sub.Message == msgNoMemory {
			return true, q.notFound(msgNoMemory)
		}
		return false, nil
	}
	sub.Command, sub.Query = q.Command, q.Query
	q.Answer = sub.Answer
	return true, nil
}
