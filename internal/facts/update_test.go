package facts

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"attache/internal/article"
)

// Names that can be one, are not to be, or take part in several ways of joining, by
// family.
var colliding = [][]string{
	{"person/Anna Holm", "person/Anna HOLM", "person/Anna Holm 2", "person/Jan Holm", "person/Holm", "person/Anna", "organisation/Holm", "topic/Holm", "topic/Anna Holm"},
	{"person/Jan Berg", "person/Jan A. Berg", "person/Jan B. Berg", "person/J an Berg", "person/Berg", "organisation/Berg", "topic/Berg", "place/Berg", "country/Norway"},
	{"person/Sergei Petrov", "person/Sergey Petrov", "person/Serge i Petrov", "person/Petrov", "person/Sergei", "person/Sergei A. Petrov"},
	{"person/Joe Molnix", "person/Joseph R. Molnix Jr.", "person/Joseph R. Molnix Sr.", "person/Joseph Molnix", "person/Joseph al-Molnix", "person/Molnix"},
	{"person/Sam Dahl", "person/Samuel Dahl", "person/Samantha Dahl", "person/Samantha al-Dahl", "person/Sam M. Dahl", "person/Dahl", "topic/Dahl"},
	{"organisation/Zarbok Atomic Agency", "organisation/Zonal Arts Academy", "organisation/ZAA", "organisation/Zaa", "organisation/ZA", "topic/ZAA", "topic/ZA", "topic/Zarbok Atomic Agency", "place/Zaa"},
}

// Aliases that articles give them.
var collidingAliases = map[Type][]string{
	Person:       {"Holm", "Berg", "Petrov", "Molnix", "Dahl", "Anna", "Sergei"},
	Organisation: {"ZAA", "ZA", "Zarbok"},
}

// anyNames draws the few names that articles are about, so that they meet often.
func anyNames(t *rapid.T) []Entity {
	var out []Entity
	family := slices.Concat(rapid.SliceOfNDistinct(rapid.SampledFrom(colliding), 1, 2, func(f []string) string { return f[0] }).Draw(t, "families")...)
	for _, n := range rapid.SliceOfNDistinct(rapid.SampledFrom(family), 1, 6, rapid.ID).Draw(t, "names") {
		typ, name, _ := strings.Cut(n, "/")
		out = append(out, Entity{ID: typ + "/" + slug(name), Name: name, Type: Type(typ), Aliases: []string{}})
	}
	return out
}

// anyDocument makes an article of an id that names a few of them.
func anyDocument(t *rapid.T, id string, names []Entity) *Document {
	pick := func(from []string, what string) string { return rapid.SampledFrom(from).Draw(t, what) }
	d := &Document{Article: &article.Article{ID: id, Date: "2020-05-05"}, Facts: []Fact{}}
	seen := map[string]bool{}
	for range rapid.IntRange(0, 4).Draw(t, "names") {
		e := rapid.SampledFrom(names).Draw(t, "entity")
		if seen[e.ID] {
			continue
		}
		seen[e.ID] = true
		start := len(d.Article.Body)
		d.Article.Body += e.Name + "."
		e.Evidence = []Evidence{Cite(d.Article, article.Span{Start: start, End: len(d.Article.Body)})}
		name, typ := e.Name, e.Type
		for _, a := range rapid.SliceOfNDistinct(rapid.SampledFrom(append([]string{"It"}, collidingAliases[typ]...)), 0, 2, rapid.ID).Draw(t, "aliases") {
			if a != name {
				e.Aliases = append(e.Aliases, a)
			}
		}
		d.Entities = append(d.Entities, e)
		for range rapid.IntRange(1, 3).Draw(t, "mentions") {
			d.Mentions = append(d.Mentions, Mention{Entity: e.ID})
		}
		if typ == Person {
			for range rapid.IntRange(0, 3).Draw(t, "facts") {
				f := Fact{About: e.ID, Name: name}
				switch f.Label = pick([]string{"role", "age", "nationality"}, "label"); f.Label {
				case "role":
					f.Value = pick([]string{"Foreign Minister", "swimmer", "Minister", "Olympic swimmer", "lawyer"}, "role")
				case "age":
					f.Value = pick([]string{"23", "24", "26", "71"}, "age")
				case "nationality":
					f.ValueID = pick([]string{"country/NO", "country/AU"}, "nationality")
				}
				d.Facts = append(d.Facts, f)
			}
		}
		other := d.Entities[0]
		d.Quotes = append(d.Quotes, Quote{Speaker: name, SpeakerID: e.ID})
		d.Stances = append(d.Stances, Stance{Holder: name, HolderID: e.ID, Target: other.Name, TargetID: other.ID})
		d.Events = append(d.Events, Event{Participants: []string{other.Name, name}, About: []string{other.ID, e.ID}})
	}
	return d
}

