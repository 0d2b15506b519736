// Package intake implements the import of articles: what a maintainer has, be it a page,
// a feed or a file, becomes clean files in the folder of a corpus.
//
// An Importer reads an Input: it tells the format by the content, decodes it, takes the
// article out of it, finds out what is known of it, compares it with what the folder
// holds, and writes a file that article.Parse reads back as it was meant. What can be
// found out is never asked for; what cannot is left out, and the Item says so.
//
// What it reads was written by strangers. Addresses are fetched by a client that reaches
// nothing but public ones, and everything has a bound.
package intake

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"attache/internal/article"
)

// An Input is something to import.
type Input struct {
	Name string // of the file, or the address to fetch
	Data []byte // what the file holds; nil: Name is an address, which is fetched

	// Given has the fields that are known better than what is found: ID, Title, Date,
	// Source, URL, Author and Language. They can be given for a single article only.
	Given article.Article

	Force  bool // import also what the corpus has already
	Update bool // replace the article that came from the same address, if it has changed
	DryRun bool // find out everything, write nothing
}

// A Status tells what became of an article.
type Status string

const (
	Added     Status = "added"
	Updated   Status = "updated"
	Unchanged Status = "unchanged" // it is there already, from the same address
	Changed   Status = "changed"   // it is there already from the same address, with another text
	SameText  Status = "same text" // it is there already, but for a few words
	Failed    Status = "failed"
)

// An Item is what became of one article of an Input.
type Item struct {
	Status  Status
	Name    string            // title or address, to tell it from others
	Article *article.Article  // as it is read from its file; nil if Failed
	File    string            // its name in the folder, also if it was not written
	Same    string            // id of the article that is there already
	Missing []string          // fields that could not be found out
	From    map[string]string // by field: where it was found, if that is worth knowing
	Err     error             // of one that Failed: a sentence
}

// Wrote reports whether the article was written, or would be but for DryRun.
func (it Item) Wrote() bool { return it.Status == Added || it.Status == Updated }

// An Importer writes articles into a folder. It is safe for concurrent use.
type Importer struct {
	dir     string
	fetcher *fetcher
	mu      sync.Mutex // one Add at a time: each compares with what the one before has written
}

// An Option changes how an Importer works.
type Option func(*Importer)

// WithGuard has guard decide, in the place of Public, which addresses may be dialled. It
// is for tests, whose servers are on the loopback interface.
func WithGuard(guard Guard) Option { return func(im *Importer) { im.fetcher.guard = guard } }

// WithLimits has other bounds hold for what is fetched.
func WithLimits(l Limits) Option { return func(im *Importer) { im.fetcher.limits = l } }

// New returns an importer into the folder dir.
func New(dir string, opts ...Option) *Importer {
	im := &Importer{dir: dir, fetcher: &fetcher{guard: Public, limits: DefaultLimits()}}
	for _, o := range opts {
		o(im)
	}
	return im
}

// Add imports what in holds: an Item for each article. The error, a *Refusal, says why
// there is none at all; what is wrong with one of several is in its Item.
func (im *Importer) Add(ctx context.Context, in Input) ([]Item, error) {
	im.mu.Lock()
	defer im.mu.Unlock()
	if err := checkGiven(in.Given); err != nil {
		return nil, err
	}
	f, err := openFolder(im.dir)
	if err != nil {
		return nil, err
	}
	s := im.fetcher.session()
	doc := document{name: in.Name, data: in.Data}
	if in.Data == nil {
		if doc, err = s.get(ctx, in.Name); err != nil {
			return nil, err
		}
	}
	drafts, err := read(doc)
	if err != nil {
		return nil, err
	}
	if given(in.Given) && len(drafts) > 1 {
		return nil, refuse(BadFlags, "%s holds %d articles; title, date and the like can be given for a single one only", shownName(in.Name), len(drafts))
	}
	var items []Item
	for _, d := range drafts {
		items = append(items, im.add(ctx, f, s, in, d))
	}
	return items, nil
}

// add imports one article.
func (im *Importer) add(ctx context.Context, f *folder, s *session, in Input, d draft) Item {
	fail := func(err error) Item { return Item{Status: Failed, Name: d.name(), Err: err} }
	if d.err != nil {
		return fail(d.err)
	}
	if d.summary && d.URL != "" {
		if twin := f.at(d.URL); twin != nil && !in.Force && !in.Update {
			return Item{Status: Unchanged, Name: d.name(), Article: twin, File: fileOf(twin), Same: twin.ID}
		}
		full, err := s.page(ctx, d)
		if err != nil {
			return fail(fmt.Errorf("the feed has only a summary of it, and its page could not be read: %w", err))
		}
		d = full
	}
	d.give(in.Given)
	d.complete()
	twin, status := f.twin(d.Article)
	if twin != nil && !in.Force {
		it := Item{Status: status, Name: d.name(), Article: twin, File: fileOf(twin), Same: twin.ID}
		if status != Changed || !in.Update {
			return it
		}
		a, err := f.replace(twin, d, in.DryRun)
		if err != nil {
			return fail(err)
		}
		it.Status, it.Article, it.Missing, it.From = Updated, a, d.missing(), d.from
		return it
	}
	a, name, err := f.add(d, in.Given.ID, in.DryRun)
	if err != nil {
		return fail(err)
	}
	return Item{Status: Added, Name: d.name(), Article: a, File: name, Missing: d.missing(), From: d.from}
}

