package facts_test

import (
	"fmt"
	"log"

	"attache/internal/article"
	"attache/internal/facts"
)

// What an article says comes with the sentence that proves it.
func ExampleExtractor_Extract() {
	x, err := facts.New()
	if err != nil {
		log.Fatal(err)
	}
	a, err := article.New(article.Article{
		ID:   "harbour",
		Date: "2022-03-30",
		Body: "Norwegian Trade Minister Ingrid Solberg (51) met Lars Madsen on Tuesday in Bergen. “We reject quotas,” Solberg told reporters.",
	})
	if err != nil {
		log.Fatal(err)
	}
	d := x.Extract(a)
	for _, f := range d.Facts {
		fmt.Printf("%s: %s %s\n", f.Name, f.Label, f.Value)
	}
	for _, q := range d.Quotes {
		fmt.Printf("%s said to %s: %s\n", q.Speaker, q.Addressee, q.Text)
	}
	for _, s := range d.Stances {
		fmt.Printf("%s %s %s, as %s says: %s\n", s.Holder, s.Polarity, s.Target, s.Claimant, s.Evidence[0].Text)
	}
	for _, e := range d.Events {
		fmt.Printf("%s in %s: %s\n", e.Date, e.Place, e.What)
	}
	// Output:
	// Ingrid Solberg: role Norwegian Trade Minister
	// Ingrid Solberg: affiliation Norway
	// Ingrid Solberg: age 51
	// Ingrid Solberg said to reporters: We reject quotas,
	// Ingrid Solberg opposes quotas, as Ingrid Solberg says: “We reject quotas,” Solberg told reporters.
	// 2022-03-29 in Bergen: Norwegian Trade Minister Ingrid Solberg (51) met Lars Madsen on Tuesday in Bergen
}

// Several articles know one person under one id.
func ExampleJoin() {
	x, err := facts.New()
	if err != nil {
		log.Fatal(err)
	}
	var docs []*facts.Document
	for id, body := range []string{
		"Ingrid Solberg resigned on Tuesday. Solberg was ill.",
		"“We reject quotas,” Minister Solberg said.",
	} {
		a, err := article.New(article.Article{ID: fmt.Sprint(id), Body: body})
		if err != nil {
			log.Fatal(err)
		}
		docs = append(docs, x.Extract(a))
	}
	for _, q := range facts.Join(docs).Said(docs[1]).Quotes {
		fmt.Println(q.Speaker, q.SpeakerID)
	}
	// Output: Ingrid Solberg person/ingrid-solberg
}
