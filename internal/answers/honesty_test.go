package answers

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// TestNothingIsMadeUp asks every command about every entity of every corpus at
// hand, and checks on each answer the first promise of the bot: each evidence is
// the article's text to the byte, and nothing is displayed that is neither that,
// nor a value taken from an article, nor fixed vocabulary.
func TestNothingIsMadeUp(t *testing.T) {
	for _, c := range []struct {
		name string
		fsys fs.FS
	}{
		{"shipped", corpus.FS},
		{"garbled", os.DirFS("testdata/garbled")},
		{"seed", os.DirFS("../../../shared/seed")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := fs.Stat(c.fsys, "."); err != nil {
				t.Skipf("the corpus is not at hand: %v", err)
			}
			set, err := article.LoadFS(c.fsys, ".")
			if err != nil {
				t.Fatal(err)
			}
			h := newHonesty(t, set)
			questions := []string{"help", "articles", "search economic sanctions", `search "old friend"`, "ask what happened?", "who", "article nothing", "search from:never", "unheard-of thing"}
			for _, row := range h.engine.Commands() {
				for e := range h.ix.Entities() {
					questions = append(questions, row.Name+" "+e.Name)
					for _, a := range e.Aliases {
						questions = append(questions, row.Name+" "+a)
					}
				}
				for _, a := range set.Articles {
					questions = append(questions, row.Name+" "+a.ID)
				}
			}
			answered := 0
			for _, q := range questions {
				if h.check(q).Status == Answered {
					answered++
				}
			}
			if answered < len(questions)/4 {
				t.Errorf("only %d of %d questions were answered: the test checks nothing", answered, len(questions))
			}
		})
	}
}

type honesty struct {
	t      *testing.T
	engine *Engine
	ix     *index.Index
	x      *facts.Extractor
	byID   map[string]*article.Article
	bodies string // all bodies and metadata, folded
	fixed  []string
}

func newHonesty(t *testing.T, set *article.Set) *honesty {
	ix, x := build(t, set)
	h := &honesty{t: t, ix: ix, x: x, engine: New(logTo(t), func() *index.Index { return ix }), byID: map[string]*article.Article{}, fixed: vocabulary()}
	var all []string
	for _, a := range set.Articles {
		h.byID[a.ID] = a
		all = append(all, facts.Fold(a.Body), facts.Fold(a.Title), facts.Fold(a.Source), facts.Fold(a.URL), facts.Fold(a.ID), a.Date)
	}
	h.bodies = strings.Join(all, "\n")
	slices.SortFunc(h.fixed, func(a, b string) int { return len(b) - len(a) })
	return h
}

func (h *honesty) check(q string) Answer {
	h.t.Helper()
	a := h.engine.Ask(h.t.Context(), "!"+q)
	for _, e := range evidenceOf(a) {
		art := h.byID[e.Article]
		if art == nil || e.Start < 0 || e.End > len(art.Body) || e.Start >= e.End || art.Body[e.Start:e.End] != e.Text {
			h.t.Errorf("%q: the evidence %+v is not the article's text", q, e)
			continue
		}
		if e.Title != art.Title || e.Date != art.Date || e.Source != art.Source || e.URL != art.URL {
			h.t.Errorf("%q: the evidence %+v does not name its article as it is", q, e)
		}
	}
	js, err := json.Marshal(a)
	if err != nil {
		h.t.Fatal(err)
	}
	if i := bytes.Index(js, []byte("null")); i >= 0 && bytes.Contains(js, []byte(":null")) {
		h.t.Errorf("%q: the JSON has a null: %s", q, js)
	}
	h.checkPage(q, a)
	return a
}

