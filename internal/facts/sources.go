package facts

import (
	"embed"
	"io/fs"

	"attache/internal/article"
	"attache/internal/edition"
)

// Tests are left out, as wherever an edition is made: TestEditions of importtest.
//
//go:embed *[^t].go *[^s]t.go lexicon gazetteer
var sources embed.FS

// Edition returns a hash of all that decides what Extract finds in an article: the
// rules, their lists, what maintainers say about names, and how articles are cut.
// Documents of one article and one edition are the same.
func (x *Extractor) Edition() (string, error) {
	names := ""
	if x.told != nil {
		names = x.told.hash
	}
	return edition.Of([]fs.FS{article.Sources, sources}, names)
}

// Lists returns the lists of names and words that the rules draw from, as files.
func Lists() fs.FS { return sources }
