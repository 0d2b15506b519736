package main

import (
	"bufio"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"attache/internal/eval"
	"attache/internal/reading"
)

// A synset is a sense of words in WordNet.
type synset struct {
	words    []string
	pointers []pointer
}

// A pointer leads from a word of a synset to one of another; 0 is all of its words.
type pointer struct {
	kind     string // "!" opposite, "@" broader, "+" derived, "&" similar, ">" causes, "*" entails, "\" pertaining
	to       string // part of speech and offset
	from, at int
}

// A wordNet is the words of WordNet's files.
type wordNet struct {
	sets   map[string]synset   // by part of speech and offset
	senses map[string][]string // synsets of a word, the most frequent first
}

var wordNetFiles = map[string]string{"n": "noun", "v": "verb", "a": "adj", "r": "adv"}

func readWordNet(dir string) (*wordNet, error) {
	w := &wordNet{map[string]synset{}, map[string][]string{}}
	for _, pos := range []string{"v", "n", "a", "r"} {
		err := eachLine(filepath.Join(dir, "data."+wordNetFiles[pos]), func(f []string) {
			n, err := strconv.ParseInt(f[3], 16, 32)
			if err != nil {
				return
			}
			var s synset
			for i := range int(n) {
				word, _, _ := strings.Cut(strings.ToLower(f[4+2*i]), "(")
				s.words = append(s.words, word)
			}
			at := 4 + 2*int(n)
			count, err := strconv.Atoi(f[at])
			if err != nil {
				return
			}
			for i := range count {
				p := f[at+1+4*i:]
				ends, err := strconv.ParseInt(p[3], 16, 32)
				if err != nil {
					return
				}
				s.pointers = append(s.pointers, pointer{p[0], strings.Replace(p[2], "s", "a", 1) + p[1], int(ends >> 8), int(ends & 255)})
			}
			w.sets[pos+f[0]] = s
		})
		if err != nil {
			return nil, err
		}
		err = eachLine(filepath.Join(dir, "index."+wordNetFiles[pos]), func(f []string) {
			count, err := strconv.Atoi(f[2])
			if err != nil {
				return
			}
			for _, offset := range f[len(f)-count:] {
				w.senses[f[0]] = append(w.senses[f[0]], pos+offset)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return w, nil
}

func eachLine(name string, f func(fields []string)) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		if line, _, _ := strings.Cut(sc.Text(), "|"); !strings.HasPrefix(line, "  ") {
			f(strings.Fields(line))
		}
	}
	return sc.Err()
}

// least is how many passages must have a stem.
const least = 5

// usual is how many senses of a word count, the most frequent ones of each part of speech.
const usual = 3

// relatives returns, by stem, the stems of what may be said instead of a word, and of what
// is its opposite, as far as known has them.
func (w *wordNet) relatives(known map[string]int) (alike, opposite map[string][]string) {
	of := map[string]map[string]bool{}
	against := map[string]map[string]bool{}
	note := func(m map[string]map[string]bool, a, b string) {
		a, b = stemOf(a), stemOf(b)
		if a == "" || b == "" || a == b || known[a] < least || known[b] < least {
			return
		}
		for _, p := range [][2]string{{a, b}, {b, a}} {
			if m[p[0]] == nil {
				m[p[0]] = map[string]bool{}
			}
			m[p[0]][p[1]] = true
		}
	}
	for word, senses := range w.senses {
		taken := map[byte]int{}
		for _, id := range senses {
			if taken[id[0]]++; taken[id[0]] > usual {
				continue
			}
			s := w.sets[id]
			for _, o := range s.words {
				note(of, word, o)
			}
			for _, p := range s.pointers {
				to := w.sets[p.to]
				if p.from > 0 && s.words[p.from-1] != word {
					continue
				}
				for i, o := range to.words {
					if p.at > 0 && p.at-1 != i {
						continue
					}
					switch p.kind {
					case "!":
						note(against, word, o)
					case "+", "&", `\`, ">", "*":
						note(of, word, o)
					case "@":
						if id[0] == 'v' || i == 0 {
							note(of, word, o)
						}
					}
				}
			}
		}
	}
	sorted := func(m map[string]map[string]bool) map[string][]string {
		out := map[string][]string{}
		for k, v := range m {
			out[k] = slices.Sorted(maps.Keys(v))
		}
		return out
	}
	return sorted(of), sorted(against)
}

func stemOf(word string) string {
	if strings.ContainsAny(word, "_-'./0123456789") || len(word) < 3 {
		return ""
	}
	if s := reading.Stems(word); len(s) == 1 {
		return s[0]
	}
	return ""
}

// writeWordNet writes what WordNet's files in dict have of the words that are not rare in the
// passages in data.
func writeWordNet(dict, data string) error {
	w, err := readWordNet(dict)
	if err != nil {
		return err
	}
	var texts []string
	for _, name := range []string{"passages.jsonl", "distractors.jsonl"} {
		ps, err := eval.Load[passage](data, name)
		if err != nil {
			return err
		}
		for _, p := range ps {
			texts = append(texts, p.Text)
		}
	}
	known := map[string]int{}
	for _, stems := range all(texts, reading.Stems) {
		for _, s := range stems {
			known[s]++
		}
	}
	alike, opposite := w.relatives(known)
	table := func(header string, m map[string][]string) string {
		var b strings.Builder
		b.WriteString(header)
		for _, k := range slices.Sorted(maps.Keys(m)) {
			var rest []string
			for _, o := range m[k] { // each pair once
				if k < o {
					rest = append(rest, o)
				}
			}
			if len(rest) > 0 {
				b.WriteString(k + "\t" + strings.Join(rest, " ") + "\n")
			}
		}
		return b.String()
	}
	if err := os.WriteFile(alikeFile, []byte(table(alikeHeader, alike)), 0o644); err != nil {
		return err
	}
	return os.WriteFile(oppositeFile, []byte(table(oppositeHeader, opposite)), 0o644)
}

const (
	alikeFile    = "internal/reading/alike.tsv"
	oppositeFile = "internal/reading/opposite.tsv"

	alikeHeader = `# Stems of words that may be said for one another: synonyms, broader words, and words derived from them.
#
# Columns, separated by a tab:
#   1 stem
#   2 stems behind it in the order of the alphabet, with spaces between
#
# From WordNet, by go run ./scripts/fitreading -wordnet DICT ../shared/eval, of the stems that news and encyclopedias have.
`
	oppositeHeader = `# Stems of words that mean the opposite of each other.
#
# Columns, separated by a tab:
#   1 stem
#   2 stems behind it in the order of the alphabet, with spaces between
#
# From WordNet, as alike.tsv.
`
)
