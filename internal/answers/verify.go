package answers

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// How much of a claim must stand in the sentences that are to say or to contradict it,
// its names and days aside. Tuned on the open half of internal/eval/testdata/claims.jsonl:
// below the first, sentences with the same people and another matter confirm; of those
// below the second, some contradict what is a matter of its own.
const (
	enoughSame  = 0.7
	enoughOther = 0.75
	enoughWords = 0.93 // where no fact was found, only words
)

// A finding is what one fact of a claim comes to.
type finding struct {
	verdict  string // "" for nothing
	differs  string
	evidence []facts.Evidence
	share    float64
}

// verify compares a claim with the articles: each fact in it by itself, and where there
// is none, or none that the articles have, its words.
func (c *checker) verify(st *statement) (Check, error) {
	out := Check{Verdict: NotInArticles, Evidence: []facts.Evidence{}, Nearest: []facts.Evidence{}}
	words, err := c.sentences(st)
	if err != nil {
		return out, err
	}
	ev, says := words.evidence, words.verdict == InArticles
	if says && index.Spell(ev[0].Text) == index.Spell(st.text) { // word for word
		out.Verdict, out.Evidence = InArticles, ev
		return out, nil
	}
	var found []finding
	for _, step := range []func(*statement) ([]finding, error){c.attributes, c.quotations, c.attitudes, c.happenings} {
		f, err := step(st)
		if err != nil {
			return out, err
		}
		found = append(found, f...)
	}
	found = slices.DeleteFunc(found, func(f finding) bool { return len(f.evidence) > 0 && asks(f.evidence[0].Text) })
	if i := slices.IndexFunc(found, func(f finding) bool { return f.verdict == Otherwise }); i >= 0 && !st.hedged {
		out.Verdict, out.Differs, out.Evidence = Otherwise, found[i].differs, first(found[i].evidence, maxCheckEvidence)
		return out, nil
	}
	found = slices.DeleteFunc(found, func(f finding) bool {
		return f.verdict == InArticles && len(f.evidence) > 0 && c.misplaces(st, f.evidence[0])
	})
	if c.strict {
		found = slices.DeleteFunc(found, func(f finding) bool {
			return f.verdict == InArticles && slices.ContainsFunc(f.evidence, func(e facts.Evidence) bool { return c.gainsays(st, e) })
		})
	}
	lacks := slices.ContainsFunc(found, func(f finding) bool { return f.verdict == missing })
	said := slices.DeleteFunc(slices.Clone(found), func(f finding) bool { return f.verdict != InArticles })
	if len(said) > 0 && !lacks && c.covers(st, said) {
		out.Verdict = InArticles
		for _, f := range said {
			for _, ev := range f.evidence {
				if len(out.Evidence) < maxCheckEvidence && !slices.ContainsFunc(out.Evidence, func(e facts.Evidence) bool { return e.Article == ev.Article && e.Start == ev.Start }) {
					out.Evidence = append(out.Evidence, ev)
				}
			}
		}
		return out, nil
	}
	if words.verdict == Otherwise && (!lacks || c.strict) || says && c.strict { // by what it says is done, and not by its words
		out.Verdict, out.Differs, out.Evidence = words.verdict, words.differs, ev
		return out, nil
	}
	if id, what, ok := st.nominal(); ok && !c.passes(st) {
		says = false // words that stand together are no proof of who is what
		if own := c.isKnownAs(st, id, what); own != nil {
			out.Verdict, out.Evidence = InArticles, own
			return out, nil
		}
	}
	if says && !lacks {
		out.Verdict, out.Evidence = InArticles, ev
	} else {
		out.Nearest = append(out.Nearest, ev...)
	}
	return out, nil
}

// nominal returns of whom a claim says only what they are ("Wang Yi is Russian"), and
// where in its text that stands; false where it says anything else.
func (st *statement) nominal() (id string, what article.Span, ok bool) {
	m := isSomething().FindStringSubmatchIndex(st.text)
	if m == nil || len(strings.Fields(st.text[m[4]:m[5]])) > maxNominal || participle().MatchString(st.text[m[4]:m[5]]) {
		return "", article.Span{}, false
	}
	for _, n := range st.names {
		if n.Start <= m[3] && n.End >= m[3] && len(n.Matches) == 1 {
			return n.Matches[0].Entity.ID, article.Span{Start: m[4], End: m[5]}, true
		}
	}
	return "", article.Span{}, false
}

// passes reports whether a claim tells that something is done to somebody: “was built in Greece”.
func (c *checker) passes(st *statement) bool {
	return slices.ContainsFunc(c.claimed(st), func(a act) bool { return a.passive && a.verb != be })
}

// maxNominal is how many words may say what somebody is: with more of them it is rather
// told what happens.
const maxNominal = 6

var (
	isSomething = lazily(`^\W*(\S+(?:\s+\S+){0,3}?)\s+(?:is|was|are|were)\s+(?:(?:an?|the)\s+)?([^,;:]+?)\W*$`)
	participle  = lazily(`(?i)^(?:(?:not|now|also|still|being)\s+)*\p{L}+(?:ing|ed|en)\b`)
)

// isKnownAs returns the evidence that somebody is what a claim says they are: a role of
// theirs, or the country or body they belong to. It returns nil if there is none.
func (c *checker) isKnownAs(st *statement, id string, what article.Span) []facts.Evidence {
	rest := st.text[what.Start:what.End]
	var of []string
	for _, n := range st.names {
		if n.Start >= what.Start && n.End <= what.End {
			rest = without(rest, n.Text)
			for _, m := range n.Matches {
				of = append(of, m.Entity.ID)
			}
		}
	}
	stems := c.ix.Stems(rest)
	known := c.ix.Facts(id)
	var belongs []string
	for _, f := range known {
		belongs = append(belongs, f.ValueID)
	}
	for _, f := range known {
		var fits bool
		switch {
		case f.Former || f.Claimant != "" || len(f.Evidence) == 0:
		case len(stems) == 0:
			fits = len(of) > 0 && slices.Contains(of, f.ValueID)
		case f.Label == "role":
			fits = subset(stems, c.ix.Stems(owner().ReplaceAllString(f.Value, ""))) && (len(of) == 0 || overlaps(of, belongs) || overlaps(of, c.knownOffice(f).of))
		}
		if fits {
			return first(f.Evidence, 1)
		}
	}
	return nil
}

// owner finds whose something is in a role: the mayor's brother is no mayor.
var owner = lazily(`\b\p{Ll}+['’]s\s`)

// empty reports whether a clause of no known name has not been found to say anything: it
// may as well be about the weather.
func (st *statement) empty(c Check) bool {
	return len(st.facts)+len(st.quotes)+len(st.stances)+len(st.events)+len(st.names) == 0 && c.Verdict == NotInArticles
}

