package main

import (
	"strings"
	"testing"
)

func TestRevisionRefused(t *testing.T) {
	t.Setenv("PATH", "")
	for _, test := range []struct{ name, folder, want string }{
		{"HEAD", ".", "HEAD is no folder or file, and git is not installed"},
		{"-x", ".", "no revision begins like that"},
		{"", ".", "no revision begins like that"},
		{"HEAD", "nowhere", "neither is nowhere"},
	} {
		_, _, err := revision(t.Context(), test.name, test.folder)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("revision(%q, %q) = %v, want an error with %q", test.name, test.folder, err, test.want)
		}
	}
}
