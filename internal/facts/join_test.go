package facts

import (
	"slices"
	"testing"
)

func TestJoin(t *testing.T) {
	for _, test := range []struct {
		name   string
		bodies []string
		want   []string // ids of the people
	}{
		{"one name", []string{"Anna Holm resigned.", "Anna Holm came back."}, []string{"person/anna-holm"}},
		{"surname alone", []string{"Anna Holm resigned.", "Chancellor Holm came back."}, []string{"person/anna-holm"}},
		{"spelling", []string{"Sergei Petrov resigned. Petrov left.", "Sergey Petrov came back."}, []string{"person/sergei-petrov"}},
		{"surname of two stays apart", []string{"Anna Holm resigned.", "Jan Holm resigned.", "Chancellor Holm came back."}, []string{"person/anna-holm", "person/holm", "person/jan-holm"}},
		{"two of one name by country and calling", []string{"Norwegian Foreign Minister Anna Holm resigned.", "Australian swimmer Anna Holm won."}, []string{"person/anna-holm", "person/anna-holm-2"}},
		{"two of one name by age", []string{"Anna Holm (71) resigned.", "Anna Holm (23) won."}, []string{"person/anna-holm", "person/anna-holm-2"}},
		{"a new office", []string{"Norwegian Foreign Minister Anna Holm resigned.", "Norwegian Chancellor Anna Holm won."}, []string{"person/anna-holm"}},
		{"surname of somebody else", []string{"Norwegian Foreign Minister Anna Holm resigned.", "Australian Sergeant Holm won."}, []string{"person/anna-holm", "person/holm"}},
		{"nickname and middle", []string{"Joe Molnix resigned.", "Joseph R. Molnix Jr. came back."}, []string{"person/joe-molnix"}},
		{"father and son", []string{"Joseph R. Molnix Sr. resigned.", "Joseph R. Molnix Jr. came back."}, []string{"person/joseph-r-molnix-jr", "person/joseph-r-molnix-sr"}},
		{"who cannot be one through a third", []string{"Ted Molnix resigned. Ted Molnix left. Ted Molnix came.", "Edward Molnix (71) resigned.", "Theodore Molnix (23) won."}, []string{"person/ted-molnix", "person/theodore-molnix"}},
		{"two middles", []string{"Jan A. Holm resigned.", "Jan B. Holm left.", "Jan Holm came back."}, []string{"person/jan-a-holm", "person/jan-b-holm", "person/jan-holm"}},
		{"Arabic article", []string{"President Bashar al-Molni resigned.", "President Bashar Molni came back."}, []string{"person/bashar-al-molni"}},
		{"two people", []string{"Anna Holm resigned.", "Anna Berg resigned."}, []string{"person/anna-berg", "person/anna-holm"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var docs []*Document
			for _, b := range test.bodies {
				d := read(t, published, b)
				d.Article.ID = string(rune('a' + len(docs)))
				docs = append(docs, d)
			}
			c := Join(docs)
			var got []string
			for e := range c.Entities() {
				if e.Type == Person {
					got = append(got, e.ID)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("people %q, want %q", got, test.want)
			}
			for _, d := range docs {
				for _, m := range d.Mentions {
					id := c.Canonical(d.Article.ID, m.Entity)
					if _, ok := c.Entity(id); !ok {
						t.Errorf("%s becomes %s, which is no entity", m.Entity, id)
					}
				}
			}
		})
	}
}

// A body and its acronym are one, and so is a name that one article cannot type.
func TestJoinBodies(t *testing.T) {
	docs := []*Document{
		read(t, published, "The Zarbok Atomic Agency (ZAA) met."),
		read(t, published, "A report by the ZAA was published."),
	}
	docs[1].Article.ID = "second"
	var got []string
	for e := range Join(docs).Entities() {
		got = append(got, e.ID)
	}
	if want := []string{"organisation/zarbok-atomic-agency"}; !slices.Equal(got, want) {
		t.Errorf("entities %q, want %q", got, want)
	}
}

// Facts follow the person they are about, where two have one name.
func TestJoinTellsApart(t *testing.T) {
	a := read(t, published, "Norwegian Foreign Minister Anna Holm resigned.")
	b := read(t, published, "Australian swimmer Anna Holm won.")
	a.Article.ID, b.Article.ID = "a", "b"
	c := Join([]*Document{a, b})
	for _, f := range slices.Concat(c.Said(a).Facts, c.Said(b).Facts) {
		if f.Label == "role" && f.About != map[string]string{"Norwegian Foreign Minister": "person/anna-holm", "Australian swimmer": "person/anna-holm-2"}[f.Value] {
			t.Errorf("%s is %s", f.Value, f.About)
		}
	}
	if got := c.Canonical("b", "person/anna-holm"); got != "person/anna-holm-2" {
		t.Errorf("in the second article it is %s", got)
	}
}

// Facts follow the joined person, and the documents stay as they were.
func TestJoinMovesFacts(t *testing.T) {
	docs := []*Document{
		read(t, published, "Norwegian Chancellor Anna Holm resigned. Anna Holm left."),
		read(t, published, "“We reject quotas,” Chancellor Holm said."),
	}
	docs[1].Article.ID = "second"
	c := Join(docs).Said(docs[1])
	if len(c.Quotes) != 1 || c.Quotes[0].SpeakerID != "person/anna-holm" || c.Quotes[0].Speaker != "Anna Holm" {
		t.Errorf("quotes %+v, want one of Anna Holm", c.Quotes)
	}
	if len(c.Stances) != 1 || c.Stances[0].HolderID != "person/anna-holm" {
		t.Errorf("stances %+v, want one of Anna Holm", c.Stances)
	}
	if got := docs[1].Quotes[0].SpeakerID; got != "person/holm" {
		t.Errorf("the document's speaker became %q", got)
	}
}
