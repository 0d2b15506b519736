package facts

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Whoever adds a line to the lexicon learns which one is wrong.
func TestCueErrors(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"\tsupports\t-\tA. => a | supports | b", "has no words"},
		{"noun:\tsupports\t-\tA. => a | supports | b", "has no words"},
		{"back\tlikes\t-\tA. => a | likes | b", `"likes" is no polarity`},
		{"back\tsupports\t\tA. => a | supports | b", `"" is no polarity`},
		{"back\tsupports\t-\tNorway backs Iceland.", "the example must read"},
		{"back\tsupports\t-\tA. => Norway | supports", "the example must read"},
		{"see _\tsupports\t-\tA. => a | supports | b", "nothing after its slot"},
	} {
		fsys := fstest.MapFS{"cues.tsv": {Data: []byte("# a comment\n" + test.line + "\n")}}
		_, err := loadCues(fsys, "cues.tsv")
		if err == nil || !strings.HasPrefix(err.Error(), "cues.tsv:2: ") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("line %q: error %v, want cues.tsv:2 and %q", test.line, err, test.want)
		}
	}
}

func TestMissingLexicon(t *testing.T) {
	if _, err := loadCues(fstest.MapFS{}, "cues.tsv"); err == nil {
		t.Error("no error for a file that is not there")
	}
}

// A verb in two rows would be found twice.
func TestCuesAreUnique(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, q := range x.lx.cues.all {
		if seen[q.text] {
			t.Errorf("cue %q stands twice", q.text)
		}
		seen[q.text] = true
	}
}

func TestInflect(t *testing.T) {
	for base, want := range map[string]string{
		"condemn": "condemn condemned condemning condemns",
		"deny":    "denied denies deny denying",
		"ban":     "ban banned banning bans",
		"vote":    "vote voted votes voting",
	} {
		if got := strings.Join(inflect(base), " "); got != want {
			t.Errorf("inflect(%q) = %q, want %q", base, got, want)
		}
	}
	for form, want := range map[string]string{"began": "begin", "met": "meet", "table": "table"} {
		if got := BaseForm(form); got != want {
			t.Errorf("BaseForm(%q) = %q, want %q", form, got, want)
		}
	}
}

// What a verb governs is a word of the file's header, or a preposition; a
// misspelt one would govern nothing.
func TestSayVerbs(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for w := range strings.FieldsSeq("that clause wh quote after inf obj as obj-inf obj-quote obj-that person " +
		"be-inf be-as be-obj be-of be-for be-that be-wh be-about about against at for in like of on to with") {
		known[w] = true
	}
	for form, verbs := range x.lx.attributes {
		for _, v := range verbs {
			for _, w := range v.governs {
				if !known[w] {
					t.Errorf("%s (%s) governs %q, which nothing reads", v.base, form, w)
				}
			}
		}
	}
}
