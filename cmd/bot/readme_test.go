package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// transcript finds the README's transcripts: a call of bot ask and what it prints.
var transcript = regexp.MustCompile("(?s)```console\n\\$ go run ./cmd/bot (ask '[^']*')\n(.*?)```")

// The transcripts in the README are what the program prints.
func TestReadmeTranscripts(t *testing.T) {
	const name = "../../README.md"
	readme, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	found := transcript.FindAllSubmatchIndex(readme, -1)
	if len(found) == 0 {
		t.Fatal("the README has no transcript")
	}
	anew, at := "", 0
	for _, m := range found {
		call, shown := string(readme[m[2]:m[3]]), string(readme[m[4]:m[5]])
		printed := printedBy(t, call)
		anew += string(readme[at:m[4]]) + printed
		at = m[5]
		if diff := cmp.Diff(printed, shown); diff != "" && !*update {
			t.Errorf("the README shows something else for %s (-printed +shown):\n%s\nmend it with: go test ./cmd/bot -run TestReadme -update", call, diff)
		}
	}
	if *update {
		if err := os.WriteFile(name, []byte(anew+string(readme[at:])), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// printedBy returns what a call of the program prints.
func printedBy(t *testing.T, call string) string {
	t.Helper()
	verb, text, _ := strings.Cut(call, " ")
	var out bytes.Buffer
	env := environment{stdin: os.Stdin, stdout: &out, stderr: &out, getenv: func(string) string { return "" }}
	if status := run(t.Context(), []string{verb, strings.Trim(text, "'")}, env); status != exitOK {
		t.Fatalf("%s ends with status %d:\n%s", call, status, &out)
	}
	return out.String()
}
