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

// Articles returns n articles about people, of whom a few are in the news all the time
// and most only once. Each has eight paragraphs of some thirty words, with meetings,
// quotations and stances. lists is the folder of the package facts, whose lists of names
// it draws from.
func Articles(lists fs.FS, n int) ([]*article.Article, error) {
	first, err := rows(lists, "lexicon/first_names.txt")
	if err != nil {
		return nil, err
	}
	last, err := rows(lists, "gazetteer/surnames.txt")
	if err != nil {
		return nil, err
	}
	all, err := rows(lists, "lexicon/countries.tsv")
	if err != nil {
		return nil, err
	}
	var countries [][]string
	for _, row := range all {
		if c := strings.Split(row, "\t"); len(c) > 4 && c[3] != "" && c[4] != "" {
			countries = append(countries, c)
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	pick := func(from ...string) string { return from[r.IntN(len(from))] }
	title := func(s string) string { return strings.ToUpper(s[:1]) + strings.ToLower(s[1:]) }
	type somebody struct{ name, role, country string }
	people := make([]somebody, 8*n)
	for i := range people {
		c := countries[r.IntN(len(countries))]
		people[i] = somebody{first[r.IntN(len(first))] + " " + title(last[r.IntN(len(last))]),
			strings.Split(c[3], "|")[0] + " " + pick("Foreign Minister", "President", "Defence Minister", "Ambassador", "Prime Minister", "lawmaker", "Finance Minister"), c[1]}
	}
	often := rand.NewZipf(r, 1.1, 20, uint64(len(people)-1))
	var out []*article.Article
	for i := range n {
		day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i/5)
		city := strings.Split(countries[r.IntN(len(countries))][4], "|")[0]
		body := strings.Builder{}
		var heads []somebody
		for k := range 8 {
			p := people[(i*8+k)%len(people)] // somebody new
			if k < 4 {
				p = people[often.Uint64()]
			}
			heads = append(heads, p)
			surname := p.name[strings.LastIndex(p.name, " ")+1:]
			other := people[often.Uint64()]
			of := other.name[strings.LastIndex(other.name, " ")+1:]
			fmt.Fprintf(&body, "%s %s met %s %s in %s on %s. %q, %s said. %s %s the %s %s.\n\n", p.role, p.name, other.role, other.name, city, day.Format("2 January 2006"),
				"We "+pick("welcome", "reject", "support", "want")+" "+pick("the talks with", "a treaty with", "the demands of", "closer trade with")+" "+other.country+".",
				surname, pick(surname, p.country, of), pick("supports", "opposes", "criticised", "welcomed"), pick("new", "old", "regional", "secret", "annual"),
				pick("treaty", "sanctions", "elections", "pipeline", "port", "budget", "border talks", "exercises", "quotas", "tariffs")+pick("", " on fish", " on grain", " in the north", " for miners"))
		}
		id := fmt.Sprintf("%s-%s-%d", day.Format(article.DateLayout), strings.ToLower(strings.ReplaceAll(city, " ", "-")), i)
		text := fmt.Sprintf("---\ntitle: %q\ndate: %s\nsource: The %s %s\n---\n\n%s", heads[0].name+" meets "+heads[1].name+" in "+city,
			day.Format(article.DateLayout), title(last[r.IntN(30)]), pick("Times", "Post", "Herald"), &body)
		a, err := article.Parse(id+".md", []byte(text))
		if err != nil {
			return nil, err
		}
		out = append(out, a...)
	}
	return out, nil
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
