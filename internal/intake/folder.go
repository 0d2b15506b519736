package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-unidecode"
	"go.yaml.in/yaml/v3"

	"attache/internal/article"
)

// A folder is that of a corpus, with what is in it.
type folder struct {
	dir       string
	articles  []*article.Article
	byAddress map[string]*article.Article
	names     map[string]bool               // of files and of articles, in lower case: file systems may not tell case apart
	known     map[string][]uint32           // shingles by id
	byShingle map[uint32][]*article.Article // by a sample of them; nil until it is needed
}

// openFolder reads what is in a folder. A file in it that cannot be read does not matter
// here; article.Load tells of it.
func openFolder(dir string) (*folder, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, refuse(NoFolder, "%s: there is no such folder; make it, or name another one with --corpus", dir)
	case err != nil:
		return nil, refuse(NoFolder, "%s cannot be read (%w)", dir, err)
	case !info.IsDir():
		return nil, refuse(NoFolder, "%s is a file, and articles are added to a folder; name one with --corpus", dir)
	}
	set, err := article.Load(dir)
	if errors.Is(err, article.ErrNoArticles) {
		set, err = &article.Set{}, nil
	}
	if err != nil {
		return nil, refuse(NoFolder, "%w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, refuse(NoFolder, "%s cannot be read (%w)", dir, err)
	}
	f := &folder{dir: dir, byAddress: map[string]*article.Article{}, names: map[string]bool{}, known: map[string][]uint32{}}
	for _, e := range entries {
		name := strings.ToLower(e.Name())
		f.names[strings.TrimSuffix(name, filepath.Ext(name))] = true
	}
	for _, a := range set.Articles {
		f.keep(a)
	}
	return f, nil
}

// keep notes an article that is in the folder.
func (f *folder) keep(a *article.Article) {
	f.articles = append(f.articles, a)
	f.names[strings.ToLower(a.ID)] = true
	if p := plainAddress(a.URL); p != "" {
		f.byAddress[p] = a
	}
	if f.byShingle != nil {
		f.index(a)
	}
}

// add writes an article to a new file and returns it as it reads back. ID may be empty.
func (f *folder) add(d draft, id string, dry bool) (*article.Article, string, error) {
	given := id != ""
	if given && f.names[strings.ToLower(id)] {
		return nil, "", refuse(BadFlags, "there is an article %q already; give another --id", id)
	}
	for {
		if !given {
			id = f.free(firstOf(d.ID, idOf(d.Title, d.Date)))
		}
		a, data, err := d.as(id)
		if err != nil {
			return nil, "", err
		}
		name := id + ".md"
		f.names[strings.ToLower(id)] = true
		if !dry {
			err = f.write(name, data, false)
		}
		if errors.Is(err, fs.ErrExist) && !given {
			continue // somebody else has just taken the name
		}
		if err != nil {
			return nil, "", err
		}
		a.File = filepath.Join(f.dir, name)
		f.keep(a)
		return a, name, nil
	}
}

// replace writes an article in the place of another one. What maintainers have said of
// that stays: that it is retracted, and their note.
func (f *folder) replace(old *article.Article, d draft, dry bool) (*article.Article, error) {
	name := fileOf(old)
	if filepath.Ext(name) != ".md" {
		return nil, refuse(BadFormat, "%s is in %s, which cannot be replaced by a program; change it there", old.ID, name)
	}
	before := draft{Article: *old}
	for _, field := range fields {
		d.found(field, *before.field(field), "the file there was")
	}
	d.Retracted, d.Note, d.matter = firstOf(d.Retracted, old.Retracted), firstOf(d.Note, old.Note), nil
	a, data, err := d.as(old.ID)
	if err != nil {
		return nil, err
	}
	a.File = old.File
	if !dry {
		if err := f.write(name, data, true); err != nil {
			return nil, err
		}
	}
	f.articles = slices.DeleteFunc(f.articles, func(x *article.Article) bool { return x == old })
	delete(f.known, old.ID)
	f.keep(a)
	return a, nil
}

// fileOf returns the name of an article's file without its folder.
func fileOf(a *article.Article) string { return filepath.Base(a.File) }

// as returns the bytes of an article's file under an id and what they read back as, which
// is what was meant or an error.
func (d draft) as(id string) (*article.Article, []byte, error) {
	d.ID = id
	var doc yaml.Node
	if d.matter != nil && len(d.matter.Content) > 0 {
		doc = d.matter.Node
	} else {
		doc = yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{{Kind: yaml.MappingNode}}}
	}
	top := doc.Content[0]
	for _, f := range []struct{ key, value string }{{"title", d.Title}, {"date", d.Date}, {"source", d.Source}, {"url", d.URL}, {"author", d.Author}, {"language", d.Language}, {"retracted", d.Retracted}, {"note", d.Note}} {
		if f.value != "" {
			setField(top, f.key, oneLine(f.value))
		}
	}
	var b bytes.Buffer
	b.WriteString("---\n")
	if len(top.Content) > 0 {
		enc := yaml.NewEncoder(&b)
		enc.SetIndent(2)
		if err := enc.Encode(&doc); err != nil {
			return nil, nil, refuse(Broken, "its front matter cannot be written (%w)", err)
		}
		if err := enc.Close(); err != nil {
			return nil, nil, refuse(Broken, "its front matter cannot be written (%w)", err)
		}
	}
	b.WriteString("---\n\n")
	b.WriteString(strings.TrimSpace(d.Body))
	b.WriteString("\n")
	a, err := d.check(b.Bytes())
	return a, b.Bytes(), err
}

