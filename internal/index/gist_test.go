package index

import (
	"slices"
	"testing"

	"attache/internal/article"
)

func TestGist(t *testing.T) {
	ix := buildFS(t, files{
		"port.md": `---
title: Norway closes the port of Bergen
date: 2024-05-02
---
Norway closed the port of Bergen on Thursday after a storm, Foreign Minister Ingrid Solberg said.

However, the ferries still sail to Denmark every morning of the week. Danish ferries to Copenhagen have sailed from Bergen for a hundred years. She called it a hard day for the port. The weather was bad, as it often is in spring in the north. Danish Foreign Minister Lars Madsen offered Norway two ferries and the port of Copenhagen instead. Norwegian Foreign Minister Ingrid Solberg thanked Denmark for the two ferries in the parliament in Oslo.

- and the fish were not asked.
`,
		"later.md": `---
title: Bergen again
date: 2024-06-02
---
Ingrid Solberg opened the port of Bergen again on Sunday with a speech about storms.
`,
	}.fs())
	texts := func(id string, n int) []string {
		var out []string
		for _, e := range ix.Gist(id, n) {
			out = append(out, e.Text[:20])
		}
		return out
	}
	if got, want := texts("port", 4), []string{"Norway closed the po", "Danish Foreign Minis"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := texts("port", 1); !slices.Equal(got, []string{"Norway closed the po"}) {
		t.Errorf("one sentence: got %q", got)
	}
	var in []string
	for _, e := range ix.GistOf("person/ingrid-solberg", 3) {
		in = append(in, e.Article)
	}
	if want := []string{"port", "port", "later"}; !slices.Equal(in, want) {
		t.Errorf("Solberg's sentences are of %q, want %q", in, want)
	}
	if got := ix.AsOf("2024-05-02").GistOf("person/ingrid-solberg", 3); len(got) != 2 {
		t.Errorf("in May there are %v", got)
	}
}

func TestStandsAlone(t *testing.T) {
	for text, want := range map[string]bool{
		"Norway closed the port of Bergen on Thursday.":                   true,
		"Ingrid Solberg said on Thursday that she would close the port.":  true,
		"Sweden closed all the ports on Thursday, too.":                   false,
		"She said on Thursday that Solberg would close the port.":         false, // who?
		"On Thursday he said that Solberg would close the port.":          false,
		"The latter was closed on Thursday by Norway again.":              false,
		"However, Norway closed the port of Bergen on Thursday.":          false,
		"Norway closed the port.":                                         false, // says too little
		"Norway closed the port of Bergen on Thursday (and others.":       false,
		"“We close the port of Bergen, Solberg said on Thursday.":         false, // a quotation is cut
		"norway closed the port of Bergen on Thursday.":                   false,
		"The port of Bergen in Norway on a Thursday morning":              false, // no sentence
		"Thursday: Norway closes the port of Bergen for a whole week, or": false,
	} {
		ix := buildFS(t, files{"a.md": "---\ntitle: A\n---\n" + text + "\n"}.fs())
		r := ix.leaves.get("a").reading
		d := r.doc
		if got := r.standsAlone(article.Span{Start: d.Article.Passages[0].Start, End: d.Article.Passages[0].End}); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}
