package eval

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"attache/internal/facts"
)

func sample() *Report {
	r := &Report{}
	r.percent("dates_value_f1", "dates", "value", 66.666, 3, "in the gold")
	r.Measures = append(r.Measures, Measure{Key: "claim_mcc", Set: "quotations", Name: "claim", Value: 0.43649, Of: 2, Unit: "articles", small: true})
	r.count("gold_quotes_found", "article", "quotations", 7, 10, false)
	r.count("gold_quotes_wrong", "article", "wrong", 2, 0, true)
	r.fault("dates", "missed: WEEKDAY", "first\n example")
	r.fault("dates", "missed: today", "")
	r.fault("dates", "missed: today", "")
	r.fault("article", "missed Q1", strings.Repeat("ä", 400))
	return r
}

func TestWriteJSON(t *testing.T) {
	var b strings.Builder
	if err := sample().WriteJSON(&b, 0); err != nil {
		t.Fatal(err)
	}
	want := "{\n  \"dates_value_f1\": 66.7,\n  \"claim_mcc\": 0.436,\n  \"gold_quotes_found\": 7,\n  \"gold_quotes_wrong\": 2\n}\n"
	if b.String() != want {
		t.Errorf("got %s, want %s", b.String(), want)
	}
	b.Reset()
	if err := sample().WriteJSON(&b, 1); err != nil {
		t.Fatal(err)
	}
	var got struct{ Worst []Kind }
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Worst) != 2 || got.Worst[0] != (Kind{Set: "dates", Kind: "missed: today", Count: 2}) {
		t.Errorf("got %+v", got.Worst)
	}
	if n := len(got.Worst[1].Example); n > 310 {
		t.Errorf("an example has %d bytes", n)
	}
}

func TestWriteText(t *testing.T) {
	var b strings.Builder
	if err := sample().WriteText(&b, 5); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"dates\n  value  ", "   66.7  3 in the gold  dates_value_f1", "0.436", "7  of 10", "\nlargest kinds of error: dates\n      2  missed: today\n      1  missed: WEEKDAY\n         first example\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
}

func TestFloors(t *testing.T) {
	for _, test := range []struct {
		floors string
		below  []string
		err    string
	}{
		{"# all is well\n\ndates_value_f1 66.7\nclaim_mcc 0.436 # as shown\ngold_quotes_found 7\ngold_quotes_wrong 2\n", nil, ""},
		{"dates_value_f1 66.8\nclaim_mcc 0.437\ngold_quotes_found 8\ngold_quotes_wrong 1\n",
			[]string{"dates_value_f1 is 66.7, its floor is 66.8", "claim_mcc is 0.436, its floor is 0.437", "gold_quotes_found is 7, its floor is 8", "gold_quotes_wrong is 2, at most 1 is allowed"}, ""},
		{"dates_f1 10\n", nil, `there is no measure "dates_f1"`},
		{"dates_value_f1\n", nil, `f:1: "dates_value_f1" is not a key and a number`},
		{"\ndates_value_f1 much\n", nil, `f:2: "much" is not a number`},
		{"dates_value_f1 nan\n", nil, `f:1: "nan" is not a number`},
		{"claim_mcc 0\nclaim_mcc 1\n", nil, "f:2: claim_mcc has a floor already"},
		{"# nothing\n", nil, "f holds no floors"},
	} {
		floors, err := ParseFloors("f", strings.NewReader(test.floors))
		var below []string
		if err == nil {
			below, err = sample().Below(floors)
		}
		if msg := ""; err != nil || test.err != "" {
			if err != nil {
				msg = err.Error()
			}
			if msg != test.err {
				t.Errorf("%q: got error %q, want %q", test.floors, msg, test.err)
			}
			continue
		}
		if !slices.Equal(below, test.below) {
			t.Errorf("%q: got %q, want %q", test.floors, below, test.below)
		}
	}
}

func TestMissingData(t *testing.T) {
	dir := t.TempDir()
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	_, err = Facts(context.Background(), x, Options{Data: filepath.Join(dir, "nowhere")})
	if err == nil || !strings.Contains(err.Error(), "there are no test sets in") {
		t.Errorf("without a folder: got %v", err)
	}
	_, err = Facts(context.Background(), x, Options{Data: dir})
	if err == nil || !strings.HasPrefix(err.Error(), "quotes-dev.jsonl is missing in ") {
		t.Errorf("without the sets: got %v", err)
	}
	for _, test := range []struct{ line, want string }{
		{"{\"id\":\"1\"}\n{\"id\":", "quotes-dev.jsonl:2: "},
		{"", "quotes-dev.jsonl holds no items"},
	} {
		if err := os.WriteFile(filepath.Join(dir, "quotes-dev.jsonl"), []byte(test.line), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Load[quoteItem](dir, "quotes-dev.jsonl"); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %s", test.line, err, test.want)
		}
	}
}

func TestEach(t *testing.T) {
	in := make([]int, 100)
	for i := range in {
		in[i] = i
	}
	got, err := each(context.Background(), in, func(i int) (int, error) { return i * i, nil })
	if err != nil || len(got) != 100 || got[99] != 99*99 {
		t.Errorf("got %v, %v", got, err)
	}
	odd := errors.New("odd")
	if _, err := each(context.Background(), in, func(i int) (int, error) {
		if i == 50 {
			return 0, odd
		}
		return 0, nil
	}); !errors.Is(err, odd) {
		t.Errorf("got %v, want %v", err, odd)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := each(ctx, in, func(int) (int, error) { return 0, nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}
