package article_test

import (
	"fmt"

	"attache/internal/article"
)

// A garbled article: the title twice, and a sentence that lost its beginning.
func ExampleParse() {
	articles, err := article.Parse("talks.txt", []byte("Talks end\n\nTalks end\n\nMr. Madsen met Dr. Solberg. of fishing rights.\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	a := articles[0]
	fmt.Printf("%s: %q\n", a.ID, a.Title)
	for _, p := range a.Passages {
		for _, s := range p.Sentences {
			fmt.Printf("[%d:%d] fragment: %t: %q\n", s.Start, s.End, s.Fragment, a.Text(s.Span))
		}
	}
	// Output:
	// talks: "Talks end"
	// [12:39] fragment: false: "Mr. Madsen met Dr. Solberg."
	// [40:58] fragment: true: "of fishing rights."
}
