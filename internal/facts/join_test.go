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
		{"two people", []string{"Anna Holm resigned.", "Anna Berg resigned."}, []string{"person/anna-berg", "person/anna-holm"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var docs []*Document
			for _, b := range test.bodies {
				docs = append(docs, read(t, published, b))
			}
			c := Join(docs)
			var got []string
			for _, e := range c.Entities {
				if e.Type == Person {
					got = append(got, e.ID)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("people %q, want %q", got, test.want)
			}
			for _, d := range docs {
				for _, m := range d.Mentions {
					if id := c.Canonical(m.Entity); !slices.ContainsFunc(c.Entities, func(e Entity) bool { return e.ID == id }) {
						t.Errorf("%s becomes %s, which is no entity", m.Entity, id)
					}
				}
			}
		})
	}
}

// Facts follow the joined person, and the documents stay as they were.
func TestJoinMovesFacts(t *testing.T) {
	docs := []*Document{
		read(t, published, "Norwegian Chancellor Anna Holm resigned. Anna Holm left."),
		read(t, published, "“We reject quotas,” Chancellor Holm said."),
	}
	c := Join(docs)
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
