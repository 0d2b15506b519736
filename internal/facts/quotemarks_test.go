package facts

import (
	"slices"
	"testing"

	"attache/internal/article"
)

func TestPairQuotes(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"English", "He said “yes” and “no” to it.", []string{"yes", "no"}},
		{"typewriter", `He said "yes" and "no" to it.`, []string{"yes", "no"}},
		{"German", "Er sagte „ja“ und „nein“ dazu.", []string{"ja", "nein"}},
		{"French", "Il dit «oui» et « non » à cela.", []string{"oui", " non "}},
		{"Japanese", "He said 「はい」 to it.", []string{"はい"}},
		{"single", "He said ‘yes’ to it.", []string{"yes"}},
		{"typewriter single", "'We are no animals,' he said of the workers' party in the '90s.", []string{"We are no animals,"}},
		{"typewriter single phrase", "He called it 'unfair' and said the workers' party was 'a joke'.", []string{"unfair", "a joke"}},
		{"typewriter single after an s", "It was 'the best in years'. He said 'votes, not facts' decide. 'We won,' he said.", []string{"the best in years", "votes, not facts", "We won,"}},
		{"typewriter single around a plural", "He said 'the workers' party is dead' and left.", []string{"the workers' party is dead"}},
		{"apostrophe", "It’s the ministers’ word, don’t they say.", nil},
		{"inches", `A 5" gun and a 7" shell were found.`, nil},
		{"missing opener in a fragment", "a fair share,” she said. He said “yes” to it.", []string{"a fair share,", "yes"}},
		{"missing opener after another quotation", "Her “fair” share,” she said. He said “yes” to it.", []string{"fair", "yes"}},
		{"missing closer costs one", "She said “a fair share. He said “yes” to it.", []string{"yes"}},
		{"missing closer ends with the paragraph", "She said “a fair share.\n\nHe said “yes” to it.", []string{"yes"}},
		{"speech over two paragraphs", "She said: “We came.\n\n“We saw.” He left.", []string{"We came.", "We saw."}},
		{"two apostrophes", "''He said 'yes' to it,'' she said. ``No,'' he said.", []string{"He said 'yes' to it,", "No,"}},
		{"mixed", "He said “yes\" and “no“ and „maybe\" and \"never” to it.", []string{"yes", "no", "maybe", "never"}},
		{"mixed with guillemets", "\"We stay«, she said, \"all of us».", []string{"We stay", "all of us"}},
		{"one kind in another", "He said “my \"own\" word” and \"my “own” word\" to it.", []string{"my \"own\" word", "my “own” word"}},
		{"inches in a quotation", "He said “a 5\" gun” to it.", []string{"a 5\" gun"}},
		{"empty", "He said “” to it.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, err := article.New(article.Article{ID: "q", Body: test.body})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, q := range pairQuotes(a) {
				got = append(got, a.Text(q.Span))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("quotations of %q:\n got %q\nwant %q", test.body, got, test.want)
			}
		})
	}
}

// The cursor answers for offsets that grow, marks included.
func TestQuoteCursor(t *testing.T) {
	c := newQuoteCursor([]quotation{{Span: article.Span{Start: 3, End: 5}, open: 2, shut: 6}, {Span: article.Span{Start: 9, End: 10}, open: 8, shut: 11}})
	for _, test := range []struct{ off, want int }{{0, -1}, {2, 0}, {5, 0}, {6, -1}, {8, 1}, {10, 1}, {11, -1}} {
		if got := c.at(test.off); got != test.want {
			t.Errorf("at(%d) = %d, want %d", test.off, got, test.want)
		}
	}
}
