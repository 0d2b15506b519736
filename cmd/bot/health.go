package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

func healthCommand(env environment) *cobra.Command {
	var ready bool
	cmd := &cobra.Command{
		Use:   "health",
		Short: "Ask a running bot whether it is well",
		Long: `Asks the bot that serves its status at STATUS_ADDR whether it is alive, or with
--ready whether it can answer questions. For images without a shell, whose
engine wants a command to watch over them.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := readConfig(env.getenv)
			if err != nil {
				return err
			}
			if cfg.status == "" {
				return errors.New("STATUS_ADDR is not set, so there is nowhere to ask")
			}
			said, err := askHealth(cmd.Context(), cfg.status, ready)
			if err != nil {
				return fault{err}
			}
			fmt.Fprintln(env.stdout, said)
			return nil
		},
	}
	cmd.Flags().BoolVar(&ready, "ready", false, "ask whether it can answer questions")
	return cmd
}

// askHealth returns what the bot that serves its status at an address says of itself. The
// error says what is wrong with it.
func askHealth(ctx context.Context, address string, ready bool) (string, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return "", err
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost" // it listens at all addresses
	}
	path := "/healthz"
	if ready {
		path = "/readyz"
	}
	ctx, cancel := context.WithTimeout(ctx, 2*checkTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+path, nil)
	if err != nil {
		return "", err
	}
	client := &http.Client{Transport: &http.Transport{DialContext: (&net.Dialer{Timeout: time.Second}).DialContext}} // no proxy
	resp, err := client.Do(req)
	if err != nil {
		return "", fmt.Errorf("no bot answers at STATUS_ADDR: %w", err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, 64<<10))
	if err != nil {
		return "", fmt.Errorf("no bot answers at STATUS_ADDR: %w", err)
	}
	if resp.StatusCode == http.StatusOK {
		return "ok", nil
	}
	var said readiness
	if json.Unmarshal(body, &said) != nil || len(said.Checks) == 0 {
		return "", fmt.Errorf("%w: %s", errNoBot, resp.Status)
	}
	var faults []string
	for _, name := range slices.Sorted(maps.Keys(said.Checks)) {
		if what := said.Checks[name]; what != "ok" {
			faults = append(faults, name+": "+what)
		}
	}
	return "", errUnready("not ready: " + strings.Join(faults, "; "))
}

// errNoBot is returned by askHealth, wrapped, when something else answers.
var errNoBot = errors.New("what answers at STATUS_ADDR is no bot")

// An errUnready is returned by askHealth for a bot that says what it lacks.
type errUnready string

func (e errUnready) Error() string { return string(e) }