// missing is the verdict on a part of a claim without which it is not said: a role.
const missing = "missing"

// maxCheckEvidence is how many sentences are shown for a claim.
const maxCheckEvidence = 2

// covers reports whether all that a claim names and counts, and most of its words, stand
// in the evidence: that somebody holds an office does not say what they do.
func (c *checker) covers(st *statement, said []finding) bool {
	var ev []facts.Evidence
	for _, f := range said {
		ev = append(ev, f.evidence...)
	}
	var whom []string
	for _, e := range ev {
		whom = append(append(whom, c.subjects(e)...), c.ix.Mentioned(e)...)
	}
	return c.names(st, ev) && c.numbers(st, ev) && c.days(st, ev) && c.ix.Share(c.uncounted(st, st.undated()), whom, ev) >= enoughSame &&
		c.objects(st, whom, ev) && !c.deniesWord(st, ev)
}

// objects reports whether what the prepositions of a claim lead to stands in the evidence
// itself, in these words or others of the kind: who died of one thing need not have died of
// another, however much else is the same.
func (c *checker) objects(st *statement, whom []string, ev []facts.Evidence) bool {
	text := c.uncounted(st, st.undated())
	words, phrases := c.ix.Parse(text, 0, nil)
	for _, p := range phrases {
		if p.Kind != facts.NounPhrase || p.First == 0 || !leadsTo(&words[p.First-1]) {
			continue
		}
		for i := p.First; i < p.Last && words[i].Start <= words[i-1].End+1; i++ { // behind a day it is over
			w := text[words[i].Start:words[i].End]
			if yearIn().MatchString(w) {
				break
			}
			if strings.HasPrefix(words[i].Tag, "NN") && len(c.ix.Stems(w)) > 0 && c.ix.Share(w, whom, ev) <= inTitle {
				return false
			}
		}
	}
	return true
}

// verbs reports whether what a claim says is done stands in the evidence itself, and not only
// in the title above.
func (c *checker) verbs(st *statement, ev []facts.Evidence) bool {
	text := st.undated()
	words, _ := c.ix.Parse(text, 0, nil)
	return !slices.ContainsFunc(words, func(w facts.Word) bool {
		verb := text[w.Start:w.End]
		return strings.HasPrefix(w.Tag, "VB") && len(c.ix.Stems(verb)) > 0 && c.ix.Share(verb, nil, ev) <= inTitle
	})
}

// leadsTo reports whether a word is a preposition.
func leadsTo(w *facts.Word) bool { return w.Tag == "IN" || w.Tag == "TO" }

// deniesWord reports whether a word that both have is denied in the evidence and not in the
// claim, or the other way round: “pleaded not guilty” is no “pleaded guilty”. A claim whose
// event is denied is compared by that.
func (c *checker) deniesWord(st *statement, ev []facts.Evidence) bool {
	if slices.ContainsFunc(st.events, func(e facts.Event) bool { return e.Status == facts.Denied }) {
		return false
	}
	claim := st.undated()
	denied := c.denied(claim)
	for _, e := range ev {
		there := c.denied(e.Text)
		has := func(text, stem string) bool { return slices.Contains(c.ix.Stems(text), stem) }
		for stem := range there {
			if !denied[stem] && has(claim, stem) {
				return true
			}
		}
		for stem := range denied {
			if !there[stem] && has(e.Text, stem) {
				return true
			}
		}
	}
	return false
}

// denied returns the stems of the words that stand right behind a denial.
func (c *checker) denied(text string) map[string]bool {
	out := map[string]bool{}
	for _, loc := range denial().FindAllStringIndex(text, -1) {
		if rest := c.ix.Stems(text[loc[1]:]); len(rest) > 0 {
			out[rest[0]] = true
		}
	}
	return out
}

var denial = lazily(`(?i)\b(?:not|never|no|without|neither|nor)\s|n['’]t\s`)

// notYet finds what is denied of a time only: who does not endorse somebody until July does
// so then.
var notYet = lazily(`(?i)(?:\b(?:not|never)|n['’]t)\b.*\b(?:until|till|before|unless)\b|\bnot (?:only|just|merely)\b`)

// onlyNotYet reports whether what a text denies, if it does, is denied of a time only.
func onlyNotYet(text string, denies bool) bool { return denies && notYet().MatchString(text) }

// onlyNotYetIn is onlyNotYet of what is known.
func onlyNotYetIn(ev []facts.Evidence, denies bool) bool {
	return len(ev) > 0 && onlyNotYet(ev[0].Text, denies)
}

// names reports whether everybody and everything a claim names is named in the evidence,
// or is the country or body of somebody who is.
func (c *checker) names(st *statement, ev []facts.Evidence) bool {
	var have []string
	text := ""
	for _, e := range ev {
		text += index.Spell(e.Text + " " + e.Title)
		for _, id := range c.ix.Mentioned(e) {
			have = append(have, id)
			for _, f := range c.ix.Facts(id) {
				have = append(have, f.ValueID)
			}
		}
		have = append(have, c.subjects(e)...)
	}
	for _, m := range st.doc.Mentions {
		if m.Start < st.at.Start || m.End > st.at.End {
			continue
		}
		name := st.doc.Article.Text(m.Span)
		if !overlaps(c.whom(st, m.Entity, name), have) && !strings.Contains(text, index.Spell(name)) {
			return false
		}
	}
	for _, n := range st.names {
		if !slices.ContainsFunc(n.Matches, func(m index.Match) bool { return slices.Contains(have, m.Entity.ID) }) && !strings.Contains(text, index.Spell(n.Text)) {
			return false
		}
	}
	return true
}

// subjects returns whom the facts in a sentence are about, also where it has only a
// pronoun for them.
func (c *checker) subjects(e facts.Evidence) []string {
	d := c.ix.Document(e.Article)
	if d == nil {
		return nil
	}
	var out []string
	in := func(ev []facts.Evidence) bool { return len(ev) > 0 && ev[0].Start == e.Start }
	add := func(name string) {
		if found, err := c.ix.Named(c.ctx, name); err == nil && len(found) == 1 {
			out = append(out, found[0].Entity.ID)
		}
	}
	for _, q := range d.Quotes {
		if in(q.Evidence) && q.Speaker != "" {
			add(q.Speaker)
		}
	}
	for _, s := range d.Stances {
		if in(s.Evidence) {
			add(s.Holder)
		}
	}
	for _, v := range d.Events {
		if in(v.Evidence) {
			for _, p := range v.Participants {
				add(p)
			}
		}
	}
	if he := c.antecedent(e); he.id != "" {
		out = append(out, he.id)
	}
	return out
}

