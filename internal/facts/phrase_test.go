package facts

import "testing"

func TestAround(t *testing.T) {
	for _, test := range []struct {
		body string
		want []string // type: phrase, of each mention
	}{
		{"The United Nations met the Norwegian Foreign Minister Ingrid Solberg.", []string{"organisation: The United Nations", "country: the Norwegian", "person: the Norwegian Foreign Minister Ingrid Solberg"}},
		{"They praised five Norwegian security forces.", []string{"organisation: five Norwegian security forces"}},
		{"She left the port of Bergen in northern Norway.", []string{"place: the port of Bergen", "country: northern Norway"}},
		{"She lives in Bergen, Norway.", []string{"place: Bergen, Norway", "country: Norway"}},
		{"She visited Bergen, Norway and Sweden.", []string{"place: Bergen", "country: Norway", "country: Sweden"}},
		{"They met in Norway.", []string{"country: Norway"}},
		{"They work with Norway.", []string{"organisation: Norway"}},
		{"The Norwegian weather was fine.", []string{"country: The Norwegian"}},
	} {
		d := read(t, published, test.body)
		got := lines(d.Mentions, func(m Mention) string {
			return string(m.PhraseType) + ": " + d.Article.Body[m.Phrase.Start:m.Phrase.End]
		})
		if want := table(test.want...); got != want {
			t.Errorf("phrases of %q:\n%swant:\n%s", test.body, got, want)
		}
	}
}
