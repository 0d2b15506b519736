package review

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"attache/internal/article"
)

// The folder of articles that BenchmarkFaults puts faults into: a set that is beside the
// project, or our own.
var clean = []string{"../../../shared/eval/articles", "../eval/testdata/articles"}

var (
	sentenceStart = regexp.MustCompile(`[a-z]{3}\. ([A-Z][a-z]* [a-z]+ )[a-z]+ [^\n]{40}`)
	lowerWord     = regexp.MustCompile(`[a-z]{3} ([a-z]{5,}) [a-z]`)
	fullName      = regexp.MustCompile(`[a-z,] (?:Minister|President|Mr\.|spokesman|spokeswoman|Dr\.|Governor|Senator) [A-Z][a-z]{3,} [A-Z][a-z]{4,}\b`)
)

// A fault is put into a copy of an article, or gives nil where it has no place for it.
type fault struct {
	check string
	put   func(a article.Article) *article.Article
}

var faults = []fault{
	{"quote-open", func(a article.Article) *article.Article { // the last closing mark is lost
		i := max(strings.LastIndex(a.Body, "\" "), strings.LastIndex(a.Body, "” "))
		if i < 0 {
			return nil
		}
		_, n, _ := strings.Cut(a.Body[i:], " ")
		a.Body = a.Body[:i] + " " + n
		return &a
	}},
	{"fragment", func(a article.Article) *article.Article { // a sentence loses its first two words
		m := sentenceStart.FindStringSubmatchIndex(a.Body)
		if m == nil {
			return nil
		}
		a.Body = a.Body[:m[2]] + a.Body[m[3]:]
		return &a
	}},
	{"breaks-off", func(a article.Article) *article.Article { // the end is lost
		if i := strings.LastIndexByte(a.Body[:max(0, len(a.Body)-40)], ' '); i > 0 {
			a.Body = a.Body[:i]
			return &a
		}
		return nil
	}},
	{"mojibake", func(a article.Article) *article.Article { // read in the wrong character set
		if strings.ContainsRune(a.Body, '\'') {
			a.Body = strings.ReplaceAll(a.Body, "'", "â€™")
			return &a
		}
		return nil
	}},
	{"word-twice", func(a article.Article) *article.Article {
		m := lowerWord.FindStringSubmatchIndex(a.Body)
		if m == nil {
			return nil
		}
		a.Body = a.Body[:m[3]] + " " + a.Body[m[2]:]
		return &a
	}},
	{"one-person", func(a article.Article) *article.Article { // somebody is named again, with a typo
		name := fullName.FindString(a.Body)
		if name == "" || strings.Contains(name, "Trump") || strings.Contains(name, "Johnson") {
			return nil // what is found once is not told again in another article
		}
		words := strings.Fields(name)
		typo := strings.Join(words[1:], " ")
		typo = typo[:len(typo)-2] + "k" + typo[len(typo)-1:] // "Solbekg"
		a.Body += "\n\nNobody knew what " + typo + " had said about that."
		return &a
	}},
	{"date-dateline", func(a article.Article) *article.Article { // dated a month early
		day, ok := a.Published()
		if !ok || !slices.ContainsFunc(a.Passages, func(p article.Passage) bool { return p.Kind == article.Dateline }) {
			return nil
		}
		a.Date = day.AddDate(0, -1, 0).Format(article.DateLayout)
		return &a
	}},
	{"duplicate", func(a article.Article) *article.Article { // published again, with an addition
		words := strings.Fields(a.Body)
		if len(words) < 100 {
			return nil
		}
		for i := 40; i < len(words); i += 100 {
			words[i] = "otherwise"
		}
		a.Body = strings.Join(words, " ") + " This is an updated version."
		return &a
	}},
}

// BenchmarkFaults puts each fault into every article that has a place for it, and tells
// how many of a hundred are found.
func BenchmarkFaults(b *testing.B) {
	dir := clean[0]
	if _, err := os.Stat(dir); err != nil {
		dir = clean[1]
	}
	set, err := article.Load(dir)
	if err != nil {
		b.Fatal(err)
	}
	x, err := extractor()
	if err != nil {
		b.Fatal(err)
	}
	for _, fault := range faults {
		b.Run(fault.check, func(b *testing.B) {
			for range b.N {
				with := &article.Set{}
				put := map[string]bool{}
				for _, a := range set.Articles {
					wrong := fault.put(*a)
					if wrong == nil {
						continue
					}
					if fault.check == "duplicate" {
						with.Articles = append(with.Articles, a)
						wrong.ID += "-2"
					}
					put[wrong.ID] = false
					made, err := article.New(*wrong)
					if err != nil {
						b.Fatal(err)
					}
					with.Articles = append(with.Articles, made)
				}
				r, err := Check(b.Context(), x, with, time.Now().AddDate(20, 0, 0))
				if err != nil {
					b.Fatal(err)
				}
				found := 0
				for _, f := range r.Findings {
					if seen, ok := put[f.Article]; ok && !seen && f.Check == fault.check {
						put[f.Article] = true
						found++
					}
				}
				b.ReportMetric(100*float64(found)/float64(len(put)), "%found")
				b.ReportMetric(float64(len(put)), "faults")
			}
		})
	}
}
