package reading

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/facts"
)

// fits reports whether words [first, last) can be of the kind that the question wants at
// all: nothing but a number tells how many, no day is a place, and of a list of countries
// the question "which countries" wants all. Nothing goes over the edge of a quotation or
// out of brackets.
func (s *sentence) fits(q *Question, first, last int) bool {
	if s.words[first].Lower == "that" && s.words[first].Tag == "IN" || s.edges[first] != s.edges[last] || s.depth[first] != s.depth[last] || s.cuts(first, last) {
		return false
	}
	number, when, length, day, words, news, verb := false, false, false, false, false, false, false
	for i := first; i < last; i++ {
		w := &s.words[i]
		verb = verb || q.verb >= 0 && w.term == q.verb
		news = news || w.term < 0 && w.said && (!w.small || s.counts(i))
		number = number || w.time < 0 && !s.oneOf(i) && (s.counts(i) || q.Kind == Number && amounts[w.Lower])
		when = when || w.time >= 0 && s.moments[w.time].Kind != facts.Duration && !someTime[w.Lower] || w.time < 0 && len(w.Lower) >= 4 && startsNumber(w.Lower) && !strings.Contains(w.Lower, ",") && !s.touches(first, last, isMoney)
		length = length || w.time >= 0
		day = day || w.time >= 0 && s.moments[w.time].Kind == facts.Calendar
		words = words || w.time < 0 && !s.counts(i) && !w.small && w.said && w.Lower != "percent" && !w.money
	}
	if !news && q.Kind != YesNo { // it repeats the question
		return false
	}
	switch q.Kind {
	case Number:
		return number && !day && s.leads(first) && !s.acts(first, last) && !(q.front && s.verbBetween(last, q.verb)) && !s.measures(q, first, last) && s.befell(q, first, last)
	case Money:
		return number && !day && s.leads(first) && !s.acts(first, last) && s.touches(first, last, isMoney)
	case Percentage:
		return number && !day && (s.touches(first, last, func(w string) bool { return shares[w] || strings.HasSuffix(w, "%") || strings.HasPrefix(w, "percent") }) ||
			s.touches(first, last+1, func(w string) bool { return w == "per" }) && s.touches(first, last+1, func(w string) bool { return w == "cent" }))
	case Duration:
		switch q.word {
		case "how long":
			return !day && (length || number && s.touches(first, last, func(w string) bool { return isUnit(w) && w != "mph" }))
		case "how old":
			return !day && s.leads(first) && (number || length) && s.age(first, last)
		}
		return !day && (length || number)
	case Date, Year:
		if q.Class == "time" {
			return s.clock(first, last)
		}
		if s.pieceOfRange(first, last) || s.acts(first, last) && !timely[s.words[first].Lower] {
			return false
		}
		return when || timely[s.words[first].Lower] && !someTime[s.words[last-1].Lower]
	case Class:
		return !(q.plural && s.partial(first, last)) && !s.broken(first, last)
	case Person, Group:
		tag := s.words[first].Tag
		if q.Kind == Group && q.Class != "" && !ofPeople[q.Class] && s.people(first, last) {
			return false
		}
		return tag != "IN" && tag != "TO" && words && !day && !verb && !s.acts(first, last) && !(q.plural && s.partial(first, last)) && !s.titles(q, first, last) && !s.broken(first, last)
	case Place:
		return words && !day && !s.acts(first, last) && !(q.plural && s.partial(first, last)) && !s.person(first, last) && s.located(q, first, last) && !s.broken(first, last)
	case Reason:
		w := &s.words[first]
		alike := w.Lower == "as" && auxiliaries[s.beside(first+1).Lower] // “as did other states”
		return words && !alike && (w.Tag != "IN" || reasons[w.Lower])
	case Definition, Thing:
		w := &s.words[first]
		if q.ofDeath() && (s.cause(q, first) == noCause || s.words[last-1].Lower == "complications" && (s.beside(last).Lower == "of" || s.beside(last).Lower == "from")) {
			return false
		}
		return words && !s.broken(first, last) && !(last-first == 1 && strings.HasPrefix(w.Tag, "VB") && w.Tag != "VBG")
	case Manner:
		return words
	}
	return true
}

// touches reports whether one of words [first, last), or of those that touch them, is of a sort.
func (s *sentence) touches(first, last int, of func(word string) bool) bool {
	for i := first - 1; i <= last; i++ {
		if of(s.beside(i).Lower) {
			return true
		}
	}
	return false
}

// age reports whether the number in words [first, last) is said to be an age: “aged 78”, “the
// 78-year-old”, “Holm, 78,”, “Holm was 78.”.
func (s *sentence) age(first, last int) bool {
	return s.touches(first, last, func(w string) bool {
		return w == "aged" || w == "age" || w == "old" || strings.HasSuffix(w, "-old")
	}) ||
		last-first == 1 && (s.beside(first-1).Lower == "," || isBe(s.beside(first-1).Lower) || s.beside(first-1).Lower == "turned") &&
			(s.beside(last).Lower == "," || last >= len(s.words)-1)
}

