package wording

import (
	"errors"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/message/catalog"
)

// TestComplete holds the files of the languages to what the program says: nothing in it
// lacks a translation, and no translation is left over.
func TestComplete(t *testing.T) {
	said, constants := texts(t)
	if len(said) < 100 {
		t.Fatalf("only %d texts were found in the program: the test looks in the wrong place", len(said))
	}
	missing, left := map[string][]string{}, map[string][]string{} // by text: the files
	for _, file := range files() {
		has := map[string]bool{}
		for _, r := range rowsOf(t, file) {
			has[r.english] = true
			if named(r.english) == "" && !constants[r.english] {
				left[r.english] = append(left[r.english], file)
			}
		}
		for english := range said {
			if !has[english] && file != "en" {
				missing[english] = append(missing[english], file)
			}
		}
	}
	for english, at := range said {
		if got := (*Printer)(nil).Text(english, sample(english, 2)...); strings.Contains(got, "%!") {
			t.Errorf("%s: %q comes out as %q", at, english, got)
		}
	}
	for _, english := range slices.Sorted(maps.Keys(left)) {
		t.Errorf("nothing says it, but it is translated into %s: %s", strings.Join(left[english], ", "), english)
	}
	for _, english := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("%s: no translation into %s: %s", said[english], strings.Join(missing[english], ", "), english)
	}
}

