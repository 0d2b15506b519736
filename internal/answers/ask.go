package answers

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/reading"
)

// A form is a way of asking in plain words, and the command that answers it.
type form struct {
	re      func() *regexp.Regexp
	begins  string // what it may begin with, with a space between, and behind each plus what it must have as well; empty for anything
	command string
	args    string // with $1, $2 of the expression
	anyway  bool   // passages with the words answer it as well
	label   string // of the facts that answer; empty for all that the command finds

	// run answers in the place of the command, if it is there; the answer has the command's form.
	run func(*question) error
}

// forms are tried in order; the first that matches and finds something answers.
var forms = []form{
	{lazily(`(?i)^who(?: did| has| does| have| will)\s+(.+?)\s+((?:me?et|visit|talk|sp[eo]ak|spoken|call|negotiate|confer)(?:ed|s)?)(?:\s+(?:with|to))?(\s.+?)?\s*\??$`), "who", "when", "did $1 $2$3", true, "", nil},
	{lazily(`(?i)^who\s+((?:met|visited|called|attended|signed|invaded|attacked|killed|won|spoke|talked)\b.+?)\s*\??$`), "who", "when", "$1", true, "", nil},
	{lazily(`(?i)^how old\s+(?:is|was|are|were)\s+(.+?)(?:\s+(?:when|at|in)\s.+?)?\s*\??$`), "how", "who", "$1", false, "age", nil},
	{lazily(`(?i)^(?:when|where) (?:is|was|were)\s+(.+?)\s+born\s*\??$`), "when where", "who", "$1", false, "born", nil},
	{lazily(`(?i)^(?:when|where) did\s+(.+?)\s+die\s*\??$`), "when where", "who", "$1", false, "died", nil},
	{lazily(`(?i)^who\s+(?:(?:will|has|is to|was to)\s+)?(?:succeed|replace|take over from)(?:s|ed|d)?\s+(.+?)(?:\s+(?:as|in|at)\s.+?)?\s*\??$`), "who", "who", "successor of $1", true, "", whoIs},
	{lazily(`(?i)^whom?\s+(?:did|does|will|has)\s+(.+?)\s+(?:succeed|replace|take over from)(?:s|ed|d)?(?:\s+(?:as|in|at)\s.+?)?\s*\??$`), "who", "who", "predecessor of $1", true, "", whoIs},
	{lazily(`(?i)^(?:who(?:'s|’s| is| are| was| were| will be)|tell me about|describe)\s+(.+?)\s*\??$`), "who tell describe", "who", "$1", true, "", whoIs},
	{lazily(`(?i)^who\s+(\S+?)\s*\?*$`), "who", "who", "$1", true, "", nil},
	{lazily(`(?i)^who\s+((?:lead|head|chair|command|run|coach|manage|captain|direct|govern|own)s|founded)\s+(.+?)\s*\??$`), "who", "who", "$1 $2", true, "role", leads},
	{lazily(`(?i)^who\s+(?:(?:has|have|had) )?(?:said|says|(?:claimed|claims|argued|argues|insisted|suggested) that)\s+(?:that\s+)?(.+?)\s*\??$`), "who", "quote", "$1", true, "", whoSaid},
	{lazily(`(?i)^who\s+(?:(?:(?:has|have|had) )?(?:support(?:s|ed)?|back(?:s|ed)?|endorse[sd]?|favou?r(?:s|ed)?|praise[sd]?|welcome[sd]?)|(?:is|are|was|were) (?:supporting|backing|in favou?r of))\s+(.+?)\s*\??$`), "who", "stance", "$1", true, "", whoHolds(facts.Supports)},
	{lazily(`(?i)^who\s+(?:(?:(?:has|have|had) )?(?:oppose[sd]?|condemn(?:s|ed)?|critici[sz]e[sd]?|reject(?:s|ed)?|denounce[sd]?|objects? to|objected to)|(?:is|are|was|were) (?:opposing|opposed to|against))\s+(.+?)\s*\??$`), "who", "stance", "$1", true, "", whoHolds(facts.Opposes)},
	{lazily(`(?i)^what\s+(?:does|do|did|has|have)\s+(.+?)\s+(?:say|said)\s+to\s+(.+?)(?:\s+(?:about|on)\s+(.+?))?\s*\??$`), "what+say+to what+said+to", "quote", "$1 to $2 on $3", true, "", told},
	{lazily(`(?i)^what\s+(?:does|do|did|has|have)\s+(.+?)\s+(?:tell|told)\s+(.+?)(?:\s+(?:about|on)\s+(.+?))?\s*\??$`), "what+tell what+told", "quote", "$1 to $2 on $3", true, "", told},
	{lazily(`(?i)^what\s+(?:does|do|did|has|have)\s+(.+?)\s+(?:say|said|tell|told|state|stated)(?:\s+(?:about|on)\s+(.+?))?\s*\??$`), "what+say what+said what+tell what+told what+state", "quote", "$1 on $2", true, "", said},
	{lazily(`(?i)^what\s+(?:does|do|did)\s+(.+?)\s+think(?:s)?\s+(?:of|about|on)\s+(.+?)\s*\??$`), "what+think", "stance", "$1 on $2", true, "", thought},
	{lazily(`(?i)^how\s+(?:did|does|do|has|have)\s+(.+?)\s+(?:react|reacted|respond|responded)\s+to\s+(.+?)\s*\??$`), "how", "quote", "$1 on $2", true, "", nil},
	{lazily(`(?i)^(?:what(?:'s|’s| is| was)|where does|how does)\s+(.+?)(?:'s|’s)?\s+(?:stance|position|attitude|stand|view)s?(?:\s+(?:on|to|towards?|about|of)\s+(.+?))?\s*\??$`), "what where how", "stance", "$1 on $2", true, "", nil},
	{lazily(`(?i)^(?:(?:how|where)\s+)?(?:do|does|did)\s+(.+?)\s+(?:dis)?agree(?:\s+(?:on|about)\s+(.+?))?\s*\??$`), "how where do did", "compare", "$1 on $2", true, "", nil},
	{lazily(`(?i)^how\s+(?:do|does|did)\s+(.+?)\s+(?:differ|compare)(?:\s+(?:on|about)\s+(.+?))?\s*\??$`), "how", "compare", "$1 on $2", true, "", nil},
	{lazily(`(?i)^(?:what(?:'s|’s| is| are)\s+)?(?:the\s+)?(?:compare|comparison|difference|differences|contrast)\s+(?:of\s+)?(.+?)\s*\??$`), "what the comp diff contr", "compare", "$1", true, "", nil},
	{lazily(`(?i)^(.+?\s+(?:vs?\.?|versus)\s+.+?)\s*\??$`), "", "compare", "$1", true, "", nil},
	{lazily(`(?i)^(?:does|do|did|is|are)\s+(.+?)\s+(?:support|oppose|back|condemn|reject|criticize|criticise|favor|favour|comply with|against|for)\s+(.+?)\s*\??$`), "do did is are", "stance", "$1 on $2", true, "", holds},
	{lazily(`(?i)^(?:since )?when(?:'s|’s)?\s+(.+?)\s*\??$`), "since when", "when", "$1", false, "", nil},
	{lazily(`(?i)^(?:on |in )?(?:what|which)\s+(?:day|date|year|month|week)\s+(.+?)\s*\??$`), "on in what which", "when", "$1", false, "", nil},
	{lazily(`(?i)^where(?:'s|’s)?\s+(.+?)\s*\??$`), "where", "where", "$1", false, "", nil},
	{lazily(`(?i)^(?:in |at )?(?:what|which)\s+(?:city|place|country|town)\s+(.+?)\s*\??$`), "in at what which", "where", "$1", false, "", nil},
	{lazily(`(?i)^(?:what|tell me what)(?:'s|’s| has| have| is)?\s+(?:happened|happening|happens|going on|gone on)(?:\s+(?:in|at|to|with|on|about|near|during)\b)?\s*(.*?)\s*\??$`), "what tell", "timeline", "$1", false, "", nil},
	{lazily(`(?i)^what\s+does\s+(.+?)\s+do(?:\s+for a living)?\s*\??$`), "what", "who", "$1", true, "role", nil},
	{lazily(`(?i)^what\s+(?:did|has|have)\s+(.+?)\s+(?:do|done|been doing|been up to)\b\s*(.*?)\s*\??$`), "what+do what+been", "timeline", "$1 $2", false, "", nil},
	{lazily(`(?i)^(?:give me |show me |show )?(?:a |the )?(?:timeline|chronology|history|events)\s+(?:of|for|about)\s+(.+?)\s*\??$`), "give show a the timeline chronology history event", "timeline", "$1", false, "", nil},
	{lazily(`(?i)^(?:please )?(?:give me |show me )?(?:a |an |the )?(?:short |brief |quick )?(?:summari[sz]e|sum up|summary|overview|tl;?dr|recap|brief me|digest)\b(?:\s+(?:of|on|about|for))?\s*(.*?)\s*\??$`), "please give show a the short brief quick sum overview tl recap digest", "summary", "$1", true, "", nil},
	{lazily(`(?i)^(?:what(?:'s|’s| is) (?:new|the (?:latest )?news)|any news|(?:the )?latest(?: news)?|news|headlines)(?:\s+(?:on|about|from|in|with))?\s*(.*?)\s*\??$`), "what the any latest news headlines", "summary", "$1", true, "", nil},
	{lazily(`(?i)^what(?:'s|’s| is| are| was| were)\s+(.+?)\s*\??$`), "what", "what", "$1", true, "", nil},
}

