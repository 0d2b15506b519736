package answers

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"attache/internal/article"
)

// TestRetracted asks in every way for what only a retracted article says.
func TestRetracted(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{
		"ferry.md": {Data: []byte("---\ntitle: A ferry for Bergen\ndate: 2024-05-02\n---\n" +
			"Norwegian Foreign Minister Ingrid Solberg opened a ferry in Bergen on 2 May 2024. “It floats,” Solberg said.\n")},
		"zeppelin.md": {Data: []byte("---\ntitle: A zeppelin over Esbjerg\ndate: 2024-05-03\nsource: The Fjord\nretracted: it never flew\n---\n" +
			"Danish Transport Minister Lars Madsen met Ingrid Solberg in Esbjerg on 3 May 2024. Madsen praised the zeppelin. “Denmark opposes gravity,” Madsen said.\n")},
	}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	// Of it, nothing may be told but what it is called and why it is no more.
	secrets := []string{"Transport", "Lars Madsen", "gravity", "praised", "2024-05-03", "in Esbjerg"}
	for _, q := range []string{
		"who Madsen", "who is Lars Madsen?", "who the Danish transport minister", "what zeppelin", "what Esbjerg", "what Denmark",
		"stance Madsen", "stance Denmark on gravity", "quote Madsen", "quote Madsen on gravity", "when did Madsen meet Solberg", "where did Madsen meet Solberg",
		"timeline", "timeline Madsen", "timeline zeppelin", "timeline Solberg", "compare Madsen Solberg", "compare Denmark Norway",
		"summary", "summary Madsen", "summary zeppelin", "summary A zeppelin over Esbjerg", "search zeppelin", "search \"praised the zeppelin\"", "search source:Fjord", "search gravity from:2024-05-03",
		"ask what does Denmark oppose", "Denmark opposes gravity", "check Lars Madsen met Ingrid Solberg in Esbjerg on 3 May 2024.", "check Madsen praised the zeppelin.",
		"who Solberg", "who Madsen as of 2024-05-04", "article zeppelin as of 2024-05-04", "help",
	} {
		ans := engine.Ask(t.Context(), q)
		asked := ans.Query + " " + ans.Topic
		ans.Query, ans.Topic, ans.From, ans.To, ans.AsOf, ans.Message, ans.Commands = "", "", "", "", "", "", nil
		for i := range ans.Checks {
			ans.Checks[i].Claim.Text = ""
		}
		for i := range ans.Suggestions {
			ans.Suggestions[i] = strings.ReplaceAll(ans.Suggestions[i], asked, "")
		}
		data, err := json.Marshal(ans)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range secrets {
			if s == "2024-05-03" && ans.Form == "article" {
				continue // its own day, in what is said of it
			}
			if strings.Contains(string(data), s) {
				t.Errorf("%q is answered with %q: %s", q, s, data)
			}
		}
	}
	for _, q := range []string{"article zeppelin", "article A zeppelin over Esbjerg", "article over Esbjerg"} {
		page := engine.Ask(t.Context(), q).Page(nil)
		var text strings.Builder
		for _, s := range page.Sections {
			for _, it := range s.Items {
				for _, p := range it.Text {
					text.WriteString(p.Text)
				}
				if len(it.Cites) > 0 {
					t.Errorf("%q cites %v", q, it.Cites)
				}
			}
		}
		for _, p := range page.Lead {
			text.WriteString(p.Text)
		}
		if got := text.String(); !strings.Contains(got, msgRetracted) || !strings.Contains(got, "it never flew") {
			t.Errorf("%q is answered with %q", q, got)
		}
	}
	for _, typed := range []string{"", "Mad", "Lars", "zep", "Esb", "Danish", "Fjo"} {
		for what := Words; what <= CommandName; what++ {
			for _, c := range engine.Complete(t.Context(), what, typed, 25) {
				if strings.Contains(c.Text+c.Value, "Madsen") || strings.Contains(c.Text, "Transport") || strings.Contains(c.Text, "Fjord") {
					t.Errorf("%q is completed with %q", typed, c.Text)
				}
			}
		}
	}
}
