package main

import (
	"bytes"
	"encoding/json"
	"os"
	"runtime/debug"
	"strings"
	"testing"
)

// TestBill makes the bill of a program of two modules, by the NOTICE of this one.
func TestBill(t *testing.T) {
	notice, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	licences := licencesIn(notice)
	for module, want := range map[string]string{
		"github.com/blevesearch/bleve/v2":     "Apache-2.0",
		"github.com/gorilla/websocket":        "BSD-2-Clause",
		"golang.org/x/text":                   "BSD-3-Clause",
		"github.com/gogs/chardet":             "MIT", // with more words behind it
		"github.com/hashicorp/golang-lru/v2":  "MPL-2.0",
		"github.com/never/heard-of-it":        "",
		"https://github.com/openeventdata/pe": "",
	} {
		if got := licences[module]; got != want {
			t.Errorf("%s has licence %q, want %q", module, got, want)
		}
	}
	info := &debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Path: "attache", Version: "v1"},
		Deps: []*debug.Module{
			{Path: "golang.org/x/text", Version: "v0.1.0", Sum: "h1:x"},
			{Path: "other.example/fork", Version: "v1", Replace: &debug.Module{Path: "go.etcd.io/bbolt", Version: "v1.4.3"}},
		},
		Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "abc"}, {Key: "CGO_LDFLAGS", Value: "/home"}},
	}
	bill, err := billOf(info, licences)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(bill)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"pkg:golang/golang.org/x/text@v0.1.0", "pkg:golang/go.etcd.io/bbolt@v1.4.3", "pkg:golang/std@1.26.8", `"h1:x"`, `"go:build:vcs.revision"`} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("the bill lacks %s", want)
		}
	}
	if strings.Contains(string(data), "/home") || strings.Contains(string(data), "fork") {
		t.Errorf("the bill has what it must not: %s", data)
	}
	info.Deps = append(info.Deps, &debug.Module{Path: "github.com/never/heard-of-it", Version: "v1"})
	if _, err := billOf(info, licences); err == nil {
		t.Error("a module without a licence is no error")
	}
}