// ask answers a free question. Its form chooses the command; when that finds
// nothing, a name alone is looked up, and last the passages that have the
// question's words, with what was missed if the question was for an event.
func ask(q *question) error {
	if len(q.args) <= maxChatter && wantsHelp().MatchString(q.args) {
		q.Form, q.args = "help", ""
		return help(q)
	}
	if len(q.args) <= maxChatter && chatter().MatchString(q.args) {
		return q.notFound(msgNoQuestion)
	}
	missed := ""
	silent := false // whoever was asked for has said nothing on it
	var tried *form
	plain := q.Answer
	var spare Answer // passages, if nothing better is found
	small := strings.ToLower(q.args)
	for i := range forms {
		f := &forms[i]
		if !f.mayBe(small) {
			continue
		}
		m := f.re().FindStringSubmatchIndex(q.args)
		if m == nil {
			continue
		}
		args := string(f.re().ExpandString(nil, f.args, q.args, m))
		args = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(args), " on"))
		msg, err := q.try(*f, args)
		if msg == "" && (f.command == "what" || f.command == "who") && q.Subject.ID == "" && q.Status == Answered && onlyPassages(&q.Answer) {
			if ofName().MatchString(q.args) { // a name that was not read is no answer
				q.Form = "ask"
				return q.notFound(msgNoPassage)
			}
			spare, msg, q.Answer = q.Answer, msgNoPassage, plain // some words of them may be the answer
		}
		if msg == "" || err != nil {
			return err
		}
		tried = f
		silent = silent || msg == msgNoQuoteOn || msg == msgNoStanceOn
		if !f.anyway {
			missed = msg
			if msg == msgNoName { // what happened was asked, not who
				missed = msgNoEvents
			}
		}
	}
	found, err := q.ix.Known(q.ctx, strings.Trim(q.args, "?!. "))
	if err != nil {
		return err
	}
	if len(found) > 0 && !q.asksWhoFollowed(tried) {
		if msg, err := q.try(form{command: "who"}, strings.Trim(q.args, "?!. ")); msg == "" || err != nil {
			return err
		}
	}
	if err := q.read(tried, missed, silent); err != nil || q.Status != NotFound || len(spare.Passages) == 0 || q.another {
		return err
	}
	names, err := namesIn(q.ctx, q.ix, q.args)
	if err != nil || spare.Form == "who" && q.gainsaid(spare.Passages, names) {
		return err
	}
	q.Answer = spare
	return nil
}

