package index

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"attache/internal/article"
	"attache/internal/facts"
)

// completions returns what an index offers to those who type the beginnings of its names,
// also with a letter missing, and more.
func completions(ix *Index) map[string]any {
	typed := []string{"", "a", "the t", "s l", "лавр", "王", "सर", "2022", "2022-03", "met", "toll", "sanctoins", "xyz"}
	for e := range ix.Entities() {
		name := []rune(e.Name)
		typed = append(typed, e.Name, string(name[:min(len(name), 4)]))
		if len(name) > 6 {
			typed = append(typed, string(slices.Delete(name, 3, 4)))
		}
	}
	actors := []string{"country/RU", "country/NO", "person/ingrid-solberg"}
	out := map[string]any{}
	for _, t := range typed {
		var events []string
		for _, placed := range []bool{false, true} {
			for _, e := range ix.EventsBegun(t, placed, 20) {
				events = append(events, e.Date+e.What)
			}
		}
		out["typed "+t] = []any{ix.Begun(t, Everyone, 20), ix.Begun(t, Speakers, 20), ix.Begun(t, Holders, 200), ix.StanceTopicsBegun(t, actors, 20),
			ix.QuoteTopicsBegun(t, actors, 20), titles(ix.ArticlesBegun(t, 5)), events, ix.SourcesBegun(t, 20), ix.DaysBegun(t, 20)}
	}
	return out
}

// An index that comes of one that is ready is ready, and one that comes of another is not:
// who only asks need not wait for what completes.
func TestReady(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Build(nil, "0", x)
	if err != nil {
		t.Fatal(err)
	}
	for _, ready := range []bool{false, true} {
		if ready {
			ix.Ready()
		}
		next, err := ix.Update(nil, nil, "1")
		if err != nil {
			t.Fatal(err)
		}
		c := next.completion.made()
		if got := c != nil && c.sounds.made() != nil; got != ready {
			t.Errorf("of an index of which %t holds that it is ready comes one of which %t does", ready, got)
		}
	}
}

// Of more happenings than are offered the newest are, also after many updates.
func TestNewestDeeds(t *testing.T) {
	const most = 40
	ix := &Index{tables: &tables{happenings: &happenings{}}}
	c := &completion{deeds: &table{}}
	all := map[*fold]*happening{}
	number, day := 0, 0
	update := func(added, gone int) {
		by := difference{dropped: map[*happening]bool{}}
		changes := map[*fold]*happening{}
		for range added {
			number++
			day = (day + 7) % 360 // a later update tells of older days, too
			a := &account{outline: outline{What: "met", Date: fmt.Sprintf("2022-%02d-%02d", 1+day/30, 1+day%30)},
				leaf: &leaf{reading: &reading{article: &article.Article{ID: fmt.Sprint(number)}}}}
			f := &fold{accounts: []*account{a}}
			changes[f] = &happening{folds: []*fold{f}, told: []*account{a}}
			by.made = append(by.made, changes[f])
		}
		for f, h := range all {
			if len(by.dropped) < gone {
				by.dropped[h], changes[f] = true, nil
			}
		}
		for f, h := range changes {
			all[f] = h
			if h == nil {
				delete(all, f)
			}
		}
		ix.happenings = &happenings{of: ix.happenings.of.with(changes)}
		c.deeds, c.oldest = c.updateDeeds(ix, by, most)
	}
	for step, by := range [][2]int{{20, 0}, {25, 5}, {40, 0}, {1, 0}, {1, 1}, {200, 0}, {0, 30}, {0, 100}, {3, 60}, {0, 80}, {100, 0}} {
		update(by[0], by[1])
		want := slices.SortedFunc(maps.Values(all), func(g, h *happening) int { return int(newness(h)) - int(newness(g)) })
		got := c.deeds.Find("met", 10*most)
		if least := min(len(want), most-most/4); len(got) < least || len(got) > most+most/4 {
			t.Fatalf("step %d offers %d of %d happenings, want %d to %d", step, len(got), len(want), least, most+most/4)
		}
		by := map[string]*happening{}
		for _, h := range all {
			by[deedKey(h)] = h
		}
		for i, h := range got {
			if by[h.Key] == nil || newness(by[h.Key]) != newness(want[i]) {
				t.Fatalf("step %d: offer %d is %v, want %v", step, i, by[h.Key], want[i])
			}
		}
	}
}
