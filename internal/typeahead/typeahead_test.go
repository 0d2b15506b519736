package typeahead

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var people = [][]string{
	{"sergei lavrov", "lavrov", "russian foreign minister"},
	{"wang yi", "wang"},
	{"india", "indian", "भारत", "印度", "new delhi"},
	{"wang wenbin", "wang"},
	{"u.s.", "united states"},
	{"iran"},
	{"iraq"},
	{"wangari maathai"},
	{""},
	{"bashar al-assad", "assad"},
	{"lavrov institute"},
	{"jaishankar"},
	{"jaishan"},
	{"world health organization", "who"},
}

// table returns a table of the things by their number, of which the first are heaviest.
func table(things [][]string) *Table[int] {
	return New(func(yield func(Thing[int]) bool) {
		for n, names := range things {
			if !yield(Thing[int]{n, int32(-n), names}) {
				return
			}
		}
	})
}

func names(things [][]string, hits []Hit[int]) []string {
	var out []string
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%s:%d", things[h.Key][0], h.How))
	}
	return out
}

func TestFind(t *testing.T) {
	tab := table(people)
	for _, test := range []struct{ typed, want string }{
		{"lavrov", "sergei lavrov:0,lavrov institute:1"},
		{"wang", "wang yi:0,wang wenbin:0,wangari maathai:1"},
		{"wang y", "wang yi:1"},
		{"yi wang", "wang yi:3"},
		{"y w", "wang yi:3"},
		{"minister russian", "sergei lavrov:3"},
		{"assad", "bashar al-assad:0"},
		{"al ass", "bashar al-assad:2"},
		{"us", "u.s.:0"},
		{"印", "india:2"},
		{"भ", "india:2"},
		{"iran", "iran:0,iraq:4"},
		{"irna", "iran:4,iraq:4"},
		{"jaishankr", "jaishankar:4,jaishan:4"},
		{"jaishakra", "jaishankar:4"},
		{"sregei lavrov", "sergei lavrov:4"},
		{"sergei lavrv", "sergei lavrov:4"},
		{"world helth", "world health organization:4"},
		{"worxd", "world health organization:4"},
		{"xorld", ""},
		{"who", "world health organization:0"},
		{"a a a a a a a a a a a a a a", ""},
		{"-'.", "sergei lavrov:1,wang yi:1,india:1,wang wenbin:1,u.s.:1"},
	} {
		if got := strings.Join(names(people, tab.Find(test.typed, 5)), ","); got != test.want {
			t.Errorf("%q finds %q, want %q", test.typed, got, test.want)
		}
	}
	if got := table(nil).Find("x", 5); len(got) > 0 {
		t.Errorf("an empty table finds %v", got)
	}
}

func TestAmong(t *testing.T) {
	tab := table(people)
	for _, test := range []struct{ typed, want string }{
		{"", "wangari maathai:1,wang wenbin:1,sergei lavrov:1"},
		{"wang", "wang wenbin:0,wangari maathai:1"},
		{"lavrv", "sergei lavrov:4"},
		{"foreign", "sergei lavrov:2"},
		{"minister russian", "sergei lavrov:3"},
		{"iran", ""},
	} {
		if got := strings.Join(names(people, tab.Among(test.typed, []int{7, 3, 0}, 5)), ","); got != test.want {
			t.Errorf("%q finds %q, want %q", test.typed, got, test.want)
		}
	}
}

// What Find returns is what looking at each thing would: the same things in the same
// order. Only typos are told apart further, and not looked for in each of several words.
func TestFindIsComplete(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		b := make([]byte, 1+r.IntN(6))
		for i := range b {
			b[i] = "abcd"[r.IntN(4)]
		}
		return string(b)
	}
	var things [][]string
	var all []int
	for n := range 250 {
		things = append(things, []string{word() + " " + word(), word()})
		all = append(all, n)
	}
	tab := table(things)
	for range 3000 {
		typed, limit := word(), 1+r.IntN(2*len(things))
		several := r.IntN(3) == 0
		if several {
			typed += " " + word()
		}
		got, want := tab.Find(typed, limit), tab.Among(typed, all, limit)
		nearly := func(h Hit[int]) bool { return h.How == Nearly }
		if several {
			got, want = slices.DeleteFunc(got, nearly), slices.DeleteFunc(want, nearly)
		} else if limit > len(things) && slices.ContainsFunc(got, nearly) {
			slices.SortFunc(got, func(a, b Hit[int]) int { return a.Key - b.Key })
			slices.SortFunc(want, func(a, b Hit[int]) int { return a.Key - b.Key })
		}
		if slices.ContainsFunc(got, nearly) && limit <= len(things) {
			continue
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q, at most %d:\n%q, want\n%q", typed, limit, names(things, got), names(things, want))
		}
	}
}

// A model is what a table should find.
type model map[string]Thing[string]

func (m model) table() *Table[string] { return New(maps.Values(m)) }

// letters has the words that names are made of: few, so that many are alike.
var letters = rapid.StringMatching(`[ab]{1,2}[a-c]{0,4}`)

func thing(key string) *rapid.Generator[Thing[string]] {
	return rapid.Custom(func(t *rapid.T) Thing[string] {
		name := rapid.SliceOfN(letters, 1, 3)
		th := Thing[string]{Key: key, Weight: rapid.Int32Range(0, 5).Draw(t, "weight")}
		for range rapid.IntRange(0, 3).Draw(t, "names") {
			th.Names = append(th.Names, strings.Join(name.Draw(t, "name"), " "))
		}
		return th
	})
}