// gainsaid reports whether passages that have the words of a question say that it is not so, or that it is so
// of another country or place: Kenya's health minister is not Mali's.
func (q *question) gainsaid(passages []Passage, names []index.Naming) bool {
	c, asked := q.checker(""), q.ix.Stems(q.args)
	placed := keepIf(names, func(n index.Naming) bool { return isPlace(n.Matches[0].Entity.ID) })
	for _, p := range passages {
		d := q.ix.Document(p.Article)
		if d == nil {
			continue
		}
		for _, e := range sentencesIn(d.Article, article.Span{Start: p.Start, End: p.End}) {
			denied := c.denied(e.Text)
			if slices.ContainsFunc(asked, func(s string) bool { return denied[s] }) {
				return true
			}
			places := keepIf(q.ix.Mentioned(e), isPlace)
			if len(placed) > 0 && len(places) > 0 && q.ix.Share(q.args, nil, []facts.Evidence{{Text: e.Text}}) >= enough && !slices.ContainsFunc(placed, func(n index.Naming) bool { return slices.Contains(places, n.Matches[0].Entity.ID) }) {
				return true
			}
		}
	}
	return false
}

// ofName finds that a question wants a name, which no passage is.
var ofName = lazily(`(?i)^what(?:'s|’s| is| was| are| were)\s+the\s+(?:full |real |first |last )?names?\s+of\b`)