// cuts reports whether words [first, last) begin or end within a name and are more than a part
// of it, or are a part that is not its end: “Former United” of “Former United States agent”.
func (s *sentence) cuts(first, last int) bool {
	begin, end := s.words[first].name, s.words[last-1].name
	inFront := begin >= 0 && s.beside(first-1).name == begin
	inBack := end >= 0 && s.beside(last).name == end
	return inBack && !(begin == end && !inFront && s.beside(last).Lower == "'s") || inFront && begin != end
}

// leads reports whether an amount may begin with word i: with a number, or a word that stands
// before one.
func (s *sentence) leads(i int) bool {
	w := &s.words[i]
	return s.counts(i) || w.money || amounts[w.Lower] || roughly[w.Lower] || strings.ContainsAny(w.Lower, "0123456789")
}

// capital reports whether word i begins with a capital, or is part of a name.
func (s *sentence) capital(i int) bool {
	w := &s.words[i]
	if w.name >= 0 {
		return true
	}
	if i == 0 && !strings.HasPrefix(w.Tag, "NNP") { // any word has one there
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.doc.Article.Body[s.span.Start+w.Start:])
	return unicode.IsUpper(r)
}

// measures reports whether words [first, last) count what was not asked for: “How many people”
// is answered by no “six minutes”, “$6”, “their two” or “aged six”.
func (s *sentence) measures(q *Question, first, last int) bool {
	if q.word != "how many" {
		return false
	}
	if s.labels(first, last) || s.touches(first, last, func(w string) bool { return w == "aged" || w == "age" || strings.HasSuffix(w, "-old") }) {
		return true
	}
	unit := func(w *word) bool {
		return w.term < 0 && (isUnit(w.Lower) || isMoney(w.Lower) || strings.HasSuffix(w.Lower, "%"))
	}
	for i := first; i < last; i++ {
		if unit(&s.words[i]) {
			return true
		}
	}
	return unit(s.beside(last)) || isMoney(s.beside(first-1).Lower) || strings.HasPrefix(s.words[first].Tag, "PRP")
}

// labels reports whether words [first, last) are a number that something goes by and that
// counts nothing: the 1344 of “flight 1344”.
func (s *sentence) labels(first, last int) bool {
	before, behind := s.beside(first-1), s.beside(last)
	phrase := s.words[first].Phrase
	return last-first == 1 && before.Phrase == phrase && !(behind.Phrase == phrase && strings.HasPrefix(behind.Tag, "NN")) &&
		(strings.HasPrefix(before.Tag, "NN") || before.Lower == "no." || before.Lower == "#")
}

// people reports whether the names among words [first, last) are those of people alone.
func (s *sentence) people(first, last int) bool {
	found := false
	for i := first; i < last; i++ {
		switch k := s.words[i].name; {
		case k >= 0 && typeOf(s.mentions[k]) == facts.Person:
			found = true
		case s.capital(i):
			return false
		}
	}
	return found
}

// pieceOfRange reports whether words [first, last) are a piece of a stretch of time: the 2014 of “between
// 2014 and 2017”.
func (s *sentence) pieceOfRange(first, last int) bool {
	tells := func(i int) bool { w := s.beside(i); return w.said && (w.time >= 0 || startsNumber(w.Lower)) }
	begins := func(i int) bool { return s.beside(i).Lower == "between" }
	switch {
	case begins(first - 1):
		return true
	case begins(first):
		return s.beside(last).Lower == "and" && tells(last+1)
	case s.beside(first-1).Lower == "and":
		for i := first - 2; i >= max(0, first-6) && (tells(i) || begins(i)); i-- {
			if begins(i) {
				return true
			}
		}
	}
	return false
}

// oneOf reports whether word i is the “one” of “one of them” or “no one”, which is no quantity.
func (s *sentence) oneOf(i int) bool {
	return s.words[i].Lower == "one" && (s.beside(i+1).Lower == "of" || s.beside(i-1).Lower == "no")
}

// clock reports whether words [first, last) tell a time of day, or how long something took.
func (s *sentence) clock(first, last int) bool {
	for i := first; i < last; i++ {
		w := &s.words[i]
		if w.Lower == "noon" || w.Lower == "midnight" || strings.ContainsAny(w.Lower, "0123456789") && (w.time < 0 || s.moments[w.time].Kind != facts.Calendar) {
			return true
		}
	}
	return false
}

// titles reports whether words [first, last) are a name of the question with a title, or stand
// as a title before one: the “Dr.” of “Dr. Smithers” is nobody else.
func (s *sentence) titles(q *Question, first, last int) bool {
	if q.verb < 0 {
		return false
	}
	asked := func(w *word) bool { return w.term >= 0 && q.terms[w.term].name }
	if last < len(s.words) && s.words[last].Phrase == s.words[last-1].Phrase && asked(&s.words[last]) {
		return true
	}
	if k := s.words[first].name; k >= 0 && !slices.ContainsFunc(s.words[first:last], func(w word) bool { return w.name == k && !asked(&w) }) &&
		s.beside(first-1).name != k { // “Holm after the run”
		return true
	}
	return asked(&s.words[last-1]) && !slices.ContainsFunc(s.words[first:last], func(w word) bool {
		return w.term < 0 && strings.HasPrefix(w.Tag, "NNP") && !strings.HasSuffix(w.Lower, ".")
	})
}