// A table that was updated finds what one finds that is made anew, in the same order,
// and so does each that it came of.
func TestUpdate(t *testing.T) {
	keys := rapid.Custom(func(t *rapid.T) string { return fmt.Sprint(rapid.IntRange(0, 150).Draw(t, "key")) })
	rapid.Check(t, func(t *rapid.T) {
		type version struct {
			model model
			table *Table[string]
		}
		change := func(m model, most int) (changed []Thing[string]) {
			for _, key := range rapid.SliceOfNDistinct(keys, 0, most, rapid.ID).Draw(t, "changed") {
				th := thing(key).Draw(t, "thing")
				if old, ok := m[key]; ok && rapid.Bool().Draw(t, "as it was") {
					th = old
				}
				m[key] = th
				if len(th.Names) == 0 {
					delete(m, key)
				}
				changed = append(changed, th)
			}
			return changed
		}
		m := model{}
		change(m, 100)
		versions := []version{{m, m.table()}}
		for range rapid.IntRange(1, 12).Draw(t, "updates") {
			from := rapid.SampledFrom(versions).Draw(t, "from")
			if rapid.IntRange(0, 3).Draw(t, "branch") > 0 {
				from = versions[len(versions)-1]
			}
			m := maps.Clone(from.model)
			changed := change(m, rapid.SampledFrom([]int{1, 5, 40}).Draw(t, "most changed"))
			for range rapid.SampledFrom([]int{0, 3, 60}).Draw(t, "gone") {
				key := keys.Draw(t, "key")
				if !slices.ContainsFunc(changed, func(th Thing[string]) bool { return th.Key == key }) {
					delete(m, key)
					changed = append(changed, Thing[string]{Key: key})
				}
			}
			versions = append(versions, version{m, from.table.Update(slices.Values(changed))})
		}
		for n, v := range versions {
			for i, s := range v.table.segments {
				if s.live < len(s.keys)/2 {
					t.Errorf("of %d things of segment %d only %d are not gone", len(s.keys), i, s.live)
				}
				if i > 0 && s.live*ratio > v.table.segments[i-1].live {
					t.Errorf("segment %d has %d things after one of %d", i, s.live, v.table.segments[i-1].live)
				}
			}
			if got := v.table.Len(); got != len(v.model) {
				t.Errorf("version %d has %d things, want %d", n, got, len(v.model))
			}
			fresh := v.model.table()
			for _, typed := range append(rapid.SliceOfN(letters, 1, 3).Draw(t, "typed"), "", strings.Join(rapid.SliceOfN(letters, 2, 3).Draw(t, "words"), " ")) {
				for _, limit := range []int{3, 200} {
					if got, want := v.table.Find(typed, limit), fresh.Find(typed, limit); !slices.Equal(got, want) {
						t.Errorf("version %d of %d: %q, at most %d:\n%v, want\n%v", n, len(versions), typed, limit, got, want)
					}
				}
				some := rapid.SliceOfN(keys, 0, 20).Draw(t, "some")
				if got, want := v.table.Among(typed, some, 10), fresh.Among(typed, some, 10); !slices.Equal(got, want) {
					t.Errorf("version %d of %d: %q among %q:\n%v, want\n%v", n, len(versions), typed, some, got, want)
				}
			}
		}
	})
}

func TestBegins(t *testing.T) {
	for _, test := range []struct {
		word, typed string
		typos       int
		want        bool
	}{
		{"lavrov", "lavrov", 0, true},
		{"lavrov", "lavr", 0, true},
		{"lavrov", "lavrv", 1, true},
		{"lavrov", "lvarov", 1, true},
		{"lavrov", "lavvrov", 1, true},
		{"lavrov", "lavrovs", 1, true},
		{"lavrov", "lovrav", 1, false},
		{"lavrov", "lovrav", 2, true},
		{"lavrov", "avrov", 1, false}, // the first letter is wrong
		{"印度", "印地", 1, true},
		{"", "x", 1, false},
	} {
		if got := begins(test.word, test.typed, test.typos); got != test.want {
			t.Errorf("begins(%q, %q, %d) = %t", test.word, test.typed, test.typos, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"lavrov", "wang y", "irna", "", "\xff", "a\nb", "印度 ", strings.Repeat("al ", 50), "e\u0301", "\u0301"} {
		f.Add(s, s, 3)
	}
	f.Fuzz(func(t *testing.T, name, typed string, limit int) {
		things := append([][]string{{name}, {name + " x", typed}}, people...)
		tab := table(things)
		seen := map[int]bool{}
		hits := tab.Find(typed, limit)
		others := append([][]string{{typed}, {"x " + name}}, people...)
		updated := table(others).Update(slices.Values([]Thing[int]{{0, 0, things[0]}, {1, -1, things[1]}}))
		if got := updated.Find(typed, limit); !slices.Equal(got, hits) {
			t.Errorf("updated: %v, want %v", got, hits)
		}
		if len(hits) > max(limit, 0) {
			t.Errorf("%d hits, limit %d", len(hits), limit)
		}
		for i, h := range hits {
			if h.Key < 0 || h.Key >= len(things) || seen[h.Key] || i > 0 && h.How < hits[i-1].How {
				t.Errorf("hit %d of %v", i, hits)
			}
			seen[h.Key] = true
		}
		if limit > len(things) && plain(name) != "" && len(strings.Fields(plain(name))) <= maxWords {
			if got := tab.Find(name, limit); len(got) == 0 || got[0].How != Exact {
				t.Errorf("%q finds %v", name, got)
			}
		}
	})
}