// onlyPassages reports whether an answer has nothing but passages.
func onlyPassages(a *Answer) bool {
	return len(a.Passages) > 0 && a.Short.Text == "" && len(a.Facts)+len(a.Stances)+len(a.Quotes)+len(a.Events)+len(a.Articles)+len(a.Comparisons)+len(a.Candidates) == 0
}

// mayBe reports whether a question may have the form, by its beginning and some words in small
// letters. Most forms are told apart so, which costs less than their expressions.
func (f *form) mayBe(question string) bool {
	if f.begins == "" {
		return true
	}
	for b := range strings.FieldsSeq(f.begins) {
		b, has, _ := strings.Cut(b, "+")
		if strings.HasPrefix(question, b) && containsEach(question, has) {
			return true
		}
	}
	return false
}

// containsEach reports whether a text has all of what a list has with a plus between.
func containsEach(text, list string) bool {
	for list != "" {
		var one string
		if one, list, _ = strings.Cut(list, "+"); !strings.Contains(text, one) {
			return false
		}
	}
	return true
}

// maxChatter is how many bytes long what asks nothing may be.
const maxChatter = 200

// wantsHelp is what people say who do not know yet what to ask: a greeting, or a question
// about the bot itself.
var wantsHelp = lazily(`(?i)^(?:(?:hi|hello|hey|hallo|hola|bonjour|salut|привет|здравствуйте|नमस्ते|你好|您好|good (?:morning|afternoon|evening))(?:\s+(?:there|bot|again|all|everyone|everybody))?[\s,.!…]*)+$|` +
	`^(?:(?:hi|hello|hey|so|please)[\s,!]+)?(?:what (?:else )?can (?:you|i) (?:do|ask)(?: you| here)?|what do you do|(?:who|what) are you|how do (?:you|i) (?:work|use (?:you|this)|ask)|how does this (?:bot )?work|(?:can you )?help me|i need help)(?:[\s,]+please)?[\s?!.]*$`)

// chatter is what people say to a bot without asking anything.
var chatter = lazily(`(?i)^(?:\b(?:hi|hello|hey|yo|thanks|thank you|thx|ty|merci|danke|gracias|bye|goodbye|good (?:bot|morning|afternoon|evening|night)|there|all|everyone|everybody|again|so much|very much|a lot|please|ok|okay|lol)\b[\s,.!?…]*)+$`)

// pronouns are words that mean somebody or something named before. "IT" is Italy.
var pronouns = map[string]bool{"he": true, "him": true, "his": true, "her": true, "hers": true, "she": true, "they": true, "them": true, "their": true, "theirs": true, "it": true, "its": true}

