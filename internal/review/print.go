package review

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/fatih/color"
)

// Print writes a report as compilers do, a finding a line and a count behind them. What
// stands in articles cannot drive a terminal.
func (r *Report) Print(w io.Writer, colored bool) error {
	paint := func(attrs ...color.Attribute) func(string) string {
		if !colored {
			return func(s string) string { return s }
		}
		c := color.New(attrs...)
		c.EnableColor() // the caller has decided; the package's own guess is about standard output
		return func(s string) string { return c.Sprint(s) }
	}
	place, faint := paint(color.Bold), paint(color.Faint)
	severity := map[Severity]func(string) string{Error: paint(color.Bold, color.FgRed), Warning: paint(color.Bold, color.FgYellow), Note: paint(color.Bold, color.FgCyan)}
	var b strings.Builder
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "%s %s %s", place(printable(f.place())), severity[f.Severity](string(f.Severity)+":"), printable(f.What))
		if f.Fix != "" {
			b.WriteString("; " + printable(f.Fix))
		}
		b.WriteString(" " + faint("["+f.Check+"]") + "\n")
	}
	if len(r.Findings) > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%s: %s\n", count(r.Articles, "article"), r.sum())
	_, err := io.WriteString(w, b.String())
	return err
}

// place returns "FILE:LINE:COLUMN:", as far as it is known.
func (f Finding) place() string {
	switch {
	case f.Line == 0:
		return f.File + ":"
	case f.Column == 0:
		return fmt.Sprintf("%s:%d:", f.File, f.Line)
	}
	return fmt.Sprintf("%s:%d:%d:", f.File, f.Line, f.Column)
}

// sum says how much was found.
func (r *Report) sum() string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{r.Errors, "error"}, {r.Warnings, "warning"}, {r.Notes, "note"}} {
		if p.n > 0 {
			parts = append(parts, count(p.n, p.what))
		}
	}
	if parts == nil {
		return "nothing found"
	}
	return strings.Join(parts, ", ")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// printable makes one line of a text that cannot drive a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return '\ufffd'
		}
		return r
	}, oneLine(s))
}
