package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"bot": main})
}

// The scripts in testdata/script run the program as a person would.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("XDG_STATE_HOME", env.WorkDir+"/state")
			for _, s := range settings {
				env.Setenv(s.name, "")
			}
			// A file that is no text cannot stand in a script.
			if _, err := os.Stat(env.WorkDir + "/news"); err == nil {
				return os.WriteFile(env.WorkDir+"/news/picture.txt", []byte("\x89PNG\x00\x00\x00\rIHDR\xff\xfe"), 0o644)
			}
			return nil
		},
	})
}