// located reports whether words [first, last) can be a place. “Where” is answered by what has
// the name of one, or stands behind a preposition; “what city” by a name.
func (s *sentence) located(q *Question, first, last int) bool {
	named, capital := false, false
	for i := first; i < last; i++ {
		w := &s.words[i]
		if w.name >= 0 && !s.mentions[w.name].Adjective && typeOf(s.mentions[w.name]) != facts.Topic {
			named = true
		}
		if w.time >= 0 || clockTime(w.Lower) {
			return false
		}
		capital = capital || s.capital(i)
	}
	if q.word == "where" {
		before := s.beside(first - 1)
		if before.Tag == "DT" || before.Tag == "PRP$" {
			before = s.beside(first - 2)
		}
		for at := first - 1; at <= first; at++ {
			if s.beside(at).Lower == "in" && strings.HasPrefix(s.beside(at-1).Lower, "result") { // that is no place
				return false
			}
		}
		return named || before.Tag == "IN" && before.Lower != "that" || before.Tag == "TO" || s.words[first].Tag == "IN" || s.words[first].Tag == "TO"
	}
	return capital || !named && !nameable[singular(q.Class)]
}

// clockTime reports whether a word tells a time of day: “3:30am”.
func clockTime(w string) bool {
	return startsNumber(w) && (strings.Contains(w, ":") || strings.HasSuffix(w, "am") || strings.HasSuffix(w, "pm"))
}

// broken reports whether words [first, last) go over a colon or a semicolon, or end before whom
// somebody is against.
func (s *sentence) broken(first, last int) bool {
	if w := s.words[last-1].Lower; w == "vs" || w == "v" || w == "versus" {
		return true
	}
	return slices.ContainsFunc(s.words[first:last], func(w word) bool { return w.Lower == ":" || w.Lower == ";" })
}

// verbBetween reports whether another verb stands between word first and the next one that
// is the verb of the question, term verb of it. Then what ends before first is not what that
// is said of: of “141 voted for it and 35 abstained” the 141 did not abstain.
func (s *sentence) verbBetween(first, verb int) bool {
	next := first
	for next < len(s.words) && (verb < 0 || s.words[next].term != verb) {
		next++
	}
	if next == len(s.words) {
		return false
	}
	return s.verbsBetween(s.words[first].Phrase, s.words[next].Phrase)
}

// acts reports whether words [first, last) have a verb that is not in a relative clause.
// Then they name nobody.
func (s *sentence) acts(first, last int) bool {
	return s.verbsBetween(s.words[first].Phrase, s.words[last-1].Phrase+1)
}

// person reports whether words [first, last) are part of the name of a person.
func (s *sentence) person(first, last int) bool {
	k := s.words[first].name
	return k >= 0 && s.words[last-1].name == k && typeOf(s.mentions[k]) == facts.Person
}

var (
	// nameable are places that go by a name.
	nameable = set("city country state town republic nation continent county province village island capital river lake")
	// units are those of time and length, in the singular.
	units = set("second minute hour day night week fortnight month year decade century season mile kilometre kilometer km metre meter cm mm foot feet ft inch yard acre mph kilogram kg ton tonne degree")
	// shares tell parts of a whole.
	shares = set("half third thirds quarter quarters two-thirds one-third three-quarters")

	// ofPeople are groups that go by the name of somebody.
	ofPeople = set("family families dynasty people person persons band group team house tribe")

	// amounts tell how many without a number, timely begin a phrase that tells when, and
	// reasons are the prepositions that begin one that tells why.
	amounts = set("none several few dozens hundreds thousands millions billions twice double triple single")
	roughly = set("about around over under nearly almost approximately roughly some at more less fewer up between only just an a the all both another each every no")
	timely  = set("after before during when while until till since once upon following as at by early late later now today yesterday tomorrow night morning evening winter summer spring autumn fall")
	// someTime are words that stand where a time would and tell none.
	someTime = set("recently now currently soon later then once still already before previously formerly")
	reasons  = set("because for as since after in out by so due if while whereas lest through despite")

	moneyWords = set("dollar euro pound yen rouble ruble yuan rupee cent lari lira peso franc krona krone kronor kroner rand dinar rial riyal baht dirham shekel hryvnia zloty forint renminbi usd eur gbp")
)

func isUnit(w string) bool { return units[singular(w)] || units[w] }

func isMoney(w string) bool {
	if plain(w) {
		return moneyWords[w] || moneyWords[singular(w)]
	}
	return strings.ContainsAny(w, "$€£¥₹")
}

// plain reports whether a word in lower case has nothing but the letters of English, as most
// have.
func plain(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}
