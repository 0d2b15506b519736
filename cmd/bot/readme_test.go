package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// transcript finds the README's transcript: a call of bot ask and what it
// prints.
var transcript = regexp.MustCompile("(?s)```console\n\\$ go run ./cmd/bot (ask '[^']*')\n(.*?)```")

// The transcript in the README is what the program prints.
func TestReadmeTranscript(t *testing.T) {
	const name = "../../README.md"
	readme, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m := transcript.FindSubmatchIndex(readme)
	if m == nil {
		t.Fatal("the README has no transcript")
	}
	call, shown := string(readme[m[2]:m[3]]), string(readme[m[4]:m[5]])
	verb, text, _ := strings.Cut(call, " ")
	var out bytes.Buffer
	env := environment{stdin: os.Stdin, stdout: &out, stderr: &out, getenv: func(string) string { return "" }}
	if status := run(t.Context(), []string{verb, strings.Trim(text, "'")}, env); status != exitOK {
		t.Fatalf("%s ends with status %d:\n%s", call, status, &out)
	}
	if *update {
		anew := fmt.Sprintf("%s%s%s", readme[:m[4]], out.String(), readme[m[5]:])
		if err := os.WriteFile(name, []byte(anew), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(out.String(), shown); diff != "" {
		t.Errorf("the README shows something else (-printed +shown):\n%s\nmend it with: go test ./cmd/bot -run TestReadme -update", diff)
	}
}
