package facts

import (
	"strings"
	"testing"

	"attache/internal/article"
)

// Each case is a sentence with its phrases: N noun phrase, V verb group, P
// preposition, R relative, C joiner, A adverb.
func TestChunks(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ text, want string }{
		{"Norway has repeatedly refused to clearly condemn the plan.", "N Norway | V has repeatedly refused to clearly condemn | N the plan | . ."},
		{"Berg spent nine years in Oslo teaching children.", "N Berg | V spent | N nine years | P in | N Oslo | V teaching | N children | . ."},
		{"Many states, including Norway and Iceland, left.", "N Many states | , , | P including | N Norway | C and | N Iceland | , , | V left | . ."},
		{"The injured were brought to Bergen.", "N The injured | V were brought | P to | N Bergen | . ."},
		{"At least seven people were killed in Norway.", "N At least seven people | V were killed | P in | N Norway | . ."},
		{"Over 20 boats and more than a dozen ships sank.", "P Over | N 20 boats | C and | N more than a dozen ships | V sank | . ."},
		{"About 30 guests left over two years.", "N About 30 guests | V left | P over | N two years | . ."},
		{"The flood hurt twelve people.", "N The flood | V hurt | N twelve people | . ."},
		{"He called it a reckless and unprovoked attack.", "N He | V called | N it | N a reckless and unprovoked attack | . ."},
		{"Officials said [Norway] [...] won.", "N Officials | V said | A [ | N Norway | A ] | A [...] | V won | . ."},
	} {
		a, err := article.New(article.Article{ID: "chunks", Body: tt.text})
		if err != nil {
			t.Fatal(err)
		}
		r := x.reading(a)
		r.tokenise()
		r.findKnown()
		r.markRoles()
		r.findPeople()
		r.chunkAll()
		var got []string
		for i := range r.sents {
			for _, c := range r.sents[i].chunks {
				got = append(got, string(rune(c.kind))+" "+r.text(c.first, c.last))
			}
		}
		if s := strings.Join(got, " | "); s != tt.want {
			t.Errorf("got  %s\nwant %s", s, tt.want)
		}
	}
}
