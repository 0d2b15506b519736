package answers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/wording"
)

// TestNothingIsMadeUp asks every command about every entity of every corpus at
// hand, also as of a day, and checks on each answer the first promise of the bot: each
// evidence is the article's text to the byte, and nothing is displayed that is neither
// that, nor fixed vocabulary, nor a value taken from the very evidence that stands under
// it: its words, a date it tells, the name of somebody it mentions or, where it has only
// a pronoun, whom its article mentions.
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
			questions := []string{"help", "articles", "search economic sanctions", `search "old friend"`, "ask what happened?", "who", "article nothing", "search from:never", "unheard-of thing",
				"summary", "timeline", "timeline from 2022-03-01 to 2022-03-30", "summary as of 2022-03-10", "when meeting", "where meeting", "when invasion"}
			for _, row := range h.engine.Commands() {
				last := ""
				for e := range h.ix.Entities() {
					questions = append(questions, row.Name+" "+e.Name, row.Name+" "+e.Name+" as of 2022-03-10")
					if row.Name == "ask" {
						for _, of := range []string{"why did %s agree?", "how many did %s send?", "which city did %s reach?", "who told %s?", "did %s abstain?", "is %s in Asia?"} {
							questions = append(questions, fmt.Sprintf("ask "+of, e.Name))
						}
					}
					if row.Name == "compare" && last != "" {
						questions = append(questions, "compare "+last+" and "+e.Name, "compare China and "+e.Name)
					}
					last = e.Name
					for _, a := range e.Aliases {
						questions = append(questions, row.Name+" "+a)
					}
				}
				for _, a := range set.Articles {
					questions = append(questions, row.Name+" "+a.ID)
				}
			}
			for _, a := range set.Articles { // what they say, and what they say with other names
				questions = append(questions, "check "+a.Title)
				for _, p := range a.Passages {
					questions = append(questions, "check "+a.Text(p.Span), "check "+strings.NewReplacer("China", "India", "Lavrov", "Biden", "March", "June", "“", "\"", "”", "\"").Replace(a.Text(p.Span)))
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
	joined *facts.Corpus
	byID   map[string]*article.Article
	bodies string            // all bodies and metadata, folded
	spoken []map[string]bool // the vocabulary in each language, as runs of text between what is put in
}

func newHonesty(t *testing.T, set *article.Set) *honesty {
	ix, x := build(t, set)
	h := &honesty{t: t, ix: ix, x: x, engine: New(logTo(t), func() *index.Index { return ix }), byID: map[string]*article.Article{}}
	var all []string
	var docs []*facts.Document
	for _, a := range set.Articles {
		h.byID[a.ID] = a
		docs = append(docs, ix.Document(a.ID))
		all = append(all, facts.Fold(a.Body), facts.Fold(a.Title), facts.Fold(a.Source), facts.Fold(a.URL), facts.Fold(a.ID), a.Date)
	}
	h.joined = facts.Join(docs)
	h.bodies = strings.Join(all, "\n")
	for _, locale := range wording.Languages() {
		h.spoken = append(h.spoken, spoken(t, wording.For(locale)))
	}
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
		if a.AsOf != "" && (art.Date == "" || art.Date > a.AsOf) {
			h.t.Errorf("%q: the evidence %+v was published later", q, e)
		}
		if e.Title != art.Title || e.Date != art.Date || e.Source != art.Source || e.URL != art.URL {
			h.t.Errorf("%q: the evidence %+v does not name its article as it is", q, e)
		}
	}
	for _, e := range a.Short.Evidence {
		if s := a.Short; s.Start < e.Start || s.End > e.End || s.Start >= s.End || h.byID[e.Article].Body[s.Start:s.End] != s.Text {
			h.t.Errorf("%q: the short answer %+v is not in its sentence", q, s)
		}
	}
	for _, c := range a.Checks {
		if said := c.Verdict != NotInArticles; a.Query[c.Claim.Start:c.Claim.End] != c.Claim.Text || said != (len(c.Evidence) > 0) || (c.Verdict == Otherwise) != (c.Differs != "") {
			h.t.Errorf("%q: the claim %+v is not the text's, or stands without evidence", q, c)
		}
	}
	js, err := json.Marshal(a)
	if err != nil {
		h.t.Fatalf("%q: %v", q, err)
	}
	if i := bytes.Index(js, []byte("null")); i >= 0 && bytes.Contains(js, []byte(":null")) {
		h.t.Errorf("%q: the JSON has a null: %s", q, js)
	}
	h.checkPage(q, a)
	return a
}

