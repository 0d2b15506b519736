package facts

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"attache/internal/article"
)

// golden is what must be found in an article, and what must not.
type golden struct {
	people  []string // in order of first mention
	facts   []string // label, value, name: among others
	quotes  []string // speaker: text; all of those between quotation marks
	stances []string // holder polarity target: among others
	never   []string // stances that would be wrong
	events  []string // date precision status: among others, with words of it
}

func (g golden) check(t *testing.T, d *Document) {
	t.Helper()
	if got, want := people(d), table(g.people...); !sameLines(got, want) {
		t.Errorf("people:\n%swant:\n%s", got, want)
	}
	facts := lines(d.Facts, func(f Fact) string { return f.Label + " " + f.Value + ": " + f.Name })
	missing(t, "fact", facts, g.facts)
	for _, f := range d.Facts {
		line := f.Label + " " + f.Value + ": " + f.Name
		if f.Label != "affiliation" && !slices.Contains(g.facts, line) {
			t.Errorf("unexpected fact %q", line)
		}
	}
	quotes := ""
	for _, q := range d.Quotes {
		if q.Kind != Reported {
			quotes += q.Speaker + ": " + q.Text + "\n"
		}
	}
	if want := table(g.quotes...); quotes != want {
		t.Errorf("quotations:\n%swant:\n%s", quotes, want)
	}
	stances := lines(d.Stances, func(s Stance) string { return s.Holder + " " + s.Polarity + " " + s.Target })
	missing(t, "stance", stances, g.stances)
	for _, line := range g.never {
		if strings.Contains("\n"+stances, "\n"+line) {
			t.Errorf("wrong stance %q", line)
		}
	}
	missing(t, "event", lines(d.Events, func(e Event) string { return e.Date + " " + e.Precision + " " + e.Status + ": " + e.When }), g.events)
}

func missing(t *testing.T, what, got string, want []string) {
	t.Helper()
	for _, line := range want {
		if !strings.Contains("\n"+got, "\n"+line+"\n") {
			t.Errorf("no %s %q among\n%s", what, line, got)
		}
	}
}

func sameLines(a, b string) bool {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// A translated article with everything that breaks rules: a title twice,
// sentences without head or end, a heading that is a quotation, one closing
// mark too many, two people of one surname.
func TestGarbledArticle(t *testing.T) {
	body, err := os.ReadFile("testdata/orchard-pact.txt")
	if err != nil {
		t.Fatal(err)
	}
	golden{
		people: []string{"Ingrid Solberg", "Lars Madsen", "Per Solberg", "Anne Tremblay"},
		facts: []string{
			"role Norwegian Trade Minister: Ingrid Solberg", "age 51: Ingrid Solberg", "age 47: Lars Madsen", "role Trade Minister: Lars Madsen",
			"role Trade Ministry spokesman: Per Solberg", "role Canadian Prime Minister: Anne Tremblay",
		},
		quotes: []string{
			"Lars Madsen: dear neighbour",
			"Per Solberg: An apple needs no passport",
			"Per Solberg: A Danish apple needs no passport,",
			"Per Solberg: We work for open markets, we defend our growers, we reject quotas",
			"Ingrid Solberg: fair share,",
			"Ingrid Solberg: partnership in a sour season",
			"Lars Madsen: partnership in a sour season",
			"Ingrid Solberg: We have the best relations with Denmark in history,",
		},
		stances: []string{
			"Lars Madsen supports Ingrid Solberg", "Per Solberg supports open markets", "Per Solberg opposes quotas",
			"Iceland neutral boycott", "Denmark opposes Norway", "Denmark opposes Iceland",
			"Finland opposes tariffs", "Sweden opposes tariffs", "Canada opposes tariffs", "Japan opposes tariffs", "Chile opposes tariffs",
			"Ingrid Solberg supports Denmark", "Anne Tremblay opposes hasty tariffs",
		},
		never: []string{"Iceland opposes boycott", "Sweden supports", "Denmark supports"},
		events: []string{
			"2022-02-11 day past: February 11", "2022-03-29 day past: Tuesday", "2022-04-01 day planned: Friday", "2022-03-16 week past: Two weeks ago",
		},
	}.check(t, read(t, published, string(body)))
}

// The article that the rules must not fail on. It is somebody's text and not
// ours to ship, so it is read from beside the repository.
func TestSeedArticle(t *testing.T) {
	const seed = "../../../shared/seed/moscow-beijing-axis.txt"
	set, err := article.Load(seed, article.WithDate(published))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not there: the article ships with nobody", seed)
	}
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	golden{
		people: []string{"Sergei Lavrov", "Wang Yi", "Wang Wenbin", "Joe Biden", "Xi Jinping"},
		facts: []string{
			"role Russian Foreign Minister: Sergei Lavrov", "age 72: Sergei Lavrov", "age 68: Wang Yi", "role Foreign Minister: Wang Yi",
			"role Beijing Foreign Ministry spokesman: Wang Wenbin", "role US President: Joe Biden",
			"role Chinese head of state and party leader: Xi Jinping",
			"affiliation Chinese Foreign Ministry: Wang Wenbin", "affiliation Russia: Sergei Lavrov",
		},
		quotes: []string{
			"Wang Yi: old friend",
			"Sergei Lavrov: special military operation",
			"Wang Yi: cold war mentality and confrontation",
			"Wang Wenbin: Our cooperation has no borders",
			"Wang Wenbin: Russia-China cooperation knows no borders,",
			"Wang Wenbin: We work for peace without borders, we defend security without borders, we reject hegemony",
			"Sergei Lavrov: We want a democratic world order",
			"Sergei Lavrov: strategic partnership in a difficult international situation",
			"Wang Yi: strategic partnership in a difficult international situation",
			"Sergei Lavrov: world order,",
			"Sergei Lavrov: We have the best relations with China in history,",
		},
		stances: []string{
			"Wang Yi supports Sergei Lavrov", "Wang Yi supports Russia", "Wang Wenbin supports peace", "Wang Wenbin supports security",
			"Wang Wenbin opposes hegemony", "China opposes United States", "China neutral invasion", "India neutral fronts", "China opposes NATO",
			"Sergei Lavrov supports China", "Turkey opposes economic sanctions", "India opposes economic sanctions", "Vietnam opposes economic sanctions",
			"Joe Biden opposes Russia’s material support",
		},
		never: []string{
			"China opposes invasion", "China supports invasion", "India opposes invasion", "India opposes United States", "China opposes Russia",
			"China supports Russia's", "China supports economic sanctions", "India supports economic sanctions", "Wang Wenbin supports Sergei Lavrov",
		},
		events: []string{
			"2022-02-24 day past: February 24", "2022-03-30 day past: Wednesday", "2022-03-31 day planned: Thursday", "2022-03-16 week past: Two weeks ago",
		},
	}.check(t, x.Extract(set.Articles[0]))
}
