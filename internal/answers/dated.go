package answers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/facts"
	"attache/internal/index"
)

// years returns the years that a text names. A question for events looks through hundreds of
// sentences, each of them for every year that it names, so there is no expression for it.
func years(text string) []string {
	var out []string
	for i := 0; i < len(text); i++ {
		start := i
		for i < len(text) && (text[i] == '_' || text[i] < utf8.RuneSelf && letter(rune(text[i]))) {
			i++
		}
		if w := text[start:i]; len(w) == 4 && (w[0] == '1' || w[0] == '2') && strings.Trim(w, "0123456789") == "" {
			out = append(out, w)
		}
	}
	return out
}

// ofYears reports whether a sentence may tell of the years that a question names: each stands
// in it, is that of a day it tells or of one of its events, or, where it tells no other, that
// in which the article was published. Of an undated article, the passage may have it.
func (q *question) ofYears(asked []string, e facts.Evidence, passage string) bool {
	for _, y := range asked {
		if !q.ofYear(y, e, passage) {
			return false
		}
	}
	return true
}

// datedElsewhere reports whether a sentence tells what the question asks of another year than the
// question does: who moved in 2028 and won in 2027 did not win in 2028.
func (q *question) datedElsewhere(asked []string, e facts.Evidence) bool {
	d := q.ix.Document(e.Article)
	if d == nil || len(asked) != 1 {
		return false
	}
	stems := q.ix.Stems(q.args)
	return slices.ContainsFunc(d.Events, func(v facts.Event) bool {
		return v.Status == facts.Past && v.Evidence[0].Start == e.Start && otherYear(asked, v) && overlaps(q.ix.Stems(strings.Join(facts.Forms(v.Kind), " ")), stems)
	})
}

func (q *question) ofYear(year string, e facts.Evidence, passage string) bool {
	own := years(e.Text)
	if slices.Contains(own, year) {
		return true
	}
	d := q.ix.Document(e.Article)
	if d == nil {
		return false
	}
	within := func(s, t int) bool { return s >= e.Start && t <= e.End }
	if slices.ContainsFunc(d.Moments, func(m facts.Moment) bool {
		return within(m.Start, m.End) && (strings.HasPrefix(m.Date, year) || m.Until != "" && m.Date <= year && year <= m.Until)
	}) || slices.ContainsFunc(d.Events, func(v facts.Event) bool {
		return len(v.Evidence) > 0 && within(v.Evidence[0].Start, v.Evidence[0].End) && strings.HasPrefix(v.Date, year)
	}) {
		return true
	}
	if len(own) > 0 {
		return false
	}
	if d.Article.Date == "" {
		return slices.Contains(years(d.Article.Title+" "+passage), year)
	}
	return strings.HasPrefix(d.Article.Date, year)
}

// namesake is a surname that a question has behind a given name, of somebody who is known by
// another one only: “Jonna Mendez” is not Tony Mendez.
type namesake struct {
	given, surname string
}

// namesakes returns the people whom a question names in full and nobody knows by that name.
func namesakes(ix *index.Index, text string, names []index.Naming) []namesake {
	var out []namesake
	for _, n := range names {
		if surname, _ := utf8.DecodeRuneInString(n.Text); !unicode.IsUpper(surname) || strings.Contains(n.Text, " ") || len(n.Matches) == 0 || n.Matches[0].Entity.Type != facts.Person {
			continue
		}
		given := wordBefore(text, n.Start)
		r, size := utf8.DecodeRuneInString(given)
		at := strings.Index(text, given)
		if given == "" || at == 0 || !unicode.IsUpper(r) || size == len(given) || slices.ContainsFunc(names, func(o index.Naming) bool { return o.End == n.Start-1 && o.Matches[0].Entity.Type != facts.Person }) {
			continue
		}
		known := slices.ContainsFunc(n.Matches, func(m index.Match) bool {
			return ix.Share(given, []string{m.Entity.ID}, nil) > 0 // also their office
		})
		if !known {
			out = append(out, namesake{given, n.Text})
		}
	}
	return out
}

// wordBefore returns the word that ends with one space between it and the byte at of a text.
func wordBefore(text string, at int) string {
	if at < 2 || text[at-1] != ' ' {
		return ""
	}
	before := text[:at-1]
	i := strings.LastIndexFunc(before, unicode.IsSpace)
	word := before[i+1:]
	if strings.ContainsFunc(word, func(r rune) bool { return !letter(r) && r != '-' }) {
		return ""
	}
	return word
}

// ofNamesakes reports whether a sentence names all whom a question names in full.
func ofNamesakes(all []namesake, e facts.Evidence) bool {
	text := index.Spell(e.Text + " " + e.Title)
	return !slices.ContainsFunc(all, func(n namesake) bool {
		return !strings.Contains(text, index.Spell(n.given+" "+n.surname))
	})
}

// ofPeople reports whether an event is of all people whom a question names in full: they take
// part in it, or a sentence that tells it names them. Of a surname alone others may be meant.
func (q *question) ofPeople(names []index.Naming, e facts.Event) bool {
	for _, n := range names {
		if !strings.Contains(n.Text, " ") || slices.ContainsFunc(n.Matches, func(m index.Match) bool { return m.Entity.Type != facts.Person }) {
			continue
		}
		is := func(id string) bool {
			return slices.ContainsFunc(n.Matches, func(m index.Match) bool { return m.Entity.ID == id })
		}
		if !slices.ContainsFunc(e.About, is) && !slices.ContainsFunc(e.Evidence, func(ev facts.Evidence) bool { return slices.ContainsFunc(q.ix.Mentioned(ev), is) }) {
			return false
		}
	}
	return true
}