func (h *honesty) checkPage(q string, a Answer) {
	p := a.Page()
	h.pieces(q, a, p.Title, nil)
	h.pieces(q, a, p.Lead, nil)
	for _, s := range p.Sections {
		h.pieces(q, a, s.Heading, nil)
		for _, it := range s.Items {
			h.pieces(q, a, it.Text, it.Cites)
			for _, c := range it.Cites {
				for _, m := range c.Highlights {
					if m[0] < 0 || m[1] > len(c.Text) || m[0] >= m[1] || !utf8.ValidString(c.Text[m[0]:m[1]]) {
						h.t.Errorf("%q: highlight %v does not fit %q", q, m, c.Text)
					}
				}
			}
		}
	}
	for _, tip := range p.Tips {
		again := h.engine.Ask(h.t.Context(), "!"+tip)
		if a.Status == Ambiguous { // the choice must mean one, whatever is known of them
			if again.Subject.Name == "" {
				h.t.Errorf("%q: the choice %q means nobody", q, tip)
			}
		} else if again.Status == Invalid || again.Status == NotFound {
			h.t.Errorf("%q: the suggestion %q is not answered", q, tip)
		}
	}
}

var isoDate = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)

// pieces checks the origin of each run of text. cites are what the item rests
// on.
func (h *honesty) pieces(q string, a Answer, ps []Piece, cites []Citation) {
	for _, p := range ps {
		switch p.Origin {
		case Word:
			if !h.spoken(p.Text) {
				h.t.Errorf("%q: %q is not in the fixed vocabulary", q, p.Text)
			}
		case Quoted:
			if !slices.ContainsFunc(cites, func(c Citation) bool { return strings.Contains(facts.Fold(c.Text), facts.Fold(p.Text)) }) {
				h.t.Errorf("%q: %q is shown as a quotation of %+v", q, p.Text, cites)
			}
		case Command:
			if !h.isUsage(p.Text) {
				h.t.Errorf("%q: %q is no command", q, p.Text)
			}
		case Value:
			if !h.taken(a, p, cites) {
				h.t.Errorf("%q: %q is taken from no article", q, p.Text)
			}
		}
	}
}

// spoken reports whether the text is made of vocabulary alone.
func (h *honesty) spoken(s string) bool {
	for s != "" {
		i := slices.IndexFunc(h.fixed, func(f string) bool { return f != "" && strings.HasPrefix(s, f) })
		if i < 0 {
			return s == " "
		}
		s = s[len(h.fixed[i]):]
	}
	return true
}

func (h *honesty) isUsage(s string) bool {
	for _, r := range h.engine.Commands() {
		u := r.usage()
		if u.Usage == s || slices.Contains(u.Example, s) {
			return true
		}
	}
	return false
}

// taken reports whether a value is the question's, an article's, or the
// canonical name of something an article names.
func (h *honesty) taken(a Answer, p Piece, cites []Citation) bool {
	if p.Text == a.Query || p.Text == a.Topic || p.Text == "" {
		return true
	}
	if isoDate.MatchString(p.Text) {
		if strings.Contains(h.bodies, p.Text) || slices.ContainsFunc(cites, func(c Citation) bool { return c.Date == p.Text }) {
			return true
		}
		return slices.ContainsFunc(a.Events, func(e facts.Event) bool {
			return e.Date == p.Text && strings.Contains(facts.Fold(e.Evidence[0].Text), facts.Fold(e.When))
		})
	}
	for _, part := range strings.Split(p.Text, wordComma) {
		if !h.named(part) && !strings.Contains(h.bodies, facts.Fold(p.Text)) {
			return false
		}
	}
	return true
}

// named reports whether a text stands in an article, or is the canonical name
// of an entity of which an article has another name.
func (h *honesty) named(s string) bool {
	if strings.Contains(h.bodies, facts.Fold(s)) {
		return true
	}
	for e := range h.ix.Entities() {
		if e.Name != s {
			continue
		}
		for _, n := range append(h.x.Names(e.ID), e.Aliases...) {
			if strings.Contains(h.bodies, facts.Fold(n)) {
				return true
			}
		}
	}
	return false
}

func evidenceOf(a Answer) []facts.Evidence {
	out := slices.Clone(a.Subject.Evidence)
	for _, c := range a.Candidates {
		out = append(out, c.Evidence...)
		out = append(out, c.Entity.Evidence...)
	}
	for _, f := range a.Facts {
		out = append(out, f.Evidence...)
	}
	for _, s := range a.Stances {
		out = append(out, s.Evidence...)
	}
	for _, q := range a.Quotes {
		out = append(out, q.Evidence...)
	}
	for _, e := range a.Events {
		out = append(out, e.Evidence...)
	}
	for _, p := range a.Passages {
		out = append(out, p.Evidence)
	}
	return out
}