// A view is all that a corpus says of articles.
type view struct {
	Entities map[string]Entity
	Order    []string
	Naming   map[string][]string
	Means    map[string]map[string]string // article → id within it → joined id
	Said     map[string]*Said
}

func viewOf(c *Corpus, docs map[string]*Document) view {
	v := view{map[string]Entity{}, nil, map[string][]string{}, map[string]map[string]string{}, map[string]*Said{}}
	for e := range c.Entities() {
		v.Entities[e.ID], v.Naming[e.ID] = *e, c.Naming(e.ID)
		v.Order = append(v.Order, e.ID)
	}
	for a, d := range docs {
		v.Said[a] = c.Said(d)
		v.Means[a] = map[string]string{}
		for _, e := range d.Entities {
			v.Means[a][e.ID] = c.Canonical(a, e.ID)
		}
	}
	return v
}

func (v view) String() string {
	out, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(out)
}

// An update makes what joining anew makes, says what it changed and nothing else, and
// leaves the corpora before it as they were.
func TestUpdate(t *testing.T) {
	articles := strings.Fields("a b c d e f")
	rapid.Check(t, func(t *rapid.T) {
		c, names := new(Corpus), anyNames(t)
		docs := map[string]*Document{}
		var corpora []*Corpus
		var of []map[string]*Document
		var views []string
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			before := viewOf(c, docs)
			corpora, of, views = append(corpora, c), append(of, maps.Clone(docs)), append(views, before.String())

			var put []*Document
			gone := rapid.SliceOfNDistinct(rapid.SampledFrom(articles), 0, 3, rapid.ID).Draw(t, "put")
			for _, id := range gone {
				docs[id] = anyDocument(t, id, names)
				put = append(put, docs[id])
			}
			removed := rapid.SliceOfNDistinct(rapid.SampledFrom(articles), 0, 2, rapid.ID).Draw(t, "removed")
			for _, id := range removed {
				delete(docs, id)
			}
			var change Change
			c, change = c.Update(put, removed)

			var all []*Document
			for _, id := range rapid.Permutation(slices.Sorted(maps.Keys(docs))).Draw(t, "order") {
				all = append(all, docs[id])
			}
			got, want := viewOf(c, docs), viewOf(Join(all), docs)
			if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Fact{})); diff != "" {
				t.Fatalf("joined anew (-) and updated (+) differ:\n%s", diff)
			}
			if got, want := change.Entities, changedEntities(before, got); !slices.Equal(got, want) {
				t.Fatalf("changed entities %q, want %q", got, want)
			}
			gone = append(gone, removed...)
			if got, want := change.Documents, changedDocuments(before, got, gone); !slices.Equal(got, want) {
				t.Fatalf("changed documents %q, want %q", got, want)
			}
			for a := range docs {
				if !slices.Contains(gone, a) && !slices.Contains(change.Documents, a) && !reflect.DeepEqual(before.Said[a], got.Said[a]) {
					t.Fatalf("%s says something else", a)
				}
			}
		}
		for i, c := range corpora {
			if got := viewOf(c, of[i]).String(); got != views[i] {
				t.Fatalf("the corpus of step %d became\n%s\nfrom\n%s", i, got, views[i])
			}
		}
	})
}