func (h *honesty) checkPage(q string, a Answer) {
	for i, locale := range wording.Languages() {
		p := a.Page(wording.For(locale))
		h.pieces(q, a, p.Title, nil, h.spoken[i])
		h.pieces(q, a, p.Lead, nil, h.spoken[i])
		h.pieces(q, a, p.Footer, nil, h.spoken[i])
		for _, s := range p.Sections {
			h.section(q, a, s, h.spoken[i])
		}
	}
	p := a.Page(nil)
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

func (h *honesty) section(q string, a Answer, s Section, vocabulary map[string]bool) {
	h.pieces(q, a, s.Heading, nil, vocabulary)
	for _, it := range s.Items {
		h.pieces(q, a, it.Text, it.Cites, vocabulary)
		if a.Status == Answered && len(it.Cites) == 0 && len(a.Articles)+len(a.Commands)+len(a.Subjects)+len(a.Checks) == 0 {
			h.t.Errorf("%q: %+v stands without evidence", q, it.Text)
		}
		for _, c := range it.Cites {
			for _, m := range c.Highlights {
				if m[0] < 0 || m[1] > len(c.Text) || m[0] >= m[1] || !utf8.ValidString(c.Text[m[0]:m[1]]) {
					h.t.Errorf("%q: highlight %v does not fit %q", q, m, c.Text)
				}
			}
		}
	}
}

// pieces checks the origin of each run of text. cites are what the item rests
// on.
func (h *honesty) pieces(q string, a Answer, ps []Piece, cites []Citation, vocabulary map[string]bool) {
	for _, p := range ps {
		switch p.Origin {
		case Word:
			if !vocabulary[p.Text] {
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

func (h *honesty) isUsage(s string) bool {
	for _, r := range h.engine.Commands() {
		u := r.usage()
		if u.Usage == s || slices.Contains(u.Example, s) {
			return true
		}
	}
	return false
}

// taken reports whether a value is the question's or its subject's, or taken from the
// citations under it; without any, from the metadata of an article that is listed.
func (h *honesty) taken(a Answer, p Piece, cites []Citation) bool {
	if p.Text == "" {
		return true
	}
	if slices.ContainsFunc(a.Checks, func(c Check) bool { return p.Text == claimShown(c) && strings.Contains(a.Query, c.Claim.Text) }) {
		return true // what was asked about, whatever is cited for it
	}
	if len(cites) > 0 {
		return h.cited(p.Text, cites)
	}
	if slices.Contains([]string{a.Query, a.Topic, a.From, a.To, a.AsOf, a.Corpus.Snapshot, strconv.Itoa(a.Corpus.Articles)}, p.Text) {
		return true
	}
	for _, l := range a.Articles {
		if slices.Contains([]string{l.ID, l.Title, l.Date, l.Source, l.URL, l.Retracted}, p.Text) {
			return true
		}
	}
	return h.named(p.Text)
}

// cited reports whether a value is taken from the citations.
func (h *honesty) cited(s string, cites []Citation) bool {
	return slices.ContainsFunc(cites, func(c Citation) bool {
		if strings.Contains(facts.Fold(c.Text), facts.Fold(s)) || c.Date == s {
			return true
		}
		d := h.ix.Document(c.Article)
		return slices.ContainsFunc(d.Moments, func(m facts.Moment) bool { return c.Start <= m.Start && m.End <= c.End && m.Date == s }) ||
			slices.ContainsFunc(d.Mentions, func(m facts.Mention) bool {
				e, _ := h.ix.Entity(h.joined.Canonical(c.Article, m.Entity))
				return e.Name == s
			})
	})
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
	out := append(slices.Clone(a.Subject.Evidence), a.Short.Evidence...)
	for _, s := range a.Subjects {
		out = append(out, s.Evidence...)
	}
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
	for _, c := range a.Checks {
		out = append(append(out, c.Evidence...), c.Nearest...)
	}
	for _, p := range a.Passages {
		out = append(append(out, p.Evidence), p.Also...)
	}
	return out
}

// spoken returns the vocabulary in a language, cut where something is put in.
func spoken(t *testing.T, w *wording.Printer) map[string]bool {
	out := map[string]bool{dot: true}
	for _, english := range vocabulary(t) {
		for _, n := range []int{0, 1, 2, 5, 11, 21, 1_000_000} { // every form of a number
			args := slices.Repeat([]any{n}, strings.Count(english, "%"))
			for _, p := range w.Parts(english, args...) {
				if p.Arg < 0 {
					out[p.Text] = true
				}
			}
		}
	}
	return out
}

// vocabulary reads all texts off the file that is to hold them.
func vocabulary(t *testing.T) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "vocabulary.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(f, func(n ast.Node) bool {
		if kv, ok := n.(*ast.KeyValueExpr); ok { // a key is no text
			n = kv.Value
		}
		lit, ok := n.(*ast.BasicLit)
		if !ok {
			return true
		}
		s, err := strconv.Unquote(lit.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
		return false
	})
	if len(out) < 100 {
		t.Fatalf("only %d texts of the vocabulary were found", len(out))
	}
	return out
}
