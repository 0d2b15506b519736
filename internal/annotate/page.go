package annotate

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"attache/internal/article"
)

//go:embed page.html
var markup string

//go:embed page.css
var style string

//go:embed page.js
var script string

// Page returns an article with its marks as one HTML page that needs nothing else and
// asks the network for nothing. It can be read without scripts; with its own, it also
// filters, searches and shows what a mark means beside it. index is the address of the
// page that lists this one among others; empty for none.
func Page(t *Text, index string) ([]byte, error) {
	a := t.Article
	p := pageData{
		Title: a.Title, Origin: origin(a), URL: webAddress(a.URL), Language: languageTag(a.Language), Retracted: strings.TrimRight(a.Retracted, ". "),
		Index: index,
	}
	for _, w := range a.Warnings {
		p.Warnings = append(p.Warnings, w.Text)
	}
	p.Words = len(strings.Fields(a.Body))
	for _, passage := range a.Passages {
		p.Sentences += len(passage.Sentences)
	}
	first := p.blocks(t)
	p.sections(t, first)
	return render("article", &p)
}

// A Listing is a page among others, as Index lists it.
type Listing struct {
	File string // its address
	Text *Text
}

// Index returns a page that lists the pages of several articles.
func Index(pages []Listing) ([]byte, error) {
	type row struct {
		File, Title, Date, Retracted string
		Counts                       []int
	}
	var d struct {
		asset
		Kinds []string
		Rows  []row
	}
	for _, k := range Kinds {
		d.Kinds = append(d.Kinds, title(k))
	}
	for _, p := range pages {
		a := p.Text.Article
		r := row{p.File, a.Title, a.Date, a.Retracted, make([]int, len(Kinds))}
		for _, m := range p.Text.Marks {
			r.Counts[slices.Index(Kinds, m.Kind)]++
		}
		d.Rows = append(d.Rows, r)
	}
	return render("index", &d)
}

// An asset is the style and the script of a page, and the policy that lets no others in.
type asset struct {
	Policy string
	Style  template.CSS
	Script template.JS
}

func (a *asset) fill() {
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	// Should an article ever find a way out of the text, what it brings along is neither
	// run nor fetched.
	a.Policy = "default-src 'none'; script-src " + hash(script) + "; style-src " + hash(style) + "; base-uri 'none'; form-action 'none'"
	a.Style, a.Script = template.CSS(style), template.JS(script)
}

func render(name string, data interface{ fill() }) ([]byte, error) {
	data.fill()
	page, err := template.New("").Parse(markup)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := page.ExecuteTemplate(&out, name, data); err != nil {
		return nil, fmt.Errorf("cannot draw the page: %w", err)
	}
	return out.Bytes(), nil
}

type (
	pageData struct {
		asset
		Title, Origin, URL, Language, Retracted, Index string
		Warnings                                       []string
		Words, Sentences                               int
		Blocks                                         []pageBlock
		Sections                                       []section
	}
	pageBlock struct {
		Role   string // empty: no paragraph
		Pieces []pagePiece
	}
	pagePiece struct {
		ID        string
		Class     string // kinds of the marks over it; empty for plain text
		Over      string // labels of the marks over it
		Innermost string // label of that which began last
		Labels    []chip // the marks that begin here
		Runs      []run
	}
	chip struct {
		Kind  Kind
		Label string
	}
	section struct {
		Kind         Kind
		Name, Letter string
		Items        []item
	}
	item struct {
		Kind                Kind
		Label, Title, Words string
		Notes               []Note
		About               string // labels, its own too if it is an entity
		First               string // id of its first place
		Others              []place
	}
	place struct {
		ID     string
		Number int
	}
)

// blocks fills p.Blocks and returns for each mark the ids of the pieces where a place of
// it begins.
func (p *pageData) blocks(t *Text) [][]string {
	places := make([][]string, len(t.Marks))
	n := 0
	for _, b := range t.Blocks {
		out := pageBlock{Role: string(b.Kind)}
		for _, piece := range b.Pieces {
			pp := pagePiece{Runs: runs(t.Article.Body[piece.Start:piece.End])}
			var kinds, over []string
			for _, m := range piece.Marks {
				over = append(over, t.Marks[m].Label)
				if k := string(t.Marks[m].Kind); !slices.Contains(kinds, k) {
					kinds = append(kinds, k)
				}
			}
			if len(kinds) > 0 {
				pp.Class, pp.Over = "m "+strings.Join(kinds, " "), strings.Join(over, " ")
			}
			if len(piece.Begins) > 0 {
				n++
				pp.ID = "p" + strconv.Itoa(n)
			}
			for _, m := range piece.Begins {
				places[m] = append(places[m], pp.ID)
				pp.Innermost = t.Marks[m].Label
				pp.Labels = append(pp.Labels, chip{t.Marks[m].Kind, t.Marks[m].Label})
			}
			out.Pieces = append(out.Pieces, pp)
		}
		p.Blocks = append(p.Blocks, out)
	}
	return places
}

