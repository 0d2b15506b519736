package answers

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"attache/internal/article"
	"attache/internal/facts"
)

// rewordings are, behind words of a claim, those with which an article says it, or more. They are tried in
// their order where the claim's own words are not found, and only a deed that is told in them counts.
// Many a verb is missing since it says something else of other objects: who quit smoking did not resign.
var rewordings = [][]string{
	{"died", "were killed", "lost their lives", "drowned"},
	{"was killed", "lost his life", "was shot dead", "was murdered"},
	{"were killed", "lost their lives", "were shot dead", "were murdered"},
	{"resigned", "stepped down", "tendered his resignation", "handed in her resignation"},
	{"stepped down", "resigned"},
	{"succeeded", "took over from", "replaced"},
	{"took over from", "succeeded", "replaced"},
	{"replaced", "succeeded", "took over from"},
	{"was succeeded by", "was replaced by"},
	{"was replaced by", "was succeeded by"},
	{"sacked", "dismissed", "fired"},
	{"dismissed", "sacked", "fired"},
	{"fired", "sacked", "dismissed"},
	{"bought", "acquired", "purchased"},
	{"acquired", "bought", "purchased"},
	{"purchased", "bought", "acquired"},
	{"founded", "set up", "established"},
	{"set up", "founded", "established"},
	{"established", "founded", "set up"},
	{"completed", "finished"},
	{"finished", "completed"},
	{"injured", "wounded", "hurt"},
	{"hurt", "injured", "wounded"},
	{"cleared of", "acquitted of", "found not guilty of"},
	{"acquitted of", "cleared of", "found not guilty of"},
	{"convicted of", "found guilty of"},
	{"found guilty of", "convicted of"},
	{"received", "was awarded", "was given"},
	{"beat", "defeated"},
	{"defeated", "beat"},
	{"leads", "heads", "runs"},
	{"heads", "leads", "runs"},
	{"runs", "heads", "leads"},
	{"began", "started"},
	{"started", "began"},
	{"raised", "increased"},
	{"increased", "raised"},
	{"cut", "reduced", "lowered"},
	{"reduced", "cut", "lowered"},
	{"lowered", "cut", "reduced"},
	{"fell", "dropped"},
	{"rose", "climbed"},
	{"criticised", "condemned", "denounced"},
	{"praised", "hailed"},
	{"rejected", "turned down"},
	{"turned down", "rejected"},
	{"demanded", "called for"},
	{"called for", "demanded"},
	{"wants", "called for", "demanded", "demands"},
	{"reopened", "opened again"},
	{"reopen", "open again"},
	{"appointed", "named"},
	{"named", "appointed"},
	{"discovered", "found"},
}

// opposites are, behind words of a claim, those with which an article says the contrary of the same deed.
var opposites = [][]string{
	{"acquitted", "convicted", "found guilty"},
	{"cleared", "convicted", "found guilty"},
	{"convicted", "acquitted", "cleared", "found not guilty"},
	{"found guilty", "acquitted", "cleared", "found not guilty"},
	{"accepted", "rejected", "turned down", "refused", "declined"},
	{"rejected", "accepted", "approved"},
	{"approved", "rejected"},
}

// datedOpposites are those of deeds that both may have been done, at two times: a claim must say when.
var datedOpposites = [][]string{
	{"won", "lost"},
	{"lost", "won"},
	{"rose", "fell", "dropped"},
	{"fell", "rose", "climbed"},
	{"married", "divorced"},
	{"divorced", "married"},
	{"raised", "cut", "lowered", "reduced"},
	{"lowered", "raised", "increased"},
	{"cut", "raised", "increased"},
	{"bought", "sold"},
	{"sold", "bought"},
}

// A rewording finds its words in a claim.
type rewording struct {
	word string // in lower case, without which it finds nothing
	of   *regexp.Regexp
	as   []string
}

func rewordingsFrom(table [][]string) []rewording {
	var out []rewording
	for _, r := range table {
		out = append(out, rewording{r[0], regexp.MustCompile(`(?i)\b` + r[0] + `\b`), r[1:]})
	}
	return out
}

var (
	rewordingsOf = sync.OnceValue(func() []rewording {
		return append([]rewording{
			{"jailed", regexp.MustCompile(`(?i)\bjailed for (.+? (?:years?|months?)(?: in prison)?)\b`), []string{"sentenced to $1 in prison"}},
			{"sentenced", regexp.MustCompile(`(?i)\bsentenced to (.+? (?:years?|months?))(?: in prison| in jail)`), []string{"jailed for $1"}},
		}, rewordingsFrom(rewordings)...)
	})
	oppositesOf      = sync.OnceValue(func() []rewording { return rewordingsFrom(opposites) })
	datedOppositesOf = sync.OnceValue(func() []rewording { return rewordingsFrom(datedOpposites) })
)

// reworded returns what the articles say of a claim in other words, or that they tell the contrary of the
// same deed: by the same, of the same and, where both may be true, on the same day or in the same year.
func (c *checker) reworded(st *statement) (finding, error) {
	none := finding{verdict: NotInArticles}
	if st.hedged || c.strict || len(st.quotes) > 0 || st.at.Start > 0 {
		return none, nil
	}
	f, _, err := c.toldAs(st, append(c.otherVoice(st), rewordingsOf()...))
	if err != nil || f.told || f.verdict == Claimed {
		return f, err
	}
	table := oppositesOf()
	if slices.ContainsFunc(st.moments(), func(m facts.Moment) bool { return yearIn().MatchString(st.doc.Article.Text(m.Span)) }) {
		table = append(slices.Clip(table), datedOppositesOf()...)
	}
	f, again, err := c.toldAs(st, table)
	if err != nil || !f.told || c.hasVerbOf(st, f.evidence[0]) || !c.when(again, "", f.evidence) || len(verdicts().FindAllString(f.evidence[0].Text, 2)) > 1 {
		return none, err
	}
	return finding{verdict: Otherwise, differs: otherPolarity, evidence: f.evidence}, nil
}

