package answers

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"attache/internal/article"
	"attache/internal/facts"
)

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
			known := c.ix.Stems(owner().ReplaceAllString(f.Value, ""))
			fits = subset(stems, known) && !lessens(office{words: stems}, office{words: known}) && (len(of) == 0 || overlaps(of, belongs) || overlaps(of, c.knownOffice(f).of))
		}
		if fits {
			return first(f.Evidence, 1)
		}
	}
	return nil
}

// owner finds whose something is in a role: the mayor's brother is no mayor.
var owner = lazily(`\b\p{Ll}+['’]s\s`)

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
		if subset(claimed.words, o.words) && len(claimed.words) > 0 && c.headOf(f.Value) == c.headOf(k.Value) && !lessens(claimed, o) && subset(claimed.of, slices.Concat(o.of, of)) {
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

var formerly = lazily(`(?i)\b(?:was|were|had been|used to be|former(?:ly)?|once|ex|until|then|became|will|would|could|future|next|elected|named|appointed)\b`)

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

// lessens reports whether an office is another than one that has all words of a claimed office: a deputy
// chairman is no chairman.
func lessens(claimed, known office) bool {
	return slices.ContainsFunc(lesser, func(s string) bool { return slices.Contains(known.words, s) && !slices.Contains(claimed.words, s) })
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
