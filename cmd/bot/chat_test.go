package main

import (
	"io"
	"slices"
	"testing"
)

func TestCompletions(t *testing.T) {
	lib, err := (&source{}).open(t.Context(), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	for prefix, want := range map[string]string{
		"lav": "Lavrov", "Sergei L": "Sergei Lavrov", "2022-03-30": "2022-03-30-lavrov-wang-tunxi", "zeppelin": "",
	} {
		got := completions(lib.Index(), prefix)
		if want != "" && !slices.Contains(got, want) || want == "" && len(got) > 0 {
			t.Errorf("%q: got %q, want %q", prefix, got, want)
		}
	}
}
