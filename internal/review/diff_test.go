package review

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"attache/corpus"
	"attache/internal/answers"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

func rules(t *testing.T) *facts.Extractor {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// setOf returns the articles of files; none are a set, too.
func setOf(t *testing.T, files map[string]string) *article.Set {
	t.Helper()
	if len(files) == 0 {
		return &article.Set{}
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	set, err := article.LoadFS(fsys, ".")
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// markdown returns an article with a title and a day.
func markdown(title, day, body string, fields ...string) string {
	return fmt.Sprintf("---\ntitle: %s\ndate: %s\n%s---\n\n%s\n", title, day, strings.Join(fields, "\n")+"\n", body)
}

// sketch writes a difference with a line for each change.
func sketch(d *Difference) []string {
	var out []string
	for _, a := range d.Articles {
		line := a.Change + " " + a.ID
		for _, f := range a.Fields {
			line += " " + f.Name
		}
		out = append(out, strings.TrimSpace(line))
	}
	for _, e := range d.Entities {
		if len(e.Statements) == 0 || e.Was != "" {
			out = append(out, strings.TrimSpace(e.Name+": "+e.Change+" "+e.Was))
		}
		for _, s := range e.Statements {
			line := e.Name + ": " + s.Change + " " + s.Kind
			if s.Before != nil {
				line += " | " + s.Before.Text
			}
			if s.After != nil {
				line += " | " + s.After.Text
			}
			out = append(out, line)
		}
	}
	return out
}

func TestDiff(t *testing.T) {
	const met = "Norwegian Foreign Minister Ingrid Solberg (51) met Lars Madsen on 19 May 2031 in Oslo."
	visit := markdown("A visit", "2031-05-20", met)
	for _, test := range []struct {
		name          string
		before, after map[string]string
		want          []string
	}{
		{"nothing", map[string]string{"a.md": visit}, map[string]string{"a.md": visit}, nil},
		{"nothing at all", nil, nil, nil},
		{"an age", map[string]string{"a.md": visit}, map[string]string{"a.md": strings.Replace(visit, "51", "52", 1)}, []string{
			"changed a text",
			"Ingrid Solberg: changed age | 51 | 52",
			"Ingrid Solberg: evidence role | Norwegian Foreign Minister | Norwegian Foreign Minister",
			"Ingrid Solberg: evidence affiliation | Norway | Norway",
			"Ingrid Solberg: evidence event | 2031-05-19 “19 May 2031”: meet: Ingrid Solberg, Lars Madsen, in Oslo | 2031-05-19 “19 May 2031”: meet: Ingrid Solberg, Lars Madsen, in Oslo",
			"Lars Madsen: evidence event | 2031-05-19 “19 May 2031”: meet: Ingrid Solberg, Lars Madsen, in Oslo | 2031-05-19 “19 May 2031”: meet: Ingrid Solberg, Lars Madsen, in Oslo",
			"Oslo: evidence event | 2031-05-19 “19 May 2031”: meet: Ingrid Solberg, Lars Madsen, in Oslo | 2031-05-19 “19 May 2031”: meet: Ingrid Solberg, Lars Madsen, in Oslo",
		}},
		{"a stance turns", map[string]string{"a.md": markdown("A", "2031-05-20", "Norway supports the plan.")}, map[string]string{"a.md": markdown("A", "2031-05-20", "Norway opposes the plan.")}, []string{
			"changed a text",
			"Norway: changed stance | supports plan (“supports”) | opposes plan (“opposes”)",
		}},
		{"an article comes", nil, map[string]string{"a.md": markdown("A", "2031-05-20", "Norway supports the plan.")}, []string{
			"added a", "Norway: added stance | supports plan (“supports”)",
		}},
		{"an article is retracted", map[string]string{"a.md": markdown("A", "2031-05-20", "Norway supports the plan.")},
			map[string]string{"a.md": markdown("A", "2031-05-20", "Norway supports the plan.", "retracted: it was wrong")}, []string{
				"retracted a retracted", "Norway: removed stance | supports plan (“supports”)",
			}},
		{"an article is called otherwise", map[string]string{"a.md": markdown("A", "2031-05-20", "Norway supports the plan.")},
			map[string]string{"b.md": markdown("A", "2031-05-20", "Norway supports the plan.")}, []string{
				"renamed b", "Norway: evidence stance | supports plan (“supports”) | supports plan (“supports”)",
			}},
		{"the same stands further down", map[string]string{"a.md": markdown("A", "2031-05-20", "Norway supports the plan.")},
			map[string]string{"a.md": markdown("A", "2031-05-20", "It rained all day.\n\nNorway supports the plan.")}, []string{"changed a text"}},
		{"another article says it, too", map[string]string{"a.md": markdown("A", "2031-05-20", "Norway supports the plan.")},
			map[string]string{"a.md": markdown("A", "2031-05-20", "Norway supports the plan."), "b.md": markdown("B", "2031-05-21", "Again, Norway supports the plan.")}, []string{
				"added b", "Norway: evidence stance | supports plan (“supports”) | supports plan (“supports”)",
			}},
		{"maintainers name somebody", map[string]string{"a.md": visit},
			map[string]string{"a.md": visit, "entities.yaml": "entities:\n  - name: Ingrid Solberg\n    type: person\n    aliases: [Lars Madsen]\n"}, []string{
				"Ingrid Solberg: changed event | 2031-05-19 “19 May 2031”: meet: Ingrid Solberg, Lars Madsen, in Oslo | 2031-05-19 “19 May 2031”: meet: Ingrid Solberg, in Oslo",
				"Ingrid Solberg: added alias | Lars Madsen",
				"Lars Madsen: removed event | 2031-05-19 “19 May 2031”: meet: Ingrid Solberg, Lars Madsen, in Oslo",
				"Oslo: changed event | 2031-05-19 “19 May 2031”: meet: Ingrid Solberg, Lars Madsen, in Oslo | 2031-05-19 “19 May 2031”: meet: Ingrid Solberg, in Oslo",
			}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, err := Diff(t.Context(), rules(t), setOf(t, test.before), setOf(t, test.after))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, sketch(d), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			text, err := json.Marshal(d)
			if err != nil || strings.Contains(string(text), "null") {
				t.Errorf("%v in %s", err, text)
			}
		})
	}
}

// An answer that is another is about an entity that the difference names.
func TestDiffTellsOfEveryAnswer(t *testing.T) {
	x := rules(t)
	before, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	changed := 0
	for n := range before.Articles {
		after := &article.Set{Names: before.Names}
		for i, a := range before.Articles {
			switch {
			case i != n:
				after.Articles = append(after.Articles, a)
			case n%2 == 0: // it goes, or loses all that stands behind its first paragraph
				continue
			default:
				c := *a
				c.Body = a.Body[:a.Passages[0].End]
				short, err := article.New(c)
				if err != nil {
					t.Fatal(err)
				}
				after.Articles = append(after.Articles, short)
			}
		}
		d, err := Diff(t.Context(), x, before, after)
		if err != nil {
			t.Fatal(err)
		}
		told := map[string]bool{}
		for _, e := range d.Entities {
			told[e.ID] = true
		}
		old, now, err := indexes(t.Context(), x, before, after)
		if err != nil {
			t.Fatal(err)
		}
		ask := func(ix *index.Index) *answers.Engine {
			return answers.New(slog.New(slog.DiscardHandler), func() *index.Index { return ix })
		}
		for e := range old.Entities() {
			concerned := slices.Concat([]facts.Entity{e}, old.Members(e.ID), now.Members(e.ID))
			if slices.ContainsFunc(concerned, func(e facts.Entity) bool { return told[e.ID] }) {
				changed++
				continue
			}
			for _, command := range []string{"who ", "quote ", "stance ", "timeline "} {
				a, b := ask(old).Ask(t.Context(), command+e.Name), ask(now).Ask(t.Context(), command+e.Name)
				if a.Subject.ID != e.ID { // another bears the name
					continue
				}
				a.Facts, b.Facts = slices.Concat([]facts.Fact{}, a.Facts), slices.Concat([]facts.Fact{}, b.Facts)
				if diff := cmp.Diff([]any{a.Facts, a.Quotes, a.Stances, a.Events}, []any{b.Facts, b.Quotes, b.Stances, b.Events},
					cmpopts.IgnoreUnexported(facts.Fact{}), cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("without much of %s, the answer to %q is another, and the difference does not say so:\n%s", before.Articles[n].ID, command+e.Name, diff)
				}
			}
		}
	}
	if changed == 0 {
		t.Error("no answer was another")
	}
}
