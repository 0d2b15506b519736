package eval

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

// A Measure is one figure of a report.
type Measure struct {
	Key   string  // snake_case; stays as it is
	Set   string  // what it was measured on
	Name  string  // for people
	Value float64 // percent, a count, or a correlation
	Of    int     // what it was measured over: items, or the most that Value can be
	Unit  string  // what Of counts
	Less  bool    // less is better
	small bool    // a correlation: shown to three decimals
}

// text writes the value to the decimals that mean something.
func (m Measure) text() string { return strconv.FormatFloat(m.Value, 'f', m.decimals(), 64) }

func (m Measure) decimals() int {
	switch {
	case m.small:
		return 3
	case m.Unit == "":
		return 0 // a count
	}
	return 1
}

// rounded is the value as it is shown.
func (m Measure) rounded() float64 {
	p := math.Pow10(m.decimals())
	return math.Round(m.Value*p) / p
}

// A Kind is a kind of error, with one of its examples.
type Kind struct {
	Set     string `json:"set"`
	Kind    string `json:"kind"`
	Count   int    `json:"count"`
	Example string `json:"example"` // empty for a set that is held out
}

// A Report is what a measurement came to.
type Report struct {
	Measures []Measure
	kinds    map[[2]string]*Kind
	sets     []string // in order of their first error
}

func (r *Report) percent(key, set, name string, value float64, of int, unit string) {
	r.Measures = append(r.Measures, Measure{Key: key, Set: set, Name: name, Value: value, Of: of, Unit: unit})
}

func (r *Report) count(key, set, name string, value, of int, less bool) {
	r.Measures = append(r.Measures, Measure{Key: key, Set: set, Name: name, Value: float64(value), Of: of, Less: less})
}

// fault notes an error. Of a kind the first example is kept.
func (r *Report) fault(set, kind, example string) {
	k := [2]string{set, kind}
	if r.kinds == nil {
		r.kinds = map[[2]string]*Kind{}
	}
	if r.kinds[k] == nil {
		if !slices.Contains(r.sets, set) {
			r.sets = append(r.sets, set)
		}
		r.kinds[k] = &Kind{Set: set, Kind: kind, Example: brief(example)}
	}
	r.kinds[k].Count++
}

// brief returns text as one line that is not much longer than a screen is wide.
func brief(text string) string {
	const most = 300
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

// Worst returns the n largest kinds of error of each set.
func (r *Report) Worst(n int) []Kind {
	out := []Kind{}
	for _, set := range r.sets {
		var of []Kind
		for _, k := range r.kinds {
			if k.Set == set {
				of = append(of, *k)
			}
		}
		slices.SortFunc(of, func(a, b Kind) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Kind, b.Kind)) })
		out = append(out, of[:min(n, len(of))]...)
	}
	return out
}

// WriteText writes the report as a table, with the worst kinds of error of
// each set below it.
func (r *Report) WriteText(w io.Writer, worst int) error {
	var b bytes.Buffer
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	set := ""
	for _, m := range r.Measures {
		if m.Set != set {
			if set != "" {
				fmt.Fprintln(t)
			}
			fmt.Fprintf(t, "%s\n", m.Set)
			set = m.Set
		}
		fmt.Fprintf(t, "  %s\t%7s\t%s\t%s\n", m.Name, m.text(), m.over(), m.Key)
	}
	t.Flush()
	set = ""
	for _, k := range r.Worst(worst) {
		if k.Set != set {
			fmt.Fprintf(&b, "\nlargest kinds of error: %s\n", k.Set)
			set = k.Set
		}
		fmt.Fprintf(&b, "  %5d  %s\n", k.Count, k.Kind)
		if k.Example != "" {
			fmt.Fprintf(&b, "         %s\n", k.Example)
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (m Measure) over() string {
	switch {
	case m.Unit != "":
		return fmt.Sprintf("%d %s", m.Of, m.Unit)
	case m.Of > 0:
		return fmt.Sprintf("of %d", m.Of)
	}
	return ""
}

// WriteJSON writes the report as one object: each measure under its key, in
// order, and the worst kinds of error as a list when any are asked for.
func (r *Report) WriteJSON(w io.Writer, worst int) error {
	var b bytes.Buffer
	b.WriteString("{")
	for i, m := range r.Measures {
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, "\n  %q: %s", m.Key, strconv.FormatFloat(m.rounded(), 'f', -1, 64))
	}
	if worst > 0 {
		list, err := json.MarshalIndent(r.Worst(worst), "  ", "  ")
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, ",\n  \"worst\": %s", list)
	}
	b.WriteString("\n}\n")
	_, err := w.Write(b.Bytes())
	return err
}

// A Floor is what a measure must not fall below; of a measure of which less is
// better, what it must not rise above.
type Floor struct {
	Key   string
	Value float64
}

// ParseFloors reads lines of a key and a number. Blank lines, and what follows
// a #, are passed over. name is for the errors.
func ParseFloors(name string, data io.Reader) ([]Floor, error) {
	var out []Floor
	sc := bufio.NewScanner(data)
	for line := 1; sc.Scan(); line++ {
		text, _, _ := strings.Cut(sc.Text(), "#")
		f := strings.Fields(text)
		if len(f) == 0 {
			continue
		}
		if len(f) != 2 {
			return nil, fmt.Errorf("%s:%d: %q is not a key and a number", name, line, strings.TrimSpace(text))
		}
		v, err := strconv.ParseFloat(f[1], 64)
		if err != nil || math.IsNaN(v) {
			return nil, fmt.Errorf("%s:%d: %q is not a number", name, line, f[1])
		}
		if slices.ContainsFunc(out, func(o Floor) bool { return o.Key == f[0] }) {
			return nil, fmt.Errorf("%s:%d: %s has a floor already", name, line, f[0])
		}
		out = append(out, Floor{f[0], v})
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s holds no floors", name)
	}
	return out, nil
}

// Below returns what fails the floors, a phrase each. It is an error to ask for
// a measure that the report does not have.
func (r *Report) Below(floors []Floor) ([]string, error) {
	var out []string
	for _, f := range floors {
		i := slices.IndexFunc(r.Measures, func(m Measure) bool { return m.Key == f.Key })
		if i < 0 {
			return nil, fmt.Errorf("there is no measure %q", f.Key)
		}
		// Compared as shown, or a floor copied from the table might fail.
		switch m := r.Measures[i]; {
		case m.Less && m.rounded() > f.Value:
			out = append(out, fmt.Sprintf("%s is %s, at most %g is allowed", f.Key, m.text(), f.Value))
		case !m.Less && m.rounded() < f.Value:
			out = append(out, fmt.Sprintf("%s is %s, its floor is %g", f.Key, m.text(), f.Value))
		}
	}
	return out, nil
}
