package terminal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// maxHistory is how many lines are kept; the editor holds no more either.
const maxHistory = 1000

// A history is a file of questions, one a line, that only its owner may read.
type history struct{ path string }

// load returns the lines of the file, none when there is no file yet. Lines are
// made harmless: the editor prints what the arrow keys bring back as it is.
func (h *history) load() ([]string, error) {
	info, err := os.Stat(h.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is not a regular file", h.path) // to open a pipe may block, and a rename would replace a device
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the history: %w", err)
	}
	f, err := os.Open(h.path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the history: %w", err)
	}
	defer f.Close()
	const bound = maxHistory * (maxQuestion + 1) // what a full history can have
	skip := max(info.Size()-bound, 0)
	data, err := io.ReadAll(io.NewSectionReader(f, skip, bound))
	if err != nil {
		return nil, fmt.Errorf("cannot read the history: %w", err)
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		if line = clean(line); line != "" && len(line) <= maxQuestion {
			lines = append(lines, line)
		}
	}
	return newest(lines), nil
}

// add puts a line at the end of the file, in a way that leaves either the old
// file or the new one. It reads the file anew, for another chat may have added to
// it, and is called for each line, for a closed window gives no time to save.
func (h *history) add(line string) error {
	lines, err := h.load()
	if err != nil {
		return err
	}
	line = clean(line)
	if len(lines) == 0 || lines[len(lines)-1] != line {
		lines = append(lines, line)
	}
	if err := h.save(newest(lines)); err != nil {
		return fmt.Errorf("cannot write the history: %w", err)
	}
	return nil
}

func (h *history) save(lines []string) error {
	path := h.path
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // the link is somebody's choice and stays
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+"-*") // mode 0600
	if err != nil {
		return err
	}
	_, err = f.WriteString(strings.Join(lines, "\n") + "\n")
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

func newest(lines []string) []string {
	return slices.Clone(lines[max(len(lines)-maxHistory, 0):])
}
