package index

import (
	"slices"
	"testing"

	"attache/corpus"
	"attache/internal/facts"
)

func TestResolve(t *testing.T) {
	indexes := map[string]*Index{"shipped": buildFS(t, corpus.FS), "harbour": buildFS(t, harbour.fs()),
		"short": buildFS(t, files{"bridge.md": harbour["bridge.md"], "toll.md": harbour["toll.md"], "mr.md": "---\ntitle: A\n---\nMr. Solberg spoke to Mr. Madsen in Oslo. Mr. Solberg left.\n"}.fs())}
	for _, test := range []struct {
		corpus, name string
		how          How
		want         []string
	}{
		{"shipped", "Sergei Lavrov", ByName, []string{"Sergei Lavrov"}},
		{"shipped", "sergei LAVROV", ByName, []string{"Sergei Lavrov"}},
		{"shipped", "Lavrov", ByName, []string{"Sergei Lavrov"}},
		{"shipped", "Lavrov's", ByName, []string{"Sergei Lavrov"}},
		{"shipped", "“Lavrov”?", ByName, []string{"Sergei Lavrov"}},
		{"shipped", "Xi", ByName, []string{"Xi Jinping"}},
		{"shipped", "Wang", ByName, []string{"Wang Yi", "Wang Wenbin"}},
		{"shipped", "Wang Wenbin", ByName, []string{"Wang Wenbin"}},
		{"harbour", "Solberg", ByName, []string{"Ingrid Solberg", "Per Solberg"}},
		{"short", "Solberg", ByName, []string{"Ingrid Solberg", "Per Solberg"}}, // and a Mr. Solberg, who may be either
		{"harbour", "Per Solberg", ByName, []string{"Per Solberg"}},

		{"shipped", "the Russian foreign minister", ByRole, []string{"Sergei Lavrov"}},
		{"shipped", "foreign minister of China", ByRole, []string{"Wang Yi"}},
		{"shipped", "Indian prime minister", ByRole, []string{"Narendra Modi"}},
		{"harbour", "foreign minister", ByRole, []string{"Ingrid Solberg", "Lars Madsen"}},
		{"shipped", "minister", ByTypo, nil}, // one word is no role

		{"shipped", "🇮🇳", ByName, []string{"India"}},
		{"shipped", "IN", ByName, []string{"India"}},
		{"shipped", "IND?", ByName, []string{"India"}},
		{"shipped", "in", ByName, nil},
		{"shipped", "us", ByName, []string{"United States"}},
		{"shipped", "U.S.", ByName, []string{"United States"}},
		{"shipped", "it", ByName, nil},
		{"shipped", "🇮🇳🇨🇳", ByName, nil},
		{"shipped", "🇫🇯", ByName, nil}, // the articles have nothing on Fiji
		{"shipped", "Индия", ByName, []string{"India"}},
		{"shipped", "印度", ByName, []string{"India"}},
		{"shipped", "भारत", ByName, []string{"India"}},
		{"shipped", "the Americans", ByName, []string{"United States"}},

		{"shipped", "Lavrvo", ByTypo, []string{"Sergei Lavrov"}},
		{"shipped", "Lavrow", ByTypo, []string{"Sergei Lavrov"}},
		{"shipped", "Sergei Lavrof", ByTypo, []string{"Sergei Lavrov"}},
		{"shipped", "Zelenskiy", ByTypo, []string{"Volodymyr Zelensky"}},
		{"shipped", "Stoltemberk", ByTypo, []string{"Jens Stoltenberg"}}, // two letters of many
		{"shipped", "Lavvov", ByTypo, []string{"Sergei Lavrov"}},
		{"shipped", "Kavrov", ByTypo, nil}, // the first letter must be right
		{"shipped", "Xu", ByTypo, nil},     // short names are all alike
		{"shipped", "Mod", ByTypo, nil},
		{"shipped", "Modo", ByTypo, []string{"Narendra Modi"}},
		{"shipped", "does the minister like Lavrof", ByTypo, nil}, // a sentence is no name
		{"shipped", "Lavrovs", ByTypo, []string{"Sergei Lavrov"}},
		{"shipped", "Sergei Ivanov", ByTypo, nil}, // the whole name counts, not one word of it
		{"shipped", "Anton Lavrof", ByTypo, nil},
		{"harbour", "Solbergs", ByTypo, []string{"Ingrid Solberg", "Per Solberg"}},
		{"shipped", "chine", ByTypo, []string{"China"}},
		{"shipped", "Live", ByTypo, nil}, // the articles have the word, so it is no typo

		{"shipped", "President Putin", ByName, []string{"Vladimir Putin"}},
		{"shipped", "Minister Wang Yi", ByName, []string{"Wang Yi"}},
		{"shipped", "foreign minister Lavrov", ByName, []string{"Sergei Lavrov"}},
		{"shipped", "Mr. Lavrov", ByName, []string{"Sergei Lavrov"}},
		{"shipped", "President Lavrov", ByName, nil},
		{"shipped", "Hurricane Lavrov", ByName, nil},

		{"shipped", "Sophie Duval", ByName, nil},
		{"shipped", "", ByName, nil},
		{"shipped", "?!", ByName, nil},
		{"shipped", "\xff\xfe", ByName, nil},
	} {
		found, err := indexes[test.corpus].Resolve(t.Context(), test.name)
		if err != nil {
			t.Errorf("%q: %v", test.name, err)
			continue
		}
		var got []string
		for _, m := range found {
			got = append(got, m.Entity.Name)
			if m.How != test.how {
				t.Errorf("%q was found in the way %d, want %d", test.name, m.How, test.how)
			}
		}
		slices.Sort(got)
		want := slices.Sorted(slices.Values(test.want))
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", test.name, got, want)
		}
	}
}

