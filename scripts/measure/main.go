// Measure prints the numbers that the README quotes: how long bot ask takes from
// process start to the printed answer, as a ratio to a program that only opens
// the same index and runs one query (scripts/bare), how much memory it takes at
// its peak, how large the stripped program is, what Engine.Ask costs beyond the
// searches it makes, how completing grows with the corpus, how long an article takes
// to read, and whether reading takes time linear in the article's length.
//
// With -check it fails when a number is worse than its limit. Ratios are of runs
// that alternate on one machine, so a slow machine does not fail.
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// The limits that -check holds the numbers to.
const (
	maxStart  = 2.5   // bot ask to the bare program
	maxEngine = 1.5   // Engine.Ask to one bare search
	maxGrowth = 5.0   // completing over ten times the names: 10 for what looks at each
	maxLinear = 5.0   // a byte of 1 MB to one of 10 kB: about 2 on a quiet machine, 100 for what is quadratic
	maxBinary = 46.4  // MB, one more than it is; the drivers of PostgreSQL and Prometheus are 4 of them
	maxMemory = 120.0 // MB
)

func main() {
	log.SetFlags(0)
	check := flag.Bool("check", false, "fail when a number is worse than its limit")
	runs := flag.Int("n", 40, "how often each program is run")
	flag.Parse()
	if err := measure(*runs, *check); err != nil {
		log.Fatal("measure: ", err)
	}
}

func measure(runs int, check bool) error {
	dir, err := os.MkdirTemp("", "measure")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	bot, bare, docs := filepath.Join(dir, "bot"), filepath.Join(dir, "bare"), filepath.Join(dir, "docs.jsonl")
	for _, b := range [][2]string{{bot, "./cmd/bot"}, {bare, "./scripts/bare"}} {
		if err := run("go", "build", "-trimpath", "-ldflags=-s -w", "-o", b[0], b[1]); err != nil {
			return err
		}
	}
	if err := writeEntries(docs); err != nil {
		return err
	}
	size, err := os.Stat(bot)
	if err != nil {
		return err
	}
	start, memory, err := startRatio(runs, []string{bot, "ask", "!who Lavrov"}, []string{bare, docs})
	if err != nil {
		return err
	}
	engine, err := engineRatio(dir)
	if err != nil {
		return err
	}
	growth, err := benchmark(dir, "./internal/answers", "^BenchmarkCompleteGrowth$", "1x", "2000/200")
	if err != nil {
		return err
	}
	ms, linear, err := extraction(dir)
	if err != nil {
		return err
	}
	bad := false
	report := func(what string, got, limit float64, unit string) {
		mark := ""
		if got > limit {
			mark, bad = "  <-- above its limit", true
		}
		fmt.Printf("%-62s %7.2f%s (at most %g)%s\n", what, got, unit, limit, mark)
	}
	report("bot ask, process start to answer, to the bare index", start, maxStart, "x")
	report("Engine.Ask, to the bare searches it makes", engine, maxEngine, "x")
	report("completion over 2,000 articles to 200, worst field", slices.Max(growth), maxGrowth, "x")
	fmt.Printf("%-62s %7.2f ms (told, not checked: machines differ; the aim is 10)\n", "extraction of 600 words", ms)
	report("extraction, a byte of 1 MB to one of 10 kB, worst awkward text", linear, maxLinear, "x")
	report("program, stripped", float64(size.Size())/1e6, maxBinary, " MB")
	report("peak memory of bot ask", memory, maxMemory, " MB")
	if bad && check {
		return errors.New("a number is above its limit")
	}
	return nil
}

// writeEntries writes what the bot indexes of the shipped articles to a file.
func writeEntries(name string) error {
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		return err
	}
	x, err := facts.New()
	if err != nil {
		return err
	}
	var docs []*facts.Document
	for _, a := range set.Articles {
		docs = append(docs, x.Extract(a))
	}
	entries, err := index.Entries(docs, x)
	if err != nil {
		return err
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(f)
	for _, e := range entries {
		if err := enc.Encode(e); err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return f.Close()
}

func run(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// startRatio runs two programs in turn and returns the median of the first's
// times over the second's, and the first's peak memory in MB.
func startRatio(runs int, a, b []string) (ratio, memory float64, err error) {
	var ta, tb []time.Duration
	for range runs {
		for _, c := range []struct {
			args  []string
			times *[]time.Duration
		}{{a, &ta}, {b, &tb}} {
			cmd := exec.Command(c.args[0], c.args[1:]...)
			begin := time.Now()
			if err := cmd.Run(); err != nil {
				return 0, 0, fmt.Errorf("%s: %w", c.args[0], err)
			}
			*c.times = append(*c.times, time.Since(begin))
			if c.times == &ta {
				memory = max(memory, peakMemory(cmd.ProcessState))
			}
		}
	}
	fmt.Printf("bot ask: median %v; bare: median %v; %d runs each\n", median(ta), median(tb), runs)
	return float64(median(ta)) / float64(median(tb)), memory, nil
}

func median[T cmp.Ordered](s []T) T {
	s = slices.Clone(s)
	slices.Sort(s)
	return s[len(s)/2]
}

// engineRatio returns the ratio that the benchmark of the answers reports, over
// all its questions: the median of several runs of the mean.
func engineRatio(dir string) (float64, error) {
	var means []float64
	for range 5 {
		found, err := benchmark(dir, "./internal/answers", "^BenchmarkAsk$", "1000x", "ask/bare")
		if err != nil {
			return 0, err
		}
		sum := 0.0
		for _, r := range found {
			sum += r
		}
		means = append(means, sum/float64(len(found)))
	}
	return median(means), nil
}

// extraction returns the median time that an article of 600 words takes to read,
// in milliseconds, and the worst ratio of what a byte costs in a megabyte to what
// it costs in ten kilobytes, over all awkward texts.
func extraction(dir string) (ms, linear float64, err error) {
	var times []float64
	for range 5 {
		found, err := benchmark(dir, "./internal/facts", "^BenchmarkExtract$/^600words$", "100x", "ns/op")
		if err != nil {
			return 0, 0, err
		}
		times = append(times, found...)
	}
	for _, pkg := range []string{"./internal/article", "./internal/facts"} {
		found, err := benchmark(dir, pkg, "^BenchmarkLinear$", "1x", "1MB/10kB")
		if err != nil {
			return 0, 0, err
		}
		linear = max(linear, slices.Max(found))
	}
	return median(times) / 1e6, linear, nil
}

// benchmark runs a benchmark of a package and returns what it reports in a unit. The
// package's tests are linked once, into dir.
func benchmark(dir, pkg, name, times, unit string) ([]float64, error) {
	test := filepath.Join(dir, filepath.Base(pkg)+".test")
	if _, err := os.Stat(test); err != nil {
		if err := run("go", "test", "-c", "-o", test, pkg); err != nil {
			return nil, err
		}
	}
	cmd := exec.Command(test, "-test.run", "^$", "-test.bench", name, "-test.benchtime", times)
	cmd.Dir = pkg
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("benchmark %s: %w", name, err)
	}
	var values []float64
	for _, m := range regexp.MustCompile(`([0-9.e+]+) `+regexp.QuoteMeta(unit)).FindAllStringSubmatch(out.String(), -1) {
		v, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	if len(values) == 0 {
		return nil, fmt.Errorf("benchmark %s reported no %s:\n%s", name, unit, &out)
	}
	return values, nil
}
