package answers

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestQuestionOfArguments(t *testing.T) {
	table := commands()
	for _, test := range []struct {
		command string
		values  map[string]string
		want    string
	}{
		{"who", map[string]string{"name": " Sergei\n Lavrov "}, "who Sergei Lavrov"},
		{"who", nil, "who"},
		{"stance", map[string]string{"as_of": "10 March 2022", "topic": "sanctions", "actor": "India"}, "stance India on sanctions as of 2022-03-10"},
		{"stance", map[string]string{"actor": "India", "as_of": "2022-03"}, "stance India as of 2022-03-31"},
		{"stance", map[string]string{"actor": "India", "as_of": "today"}, "stance India"},
		{"stance", map[string]string{"actor": "India on sanctions"}, "stance India on sanctions"},
		{"stance", map[string]string{"actor": "War on Want", "topic": "peace"}, `stance "War on Want" on peace`},
		{"stance", map[string]string{"actor": "India", "topic": "sanctions on Russia"}, `stance India on "sanctions on Russia"`},
		{"stance", map[string]string{"actor": `Yevgeny “Cook” Prigozhin`, "topic": "peace"}, `stance "Yevgeny 'Cook' Prigozhin" on peace`},
		{"compare", map[string]string{"first": "Trinidad and Tobago", "second": "Cuba"}, `compare "Trinidad and Tobago" and Cuba`},
		{"timeline", map[string]string{"from": "2022", "to": "March 2022"}, "timeline from 2022-01-01 to 2022-03-31"},
		{"timeline", map[string]string{"name": "From Here to There", "to": "2022-03"}, `timeline "From Here to There" to 2022-03-31`},
		{"search", map[string]string{"words": `"old friend" or "foe`, "source": "The Strait Times", "from": "2022-03"}, `search "old friend" or foe source:"The Strait Times" from:2022-03-01`},
		{"help", map[string]string{"command": "stance"}, "help stance"},
		{"articles", map[string]string{"as_of": "2022"}, "articles as of 2022-12-31"},
	} {
		if got, err := find(table, test.command).Question(test.values); err != nil || got != test.want {
			t.Errorf("%s %v asks %q (%v), want %q", test.command, test.values, got, err, test.want)
		}
	}
	for _, v := range []string{"yesterday", "2022-13", "as of", "2022-02-30"} {
		if got, err := find(table, "stance").Question(map[string]string{"actor": "India", "as_of": v}); !errors.Is(err, ErrDate) {
			t.Errorf("as of %q asks %q (%v)", v, got, err)
		}
	}
}

// TestArgumentsComeBack asks with arguments that have the words in them that part
// arguments, and looks at what the engine takes them for.
func TestArgumentsComeBack(t *testing.T) {
	engine := straits(t)
	names := []string{"Norway", "War on Want", "Trinidad and Tobago", "as of May 2031", "vs Cuba, on to 2022", `the "Cook"`, `a " b`, "from 2022"}
	ask := func(c *Row, values map[string]string) *question {
		text, err := c.Question(values)
		if err != nil {
			t.Fatal(err)
		}
		rest, day, ok := cutAsOf(clean(text))
		named, args, _ := engine.parse(rest)
		if named == nil || named.Name != c.Name || day != "2031-05-31" || !ok {
			t.Fatalf("%q is read as %v as of %q", text, named, day)
		}
		q := engine.question(t.Context(), named, args, day)
		return q
	}
	same := func(got, want string) {
		t.Helper()
		if want = strings.ReplaceAll(want, `"`, "'"); strings.ReplaceAll(got, `"`, "'") != want {
			t.Errorf("%q comes back as %q", want, got)
		}
	}
	for _, a := range names {
		for _, b := range names {
			q := ask(find(engine.table, "stance"), map[string]string{"actor": a, "topic": b, "as_of": "May 2031"})
			name, topic, err := q.splitTopic()
			if err != nil {
				t.Fatal(err)
			}
			same(name, a)
			same(topic, b)
			q = ask(find(engine.table, "compare"), map[string]string{"first": a, "second": b, "as_of": "May 2031"})
			pair, err := q.pair(q.args)
			if err != nil || len(pair) != 2 {
				t.Fatalf("%q are %v, %v", q.args, pair, err)
			}
			same(pair[0].name, a)
			same(pair[1].name, b)
		}
		q := ask(find(engine.table, "timeline"), map[string]string{"name": a, "from": "2031", "as_of": "May 2031"})
		rest, p, ok := cutPeriod(q.args)
		same(unquote(rest), a)
		if want := (period{from: "2031-01-01"}); !ok || p != want {
			t.Errorf("the period of %q is %v", q.args, p)
		}
	}
}

// TestArguments holds the arguments to what Discord takes as options.
func TestArguments(t *testing.T) {
	for _, c := range commands() {
		optional := false
		for _, a := range c.Args {
			if n := utf8.RuneCountInString(a.Summary); n == 0 || n > 100 || a.Max <= 0 {
				t.Errorf("%s %s: the summary has %d characters, the value %d", c.Name, a.Name, n, a.Max)
			}
			if a.Required && optional {
				t.Errorf("%s: %s must be given and stands behind what need not", c.Name, a.Name)
			}
			optional = optional || !a.Required
		}
	}
	var got []string
	for _, c := range commands() {
		got = append(got, c.usage().Usage)
	}
	want := []string{"who NAME", "what TERM", "stance ACTOR [on TOPIC]", "quote SPEAKER [on TOPIC]", "when EVENT", "where EVENT",
		"timeline [ENTITY] [from DATE] [to DATE]", "compare A and B [on TOPIC]", "summary [ARTICLE or ENTITY]", "search WORDS",
		"ask QUESTION", "check TEXT", "articles", "article ID", "help [COMMAND]"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("help says %q, want %q", got, want)
	}
}
