package answers

import (
	"strings"
	"testing"
	"testing/fstest"

	"attache/internal/article"
)

// TestCheckMisled claims what has the words of an article and is not said there.
func TestCheckMisled(t *testing.T) {
	checkAll(t, `The talks between 2026 and 2029 ended without a result. The bridge was built from 2021 to 2024.

Premier Jon Vik backed the critics of the truce. General Ruth Berg criticised the decision to end the mission. Senator Per Aas opposes the plan to close the harbour.

Mayor Nora Holm opened the bridge. Holm thanked the workers. Her brother, Arne Holm, was arrested on Friday.

Captain Siri Dal dismissed reports that the tanker's crew had been drunk.`, []claimed{
		{"The talks ended in 2026.", "not_in_articles"},
		{"The talks between 2026 and 2029 ended without a result.", "in_articles"},
		{"The bridge was built from 2021 to 2024.", "in_articles"},
		{"The bridge was built in 2021.", "not_in_articles"},
		{"Vik supports the truce.", "not_in_articles"},
		{"Vik backed the critics of the truce.", "in_articles"},
		{"Berg opposes the mission.", "not_in_articles"},
		{"Berg opposes the decision to end the mission.", "in_articles"},
		{"Aas opposes the harbour.", "not_in_articles"},
		{"Holm was arrested.", "not_in_articles"},
		{"Arne Holm was arrested.", "in_articles"},
		{"Holm thanked the workers.", "in_articles"},
		{"The tanker's crew was drunk.", "not_in_articles"},
	})
}

type claimed struct{ claim, want string }

// checkAll checks claims against an article.
func checkAll(t *testing.T, body string, claims []claimed) {
	t.Helper()
	set, err := article.LoadFS(fstest.MapFS{"rena.md": {Data: []byte("---\ntitle: News from Rena\ndate: 2031-03-06\n---\n" + body + "\n")}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for _, test := range claims {
		var got []string
		for _, c := range engine.Check(t.Context(), test.claim).Checks {
			got = append(got, strings.TrimSpace(c.Verdict+" "+c.Differs))
		}
		if all := strings.Join(got, ", "); all != test.want {
			t.Errorf("%q is %q, want %q", test.claim, all, test.want)
		}
	}
}
