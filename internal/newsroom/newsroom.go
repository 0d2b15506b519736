// Package newsroom writes articles that nobody would read, to measure with: as many as are
// asked for, always the same.
package newsroom

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"
	"time"

	"attache/internal/article"
)

// Paragraphs is how many an article has.
const Paragraphs = 8

// Articles returns n articles about people, of whom a few are in the news all the time
// and most only once. Each has eight paragraphs of some thirty words, with meetings,
// quotations and stances. lists is the folder of the package facts, whose lists of names
// it draws from.
func Articles(lists fs.FS, n int) ([]*article.Article, error) {
	d, err := newDesk(lists, rand.NewPCG(3, 4), n)
	if err != nil {
		return nil, err
	}
	var out []*article.Article
	for i := range n {
		a, err := d.article(i, Paragraphs)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// Passages returns articles that have n paragraphs together, of which each is a passage.
// The articles are as those of Articles, of another seed, but each paragraph also has
// words that are as rare as those of a language are: of twenty times as many words most
// occur only a few times.
func Passages(lists fs.FS, seed uint64, n int) ([]*article.Article, error) {
	d, err := newDesk(lists, rand.NewPCG(seed, 4), (n+Paragraphs-1)/Paragraphs)
	if err != nil {
		return nil, err
	}
	d.words = rand.NewZipf(d.r, 1.05, 10, 200_000)
	var out []*article.Article
	for i := 0; n > 0; i++ {
		a, err := d.article(i, min(n, Paragraphs))
		if err != nil {
			return nil, err
		}
		out = append(out, a)
		n -= Paragraphs
	}
	return out, nil
}

// A desk is where articles are written.
type desk struct {
	r         *rand.Rand
	countries [][]string
	papers    []string // words of their names
	people    []somebody
	often     *rand.Zipf // who is in the news
	words     *rand.Zipf // further ones; nil for none
}

type somebody struct{ name, role, country string }

// surname returns the last word of the name.
func (s somebody) surname() string { return s.name[strings.LastIndex(s.name, " ")+1:] }

// newDesk returns one for n articles.
func newDesk(lists fs.FS, source rand.Source, n int) (*desk, error) {
	first, err := rows(lists, "lexicon/first_names.txt")
	if err != nil {
		return nil, err
	}
	for i, row := range first {
		first[i], _, _ = strings.Cut(row, "\t")
	}
	last, err := rows(lists, "gazetteer/surnames.txt")
	if err != nil {
		return nil, err
	}
	all, err := rows(lists, "lexicon/countries.tsv")
	if err != nil {
		return nil, err
	}
	d := &desk{r: rand.New(source), papers: last[:30]}
	for _, row := range all {
		if c := strings.Split(row, "\t"); len(c) > 4 && c[3] != "" && c[4] != "" {
			d.countries = append(d.countries, c)
		}
	}
	r := d.r
	d.people = make([]somebody, Paragraphs*n)
	for i := range d.people {
		c := d.countries[r.IntN(len(d.countries))]
		d.people[i] = somebody{first[r.IntN(len(first))] + " " + title(last[r.IntN(len(last))]),
			strings.Split(c[3], "|")[0] + " " + d.pick("Foreign Minister", "President", "Defence Minister", "Ambassador", "Prime Minister", "lawmaker", "Finance Minister"), c[1]}
	}
	d.often = rand.NewZipf(r, 1.1, 20, uint64(len(d.people)-1))
	return d, nil
}

func (d *desk) pick(from ...string) string { return from[d.r.IntN(len(from))] }

func title(s string) string { return strings.ToUpper(s[:1]) + strings.ToLower(s[1:]) }

// article writes the article of a number.
func (d *desk) article(i, paragraphs int) (*article.Article, error) {
	day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i/5)
	if d.words != nil {
		day = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i%9000) // also a hundred thousand have days that were
	}
	city := strings.Split(d.countries[d.r.IntN(len(d.countries))][4], "|")[0]
	pick := d.pick
	body := strings.Builder{}
	var heads []somebody
	for k := range paragraphs {
		p := d.people[(i*Paragraphs+k)%len(d.people)] // somebody new
		if k < Paragraphs/2 {
			p = d.people[d.often.Uint64()]
		}
		heads = append(heads, p)
		other := d.people[d.often.Uint64()]
		fmt.Fprintf(&body, "%s %s met %s %s in %s on %s. %q, %s said. %s %s the %s %s.\n\n", p.role, p.name, other.role, other.name, city, day.Format("2 January 2006"),
			"We "+pick("welcome", "reject", "support", "want")+" "+pick("the talks with", "a treaty with", "the demands of", "closer trade with")+" "+other.country+".",
			p.surname(), pick(p.surname(), p.country, other.surname()), pick("supports", "opposes", "criticised", "welcomed"), pick("new", "old", "regional", "secret", "annual"),
			pick("treaty", "sanctions", "elections", "pipeline", "port", "budget", "border talks", "exercises", "quotas", "tariffs")+pick("", " on fish", " on grain", " in the north", " for miners")+d.further())
	}
	id := fmt.Sprintf("%s-%s-%d", day.Format(article.DateLayout), strings.ToLower(strings.ReplaceAll(city, " ", "-")), i)
	text := fmt.Sprintf("---\ntitle: %q\ndate: %s\nsource: The %s %s\n---\n\n%s", heads[0].name+" meets "+heads[min(1, len(heads)-1)].name+" in "+city,
		day.Format(article.DateLayout), title(d.papers[d.r.IntN(len(d.papers))]), pick("Times", "Post", "Herald"), &body)
	a, err := article.Parse(id+".md", []byte(text))
	if err != nil {
		return nil, err
	}
	return a[0], nil
}

// further returns some words that end a sentence.
func (d *desk) further() string {
	if d.words == nil {
		return ""
	}
	return " of " + d.word() + " and " + d.word() + " for " + d.word()
}

// word makes up a word, the same of one number.
func (d *desk) word() string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	n := d.words.Uint64()
	out := make([]byte, 0, 12)
	for n += uint64(len(consonants) * len(vowels)); n > 0; n /= uint64(len(vowels)) { // two syllables at least
		out = append(out, consonants[n%uint64(len(consonants))])
		n /= uint64(len(consonants))
		out = append(out, vowels[n%uint64(len(vowels))])
	}
	return string(out)
}

// rows returns the rows of a list.
func rows(lists fs.FS, name string) ([]string, error) {
	text, err := fs.ReadFile(lists, name)
	if err != nil {
		return nil, err
	}
	var out []string
	for row := range strings.SplitSeq(string(text), "\n") {
		if row != "" && row[0] != '#' {
			out = append(out, row)
		}
	}
	return out, nil
}
