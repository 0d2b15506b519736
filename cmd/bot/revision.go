package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// revision returns the files of a folder as they were at a revision of the git repository
// that holds it, and the path within them that stands for the folder; or for a file.
//
// git knows best what a revision is called and where its objects lie, so it is asked. Its
// archive is of just that folder, and a zip file can be read as it is.
func revision(ctx context.Context, name, folder string) (fs.FS, string, error) {
	info, err := os.Stat(folder)
	if err != nil {
		return nil, "", fmt.Errorf("%s is no folder or file, and neither is %s, of which it may be a revision; name the folder with --corpus", name, folder)
	}
	// git takes what begins with "-" for an option; --end-of-options alone would leave
	// that to the version of git.
	if name == "" || strings.HasPrefix(name, "-") {
		return nil, "", fmt.Errorf("%q is no folder or file, and no revision begins like that", name)
	}
	dir, inside := folder, "."
	var only []string
	if !info.IsDir() {
		dir, inside = filepath.Split(folder)
		only = []string{"--", inside}
	}
	if dir == "" {
		dir = "."
	}
	commit, err := git(ctx, dir, "rev-parse", "--verify", "--end-of-options", name+"^{commit}")
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, "", fmt.Errorf("%s is no folder or file, and git is not installed, which would know whether it is a revision", name)
	case err != nil && strings.Contains(err.Error(), "not a git repository"):
		return nil, "", fmt.Errorf("%s is no folder or file, and %s is in no git repository of which it could be a revision", name, folder)
	case err != nil && strings.Contains(err.Error(), "dubious ownership"):
		return nil, "", fmt.Errorf("git does not read the repository of %s because it is somebody else's; git's safe.directory says whose it may be", folder)
	case err != nil:
		return nil, "", fmt.Errorf("%s is no folder or file, and no revision of the git repository that %s is in", name, folder)
	}
	files, err := git(ctx, dir, append([]string{"archive", "--format=zip", strings.TrimSpace(string(commit))}, only...)...)
	if err != nil {
		if strings.Contains(err.Error(), "untracked") || strings.Contains(err.Error(), "did not match") {
			return nil, "", fmt.Errorf("the revision %s has no %s", name, folder)
		}
		return nil, "", fault{fmt.Errorf("cannot read the revision %s: %w", name, err)}
	}
	z, err := zip.NewReader(bytes.NewReader(files), int64(len(files)))
	if err != nil {
		return nil, "", fault{fmt.Errorf("cannot read the revision %s: %w", name, err)}
	}
	return z, inside, nil
}

// git runs git in a folder and returns what it prints; the error has what it complains of,
// in English.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", dir}, args...)...)
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_TERMINAL_PROMPT=0")
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return nil, err
		}
		return nil, fmt.Errorf("git %s: %s", args[0], strings.Join(strings.Fields(complaint.String()), " "))
	}
	return out.Bytes(), nil
}
