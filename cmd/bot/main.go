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
	// want Ctrl-C to end them add it. Whoever sends one again does not want to wait.
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	status := run(ctx, os.Args[1:], environment{getenv: os.Getenv, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, exit: os.Exit})
	stop()
	os.Exit(status)
}