// title returns a kind as a heading has it.
func title(k Kind) string { return strings.ToUpper(k.Plural()[:1]) + k.Plural()[1:] }

// maxPlaces is how many of the places of an entity the list leads to.
const maxPlaces = 40

// maxWords is how many characters of what is marked the list repeats.
const maxWords = 160

func (p *pageData) sections(t *Text, places [][]string) {
	for _, k := range Kinds {
		s := section{Kind: k, Name: title(k), Letter: k.Letter()}
		for i, m := range t.Marks {
			if m.Kind != k {
				continue
			}
			it := item{Kind: k, Label: m.Label, Title: m.Title, Notes: m.Notes, About: strings.Join(m.About, " "), First: places[i][0]}
			if k == Entity {
				it.About = m.Label
			} else {
				it.Words = t.Words(m, maxWords)
			}
			for n, id := range places[i][1:min(len(places[i]), maxPlaces)] {
				it.Others = append(it.Others, place{id, n + 2})
			}
			s.Items = append(s.Items, it)
		}
		p.Sections = append(p.Sections, s)
	}
}

// Words returns what is marked, on one line and cut after a number of characters.
func (t *Text) Words(m Mark, limit int) string {
	var all []string
	for _, p := range m.Places {
		all = append(all, strings.Join(strings.Fields(t.Article.Text(p)), " "))
	}
	r := []rune(strings.Join(all, " … "))
	if len(r) > limit {
		return strings.TrimRight(string(r[:limit]), " ") + " …"
	}
	return string(r)
}

// A run is text of the body that a page shows in one way.
type run struct {
	Text   string
	Odd    string // "U+202E" for a character that would do something instead of being seen
	Return bool   // a carriage return, which HTML reads as a line feed unless it is written as a number
}

// runs parts a text at the characters that must not stand in a page as they are.
func runs(s string) []run {
	var out []run
	from := 0
	for i, r := range s {
		if r != '\r' && !isOdd(r) {
			continue
		}
		if from < i {
			out = append(out, run{Text: s[from:i]})
		}
		from = i + len(string(r))
		if r == '\r' {
			out = append(out, run{Return: true})
			continue
		}
		out = append(out, run{Text: s[i:from], Odd: fmt.Sprintf("U+%04X", r)})
	}
	if from < len(s) {
		out = append(out, run{Text: s[from:]})
	}
	return out
}

// isOdd tells whether a character is a control character or an override or embedding of
// the writing direction, which would turn around what stands behind it. It keeps its
// place, but where it can do nothing, and its number is shown.
func isOdd(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return unicode.IsControl(r)
}

// languageTag returns a language as HTML may have it, or nothing for what is no tag.
func languageTag(s string) string {
	if strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return ""
	}
	return s
}

// origin says where an article comes from.
func origin(a *article.Article) string {
	parts := []string{}
	for _, s := range []string{a.Source, a.Author} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if a.Date != "" {
		parts = append(parts, "published "+a.Date)
	} else {
		parts = append(parts, "no publication day: relative dates stay as they are worded")
	}
	return strings.Join(append(parts, a.ID), " · ")
}

// FileName returns a name for the page of an article, by which no other has it and which
// every system takes.
func FileName(id string, number int) string {
	plain := strings.Map(func(r rune) rune {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_') {
			return unicode.ToLower(r)
		}
		return '-'
	}, id)
	if len(plain) > 60 {
		plain = plain[:60]
	}
	return fmt.Sprintf("%03d-%s.html", number, strings.Trim(plain, "-"))
}

// webAddress returns an address that a reader may be led to, or nothing.
func webAddress(s string) string {
	if u, err := url.Parse(s); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return u.String()
	}
	return ""
}