// setField sets a field of front matter, unless it says the same already.
func setField(top *yaml.Node, key, value string) {
	v := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
	if key == "date" {
		v.Tag = "!!timestamp" // which needs no quotation marks
	}
	for i := 0; i+1 < len(top.Content); i += 2 {
		if top.Content[i].Value != key {
			continue
		}
		if old := top.Content[i+1]; old.Value != value {
			v.LineComment = old.LineComment
			top.Content[i+1] = v
		}
		return
	}
	top.Content = append(top.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key}, v)
}

// check reads a file back and holds it to what it was made from.
func (d *draft) check(data []byte) (*article.Article, error) {
	read, err := article.Parse(d.ID+".md", data)
	if err != nil {
		return nil, refuse(NoArticle, "it makes no article: %w", err)
	}
	a := read[0]
	back := draft{Article: *a}
	for _, f := range fields {
		want, got := oneLine(*d.field(f)), oneLine(*back.field(f))
		if want != "" && got != want && f != "date" {
			return nil, refuse(Broken, "its %s would come back as %q and not as %q; give another one", f, clip(got), clip(want))
		}
	}
	if strings.TrimSpace(a.Body) != strings.TrimSpace(d.Body) {
		return nil, refuse(Broken, "its text would not come back as it is; copy it into a .txt file and add that")
	}
	return a, nil
}

// write puts a file into the folder so that whoever looks sees all of it or nothing.
// Without over it takes the place of no other.
func (f *folder) write(name string, data []byte, over bool) error {
	fail := func(err error) error {
		if errors.Is(err, fs.ErrExist) {
			return refuse(BadFlags, "there is a file %s already (%w); give another --id", name, fs.ErrExist)
		}
		return refuse(NoFolder, "%s cannot be written into the folder of the corpus (%w); give the program the right to write there, and room", name, bare(err))
	}
	mode := fs.FileMode(0o644)
	to := filepath.Join(f.dir, name)
	if info, err := os.Stat(to); over && err == nil {
		mode = info.Mode().Perm()
	}
	// Whoever watches the folder passes over names with a dot before them.
	tmp, err := os.CreateTemp(f.dir, ".import-*.tmp")
	if err != nil {
		return fail(err)
	}
	defer os.Remove(tmp.Name())
	defer tmp.Close()
	if _, err := tmp.Write(data); err != nil {
		return fail(err)
	}
	if err := errors.Join(tmp.Chmod(mode), tmp.Sync(), tmp.Close()); err != nil {
		return fail(err)
	}
	back, err := os.ReadFile(tmp.Name())
	if err != nil {
		return fail(err)
	}
	if !bytes.Equal(back, data) {
		return fail(errors.New("what was written does not read back"))
	}
	if over {
		err = os.Rename(tmp.Name(), to)
	} else {
		err = place(tmp.Name(), to)
	}
	if err != nil {
		return fail(err)
	}
	if dir, err := os.Open(f.dir); err == nil { // so that the name, too, survives a crash
		dir.Sync() //nolint:errcheck // some systems cannot
		dir.Close()
	}
	return nil
}

// place gives a file a name that no other has: fs.ErrExist if one has it. A rename would
// take it from the other.
func place(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// There are file systems without links. On them the name is taken first; who reads it
	// before the rename finds an empty file.
	mark, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	mark.Close()
	if err := os.Rename(from, to); err != nil {
		os.Remove(to)
		return err
	}
	return nil
}

// maxSlug is how long the title is in a file's name, in bytes.
const maxSlug = 60

// idOf returns the id of an article: its day, and its title in Latin letters, digits and
// hyphens, which every file system takes.
func idOf(title, date string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(unidecode.Unidecode(title)) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r != '\'' && r != '`': // Russia's is russias
			gap = true
		}
	}
	slug := b.String()
	if len(slug) > maxSlug {
		cut := slug[:maxSlug+1]
		if i := strings.LastIndexByte(cut, '-'); i > maxSlug/2 {
			cut = cut[:i]
		}
		slug = strings.Trim(cut[:min(len(cut), maxSlug)], "-")
	}
	if slug == "" {
		slug = "article"
	}
	if date != "" {
		return date + "-" + slug
	}
	if isReserved(slug) {
		return "article-" + slug
	}
	return slug
}

// free returns id, or with a number behind it if there is one like it already.
func (f *folder) free(id string) string {
	for n := 1; ; n++ {
		name := id
		if n > 1 {
			name = fmt.Sprintf("%s-%d", id, n)
		}
		if !f.names[strings.ToLower(name)] {
			return name
		}
	}
}

// checkID refuses an id that is no name for a file everywhere, or that means another.
func checkID(id string) error {
	switch {
	case id == "", len(id) > 120, strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.") != "", strings.HasPrefix(id, "."), strings.HasSuffix(id, "."), strings.HasPrefix(id, "-"):
		return refuse(BadFlags, "the id %q is no name for a file; use letters from a to z, digits and hyphens", clip(id))
	case isReserved(id):
		return refuse(BadFlags, "the id %q means something else in a folder; give another one", clip(id))
	}
	return nil
}

// isReserved reports whether a file cannot have this name: Windows has devices so called,
// whatever the ending, and the corpus files that are no articles.
func isReserved(id string) bool {
	name, _, _ := strings.Cut(strings.ToLower(id), ".")
	switch name {
	case "con", "prn", "aux", "nul", "readme", "entities", "questions":
		return true
	}
	r, n := utf8.DecodeLastRuneInString(name)
	return (name[:len(name)-n] == "com" || name[:len(name)-n] == "lpt") && '0' <= r && r <= '9'
}
