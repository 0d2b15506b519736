package answers

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"attache/internal/facts"
	"attache/internal/index"
)

// How the stances on one target relate.
const (
	agree    = "agree"    // both sides hold the same
	differ   = "differ"   // they hold different things
	disputed = "disputed" // of one side, the articles say different things
)

// A Comparison is what is known of both sides, or of one side twice, on one target.
type Comparison struct {
	Target   string `json:"target"`   // as the first stance names it
	Relation string `json:"relation"` // agree, differ, disputed
	Stances  []int  `json:"stances"`  // which of the answer's stances, from 0
}

// Limits of a comparison.
const (
	maxComparisons = 6   // targets
	maxAlike       = 2   // stances of one side that say the same on a target
	maxSide        = 5   // stances of one side on which the other is silent
	maxCompared    = 300 // stances of one side that are looked at, the newest
)

// compare sets the stances of two actors side by side: where they agree, where they
// differ, where the articles disagree about one of them, and what only one of them
// has said.
func compare(q *question) error {
	whole := q.args
	name, about, err := q.splitTopic()
	if err != nil {
		return err
	}
	q.Topic = about
	pair, err := q.pair(name)
	if err != nil {
		return err
	}
	if pair == nil {
		return q.notTwo(whole)
	}
	for i, side := range pair {
		switch found := side.found; {
		case len(found) == 0:
			q.Query = side.name
			q.args = side.name
			return q.notFound(msgNoName)
		case len(found) > 1:
			other := pair[1-i]
			q.askBack(found, func(e facts.Entity) string {
				names := [2]string{e.Name, other.canonical()}
				if i == 1 {
					names[0], names[1] = names[1], names[0]
				}
				return q.narrowed("compare " + names[0] + " and " + names[1])
			})
			return nil
		case found[0].How == index.ByTypo:
			q.Message = msgTypo
		}
	}
	a, b := subject(pair[0].found[0]), subject(pair[1].found[0])
	if a.ID == b.ID {
		q.invalid(msgSameTwice)
		return nil
	}
	q.Subjects = []facts.Entity{a, b}
	return q.sideBySide(about)
}

// notTwo answers a comparison that does not name two.
func (q *question) notTwo(what string) error {
	q.invalid(msgTwoNames)
	q.Commands = []Usage{find(q.table, "compare").usage()}
	return nil
}

// A side is a name of a comparison with whom it may mean.
type side struct {
	name  string
	found []index.Match
}

// canonical returns the name of whom is meant, or the name as it was asked for.
func (s side) canonical() string {
	if len(s.found) == 1 {
		return s.found[0].Entity.Name
	}
	return s.name
}

// between finds what may part two names, the likeliest first.
var between = []func() *regexp.Regexp{
	lazily(`(?i),?\s+(?:vs?\.?|versus|against|compared (?:to|with))\s+`),
	lazily(`(?i)\s*[,;/&+]\s*(?:and\s+)?|\s+(?:and|with|to|or)\s+`),
	lazily(`\s+`),
}

// pair takes two names apart. Of all the ways, the one counts in which both are names
// as they stand ("Trinidad and Tobago and Cuba"); else, where a word parts them, the
// first. It returns nil when there are not two.
func (q *question) pair(s string) ([]side, error) {
	s = strings.Trim(betweenFirst().ReplaceAllString(s, ""), " ?!.,")
	var rough []side
	for n, re := range between {
		if blank := n == len(between)-1; blank { // between the names of one, a blank parts nothing
			whole, err := q.find(s)
			if err != nil || len(whole) > 0 || rough != nil {
				return rough, err
			}
		}
		for _, at := range re().FindAllStringIndex(veil(s), maxParts) {
			left, right := strings.TrimSpace(s[:at[0]]), strings.TrimSpace(s[at[1]:])
			if left == "" || right == "" {
				continue
			}
			pair := []side{{name: unquote(left)}, {name: unquote(right)}}
			first := rough == nil && n < len(between)-1
			named := true
			for _, s := range pair {
				known, err := q.shown(s.name, q.ix.Known)
				if err != nil {
					return nil, err
				}
				if named = len(known) > 0 && known[0].How == index.ByName; !named {
					break
				}
			}
			if !named && !first {
				continue
			}
			for i := range pair {
				var err error
				if pair[i].found, err = q.meant(pair[i].name, facts.Country, facts.Organisation, facts.Person); err != nil {
					return nil, err
				}
			}
			if named {
				return pair, nil
			}
			rough = pair
		}
	}
	return rough, nil
}

// maxParts is how many places are tried at which a question may fall into two names.
const maxParts = 6

var betweenFirst = lazily(`(?i)^(?:between|both)\s+`)

// sideBySide fills in the stances of the two subjects.
func (q *question) sideBySide(about string) error {
	var of [2][]facts.Stance
	var on [2][]target // what each of them is on
	for i, e := range q.Subjects {
		q.Subject = e
		all, err := q.stances().all(q, about, maxCompared)
		if err != nil {
			return err
		}
		of[i], on[i] = q.oncePerTarget(first(all, maxCompared))
	}
	q.Subject = empty().Subject
	if len(of[0])+len(of[1]) == 0 {
		for _, e := range q.Subjects {
			q.offer(introduce(e))
		}
		q.settled = true
		return q.notFound(msgNoStances)
	}
	q.relate(of, on)
	for i, e := range q.Subjects {
		if len(of[i]) > 0 {
			q.offer("stance " + e.Name)
		} else {
			q.offer(introduce(e))
		}
	}
	if about != "" {
		q.offer("compare " + q.Subjects[0].Name + " and " + q.Subjects[1].Name)
	}
	return nil
}

