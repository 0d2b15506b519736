package article

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func TestParseNames(t *testing.T) {
	names, problems := ParseNames("entities.yaml", []byte(`# A comment.
entities:
  - name: Ingrid Solberg
    type: person
    aliases: [Ingrid Solbergh, Solbergh]
  - name: The Fjord
    type: organisation
    aliases: Fjord News
  - name: 007
meant:
  - name: Madsen
    is: Lars Madsen
    in: [talks, more-talks]
  - {name: Madsen, is: Pia Madsen, in: quotas}
ignored:
  - The Reader
  - name: Bergen
    in: [quotas]
`))
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	got := fmt.Sprintf("%+v", *names)
	want := "{File:entities.yaml Entities:[" +
		"{Name:Ingrid Solberg Type:person Aliases:[{Name:Ingrid Solbergh Line:5} {Name:Solbergh Line:5}] Line:3} " +
		"{Name:The Fjord Type:organisation Aliases:[{Name:Fjord News Line:8}] Line:6} {Name:007 Type: Aliases:[] Line:9}] " +
		"Meant:[{Name:Madsen Is:Lars Madsen In:[talks more-talks] Line:11} {Name:Madsen Is:Pia Madsen In:[quotas] Line:14}] " +
		"Ignored:[{Name:The Reader In:[] Line:16} {Name:Bergen In:[quotas] Line:17}]}"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestNamesProblems leaves out what is wrong, says so in a sentence, and keeps the rest.
func TestNamesProblems(t *testing.T) {
	for _, tt := range []struct{ data, want string }{
		{"", ""},
		{"# nothing yet\n", ""},
		{"entities:\n", ""},
		{"entities:\n - name: A: B\n", "e.yaml:2: it is no YAML (mapping values are not allowed in this context); put values with a colon or quotation marks in quotation marks"},
		{"- a\n", `e.yaml:1: the file must have lines such as "entities: …"; write it so`},
		{"entites:\n - name: A\nignored: [B]\n", `e.yaml:1: "entites" is not known here; did you mean entities?`},
		{"entities: A\n", `e.yaml:1: "entities" must be a list; begin each entry with a hyphen`},
		{"entities:\n - A\n", `e.yaml:2: an entity must have lines such as "name: …"; write it so`},
		{"entities:\n - type: person\n", `e.yaml:2: an entity has no name; add "name: …"`},
		{"entities:\n - name: A\n   kind: person\n", `e.yaml:3: "kind" is not known here; there are name, type and aliases`},
		{"entities:\n - name: A\n   alias: B\n", `e.yaml:3: "alias" is not known here; did you mean aliases?`},
		{"entities:\n - name: A\n   type: human\n", `e.yaml:3: "human" is no type; write person, organisation, country, place or topic`},
		{"entities:\n - name: [A]\n", "e.yaml:2: the name must be one line of text; put it in quotation marks"},
		{"entities:\n - name: '—'\n", "e.yaml:2: the name has no letters; write a name or delete it"},
		{"entities:\n - name: A\n   aliases: [{b: c}]\n", "e.yaml:3: an alias must be one line of text; put it in quotation marks"},
		{"entities:\n - name: " + strings.Repeat("a", 201) + "\n", "e.yaml:2: the name has more than 200 bytes; write a name"},
		{"entities:\n - name: A\n - name: a\n", "e.yaml:3: a has two entries; make one of them"},
		{"entities:\n - name: A\n   aliases: [C, c]\n", `e.yaml:3: "c" is given twice for A; delete one of them`},
		{"entities:\n - name: A\n   aliases: [C]\n - name: B\n   aliases: [C]\n", `e.yaml:5: "C" means A already; say under "meant" in which articles it means B`},
		{"meant:\n - name: A\n", `e.yaml:2: an entry of "meant" has no "is"; write both name and is`},
		{"meant:\n - {name: A, is: B}\n - {name: a, is: C}\n", `e.yaml:3: what "a" means there is said on line 2 already; delete one of them`},
		{"meant:\n - {name: A, is: B, in: [x, y]}\n - {name: A, is: C, in: y}\n", `e.yaml:3: what "A" means there is said on line 2 already; delete one of them`},
		{"entities:\n - {name: A B, aliases: [B]}\nmeant:\n - {name: B, is: C B}\n", `e.yaml:4: "B" is a name of A B above; say in which articles it means C B`},
		{"entities:\n - name: A\nignored: [A]\n", `e.yaml:3: "A" is a name of A above and cannot be ignored everywhere; say in which articles`},
		{"entities:\n - &a {name: A}\n - *a\n", `e.yaml:3: an entity must have lines such as "name: …"; write it so`},
		{"# " + strings.Repeat("x", 100) + "\nentities:\n - name: A\xff\n", "e.yaml:3: has a byte that is no UTF-8; save the file as UTF-8"},
		{strings.Repeat("#", maxNames+1), "e.yaml: has more than 4 MiB; keep it to the names that the rules get wrong"},
	} {
		_, problems := ParseNames("e.yaml", []byte(tt.data))
		if got := said(problems); got != tt.want {
			t.Errorf("%.60q: got\n%s\nwant\n%s", tt.data, got, tt.want)
		}
	}
	names, _ := ParseNames("e.yaml", []byte("entities:\n - name: A\n - nam: B\nignored: [C]\nmore: x\n"))
	if len(names.Entities) != 1 || len(names.Ignored) != 1 {
		t.Errorf("beside wrong entries %+v are left", names)
	}
}

// TestNamesOfFolder reads the names beside a folder and beside a single file, and keeps
// the good ones while the file is broken.
func TestNamesOfFolder(t *testing.T) {
	for _, name := range []string{"n", "n/a.txt"} {
		fsys := fstest.MapFS{"n/a.txt": file("A\nText.")}
		f := openFS(t, fsys, name)
		read := func(when, ignored, broken string) string {
			t.Helper()
			set, err := f.Update(nil, 0)
			if err != nil || len(set.Articles) != 1 {
				t.Fatalf("%s, %s: got %+v, %v", name, when, set, err)
			}
			got := ""
			if set.Names != nil {
				for _, i := range set.Names.Ignored {
					got += i.Name
				}
			}
			if got != ignored {
				t.Errorf("%s, %s: %q is ignored, want %q", name, when, got, ignored)
			}
			if got := brokenFiles(set); got != broken {
				t.Errorf("%s, %s: broken are %q, want %q", name, when, got, broken)
			}
			return set.Snapshot()
		}
		without := read("without the file", "", "")
		fsys["n/entities.yaml"] = file("ignored: [A]\n")
		with := read("with the file", "A", "")
		fsys["n/entities.yaml"] = file("ignored: [A\n")
		broken := read("while it is broken", "A", "n/entities.yaml(1)")
		fsys["n/entities.yaml"] = file("ignored: [B]\nelse: 1\n")
		read("while part of it is wrong", "B", "n/entities.yaml(0)")
		delete(fsys, "n/entities.yaml")
		gone := read("when it is gone", "", "")
		if without != gone || with == without || with != broken {
			t.Errorf("%s: the snapshots are %s, %s, %s, %s", name, without, with, broken, gone)
		}
	}
}

func FuzzParseNames(f *testing.F) {
	f.Add("entities:\n - name: A\n   aliases: [B]\nmeant:\n - {name: A, is: B, in: x}\nignored: [C, {name: D}]\n")
	f.Add("entities: &a [*a]\n")
	f.Fuzz(func(t *testing.T, data string) {
		names, problems := ParseNames("e.yaml", []byte(data))
		if names == nil && len(problems) == 0 {
			t.Error("neither names nor a problem")
		}
		for _, p := range problems {
			if p.Text == "" || strings.ContainsAny(p.Text, "\n") {
				t.Errorf("a problem is no sentence: %q", p.Text)
			}
		}
		names.Hash()
	})
}
