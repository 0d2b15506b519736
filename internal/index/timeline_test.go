package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"attache/corpus"
	"attache/internal/facts"
)

// TestStretch holds each stretch of a timeline to that part of the whole.
func TestStretch(t *testing.T) {
	lasting := files{"visit.txt": `A long visit
22 March 2022

Sergey Lavrov visited Beijing from 28 to 31 March 2022. Wang Yi met Sergey Lavrov in Tunxi on 30 March 2022. Lavrov will meet Wang in April 2022.
`}
	rng := rand.New(rand.NewPCG(1, 2))
	for name, ix := range map[string]*Index{"shipped": buildFS(t, corpus.FS), "lasting": buildFS(t, lasting.fs())} {
		about := [][]string{nil}
		for e := range ix.Entities() {
			about = append(about, []string{e.ID}, slices.Concat(about[len(about)-1], []string{e.ID}))
			if len(about) > 60 {
				break
			}
		}
		for _, view := range []*Index{ix, ix.AsOf("2022-03-31")} {
			for _, ids := range about {
				whole := view.Timeline(Stretch{}, ids...)
				days := []string{""}
				for _, e := range whole {
					days = append(days, firstDay(e.Date))
				}
				for range 20 {
					s := Stretch{From: days[rng.IntN(len(days))], To: days[rng.IntN(len(days))], Limit: rng.IntN(6)}
					want := slices.DeleteFunc(slices.Clone(whole), func(e facts.Event) bool { return !s.Meets(&e) })
					if n := len(want); s.Limit > 0 && n > s.Limit {
						if want = want[:s.Limit]; s.From == "" {
							want = want[n-s.Limit : n]
						}
					}
					if got := view.Timeline(s, ids...); tale(got) != tale(want) {
						t.Fatalf("%s, %+v of %q as of %q: got\n%swant\n%s", name, s, ids, view.until, tale(got), tale(want))
					}
				}
			}
		}
	}
}

// tale returns what events tell, a line each.
func tale(events []facts.Event) string {
	var b strings.Builder
	for _, e := range events {
		fmt.Fprintf(&b, "%s %s %v\n", e.Date, e.What, e.Evidence)
	}
	return b.String()
}

func TestStretchMeets(t *testing.T) {
	for _, test := range []struct {
		from, to, date, until string
		want                  bool
	}{
		{"", "", "2022", "", true},
		{"2022-03-02", "", "2022-03-01", "", false},
		{"2022-03-02", "", "2022-03-01", "2022-03-02", true},
		{"2022-01-01", "2022-01-31", "2022", "", true},
		{"2022-10-01", "2022-10-31", "2022", "", false},
		{"", "2022-03-01", "2022-03", "", true},
		{"", "2022-03-01", "2022-03-02", "", false},
	} {
		if got := (Stretch{From: test.from, To: test.to}).meets(test.date, test.until); got != test.want {
			t.Errorf("%+v: got %v", test, got)
		}
	}
}
