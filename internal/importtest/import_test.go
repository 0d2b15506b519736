package importtest

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "attache"

// layers are the packages from the ground up. A package may import those of
// lower layers only; packages of one layer do not know each other.
var layers = [][]string{
	{"corpus", "internal/article", "internal/bare", "internal/boltcheck", "internal/discordtest", "internal/discord/preview", "internal/disktest", "internal/edition", "internal/metrics", "internal/postgrestest", "internal/sound", "internal/typeahead", "internal/wording"},
	{"internal/newsroom"},
	{"internal/facts", "internal/intake", "internal/memory"},
	{"internal/annotate", "internal/archive", "internal/index", "internal/memory/memorytest", "internal/reading"},
	{"internal/library", "internal/answers", "internal/index/indextest"},
	{"internal/terminal", "internal/discord", "internal/bench", "internal/eval", "internal/review"},
	{"cmd/bot", "scripts/bare", "scripts/fitnames", "scripts/fitrank", "scripts/fitreading", "scripts/measure", "scripts/plot", "scripts/sbom", "scripts/scale"},
}

// owners are the libraries that only some packages may import, by the beginning
// of their paths.
var owners = map[string][]string{
	"code.dny.dev/ssrf":             {"internal/intake"},
	"codeberg.org/readeck/":         {"internal/intake"},
	"github.com/abadojack/":         {"internal/intake"},
	"github.com/CycloneDX/":         {"scripts/sbom"},
	"github.com/RoaringBitmap/":     {"internal/index"},
	"github.com/blevesearch/bleve":  {"internal/bare", "internal/index"},
	"github.com/blevesearch/go-":    {"internal/reading"},
	"github.com/blevesearch/scorch": {"internal/index"},
	"github.com/bwmarrin/discordgo": {"internal/discord", "internal/discordtest"},
	"github.com/chromedp/":          {"cmd/bot"},
	"github.com/dop251/goja":        {"internal/discord"},
	"github.com/fsnotify/fsnotify":  {"internal/library"},
	"github.com/gofrs/flock":        {"internal/archive"},
	"github.com/golang/snappy":      {"internal/archive"},
	"github.com/gogs/chardet":       {"internal/intake"},
	"github.com/gorilla/websocket":  {"internal/discord", "internal/discordtest"},
	"github.com/itlightning/":       {"internal/intake"},
	"github.com/jackc/":             {"internal/memory", "internal/postgrestest"},
	"github.com/jdkato/prose":       {"internal/facts"},
	"github.com/joho/godotenv":      {"cmd/bot"},
	"github.com/mmcdole/gofeed":     {"internal/intake"},
	"github.com/mozillazg/":         {"internal/intake", "internal/sound"},
	"github.com/peterh/liner":       {"internal/terminal"},
	"github.com/prometheus/":        {"internal/metrics"},
	"github.com/spf13/cobra":        {"cmd/bot"},
	"github.com/temoto/robotstxt":   {"internal/intake"},
	"gonum.org/v1/plot":             {"scripts/plot"},
	"go.etcd.io/bbolt":              {"internal/archive", "internal/boltcheck", "internal/index", "internal/memory"},
	"go.yaml.in/yaml":               {"internal/article", "internal/eval", "internal/intake", "internal/metrics"},
}

// testOnly are packages that no program may contain.
var testOnly = []string{"internal/discordtest", "internal/disktest", "internal/importtest", "internal/index/indextest", "internal/memory/memorytest", "internal/postgrestest"}

// A use is one import of one file.
type use struct {
	dir, path string
	test      bool
}

func TestImports(t *testing.T) {
	uses := imports(t, "../..")
	if len(uses) < 50 {
		t.Fatalf("only %d imports were found: the test looks in the wrong place", len(uses))
	}
	for _, u := range uses {
		if msg := wrong(u); msg != "" {
			t.Errorf("%s imports %s: %s", u.dir, u.path, msg)
		}
	}
}