// verdicts finds what a court may say. Who was acquitted of one charge may be convicted of the next.
var verdicts = lazily(`(?i)\b(?:acquitted|cleared|convicted|guilty)\b`)

// otherVoice rewords a claim whose verb has another form in the passive: “Lie beat Dal” is “Dal was beaten
// by Lie”. Of others the stems are the same.
func (c *checker) otherVoice(st *statement) []rewording {
	all := c.claimed(st)
	if len(all) != 1 || all[0].passive || all[0].mood != asserted || all[0].subjectAt.End == 0 || all[0].objectAt.End == 0 || all[0].start != all[0].at {
		return nil
	}
	a := all[0]
	for _, f := range facts.Forms(baseOf(a.word)) {
		if strings.HasSuffix(f, "n") && f != a.word {
			subject, object := st.text[a.subjectAt.Start:a.subjectAt.End], st.text[a.objectAt.Start:a.objectAt.End]
			return []rewording{{"", regexp.MustCompile(`^.*$`), []string{strings.ReplaceAll(object+" was "+f+" by "+subject+st.text[a.objectAt.End:], "$", "$$")}}}
		}
	}
	return nil
}

// toldAs returns what the articles say of a claim in the first of other words in which they tell it, and the
// claim in these.
func (c *checker) toldAs(st *statement, table []rewording) (finding, *statement, error) {
	none := finding{verdict: NotInArticles}
	lower := strings.ToLower(st.text)
	for _, r := range table {
		if !strings.Contains(lower, r.word) {
			continue
		}
		loc := r.of.FindStringIndex(st.text)
		if loc == nil || !slices.ContainsFunc(c.claimed(st), func(a act) bool { return a.start < loc[1] && loc[0] < a.end }) {
			continue
		}
		for _, as := range r.as {
			other := *c
			other.text = st.text[:loc[0]] + r.of.ReplaceAllString(st.text[loc[0]:loc[1]], as) + st.text[loc[1]:]
			again, err := other.read(article.Span{End: len(other.text)}, article.Span{})
			if err != nil {
				return none, nil, fmt.Errorf("cannot read a claim in other words: %w", err)
			}
			if again == nil {
				continue
			}
			f, err := other.sentences(again)
			if err != nil {
				return none, nil, err
			}
			if f.told || f.verdict == Claimed {
				return f, again, nil
			}
		}
		break
	}
	return none, nil, nil
}

// hasVerbOf reports whether a sentence has a verb of a claim.
func (c *checker) hasVerbOf(st *statement, e facts.Evidence) bool {
	return slices.ContainsFunc(c.actsIn(e), func(b act) bool {
		return slices.ContainsFunc(c.claimed(st), func(a act) bool { return a.verb == b.verb })
	})
}

// deedsDone and deedsSuffered are nouns for what somebody did, and for what was done to them.
var (
	deedsDone     = "resignation retirement return escape departure arrival withdrawal"
	deedsSuffered = "arrest appointment election dismissal sacking murder killing assassination conviction acquittal release suspension expulsion capture kidnapping abduction execution deportation extradition nomination"
)

// happened reports whether a sentence tells a deed by its noun, as what something else came after: “since
// Berg's retirement in May”, “after the sacking of Berg”.
func (c *checker) happened(a *act, e facts.Evidence) bool {
	deeds := deedsDone
	if a.passive {
		deeds = deedsSuffered
	}
	if a.mood != asserted || len(a.subject) == 0 || len(a.by)+len(a.object) > 0 || !slices.Contains(c.ix.Stems(deeds), a.verb) {
		return false
	}
	var mentions []facts.Mention
	if d := c.ix.Document(e.Article); d != nil {
		mentions = mentionsIn(d, e)
	}
	words, phrases := c.ix.Parse(e.Text, e.Start, mentions)
	for i, p := range phrases {
		if p.Kind != facts.NounPhrase || i == 0 || !afterward(words[phrases[i-1].Last-1].Lower) || !slices.Contains(strings.Fields(deeds), words[p.Last-1].Lower) {
			continue
		}
		if !slices.Equal(c.ix.Stems(words[p.Last-1].Lower), []string{a.verb}) {
			continue
		}
		whose := e.Text[words[p.First].Start:words[p.Last-1].Start]
		if loc := endsGenitive().FindStringIndex(whose); loc != nil && subset(a.subject, c.ix.Stems(whose[:loc[0]])) && lastIs(c.ix.Stems(whose[:loc[0]]), a.subject) {
			return true
		}
		if i+2 < len(phrases) && words[phrases[i+1].First].Lower == "of" && phrases[i+2].Kind == facts.NounPhrase && subset(a.subject, c.ix.Stems(head(e.Text, words, phrases[i+2]))) {
			return true
		}
	}
	return false
}

// endsGenitive finds the end of whose something is.
var endsGenitive = lazily(`['’]s?\s+(?:\p{Ll}+\s+)?$`)

// lastIs reports whether the last of some stems is one of others.
func lastIs(all, of []string) bool { return len(all) > 0 && slices.Contains(of, all[len(all)-1]) }

// afterward reports whether what follows a word has happened.
func afterward(word string) bool {
	return word == "after" || word == "since" || word == "following" || word == "despite"
}
