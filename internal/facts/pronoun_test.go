package facts

import "testing"

// Who is a woman and who a man the article tells, by their given names, what it calls them
// and its other pronouns; where it does not, two people are as likely.
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
		{"told by the given name", "Ingrid Solberg met Lars Madsen in his house. She said that the dam was safe.", []string{"Ingrid Solberg: the dam was safe"}},
		{"his is another's", "Lars Madsen complained. Zbrka Solberg rejected his complaint. She said that the dam was safe.", []string{"Zbrka Solberg: the dam was safe"}},
		{"goes on as she", "Ingrid Solberg resigned. She dislikes the dam that Zbrka Madsen built. She said that the dam was safe.", []string{"Ingrid Solberg: the dam was safe"}},
		{"goes on for long", "Ingrid Solberg resigned. She left. She came back. She left again. She said that the dam was safe.", []string{"Ingrid Solberg: the dam was safe"}},
		{"long ago", "Ingrid Solberg resigned. It rained. It snowed. The sun shone. Anna Holm left. He said that the dam was safe.", nil},
		{"she is before it", "Ingrid Solberg resigned. She left. The architect Molnu Zbrka called her work dull. She said that the dam was safe.", []string{"Ingrid Solberg: the dam was safe"}},
		{"whose manager", "Anna Holm's manager, Ingrid Solberg, resigned. She said that the dam was safe.", []string{"Ingrid Solberg: the dam was safe"}},
		{"next paragraph", "Ingrid Solberg resigned.\n\nShe said that the dam was safe.", []string{"Ingrid Solberg: the dam was safe"}},
		{"of two, next paragraph", "Ingrid Solberg met Anna Holm.\n\nShe said that the dam was safe.", nil},
		{"not at the head, next paragraph", "Anna Holm sang.\n\nIngrid Solberg resigned.\n\nIn the evening the mayor left her and she said that the dam was safe.", nil},
		{"a stranger", "Ingrid Solberg hit a girl. She said that the dam was safe.", nil},
		{"a stranger of the other sex", "Ingrid Solberg hit a boy. She said that the dam was safe.", []string{"Ingrid Solberg: the dam was safe"}},
		{"another within", "Ingrid Solberg resigned. She thinks Anna Holm was told because she said that the dam was safe.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(read(t, published, test.body).Quotes, func(q Quote) string { return q.Speaker + ": " + q.Text })
			if want := table(test.want...); got != want {
				t.Errorf("quotes of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}
