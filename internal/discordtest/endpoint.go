package discordtest

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"io"
	"net/http"
	"strconv"
	"testing"
	"time"
)

// maxEndpointAnswer bounds what is read of an endpoint's answer.
const maxEndpointAnswer = 1 << 20

// A Delivery is an interaction that was sent to the bot's endpoints over HTTP.
type Delivery struct {
	URL         string
	Interaction string // its id
	Status      int    // of the bot's answer, 0 if there was none
}

// SendInteractions has interactions sent over HTTP instead of the gateway, from now on: to
// each of urls in turn, as a load balancer does.
func (s *Server) SendInteractions(urls ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.endpoints = urls
}

// PublicKey is what the bot knows Discord's signatures by.
func (s *Server) PublicKey() ed25519.PublicKey { return s.signing.Public().(ed25519.PublicKey) }

// Deliveries are the interactions that were sent over HTTP and have been answered, or
// refused.
func (s *Server) Deliveries() []Delivery {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Delivery(nil), s.deliveries...)
}

// Payload is what an interaction is sent as.
func (s *Server) Payload(i Interaction) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.interaction[i.Token].payload
}

// Signed returns a request with body that Discord has signed at a time.
func (s *Server) Signed(t testing.TB, url string, body []byte, at time.Time) *http.Request {
	t.Helper()
	r, err := s.signed(url, body, at)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (s *Server) signed(url string, body []byte, at time.Time) (*http.Request, error) {
	r, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	stamp := strconv.FormatInt(at.Unix(), 10)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "Discord-Interactions/1.0 (+https://discord.com)")
	r.Header.Set("X-Signature-Timestamp", stamp)
	r.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(s.signing, append([]byte(stamp), body...))))
	return r, nil
}

// deliver sends an interaction to an endpoint, and takes its answer as that to the
// interaction. The caller holds s.mu.
func (s *Server) deliver(in *interaction) {
	url := s.endpoints[s.delivered%len(s.endpoints)]
	s.delivered++
	body, at, callback := in.payload, s.clock(), s.URL+"/api/v9/interactions/"+in.id+"/"+in.token+"/callback"
	s.conns.Go(func() {
		status := s.exchange(url, body, at, callback)
		s.mu.Lock()
		defer s.mu.Unlock()
		s.deliveries = append(s.deliveries, Delivery{url, in.id, status})
		s.notify()
	})
}

func (s *Server) exchange(url string, body []byte, at time.Time, callback string) (status int) {
	r, err := s.signed(url, body, at)
	if err != nil {
		return 0
	}
	client := &http.Client{Timeout: waitTimeout}
	answer, err := client.Do(r)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	first, err := io.ReadAll(io.LimitReader(answer.Body, maxEndpointAnswer))
	if err != nil || answer.StatusCode != http.StatusOK {
		return answer.StatusCode
	}
	taken, err := s.http.Client().Post(callback, "application/json", bytes.NewReader(first))
	if err != nil {
		return 0
	}
	taken.Body.Close()
	return answer.StatusCode
}
