package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	// Chat handles Ctrl-C itself, and serve and ask end on it: so only the
	// signals that always mean "end" are taken here, and the commands that
	// want Ctrl-C to end them add it.
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	status := run(ctx, os.Args[1:], environment{getenv: os.Getenv, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr})
	stop()
	os.Exit(status)
}