// numbers reports whether each number of a claim that is no part of a date stands in the
// evidence, in digits or words, and counts the same there.
func (c *checker) numbers(st *statement, ev []facts.Evidence) bool {
	claimed := c.claimedQuantities(st)
	if len(claimed) == 0 {
		return true
	}
	var known []quantity
	for _, e := range ev {
		known = append(known, c.quantitiesIn(e)...)
	}
	for i := range claimed {
		if !slices.ContainsFunc(known, func(k quantity) bool { return claimed[i].same(&k) }) {
			return false
		}
	}
	return true
}

// claimedQuantities returns the numbers of a claim that are no part of a date.
func (c *checker) claimedQuantities(st *statement) []quantity {
	if st.counted == nil {
		st.counted = append([]quantity{}, c.quantities(st.undated(), 0, nil)...)
	}
	return st.counted
}

// uncounted returns a text of as many bytes as a claim without the claim's numbers: these are compared
// by what they come to.
func (c *checker) uncounted(st *statement, text string) string {
	b := []byte(text)
	for _, q := range c.claimedQuantities(st) {
		for i := q.Start; i < min(q.End, len(b)); i++ {
			b[i] = ' '
		}
	}
	return string(b)
}

// quantitiesIn returns the numbers of a sentence of an article.
func (c *checker) quantitiesIn(e facts.Evidence) []quantity {
	var mentions []facts.Mention
	d := c.ix.Document(e.Article)
	if d != nil {
		mentions = mentionsIn(d, e)
	}
	all := c.quantities(e.Text, e.Start, mentions)
	if d == nil {
		return all
	}
	for i := range all {
		q := &all[i]
		q.date = slices.ContainsFunc(d.Moments, func(m facts.Moment) bool {
			return (m.Kind == facts.Calendar || m.Kind == facts.Clock) && m.Start <= e.Start+q.Start && e.Start+q.End <= m.End
		})
	}
	return all
}

// days reports whether each day or year of a claim that dates none of its events stands
// in the evidence, or in the title above a sentence that tells no other: "the 2020
// election" is not any election.
func (c *checker) days(st *statement, ev []facts.Evidence) bool {
	for _, m := range st.moments() {
		text := st.doc.Article.Text(m.Span)
		dates := func(e facts.Event) bool { return happens(e) && e.When != "" && strings.Contains(e.When, text) }
		if m.Date == "" || !strings.ContainsAny(text, "0123456789") || slices.ContainsFunc(st.events, dates) {
			continue
		}
		claimed := dated{m.Date, m.Precision, m.Until}
		if !yearIn().MatchString(text) {
			claimed = claimed.ofAnyYear()
		}
		says := func(e facts.Evidence) bool {
			return c.saysDate(claimed, e) || strings.Contains(index.Spell(e.Title), index.Spell(text)) && !c.saysAnyDate(e)
		}
		if !slices.ContainsFunc(ev, says) {
			return false
		}
	}
	return true
}

// undated returns the words of a claim without those that tell when.
func (st *statement) undated() string {
	b := []byte(st.doc.Article.Body)
	for _, m := range st.doc.Moments {
		if m.Kind == facts.Calendar || m.Kind == facts.Clock {
			for i := m.Start; i < m.End; i++ {
				b[i] = ' '
			}
		}
	}
	return string(b[st.at.Start:st.at.End])
}

// whom returns the ids of whom the corpus means by somebody that a claim names.
func (c *checker) whom(st *statement, id, name string) []string {
	key := id + "|" + name
	if ids, ok := st.ids[key]; ok {
		return ids
	}
	var ids []string
	if _, ok := c.ix.Entity(id); ok {
		ids = []string{id}
	} else if found, err := c.ix.Named(c.ctx, name); err == nil {
		for _, m := range found {
			ids = append(ids, m.Entity.ID)
		}
	}
	st.ids[key] = ids
	return ids
}