// oncePerTarget makes one stance of those that somebody holds on one target and that say
// the same, with the evidence of two. It also returns what each is on.
func (q *question) oncePerTarget(all []facts.Stance) ([]facts.Stance, []target) {
	out := make([]facts.Stance, 0, len(all))
	targets := make([]target, 0, len(all))
	for _, s := range all {
		t := q.target(s)
		i := 0
		for i < len(out) && (out[i].HolderID != s.HolderID || out[i].Polarity != s.Polarity || out[i].Claimant != s.Claimant || !targets[i].same(t)) {
			i++
		}
		if i == len(out) {
			out, targets = append(out, s), append(targets, t)
		} else if len(out[i].Evidence) < maxFactEvidence {
			out[i].Evidence = slices.Concat(out[i].Evidence, s.Evidence)
		}
	}
	return out, targets
}

// relate makes comparisons of the stances on the same target; what is left of each
// side stands alone.
func (q *question) relate(of [2][]facts.Stance, on [2][]target) {
	all := slices.Concat(of[0], of[1])
	var whose []int
	for i := range of {
		for range of[i] {
			whose = append(whose, i)
		}
	}
	q.Stances = slices.Grow(q.Stances, len(all))
	keys := slices.Concat(on[0], on[1])
	for i, s := range all {
		if s.TargetID != "" && s.TargetID == q.Subjects[1-whose[i]].ID {
			keys[i] = target{id: eachOther}
		}
	}
	used := make([]bool, len(all))
	compared := 0
	for i := range all {
		if used[i] {
			continue
		}
		group := []int{i}
		for j := i + 1; j < len(all); j++ {
			if !used[j] && keys[i].same(keys[j]) {
				group = append(group, j)
			}
		}
		relation := related(all, whose, group)
		if relation == "" {
			continue
		}
		for _, k := range group {
			used[k] = true
		}
		if compared++; compared > maxComparisons {
			continue
		}
		c := Comparison{Target: all[i].Target, Relation: relation, Stances: []int{}}
		if keys[i].id == eachOther {
			c.Target = eachOther
		}
		shown := map[string]int{}
		for _, k := range group {
			key := all[k].Polarity + strconv.Itoa(whose[k])
			if shown[key]++; shown[key] <= maxAlike {
				c.Stances = append(c.Stances, q.addStance(all[k], whose[k]))
			}
		}
		q.Comparisons = append(q.Comparisons, c)
	}
	slices.SortStableFunc(q.Comparisons, func(a, b Comparison) int { return relationRank[a.Relation] - relationRank[b.Relation] })
	for side := range of {
		shown := 0
		for i := range all {
			if !used[i] && whose[i] == side && shown < maxSide {
				q.addStance(all[i], side)
				shown++
			}
		}
	}
}

// eachOther stands for the other of the two as the target of an attitude: "Norway and
// Denmark praised each other" is something they agree in.
const eachOther = "each other"

var relationRank = map[string]int{agree: 0, differ: 1, disputed: 2}

// addStance appends a stance of one side and returns its number.
func (q *question) addStance(s facts.Stance, side int) int {
	q.Stances = append(q.Stances, s)
	q.sides = append(q.sides, side)
	return len(q.Stances) - 1
}

// A target is what a stance is about, made comparable.
type target struct {
	id      string
	stems   []string
	head    string // stem of the noun that it is about: "ban" of "ban on travel"
	article string
}

func (q *question) target(s facts.Stance) target {
	if s.TargetID != "" {
		return target{id: s.TargetID} // which decides, whatever the words
	}
	t := target{stems: q.ix.Terms(s.Target), article: s.Evidence[0].Article}
	last := ""
	for _, w := range strings.Fields(s.Target) {
		if last != "" && prepositions[strings.ToLower(w)] {
			break
		}
		last = w
	}
	t.head = strings.Join(q.ix.Terms(last), " ")
	return t
}

// prepositions end the noun that a target is about.
var prepositions = map[string]bool{"of": true, "on": true, "from": true, "in": true, "against": true, "for": true, "to": true, "with": true, "about": true, "by": true, "at": true, "over": true, "between": true, "toward": true, "towards": true}

// same reports whether two targets are one: the same entity, or the same words. What an
// article calls by fewer words when it comes back to it ("the sanctions", after
// "economic sanctions") is one within it; elsewhere it may be another.
func (t target) same(u target) bool {
	if t.id != "" || u.id != "" {
		return t.id == u.id
	}
	if len(t.stems) > len(u.stems) {
		t, u = u, t
	}
	if len(t.stems) == 0 || slices.ContainsFunc(t.stems, func(s string) bool { return !slices.Contains(u.stems, s) }) {
		return false
	}
	return len(t.stems) == len(u.stems) || t.article == u.article && t.head != "" && t.head == u.head
}

// related tells how the stances of a group, which are about one target, relate; "" when
// there is nothing to compare. People of one side may differ among themselves; the
// articles disagree only where they say different things of one holder.
func related(all []facts.Stance, whose []int, group []int) string {
	holds := map[string]string{}
	polarities := [2]map[string]bool{{}, {}}
	for _, k := range group {
		s := &all[k]
		if p, ok := holds[s.HolderID]; ok && p != s.Polarity {
			return disputed
		}
		holds[s.HolderID] = s.Polarity
		polarities[whose[k]][s.Polarity] = true
	}
	switch {
	case len(polarities[0]) == 0 || len(polarities[1]) == 0:
		return ""
	case maps.Equal(polarities[0], polarities[1]):
		return agree
	}
	return differ
}