func changedEntities(before, now view) []string {
	ids := map[string]bool{}
	for _, v := range []view{before, now} {
		for id := range v.Entities {
			if !reflect.DeepEqual(before.Entities[id], now.Entities[id]) || !slices.Equal(before.Naming[id], now.Naming[id]) {
				ids[id] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(ids))
}

func changedDocuments(before, now view, but []string) []string {
	ids := map[string]bool{}
	for a, means := range now.Means {
		for id, to := range means {
			was := before.Means[a][id]
			if !slices.Contains(but, a) && (was != to || before.Entities[was].Name != now.Entities[to].Name) {
				ids[a] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(ids))
}

// Corpora can be read and updated at once.
func TestUpdateAtOnce(t *testing.T) {
	first := read(t, published, "Norwegian Foreign Minister Anna Holm resigned.")
	c := Join([]*Document{first})
	docs := map[string]*Document{"test": first}
	want := viewOf(c, docs).String()
	done := make(chan string)
	for i := range 8 {
		go func() {
			d := *first
			d.Article = &article.Article{ID: fmt.Sprint(i)}
			next, _ := c.Update([]*Document{&d}, []string{"test"})
			next.Update(nil, []string{fmt.Sprint(i)})
			done <- viewOf(c, docs).String()
		}()
	}
	for range 8 {
		if got := <-done; got != want {
			t.Errorf("the corpus became\n%s\nfrom\n%s", got, want)
		}
	}
}

// What hangs on something that hangs on the change is joined anew too.
func TestUpdateFarOff(t *testing.T) {
	doc := func(id string, facts []Fact, entity string, aliases ...string) *Document {
		typ, name, _ := strings.Cut(entity, "/")
		e := Entity{ID: typ + "/" + slug(name), Name: name, Type: Type(typ), Aliases: aliases}
		for i := range facts {
			facts[i].About = e.ID
		}
		return &Document{Article: &article.Article{ID: id, Date: "2020-05-05"}, Entities: []Entity{e}, Facts: facts}
	}
	age := func(years string) []Fact { return []Fact{{Label: "age", Value: years}} }
	for _, test := range []struct {
		name       string
		docs       []*Document
		id         string // who is meant in the first article
		with, gone string // by the documents, and by all but the last
	}{
		{"an acronym of what is no acronym any more",
			[]*Document{doc("a", nil, "organisation/ZA"), doc("b", nil, "organisation/ZAA", "ZA"), doc("c", nil, "organisation/Zarbok Atomic Agency", "ZAA")},
			"organisation/za", "organisation/za", "organisation/zaa"},
		{"a given name of whom a surname does not stand for any more",
			[]*Document{doc("a", age("71"), "person/Petra"), doc("b", nil, "person/Petra Holm", "Petra"), doc("c", age("23"), "person/Holm"), doc("d", nil, "person/Jan Holm")},
			"person/petra", "person/petra-holm", "person/petra"},
		{"a spelling of a short form",
			[]*Document{doc("a", nil, "person/Joseph al-Molnix"), doc("b", nil, "person/Joseph Molnix"), doc("c", nil, "person/Joe Molnix")},
			"person/joseph-al-molnix", "person/joe-molnix", "person/joseph-al-molnix"},
	} {
		t.Run(test.name, func(t *testing.T) {
			last := test.docs[len(test.docs)-1]
			c := Join(test.docs)
			if got := c.Canonical("a", test.id); got != test.with {
				t.Errorf("joined with the last article %s means %s, want %s", test.id, got, test.with)
			}
			c, _ = c.Update(nil, []string{last.Article.ID})
			if got := c.Canonical("a", test.id); got != test.gone {
				t.Errorf("without it %s means %s, want %s", test.id, got, test.gone)
			}
			c, _ = c.Update([]*Document{last}, nil)
			if got := c.Canonical("a", test.id); got != test.with {
				t.Errorf("with it again %s means %s, want %s", test.id, got, test.with)
			}
		})
	}
}

// A surname that nobody else bore stands for nobody once somebody does.
func TestUpdateTakesBack(t *testing.T) {
	a, b, other := read(t, published, "Anna Holm resigned."), read(t, published, "Chancellor Holm came back."), read(t, published, "Jan Holm resigned.")
	a.Article.ID, b.Article.ID, other.Article.ID = "a", "b", "c"
	c, _ := Join([]*Document{a, b}).Update([]*Document{other}, nil)
	if got := c.Canonical("b", "person/holm"); got != "person/holm" {
		t.Errorf("of two it is %s", got)
	}
	c, change := c.Update(nil, []string{"c"})
	if got := c.Canonical("b", "person/holm"); got != "person/anna-holm" {
		t.Errorf("of one it is %s", got)
	}
	want := Change{Entities: []string{"person/anna-holm", "person/holm", "person/jan-holm"}, Documents: []string{"b"}}
	if diff := cmp.Diff(want, change); diff != "" {
		t.Error(diff)
	}
}