func overlaps(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// attributes compares roles, ages and the like.
func (c *checker) attributes(st *statement) ([]finding, error) {
	all := st.facts
	if m := bareAge().FindStringSubmatch(st.text); m != nil && len(all) == 0 && len(st.names) == 1 { // no rule reads "Lavrov is 72"
		e := st.names[0].Matches[0].Entity
		all = append(all, facts.Fact{Label: "age", Value: m[1], About: e.ID, Name: e.Name})
	}
	var out []finding
	for _, f := range all {
		ids := c.whom(st, f.About, f.Name)
		if len(ids) != 1 {
			out = append(out, finding{verdict: missing})
			continue
		}
		known := c.ix.Facts(ids[0])
		switch f.Label {
		case "role":
			out = append(out, c.role(st, f, ids[0], known))
		case "age":
			out = append(out, c.age(st, f, known))
		case "born", "died":
			out = append(out, c.lifeDate(st, f, known))
		case "nationality", "affiliation":
			if !slices.ContainsFunc(all, func(g facts.Fact) bool { return g.Label == "role" && g.About == f.About }) {
				out = append(out, c.belongs(st, f, known))
			}
		}
	}
	return out, nil
}

var bareAge = lazily(`^\S+(?: \S+){0,3} (?:is|was|aged) (\d{1,3})(?: years old)?\W*$`)

// A office is a role taken apart: its words, and the countries and bodies in it.
type office struct {
	words []string
	of    []string
}

func (c *checker) claimedOffice(st *statement, f facts.Fact) office {
	var o office
	rest := f.Value
	at := strings.Index(st.doc.Article.Body[st.at.Start:st.at.End], f.Value)
	for _, m := range st.doc.Mentions {
		if at >= 0 && m.Start >= st.at.Start+at && m.End <= st.at.Start+at+len(f.Value) {
			name := st.doc.Article.Text(m.Span)
			if ids := c.whom(st, m.Entity, name); len(ids) > 0 {
				o.of = append(o.of, ids...)
				rest = without(rest, name)
			}
		}
	}
	o.words = c.ix.Stems(rest)
	return o
}

// without returns a role without a name in it, with its genitive.
func without(role, name string) string {
	for _, s := range []string{name + "’s", name + "'s", name} {
		if strings.Contains(role, s) {
			return strings.Replace(role, s, " ", 1)
		}
	}
	return role
}

func (c *checker) knownOffice(f facts.Fact) office {
	var o office
	rest := f.Value
	if len(f.Evidence) == 0 {
		return o
	}
	ev := f.Evidence[0]
	d := c.ix.Document(ev.Article)
	at := strings.Index(ev.Text, f.Value)
	if d != nil && at >= 0 {
		start := ev.Start + at
		in := facts.Evidence{Article: ev.Article, Start: start, End: start + len(f.Value)}
		o.of = c.ix.Mentioned(in)
		for _, m := range d.Mentions {
			if m.Start >= start && m.End <= start+len(f.Value) {
				rest = without(rest, d.Article.Text(m.Span))
			}
		}
	}
	o.words = c.ix.Stems(rest)
	return o
}

// role compares a role of somebody. What they were may be true beside what they are, and
// many roles go together; only an office that nobody holds beside theirs contradicts.
func (c *checker) role(st *statement, f facts.Fact, id string, known []facts.Fact) finding {
	claimed := c.claimedOffice(st, f)
	is := !f.Former && !formerly().MatchString(st.undated())
	var of []string // what they belong to
	for _, k := range known {
		of = append(of, k.ValueID)
	}
	var against []facts.Evidence
	excluded := is && len(st.moments()) == 0
	for _, k := range known {
		if k.Label != "role" || k.Claimant != "" {
			continue
		}
		o := c.knownOffice(k)
		if subset(claimed.words, o.words) && (len(claimed.words) > 0) && subset(claimed.of, slices.Concat(o.of, of)) {
			if k.Former == (f.Former || !is) && (slices.ContainsFunc(st.events, happens) || c.when(st, k.Date, k.Evidence)) {
				return finding{verdict: InArticles, evidence: first(k.Evidence, 1)}
			}
			excluded = false
		}
		if k.Former || !rivals(claimed, o, of) {
			excluded = excluded && !k.Former && !sharesOffice(claimed, o)
			continue
		}
		if against == nil {
			against = first(k.Evidence, 1)
		}
	}
	if excluded && against != nil {
		return finding{verdict: Otherwise, differs: otherRole, evidence: against}
	}
	return finding{verdict: missing}
}

// happens reports whether an event is more than that something was so.
func happens(e facts.Event) bool { return e.Kind != "be" }

var formerly = lazily(`(?i)\b(?:was|were|had been|used to be|former(?:ly)?|once|ex|until|then|became|will|would|could|future|next|elected|named|appointed)\b`)

// moments returns when a claim says it is.
func (st *statement) moments() []facts.Moment {
	return keepIf(st.doc.Moments, func(m facts.Moment) bool {
		return m.Start >= st.at.Start && m.End <= st.at.End && m.Kind == facts.Calendar
	})
}

// sharesOffice reports whether one role is told in words of the other.
func sharesOffice(a, b office) bool { return subset(a.words, b.words) || subset(b.words, a.words) }

// offices are what one person holds one of in one place, by the stem of the noun. True
// are those that nobody holds beside another of them. A head of state may lead a party,
// and a head of government have a ministry.
var offices = map[string]bool{"minist": true, "presid": true, "chancellor": true, "king": true, "queen": true, "secretari": false, "premier": false, "governor": false, "mayor": false}

// rivals reports whether nobody holds both offices: one of two governments, two
// ministries, a minister's and a president's. of is what the holder belongs to.
func rivals(claimed, known office, of []string) bool {
	head := func(o office) (string, bool) {
		for _, w := range slices.Backward(o.words) {
			if alone, ok := offices[w]; ok {
				return w, alone
			}
		}
		return "", false
	}
	a, aloneA := head(claimed)
	b, aloneB := head(known)
	switch {
	case a == "" || b == "" || overlaps(claimed.words, lesser) || overlaps(known.words, lesser):
		return false
	case a == b && len(claimed.of) > 0 && len(known.of) > 0 && !overlaps(claimed.of, known.of) && !overlaps(claimed.of, of):
		return true
	case a != b:
		return aloneA && aloneB
	case a == "minist" && slices.Contains(claimed.words, "prime") != slices.Contains(known.words, "prime"):
		return false
	}
	return aloneA && len(claimed.words) > 1 && len(known.words) > 1 && !sharesOffice(claimed, known)
}

// lesser are the stems of words that make another office of one, which goes together
// with others.
var lesser = []string{"vice", "deputi", "act", "interim", "assist", "former", "state", "shadow", "honorari"}

// subset reports whether all of a are in b.
func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
}

// age compares ages. Who reads an old article is older now, and of a year more or less
// nothing can be said.
func (c *checker) age(st *statement, f facts.Fact, known []facts.Fact) finding {
	claimed, err := strconv.Atoi(f.Value)
	if err != nil {
		return finding{verdict: missing}
	}
	var out finding
	for _, k := range known {
		is, err := strconv.Atoi(k.Value)
		if k.Label != "age" || err != nil || k.Claimant != "" {
			continue
		}
		passed := 0
		if day, err := time.Parse(article.DateLayout, k.Date); err == nil {
			passed = max(0, int(c.q.now().Sub(day).Hours()/24/365.25))
		}
		switch {
		case claimed == is:
			return finding{verdict: InArticles, evidence: first(k.Evidence, 1)}
		case k.Date != "" && !formerly().MatchString(st.undated()) && (claimed < is-1 || claimed > is+passed+1):
			out = finding{verdict: Otherwise, differs: otherAge, evidence: first(k.Evidence, 1)}
		default:
			return finding{verdict: missing}
		}
	}
	return cmpFinding(out)
}

// cmpFinding returns a finding, or one that a part of the claim is missing.
func cmpFinding(f finding) finding {
	if f.verdict == "" {
		f.verdict = missing
	}
	return f
}

// lifeDate compares when somebody was born or died.
func (c *checker) lifeDate(st *statement, f facts.Fact, known []facts.Fact) finding {
	var out finding
	for _, k := range known {
		if k.Label != f.Label || k.Claimant != "" {
			continue
		}
		a, b := yearIn().FindString(f.Value), yearIn().FindString(k.Value)
		switch {
		case strings.EqualFold(f.Value, k.Value) || a != "" && f.Value == a && a == b:
			return finding{verdict: InArticles, evidence: first(k.Evidence, 1)}
		case a != "" && b != "" && a != b:
			out = finding{verdict: Otherwise, differs: otherDate, evidence: first(k.Evidence, 1)}
		}
	}
	return cmpFinding(out)
}

var yearIn = lazily(`\b\d{4}\b`)

// belongs compares of which country somebody is, or to what they belong.
func (c *checker) belongs(st *statement, f facts.Fact, known []facts.Fact) finding {
	ids := []string{f.ValueID}
	var out finding
	for _, k := range known {
		switch {
		case k.Label != "nationality" && k.Label != "affiliation" || k.Claimant != "":
		case slices.Contains(ids, k.ValueID) && k.ValueID != "":
			return finding{verdict: InArticles, evidence: first(k.Evidence, 1)}
		case f.Label == "nationality" && k.Label == "nationality" && strings.HasPrefix(k.ValueID, "country/"):
			out = finding{verdict: Otherwise, differs: otherNationality, evidence: first(k.Evidence, 1)}
		}
	}
	return cmpFinding(out)
}