// TestFiles holds each row of each language to its key: the same verbs, every form of a
// number that the language has, and nothing that golang.org/x/text trips over.
func TestFiles(t *testing.T) {
	of := map[string][]string{} // the names of commands and options in each language
	for _, p := range printers {
		for _, r := range rowsOf(t, p.file) {
			if err := catalog.NewBuilder().Set(p.tag, r.english, r.message()); err != nil {
				t.Errorf("%s.tsv: %q: %v", p.file, r.english, err)
			}
			if named(r.english) != "" {
				of[p.file] = append(of[p.file], r.english)
			}
			if len(r.forms) == 0 && (p.file == "en" || verbs(r.text) != verbs(r.english)) {
				t.Errorf("%s.tsv: %q has not the verbs of %q", p.file, r.text, r.english)
			}
			forms := map[string]bool{}
			for i := 0; i < len(r.forms); i += 2 {
				form, text := r.forms[i].(string), r.forms[i+1].(string)
				forms[form] = true
				if verbs(text) != verbs(r.english) && !strings.HasPrefix(form, "=") && form != "one" {
					t.Errorf("%s.tsv: %q has not the verbs of %q", p.file, text, r.english)
				}
			}
			for _, n := range []int{0, 1, 2, 3, 5, 11, 21, 100, 1_000_000} {
				if form := formOf(p, n); len(r.forms) > 0 && !forms[form] {
					t.Errorf("%s.tsv: %q has no form %q", p.file, r.english, form)
				}
				if got := p.Text(r.english, sample(r.english, n)...); strings.Contains(got, "%!") || strings.ContainsFunc(got, isMark) {
					t.Errorf("%s.tsv: %q comes out as %q", p.file, r.english, got)
				}
			}
		}
		slices.Sort(of[p.file])
		of[p.file] = slices.Compact(of[p.file])
		if p.file != "en" && !slices.Equal(of[p.file], of["de"]) {
			t.Errorf("%s.tsv and de.tsv do not name the same commands and options", p.file)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, bad := range []string{"only English", "a\tb\tc\td", "\tb", "a\t", "a\tb\na\tc", "a\tb\na\tone\tc", "a\tone\tb\na\tc", "a\tone\tb\na\tone\tc"} {
		if _, err := parse(bad); err == nil {
			t.Errorf("%q is read without an error", bad)
		}
	}
	rows, err := parse("# comment\n\na\\nb\tc\r\n%s has %d\tone\t1\n%s has %d\tother\tn")
	if err != nil || len(rows) != 2 || rows[0].english != "a\nb" || rows[0].text != "c" || len(rows[1].forms) != 4 || rows[1].number() != 2 {
		t.Errorf("got %+v, %v", rows, err)
	}
}

// files returns the files of all languages.
func files() []string {
	var out []string
	for _, p := range printers {
		if !slices.Contains(out, p.file) {
			out = append(out, p.file)
		}
	}
	return out
}

func rowsOf(t *testing.T, file string) []*row {
	t.Helper()
	rows, err := read(file)
	if err != nil {
		t.Errorf("%s.tsv: %v", file, err)
	}
	return rows
}

// named returns the context of a name of a command or an option.
func named(key string) string {
	for _, context := range []string{"command name", "option name"} {
		if strings.HasPrefix(key, context+": ") {
			return context
		}
	}
	return ""
}

// verbs returns the verbs of a text in the order of the arguments.
func verbs(text string) string {
	var out []string
	for i, m := range verb().FindAllStringSubmatch(text, -1) {
		n := i + 1
		if m[1] != "" {
			n, _ = strconv.Atoi(m[1])
		}
		out = append(out, strconv.Itoa(n)+m[2])
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// sample returns something to put in for each verb of a text.
func sample(english string, n int) []any {
	var args []any
	for _, v := range verb().FindAllString(english, -1) {
		args = append(args, map[bool]any{true: n, false: "x"}[v == "%d"])
	}
	return args
}

// formOf returns the form of a number in a language, as the files call it.
func formOf(p *Printer, n int) string {
	form, _ := counted{n: n}.PluralForm(p.tag, 0)
	return map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}[form]
}

// texts returns what the program says, with the place where it does: the constants that
// it gives to Text, Parts and Translations, what describes a command or an option, and all
// of a file called vocabulary.go. Beside it, it returns every text that is in the program.
func texts(t *testing.T) (said map[string]string, constants map[string]bool) {
	p := &program{t: t, fset: token.NewFileSet(), packages: map[string]*types.Package{}, said: map[string]string{}, constants: map[string]bool{}}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if strings.HasPrefix(d.Name(), ".") && name != root || d.Name() == "testdata" {
			return filepath.SkipDir
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		_, err = p.Import("attache/" + filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return p.said, p.constants
}

const root = "../.."

// A program is the module, of which the types are known as far as it declares them
// itself: enough to tell a Printer from what else has a method Text.
type program struct {
	t         *testing.T
	fset      *token.FileSet
	packages  map[string]*types.Package
	said      map[string]string
	constants map[string]bool
}

// Import reads a package of the module. Others are not there, which the checker takes
// for an error and goes on.
func (p *program) Import(path string) (*types.Package, error) {
	dir, ok := strings.CutPrefix(path, "attache/")
	if !ok {
		return nil, errors.New("outside of the module")
	}
	if pkg := p.packages[path]; pkg != nil {
		return pkg, nil
	}
	names, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var parsed []*ast.File
	listed := false // what it says dynamically is in a file of its own
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(p.fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		parsed = append(parsed, f)
		if filepath.Base(name) == "vocabulary.go" {
			listed = true
			p.list(f)
		}
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}}
	conf := types.Config{Importer: p, Error: func(error) {}}
	p.packages[path], _ = conf.Check(path, p.fset, parsed, info)
	for _, tv := range info.Types {
		if tv.Value != nil && tv.Value.Kind() == constant.String {
			p.constants[constant.StringVal(tv.Value)] = true
		}
	}
	if dir != "internal/wording" {
		for _, f := range parsed {
			p.calls(f, info, listed)
		}
	}
	return p.packages[path], nil
}

// list notes every text of a file, but for the keys of its maps.
func (p *program) list(in ast.Node) {
	ast.Inspect(in, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.KeyValueExpr:
			p.list(n.Value)
			return false
		case *ast.BasicLit:
			if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING && strings.ContainsFunc(s, isLetter) {
				p.said[s] = p.fset.Position(n.Pos()).String()
			}
		}
		return true
	})
}

// calls notes what is given to a Printer.
func (p *program) calls(f *ast.File, info *types.Info, listed bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		if kv, ok := n.(*ast.KeyValueExpr); ok { // of a command or an option, as Discord is told of them
			value := info.Types[kv.Value].Value
			if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "Description" && value != nil && value.Kind() == constant.String {
				p.said[constant.StringVal(value)] = p.fset.Position(kv.Pos()).String()
			}
			return true
		}
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		at := p.fset.Position(call.Pos()).String()
		if s := info.Selections[sel]; s != nil && s.Recv().String() == "*attache/internal/wording.Printer" && (sel.Sel.Name == "Text" || sel.Sel.Name == "Parts") {
			value := info.Types[call.Args[0]].Value
			switch {
			case value != nil && value.Kind() == constant.String:
				p.said[constant.StringVal(value)] = at
			case !listed:
				p.t.Errorf("%s: a text that is no constant must come from a file vocabulary.go", at)
			}
		}
		if fn := info.Uses[sel.Sel]; fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "attache/internal/wording" && fn.Name() == "Translations" && len(call.Args) == 2 {
			if context, english := info.Types[call.Args[0]].Value, info.Types[call.Args[1]].Value; context != nil && english != nil {
				p.said[keyOf(constant.StringVal(context), constant.StringVal(english))] = at
			}
		}
		return true
	})
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '%' }