// The rules themselves, on imports that must be told from each other.
func TestRules(t *testing.T) {
	for _, test := range []struct {
		use use
		ok  bool
	}{
		{use{"internal/facts", "attache/internal/article", false}, true},
		{use{"internal/article", "attache/internal/facts", false}, false},
		{use{"internal/answers", "attache/internal/library", false}, false},
		{use{"internal/answers", "github.com/blevesearch/bleve/v2", false}, false},
		{use{"internal/answers", "github.com/blevesearch/bleve/v2", true}, false},
		{use{"internal/index", "github.com/blevesearch/bleve/v2/search", false}, true},
		{use{"cmd/bot", "github.com/bwmarrin/discordgo", false}, false},
		{use{"internal/discord", "attache/internal/discordtest", false}, false},
		{use{"internal/discord", "attache/internal/discordtest", true}, true},
		{use{"internal/answers", "attache/corpus", true}, true},
		{use{"internal/answers", "attache/corpus", false}, true},
		{use{"internal/unheard", "attache/internal/article", false}, false},
		{use{"internal/facts", "strings", false}, true},
	} {
		if got := wrong(test.use); (got == "") != test.ok {
			t.Errorf("%+v: got %q, want allowed: %t", test.use, got, test.ok)
		}
	}
}

// TestNotice checks that NOTICE names every module that is built into the program.
func TestNotice(t *testing.T) {
	notice, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}{{end}}{{end}}", "../../cmd/bot")
	list.Stderr = t.Output()
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	built := slices.Compact(slices.Sorted(strings.FieldsSeq(string(out))))
	if len(built) < 10 {
		t.Fatalf("only %d modules were found", len(built))
	}
	named := strings.Fields(string(notice))
	for _, m := range built {
		if !slices.Contains(named, m) {
			t.Errorf("NOTICE does not name %s; add it under its licence", m)
		}
	}
}

// TestEditions checks that a package that embeds its sources, for its edition, embeds all of
// them but the tests. A pattern cannot leave out "_test.go", but for name after name of one
// letter more: "*[^t].go", "*[^s]t.go", "*[^e]st.go" and so on.
func TestEditions(t *testing.T) {
	list := exec.Command("go", "list", "-f", `{{.Dir}}{{range .EmbedFiles}} {{.}}{{end}}`, "../../...")
	list.Stderr = t.Output()
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		dir, embedded := fields[0], fields[1:]
		if !slices.ContainsFunc(embedded, func(name string) bool { return path.Ext(name) == ".go" }) {
			continue
		}
		checked++
		files, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			want := path.Ext(f.Name()) == ".go" && !strings.HasSuffix(f.Name(), "_test.go")
			if got := slices.Contains(embedded, f.Name()); path.Ext(f.Name()) == ".go" && got != want {
				t.Errorf("%s embeds %s: %t, want %t; see its go:embed", dir, f.Name(), got, want)
			}
		}
	}
	if checked < 6 {
		t.Errorf("only %d packages embed their sources", checked)
	}
}

// wrong says what is wrong with an import, or nothing.
func wrong(u use) string {
	for lib, by := range owners {
		if strings.HasPrefix(u.path, lib) && !slices.Contains(by, u.dir) {
			return "only " + strings.Join(by, " and ") + " may"
		}
	}
	to, inside := strings.CutPrefix(u.path, module+"/")
	if !inside {
		return ""
	}
	if slices.Contains(testOnly, to) && !u.test {
		return "it is for tests"
	}
	if u.dir == to || u.dir == "internal/importtest" {
		return ""
	}
	from, target := layer(u.dir), layer(to)
	switch {
	case from < 0:
		return u.dir + " has no place in the layers; give it one in this test and in doc/design.md"
	case target < 0:
		return to + " has no place in the layers; give it one in this test and in doc/design.md"
	case target >= from:
		return "imports point down only"
	}
	return ""
}

func layer(pkg string) int {
	return slices.IndexFunc(layers, func(l []string) bool { return slices.Contains(l, pkg) })
}

// imports returns the imports of all Go files below root.
func imports(t *testing.T, root string) []use {
	t.Helper()
	var out []use
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != root || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || path.Ext(name) != ".go" {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			out = append(out, use{filepath.ToSlash(dir), p, strings.HasSuffix(name, "_test.go")})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