// quotations compares what is quoted: words between quotation marks by the letter, and
// what is reported by what it tells.
func (c *checker) quotations(st *statement) ([]finding, error) {
	var out []finding
	for _, q := range st.quotes {
		if q.Kind == facts.Reported {
			f, err := c.reported(st, q)
			if err != nil {
				return nil, err
			}
			out = append(out, f)
			continue
		}
		f, err := c.quoted(st, q)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// leastQuoted is from how many words on a quotation is nobody else's by chance.
const leastQuoted = 4

// denies finds that somebody did not say something.
var denies = lazily(`(?i)\b(?:(?:did|do|does|has|have|had)(?:\s+not|n['’]t)|never)\s+(?:ever\s+|once\s+|even\s+)?(?:sa(?:y|id)|stated?|t[eo]ll?d?|claim(?:ed)?|wr[io]te|written|call(?:ed)?|describe[d]?|speak|spoke|utter(?:ed)?)\b|\bden(?:y|ies|ied|ying)\b`)

func (c *checker) quoted(st *statement, q facts.Quote) (finding, error) {
	same, err := c.ix.Quoting(c.ctx, q.Text)
	if err != nil {
		return finding{}, fmt.Errorf("cannot look for a quotation: %w", err)
	}
	said := index.Spell(q.Text)
	speakers := c.whom(st, q.SpeakerID, q.Speaker)
	for _, s := range st.names { // a name that several bear is any of them
		if q.Speaker != "" && strings.EqualFold(s.Text, q.Speaker) {
			for _, m := range s.Matches {
				speakers = append(speakers, m.Entity.ID)
			}
		}
	}
	named := namesSpeaker(st.doc.Article, q) && slices.ContainsFunc(speakers, func(id string) bool { return !strings.HasPrefix(id, string(facts.Topic)) })
	var out finding
	for _, k := range same {
		has := index.Spell(k.Text)
		if !strings.Contains(has, said) && !(strings.Contains(said, has) && len(has)*10 >= len(said)*8) {
			continue
		}
		switch {
		case k.Kind == facts.Reported:
		case q.Speaker == "" || slices.Contains(speakers, k.SpeakerID) || c.speaksFor(k.SpeakerID, speakers):
			if denies().MatchString(st.outside(q)) {
				return finding{verdict: Otherwise, differs: otherPolarity, evidence: first(k.Evidence, 1)}, nil
			}
			return finding{verdict: InArticles, evidence: first(k.Evidence, 1)}, nil
		case k.SpeakerID == "" || !named || !c.saidByName(k):
			out = finding{verdict: missing}
		case out.verdict == "" && len(strings.Fields(said)) >= leastQuoted && !denies().MatchString(st.outside(q)):
			out = finding{verdict: Otherwise, differs: otherSpeaker, evidence: first(k.Evidence, 1)}
		}
	}
	return cmpFinding(out), nil
}

// namesSpeaker reports whether an article names who said something where it says so. Whom
// a pronoun means is surer to be one than to be another.
func namesSpeaker(a *article.Article, q facts.Quote) bool {
	return slices.ContainsFunc(q.Source, func(s article.Span) bool { return !isPronoun(a.Text(s)) })
}

func (c *checker) saidByName(q facts.Quote) bool {
	d := c.ix.Document(q.Evidence[0].Article)
	return d != nil && namesSpeaker(d.Article, q)
}

// outside returns a claim without the words it quotes.
func (st *statement) outside(q facts.Quote) string { return strings.Replace(st.text, q.Text, " ", 1) }

// speaksFor reports whether somebody is one of the people of a country or a body.
func (c *checker) speaksFor(id string, of []string) bool {
	return slices.ContainsFunc(of, func(whole string) bool {
		return slices.ContainsFunc(c.ix.Members(whole), func(e facts.Entity) bool { return e.ID == id })
	})
}

// reported compares what somebody is said to have said, with their statements.
func (c *checker) reported(st *statement, q facts.Quote) (finding, error) {
	best := finding{verdict: missing}
	for _, id := range c.whom(st, q.SpeakerID, q.Speaker) {
		for _, k := range c.ix.Quotes(id) {
			if share := c.ix.Share(q.Text, []string{id}, []facts.Evidence{{Text: k.Text}}); share >= enoughWords && share > best.share && sameHedges(q.Text, k.Text) {
				best = finding{InArticles, "", first(k.Evidence, 1), share}
			}
		}
	}
	return best, nil
}

// attitudes compares stances: of the same holder towards the same target.
func (c *checker) attitudes(st *statement) ([]finding, error) {
	var out []finding
	for _, s := range st.stances {
		if s.Claimant != "" { // it stands within what is quoted
			continue
		}
		out = append(out, c.attitude(st, s))
	}
	return out, nil
}

func (c *checker) attitude(st *statement, s facts.Stance) finding {
	holders := c.whom(st, s.HolderID, s.Holder)
	var targets []string
	if s.TargetID != "" {
		targets = c.whom(st, s.TargetID, s.Target)
	}
	on := c.ix.Stems(s.Target)
	var agrees, against finding
	for _, id := range holders {
		for _, k := range c.ix.Stances(id) {
			if k.Claimant != "" && k.Claimant != k.Holder || onlyNotYet(st.text, refused().MatchString(s.Cue)) || onlyNotYetIn(k.Evidence, refused().MatchString(k.Cue)) {
				continue
			}
			known := c.ix.Stems(k.Target)
			exact := k.TargetID != "" && slices.Contains(targets, k.TargetID) || len(on) > 0 && subset(on, known) && subset(known, on)
			near := exact || len(on) > 0 && len(known) > 0 && (subset(on, known) || subset(known, on))
			voted := isVote(s) && isVote(k)
			if !near && !voted {
				continue
			}
			share := c.ix.Share(st.undated(), []string{id}, k.Evidence)
			sameWord := overlaps(c.ix.Stems(s.Cue), c.ix.Stems(k.Cue))
			no := refused().MatchString(s.Cue) != refused().MatchString(k.Cue)
			switch {
			case sameWord && no && near && len(holders) == 1:
				if share >= enoughOther && against.share < share {
					against = finding{Otherwise, otherPolarity, first(k.Evidence, 1), share}
				}
			case s.Polarity == k.Polarity && (near || voted):
				if share >= enoughSame && agrees.share < share && c.when(st, k.Date, k.Evidence) {
					agrees = finding{InArticles, "", first(k.Evidence, 1), share}
				}
				if near { // whatever else they are said to hold, this as well
					against = finding{share: 2}
				}
			case len(holders) != 1:
			case voted || opposite(s.Polarity, k.Polarity) && exact:
				// The words of what they do differ, by nature; all the others must be there.
				rest := strings.Replace(st.undated(), s.Cue, " ", 1)
				if share := c.ix.Share(rest, []string{id}, k.Evidence); (voted && c.oneVote(s, k, known) || share >= enoughOther) && against.share < 1+share && c.when(st, k.Date, k.Evidence) {
					against = finding{Otherwise, otherPolarity, first(k.Evidence, 1), 1 + share}
				}
			}
		}
	}
	switch {
	case agrees.verdict != "":
		return agrees
	case against.verdict != "":
		return against
	}
	return finding{}
}

var refused = lazily(`(?i)\b(?:not|never|refus\w+|declin\w+|without|no longer)\b|n['’]t\b`)

func opposite(a, b string) bool {
	return a == facts.Supports && b == facts.Opposes || a == facts.Opposes && b == facts.Supports
}

var votes = lazily(`(?i)\b(?:vot(?:e|es|ed|ing)|abstain\w*)\b`)

// isVote reports whether a stance is how somebody voted.
func isVote(s facts.Stance) bool { return votes().MatchString(s.Cue) }

// oneVote reports whether two votes are on one thing, as far as they say: of "the vote"
// and "the resolution" either may be said.
func (c *checker) oneVote(a, b facts.Stance, known []string) bool {
	on := c.ix.Stems(a.Target)
	return subset(on, slices.Concat(known, voteWords)) && subset(known, slices.Concat(on, voteWords))
}

var voteWords = []string{"vote", "resolut", "statement", "motion"}

// when reports whether a claim that says when it is says so of a day that evidence is of.
func (c *checker) when(st *statement, date string, ev []facts.Evidence) bool {
	for _, m := range st.moments() {
		if m.Date == "" {
			return false
		}
		claimed := dated{m.Date, m.Precision, m.Until}
		if !yearIn().MatchString(st.doc.Article.Text(m.Span)) {
			claimed = claimed.ofAnyYear()
		}
		if compareDates(claimed, dated{date, "day", ""}) == sameDate {
			continue
		}
		if !slices.ContainsFunc(ev, func(e facts.Evidence) bool {
			d := c.ix.Document(e.Article)
			return d != nil && slices.ContainsFunc(d.Moments, func(k facts.Moment) bool {
				return k.Start >= e.Start && k.End <= e.End && k.Date != "" && compareDates(claimed, dated{k.Date, k.Precision, k.Until}) == sameDate
			})
		}) {
			return false
		}
	}
	return true
}

// happenings compares events.
func (c *checker) happenings(st *statement) ([]finding, error) {
	var out []finding
	for _, e := range st.events {
		f, err := c.happening(st, e)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

func (c *checker) happening(st *statement, e facts.Event) (finding, error) {
	var who [][]string
	for i, p := range e.Participants {
		ids := c.whom(st, e.About[i], p)
		if len(ids) == 0 {
			return finding{}, nil
		}
		who = append(who, ids)
	}
	if len(who) == 0 {
		if len(st.names) == 0 {
			return finding{}, nil
		}
		for _, n := range st.names {
			var ids []string
			for _, m := range n.Matches {
				ids = append(ids, m.Entity.ID)
			}
			who = append(who, ids)
		}
	}
	known, err := c.ix.EventsWith(c.ctx, who)
	if err != nil {
		return finding{}, fmt.Errorf("cannot look for an event: %w", err)
	}
	var agrees, against finding
	claimed, relative := c.dateOf(e)
	denied := e.Status == facts.Denied
	if onlyNotYet(st.text, denied) {
		return finding{}, nil
	}
	for _, k := range known {
		if onlyNotYetIn(k.Evidence, k.Status == facts.Denied) {
			continue
		}
		if !c.ix.SameKind(&e, &k) || k.Claimant != "" && k.Claimant != e.Claimant || !takePart(e, who, k) {
			continue
		}
		place := c.comparePlaces(st, e, k)
		date := compareDates(claimed, dated{k.Date, k.Precision, k.Until})
		switch {
		case relative:
			date = unknownDate
		case claimed.date == "":
			date = noDate
		case date != sameDate && len(k.Evidence) > 0 && c.saysDate(claimed, k.Evidence[0]):
			date = sameDate
		}
		rest := st.undated()
		if place == differs {
			rest = strings.Replace(rest, e.Place, " ", 1)
		}
		if denied {
			rest = never().ReplaceAllString(rest, " ")
		}
		ids := slices.Concat(who...)
		share := c.ix.Share(rest, ids, k.Evidence)
		unique := !slices.ContainsFunc(who, func(ids []string) bool { return len(ids) > 1 })
		f := finding{Otherwise, "", first(k.Evidence, 1), share}
		switch {
		case e.Status == facts.Past && k.Status == facts.Denied, denied && k.Status == facts.Past:
			f.differs = otherPolarity
			if share < enoughOther || date == differs || date == unknownDate || place == differs || !unique {
				continue
			}
		case denied != (k.Status == facts.Denied), (e.Status == facts.Planned) != (k.Status == facts.Planned):
			continue
		case (date == sameDate || date == noDate) && (place == sameDate || place == noDate):
			if share >= enoughSame && share > agrees.share && (mutual.MatchString(k.Kind) || st.namesInOrder(k.Evidence[0])) {
				agrees = finding{InArticles, "", first(k.Evidence, maxCheckEvidence), share}
			}
			continue
		case date == differs && (place == sameDate || place == noDate):
			f.differs = otherDate
			if share < enoughOther || !unique || !c.oneEvent(e, k, claimed, place) {
				continue
			}
		case date == sameDate && place == differs && claimed.precision == "day":
			f.differs = otherPlace
			if share < enoughOther || !unique {
				continue
			}
		default:
			continue
		}
		if f.share > against.share {
			against = f
		}
	}
	if agrees.verdict != "" {
		return agrees, nil
	}
	return against, nil
}

// A dated is a day, or the beginning of one, as facts.Event has it.
type dated struct{ date, precision, until string }

// What comes of comparing two days or places.
type compared int

const (
	unknownDate compared = iota // it cannot be told
	noDate                      // the claim says none
	sameDate
	differs
)

// dateOf returns when a claim says that something happened. relative reports that it is
// by words that mean nothing without the day they were written: "yesterday".
func (c *checker) dateOf(e facts.Event) (d dated, relative bool) {
	switch {
	case e.When == "": // the news itself dates it, and a message is none
		return dated{}, false
	case !strings.ContainsAny(e.When, "0123456789") || e.Date == "":
		return dated{}, true
	case yearIn().MatchString(e.When):
		return dated{e.Date, e.Precision, e.Until}, false
	}
	return dated{e.Date, e.Precision, ""}.ofAnyYear(), false
}

// ofAnyYear returns a day without its year: "30 March" names none.
func (d dated) ofAnyYear() dated {
	return dated{d.date[min(len(d.date), len("2006")):], d.precision, ""}
}

// compareDates compares when a claim says something was with when an article does. A
// claim may be less exact than the article, and not more.
func compareDates(claim, known dated) compared {
	if claim.date == "" || known.date == "" {
		return unknownDate
	}
	if strings.HasPrefix(claim.date, "-") { // "30 March": of any year
		known.date, known.until = known.date[min(len(known.date), len("2006")):], ""
		if known.date == "" {
			return unknownDate
		}
	}
	switch {
	case known.precision == "week":
		a, errA := time.Parse(article.DateLayout, known.date)
		b, errB := time.Parse(article.DateLayout, claim.date)
		if errA == nil && errB == nil && a.Sub(b).Abs() <= 10*24*time.Hour {
			return unknownDate
		}
		if errA == nil && errB != nil && strings.HasPrefix(a.AddDate(0, 0, 10).Format(article.DateLayout), claim.date) || errA == nil && strings.HasPrefix(a.AddDate(0, 0, -10).Format(article.DateLayout), claim.date) {
			return unknownDate
		}
		if errA != nil {
			return unknownDate
		}
		if strings.HasPrefix(known.date, claim.date) {
			return sameDate
		}
		return differs
	case strings.HasPrefix(known.date, claim.date):
		return sameDate
	case strings.HasPrefix(claim.date, known.date):
		return unknownDate
	case known.until != "" && claim.date >= known.date && claim.date <= known.until:
		return sameDate
	}
	return differs
}

// saysDate reports whether a sentence tells the day that a claim does.
func (c *checker) saysDate(claim dated, e facts.Evidence) bool {
	d := c.ix.Document(e.Article)
	return d != nil && slices.ContainsFunc(d.Moments, func(m facts.Moment) bool {
		return m.Start >= e.Start && m.End <= e.End && m.Date != "" && compareDates(claim, dated{m.Date, m.Precision, m.Until}) == sameDate
	})
}

// saysAnyDate reports whether a sentence tells a day or year.
func (c *checker) saysAnyDate(e facts.Evidence) bool {
	d := c.ix.Document(e.Article)
	return d != nil && slices.ContainsFunc(d.Moments, func(m facts.Moment) bool {
		return m.Start >= e.Start && m.End <= e.End && m.Kind == facts.Calendar && m.Date != ""
	})
}

// comparePlaces compares where. What lies in what is not known, so a country or a place
// that the sentence also names is no other place.
func (c *checker) comparePlaces(st *statement, e, k facts.Event) compared {
	if e.Place == "" {
		return noDate
	}
	ids := c.whom(st, e.PlaceID, e.Place)
	if k.PlaceID != "" && slices.Contains(ids, k.PlaceID) || strings.EqualFold(e.Place, k.Place) {
		return sameDate
	}
	for _, ev := range k.Evidence {
		if strings.Contains(index.Spell(ev.Text), index.Spell(e.Place)) || overlaps(ids, c.ix.Mentioned(ev)) {
			return sameDate
		}
	}
	if k.Place == "" || !strings.HasPrefix(e.PlaceID, "place/") || !strings.HasPrefix(k.PlaceID, "place/") {
		return unknownDate
	}
	return differs
}

// recurring are kinds of happening that the same people repeat.
var recurring = regexp.MustCompile(`^(?:meet|talk|speak|say|tell|warn|call|visit|travel|arrive|leave|vote|praise|attack|criticise|criticize|announce|hold|discuss|phone|strike|bomb|shell|protest|play|win|lose|travel|fly|go|come|receive|greet|thank|negotiate|confer|ask|urge|condemn|accuse|demand|reject|write|pay|send|give)$`)

// nearly is how far two days of what people repeat may lie apart for it to be the same.
const nearly = 7 * 24 * time.Hour

// oneEvent reports whether two events that differ in their day can only be one: what
// happens once, or what is told of one place, or nearly of one day.
func (c *checker) oneEvent(e, k facts.Event, claimed dated, place compared) bool {
	if !recurring.MatchString(e.Kind) {
		return true
	}
	if place == sameDate && k.Place != "" {
		return true
	}
	date := claimed.date
	if strings.HasPrefix(date, "-") {
		date = k.Date[:min(len(k.Date), len("2006"))] + date
	}
	a, errA := time.Parse(article.DateLayout, date)
	b, errB := time.Parse(article.DateLayout, k.Date)
	return errA == nil && errB == nil && a.Sub(b).Abs() <= nearly
}

// takePart reports whether those who take part in a claim do so in an article's event,
// and in the same order: who warns whom.
func takePart(e facts.Event, who [][]string, known facts.Event) bool {
	at := -1
	for _, ids := range who {
		i := slices.IndexFunc(known.About, func(id string) bool { return slices.Contains(ids, id) })
		switch {
		case i < 0 && (len(e.Participants) > 0 || isPerson(ids)):
			return false
		case i >= 0 && i < at && !mutual.MatchString(known.Kind):
			return false
		case i > 0 && at < 0 && e.Kind != known.Kind && !mutual.MatchString(known.Kind):
			return false // who is elected wins: told with another verb, the same must come first
		}
		at = max(at, i)
	}
	return true
}

// isPerson reports whether a name can mean people only.
func isPerson(ids []string) bool {
	return len(ids) > 0 && !slices.ContainsFunc(ids, func(id string) bool { return !strings.HasPrefix(id, "person/") })
}

// mutualKinds are kinds of happening in which nobody is the first.
var mutualKinds = []string{"meet", "talk", "agree", "sign", "speak", "negotiate", "confer", "marry", "discuss", "hold", "approve", "abstain", "vote", "clash", "fight"}

var mutual = regexp.MustCompile(`^(?:` + strings.Join(mutualKinds, "|") + `)$`)

// eachOther reports whether nobody is the first in what a verb tells, of which this is the stem.
func (c *checker) eachOther(verb string) bool {
	if c.mutual == nil {
		c.mutual = c.ix.Stems(strings.Join(mutualKinds, " "))
	}
	return slices.Contains(c.mutual, verb)
}

// sentences returns the sentence of the articles that has most of a claim's words, and
// what it says of the claim.
func (c *checker) sentences(st *statement) (finding, error) {
	hits, err := c.ix.Passages(c.ctx, index.Query{Text: st.text, Literal: true, Limit: 5})
	if err != nil {
		return finding{}, fmt.Errorf("cannot search for a claim: %w", err)
	}
	type scored struct {
		ev    facts.Evidence
		share float64
	}
	titled, text := c.titled(st), c.uncounted(st, st.text)
	var all []scored
	for _, h := range hits {
		for i := range h.Article.Passages {
			p := &h.Article.Passages[i]
			if p.Start < h.Span.Start || p.End > h.Span.End {
				continue
			}
			for _, s := range p.Sentences {
				ev := facts.Cite(h.Article, s.Span)
				whom := titled
				if he := c.antecedent(ev); he.id != "" {
					whom = append(slices.Clip(whom), he.id)
				}
				all = append(all, scored{ev, c.ix.Share(text, whom, []facts.Evidence{ev})})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.share, a.share) })
	out := finding{verdict: NotInArticles}
	for _, s := range all {
		if s.share < enoughWords {
			break
		}
		switch verdict, other := c.says(st, s.ev); {
		case verdict == InArticles:
			return finding{verdict: verdict, evidence: []facts.Evidence{s.ev}}, nil
		case verdict == Otherwise && out.verdict == NotInArticles:
			out = finding{verdict: verdict, differs: other, evidence: []facts.Evidence{s.ev}}
		}
	}
	if len(all) > 0 && all[0].share >= enough && out.verdict == NotInArticles {
		out.evidence = []facts.Evidence{all[0].ev}
	}
	return out, nil
}

// titled returns whom a claim names behind a role of theirs: "Russian Foreign Minister
// Lavrov". A sentence that calls them by name alone says the same.
func (c *checker) titled(st *statement) []string {
	var out []string
	for _, n := range st.names {
		before := c.ix.Stems(st.text[:n.Start])
		if len(n.Matches) != 1 || len(before) == 0 {
			continue
		}
		for f := range c.ix.EachFact(n.Matches[0].Entity.ID) {
			if f.Label == "role" && slices.Contains(c.ix.Stems(f.Value), before[len(before)-1]) {
				out = append(out, n.Matches[0].Entity.ID)
				break
			}
		}
	}
	return out
}

// says returns what a sentence that has a claim's words says of it, and in what it differs: all the words,
// in the same order, and the same denials and conditions say the same; so does a sentence in which the
// same is said to be done. Of the claim in a question only what is done in it counts.
func (c *checker) says(st *statement, e facts.Evidence) (verdict, differs string) {
	ev := []facts.Evidence{e}
	switch {
	case asks(e.Text):
		return NotInArticles, ""
	case index.Spell(st.text) == index.Spell(e.Text):
		return InArticles, ""
	case !c.names(st, ev) || !c.days(st, ev) || !c.objects(st, c.titled(st), ev) || !c.verbs(st, ev) || !c.strict && len(st.quotes) > 0: // quotations are held against quotations
		return NotInArticles, ""
	}
	counts := c.numbers(st, ev)
	done := c.tells(st, e)
	if done == Otherwise && counts && !st.hedged {
		return Otherwise, otherPolarity
	}
	if done != InArticles && c.deniesWord(st, ev) || c.misplaces(st, e) {
		return NotInArticles, ""
	}
	switch {
	case counts && (done == InArticles || !c.strict && c.attributedAlike(e) && sameHedges(st.text, e.Text) && c.inOrder(st.undated(), e.Text) && c.actsAlike(st.undated(), e)):
		return InArticles, ""
	case !counts && done == InArticles && !st.hedged && c.otherNumber(st, e):
		return Otherwise, otherNumber
	}
	return NotInArticles, ""
}

// otherNumber reports whether a sentence that tells of the same deed has another number of the one thing
// that a claim counts. A claim that names nobody may be of another deed of the kind.
func (c *checker) otherNumber(st *statement, e facts.Evidence) bool {
	if len(st.names) == 0 {
		return false
	}
	known := c.quantitiesIn(e)
	other := false
	for _, q := range c.claimedQuantities(st) {
		if slices.ContainsFunc(known, func(k quantity) bool { return q.same(&k) }) {
			continue
		}
		like := keepIf(known, func(k quantity) bool { return !k.date && k.countsLike(&q) && k.ordinal == q.ordinal })
		if other || len(like) != 1 || !like[0].contradicts(&q) {
			return false
		}
		other = true
	}
	return other
}

// inOrder reports whether the words of a claim stand in a sentence in their order: of
// more than six, one may stand elsewhere. Who did it to whom is a matter of order.
func (c *checker) inOrder(claim, sentence string) bool {
	a, b := c.ix.Stems(claim), c.ix.Stems(sentence)
	a = slices.DeleteFunc(a, func(s string) bool { return !slices.Contains(b, s) })
	common := make([]int, len(b)+1) // the longest run in order of both, so far
	for _, s := range a {
		before := 0
		for j := range b {
			here := common[j+1]
			if s == b[j] {
				common[j+1] = before + 1
			} else {
				common[j+1] = max(here, common[j])
			}
			before = here
		}
	}
	return common[len(b)] >= len(a)-min(len(a)/7, 1)
}

// namesInOrder reports whether the names of a claim stand in a sentence in their order,
// as far as they stand there.
func (st *statement) namesInOrder(e facts.Evidence) bool {
	text := index.Spell(e.Text)
	at := -1
	for _, n := range st.names {
		i := strings.Index(text, index.Spell(n.Text))
		if i >= 0 && i < at {
			return false
		}
		at = max(at, i)
	}
	return true
}

// attributedAlike reports whether a sentence is not for the most part somebody's words, as a claim is
// not that quotes nobody.
func (c *checker) attributedAlike(e facts.Evidence) bool {
	d := c.ix.Document(e.Article)
	return d != nil && !slices.ContainsFunc(d.Quotes, func(q facts.Quote) bool {
		return slices.ContainsFunc(q.Content, func(s article.Span) bool {
			return s.Start < e.End && e.Start < s.End && (min(s.End, e.End)-max(s.Start, e.Start))*3 > e.End-e.Start
		})
	})
}

// hedges are words that turn what is said, or take it back.
var hedges = lazily(`(?i)\b(?:not|no|never|nor|neither|none|nothing|without|hardly|barely|will|would|may|might|could|should|if|unless|whether|refus\w*|den(?:y|ies|ied|ying)|plan\w*|expect\w*|want\w*|threat\w*|promis\w*|alleg\w*|rumou?r\w*|former\w*|almost|nearly|fail\w*|declin\w*|reject\w*|only|until|before|after)\b|n['’]t\b`)

// sameHedges reports whether two texts have the same such words.
func sameHedges(a, b string) bool {
	of := func(s string) []string {
		all := hedges().FindAllString(s, -1)
		for i := range all {
			all[i] = strings.ToLower(all[i])[:min(len(all[i]), 4)]
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	return slices.Equal(of(a), of(b))
}