// pointsBack reports whether a question is about whom or what an earlier one
// named ("how old is he?"): it has a pronoun, no name, and next to nothing else.
func (q *question) pointsBack(text string) bool {
	word := func(w string) bool { return w != "IT" && pronouns[strings.ToLower(w)] }
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }), word) && len(q.ix.Terms(text)) <= 1 && !strings.ContainsFunc(strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsSpace(r) }), unicode.IsUpper)
}

// only leaves of an answer the facts of a label, and reports whether there are any.
func (q *question) only(label string) bool {
	q.Facts = slices.DeleteFunc(q.Facts, func(f facts.Fact) bool { return f.Label != label })
	q.Stances, q.Quotes, q.Events, q.Passages = empty().Stances, empty().Quotes, empty().Events, empty().Passages
	return len(q.Facts) > 0
}

// happened leaves of an answer the events of which a sentence has the verb of the question, or
// one of its kind, and reports whether there are any: of the trial of somebody, the day of
// the charges is not the one it was held on. The question is read for its verb, which takes as
// long as finding the events, only where a sentence lacks a word of it.
//
// Since when something is so, only a sentence tells that says since when.
func (q *question) happened(asked string) bool {
	if since().MatchString(asked) {
		q.Events = slices.DeleteFunc(q.Events, func(e facts.Event) bool {
			return !slices.ContainsFunc(e.Evidence, func(ev facts.Evidence) bool { return since().MatchString(ev.Text) })
		})
		return len(q.Events) > 0
	}
	if present().MatchString(asked) { // that he was sentenced there is not where he is imprisoned
		verb := q.ix.Stems(reading.New(q.ix).Ask(asked).Verb())
		q.Events = slices.DeleteFunc(q.Events, func(e facts.Event) bool {
			return e.Status == facts.Past && !subset(verb, q.ix.Stems(e.Evidence[0].Text))
		})
		if len(q.Events) == 0 {
			return false
		}
	}
	lacks := func(e facts.Event) bool { return !q.ix.Tells(q.args, e.Evidence) }
	if !slices.ContainsFunc(q.Events, lacks) {
		return true
	}
	verb := reading.New(q.ix).Ask(asked).Verb()
	if verb == "" {
		return true
	}
	q.Events = slices.DeleteFunc(q.Events, func(e facts.Event) bool { return q.ix.Share(verb, nil, e.Evidence) <= inTitle })
	return len(q.Events) > 0
}

// present is the beginning of a question for where somebody or something is.
var present = lazily(`(?i)^where(?:['’]s| is| are)\s`)

var since = lazily(`(?i)\bsince\b`)

// inTitle is the share of a word that only the title of an article has.
const inTitle = 0.5

// as returns a question for another command on behalf of q.
func (q *question) as(command, args string) *question {
	sub := &question{ctx: q.ctx, ix: q.ix, table: q.table, args: args, now: q.now, trial: true, Answer: empty()}
	sub.Command, sub.Form, sub.Query, sub.AsOf, sub.Corpus = q.Command, command, args, q.AsOf, q.Corpus
	return sub
}

// try answers with the command of a form, and keeps the answer if there is one, or if
// it is clear that there can be none. Else it returns why there is none.
func (q *question) try(f form, args string) (missed string, err error) {
	sub := q.as(f.command, args)
	run := f.run
	if run == nil {
		run = find(q.table, f.command).run
	}
	if err := run(sub); err != nil {
		return "", err
	}
	if f.label != "" && sub.Status == Answered && !sub.only(f.label) {
		return msgNoPassage, nil
	}
	if len(sub.Events) > 0 && (f.command == "when" || f.command == "where") && !sub.happened(q.args) {
		return map[string]string{"when": msgNoDate, "where": msgNoPlace}[f.command], nil
	}
	if sub.Status != Answered && sub.Status != Ambiguous {
		if sub.Message == msgNoMemory {
			return "", q.notFound(msgNoMemory)
		}
		return sub.Message, nil
	}
	sub.Query = q.Query
	q.Answer = sub.Answer
	return "", nil
}