// A document is what was given or fetched, not yet read.
type document struct {
	name string // of the file; of a page its address
	kind string // media type with its parameters, as the server said; empty of files
	lang string // that the server said
	data []byte
	url  *url.URL // where it was fetched from in the end; nil of files
}

// A draft is an article on its way into a corpus. Its Body is the Markdown that will be
// written.
type draft struct {
	article.Article
	matter  *matter           // the front matter it came with, which is kept
	from    map[string]string // by field: where it was found
	summary bool              // the body is only a summary of the page at URL
	err     error             // why there is no article
}

// found sets a field unless it is known already, and notes where the value is from.
func (d *draft) found(field, value, from string) {
	p := d.field(field)
	value = oneLine(value)
	if *p != "" || value == "" {
		return
	}
	*p = value
	if d.from == nil {
		d.from = map[string]string{}
	}
	d.from[field] = from
}

// fields are those of an article that are looked for, in the order of front matter.
var fields = []string{"title", "date", "source", "url", "author", "language"}

func (d *draft) field(name string) *string {
	return map[string]*string{"title": &d.Title, "date": &d.Date, "source": &d.Source, "url": &d.URL, "author": &d.Author, "language": &d.Language}[name]
}

// missing returns the fields that nothing is known of.
func (d *draft) missing() []string {
	var out []string
	for _, f := range fields {
		if *d.field(f) == "" {
			out = append(out, f)
		}
	}
	return out
}

// give puts in what is known better.
func (d *draft) give(given article.Article) {
	g := draft{Article: given}
	for _, f := range fields {
		if v := *g.field(f); v != "" {
			*d.field(f) = ""
			delete(d.from, f)
			d.found(f, v, "given")
		}
	}
	if day, ok := article.Day(d.Date); ok {
		d.Date = day
	}
}

// complete finds out what the text itself tells.
func (d *draft) complete() {
	if u, err := url.Parse(d.URL); err == nil {
		if day, ok := dayOfPath(u.Path); ok {
			d.found("date", day, "its address")
		}
		d.found("source", siteOf(u), "its address")
	}
	if day, ok := dayOfDateline(d.Body); ok {
		d.found("date", day, "the text")
	}
	if tag, ok := languageOf(d.Body); ok {
		d.found("language", tag, "the text")
	}
}

// name tells an article from others in a message.
func (d *draft) name() string {
	for _, s := range []string{d.Title, d.URL, d.ID} {
		if s != "" {
			return s
		}
	}
	return "an article without a title"
}

// given reports whether any field is given.
func given(a article.Article) bool {
	d := draft{Article: a}
	return a.ID != "" || len(d.missing()) < len(fields)
}

// checkGiven refuses fields that cannot be right.
func checkGiven(g article.Article) error {
	if g.Date != "" {
		if _, ok := article.Day(g.Date); !ok {
			return refuse(BadFlags, "date %q is no day; write it like 2022-03-30", clip(g.Date))
		}
	}
	if g.Language != "" {
		if _, ok := languageTag(g.Language); !ok {
			return refuse(BadFlags, "language %q is no language tag; write it like en or pt-BR", clip(g.Language))
		}
	}
	if g.URL != "" {
		if _, err := parseAddress(g.URL); err != nil {
			return err
		}
	}
	if g.ID != "" {
		return checkID(g.ID)
	}
	return nil
}

// Limits bound what is fetched. A zero field means none of it.
type Limits struct {
	Bytes     int64         // of an answer, as it comes and as it is unpacked
	Time      time.Duration // for one document with its redirects and robots.txt
	Redirects int           // followed from one address
	Pages     int           // fetched for a feed that has only summaries
	Pause     time.Duration // between the pages of a feed
}

// DefaultLimits return those that hold unless others are given: the largest page of a
// newspaper that we know of has 3 MB, and whoever waits longer than half a minute for a
// page has given up.
func DefaultLimits() Limits {
	return Limits{Bytes: 8 << 20, Time: 30 * time.Second, Redirects: 5, Pages: 20, Pause: time.Second}
}

// A Reason is why something was not imported, for who says it in another language.
type Reason int

const (
	_           Reason = iota
	BadAddress         // no address of a page, or one with a name and password in it
	NotPublic          // it leads to an address or a port that is not fetched from
	Robots             // the site asks programs not to fetch it
	Status4xx          // the site answered with an error
	Unreachable        // no answer, a broken one, or one that takes too long
	Redirected         // too many redirects
	TooLarge
	BadFormat // a PDF, a picture, something else that is no text
	Broken    // a format that is known, but does not hold to its rules
	NoArticle // nothing that could be one
	Paywall   // only its beginning may be read
	BadFlags  // what was given cannot be right
	NoFolder  // the corpus is no folder that can be written
)

// A Refusal is why something was not imported. Its text is one lower-case sentence that
// says what is wrong and what to do about it.
type Refusal struct {
	Reason Reason
	Status int // of HTTP, for Status4xx
	text   string
	cause  error
}

func (r *Refusal) Error() string { return r.text }
func (r *Refusal) Unwrap() error { return r.cause }

func refuse(why Reason, format string, args ...any) *Refusal {
	err := fmt.Errorf(format, args...)
	return &Refusal{Reason: why, text: err.Error(), cause: errors.Unwrap(err)}
}

// clip shortens what is repeated in a message, on a rune boundary.
func clip(s string) string {
	const most = 80 // bytes
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// shownName is how messages call an input.
func shownName(name string) string {
	if name == "" || name == "-" {
		return "the input"
	}
	return clip(oneLine(name))
}

// hasAny reports whether s contains one of parts.
func hasAny(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}
