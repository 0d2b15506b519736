// Package edition tells apart the editions of a part of the program: what it made
// before it was changed must be made anew. A number somebody has to raise would be
// forgotten once; so an edition is a hash of the sources themselves, which each part
// embeds without its tests.
package edition

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"runtime/debug"
)

// Of returns the edition that sources and whatever else the part was given make, in 12
// hexadecimal digits. The modules that are built into the program and Go itself count too.
func Of(sources []fs.FS, given ...string) (string, error) {
	h := sha256.New()
	for _, fsys := range sources {
		err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			fmt.Fprintf(h, "%d:%s%d:%s", len(name), name, len(data), data)
			return nil
		})
		if err != nil {
			return "", fmt.Errorf("cannot read the program's sources: %w", err)
		}
		fmt.Fprint(h, ";") // a file that moves from one part to another is a change
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		fmt.Fprint(h, info.GoVersion)
		for _, m := range info.Deps {
			if m.Replace != nil {
				m = m.Replace
			}
			fmt.Fprintf(h, " %s@%s", m.Path, m.Version)
		}
	}
	for _, s := range given {
		fmt.Fprintf(h, ";%d:%s", len(s), s)
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:6]), nil
}