// A name in full beats the surname of somebody else.
func TestFullName(t *testing.T) {
	text := "---\ntitle: Sport\ndate: 2024-01-01\n---\nJordan rejects the toll. American President Michael Jordan visited Bergen.\n"
	ix := buildFS(t, files{"a.md": text}.fs())
	if found, err := ix.Resolve(t.Context(), "Michael"); err != nil || len(found) != 1 || found[0].Entity.Name != "Michael Jordan" {
		t.Fatalf("Michael: got %v, %v", found, err)
	}
	found, err := ix.Resolve(t.Context(), "Jordan")
	if err != nil || len(found) != 1 || found[0].Entity.ID != "country/JO" {
		t.Errorf("Jordan: got %v, %v", found, err)
	}
}

func TestMembers(t *testing.T) {
	ix := buildFS(t, harbour.fs())
	var got []string
	for _, e := range ix.Members("country/NO") {
		got = append(got, e.Name)
	}
	if want := []string{"Ingrid Solberg", "Per Solberg"}; !slices.Equal(slices.Sorted(slices.Values(got)), want) {
		t.Errorf("the people of Norway: got %q, want %q", got, want)
	}
}

func TestEntitiesByMentions(t *testing.T) {
	ix := buildFS(t, corpus.FS)
	last := -1
	for e := range ix.Entities() {
		n := ix.entities.get(e.ID).mentions
		if last >= 0 && n > last {
			t.Errorf("%s with %d mentions comes after one with %d", e.Name, n, last)
		}
		last = n
		if again, ok := ix.Entity(e.ID); !ok || again.Name != e.Name {
			t.Errorf("the entity of %s is %q", e.ID, again.Name)
		}
	}
}

func TestListsAreTheCallers(t *testing.T) {
	ix := buildFS(t, corpus.FS)
	list := ix.Stances("country/CN")
	if len(list) == 0 {
		t.Fatal("China has no stance")
	}
	list[0] = facts.Stance{}
	if ix.Stances("country/CN")[0].Holder == "" {
		t.Error("a caller changed the index")
	}
}

// What Bleve has of an entity is put in again when a name becomes a role.
func TestFingerprint(t *testing.T) {
	ix := buildFS(t, harbour.fs())
	named := &entity{Entity: &facts.Entity{ID: "person/anna-holm", Name: "Anna Holm", Aliases: []string{"Mayor"}}}
	role := &entity{Entity: &facts.Entity{ID: "person/anna-holm", Name: "Anna Holm"}, roles: []role{{text: "Mayor"}}}
	if ix.fingerprint(named) == ix.fingerprint(role) {
		t.Error("they are the same")
	}
}
