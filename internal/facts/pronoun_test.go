package facts

import "testing"

// Who is a woman and who a man the article tells, by what it calls them and by
// its other pronouns; where it does not, two people are as likely.
func TestPronouns(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string // speaker: words
	}{
		{"one person", "Zbrka Solberg resigned. She said that the dam was safe.", []string{"Zbrka Solberg: the dam was safe"}},
		{"told by the courtesy", "Mrs Zbrka Solberg resigned.\n\nZbrka Solberg met Molnu Madsen in his house. She said that the dam was safe.", []string{"Zbrka Solberg: the dam was safe"}},
		{"told by the role", "Spokeswoman Zbrka Solberg resigned.\n\nZbrka Solberg met Molnu Madsen in his house. She said that the dam was safe.", []string{"Zbrka Solberg: the dam was safe"}},
		{"told by another pronoun", "Molnu Madsen (51) lost his house.\n\nZbrka Solberg (40) met Molnu Madsen and took her coat. He said that the dam was safe.", []string{"Molnu Madsen: the dam was safe"}},
		{"not told", "Zbrka Solberg (40) met Molnu Madsen (51) in his house. She said that the dam was safe.", nil},
		{"of the other sex", "Mr Molnu Madsen resigned. She said that the dam was safe.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(read(t, published, test.body).Quotes, func(q Quote) string { return q.Speaker + ": " + q.Text })
			if want := table(test.want...); got != want {
				t.Errorf("quotes of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}
