// Package preview draws Discord messages on a web page of its own, as a client of
// Discord would show them.
//
// A message is given as the JSON that goes to Discord. Its markdown is read by a
// parser of Discord's markdown and not by anything of ours, so the page shows what a
// client makes of a message rather than what we hope it does. How the script in the
// page is made is told in web/README.md.
package preview

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
)

//go:embed page.html bundle.js
var files embed.FS

// A Channel is what the page shows: a question and the messages that answer it.
type Channel struct {
	Question string            `json:"question"`
	Asker    string            `json:"asker"`    // the name of who asks
	Bot      string            `json:"bot"`      // the name of who answers
	Messages []json.RawMessage `json:"messages"` // as they are sent to Discord: content, embeds, components, flags
}

// Page returns c as one HTML page that needs nothing else, and that asks the network
// for nothing. It is an error when a message is no JSON.
func Page(c Channel) ([]byte, error) {
	script, err := files.ReadFile("bundle.js")
	if err != nil {
		return nil, err
	}
	page, err := template.ParseFS(files, "page.html")
	if err != nil {
		return nil, err
	}
	for i, m := range c.Messages {
		if !json.Valid(m) {
			return nil, fmt.Errorf("message %d is no JSON", i+1)
		}
	}
	// The page lets only the script of this hash run. Should a title ever find a way
	// out of the data, what it brings along is text.
	hash := sha256.Sum256(script)
	var out bytes.Buffer
	err = page.Execute(&out, map[string]any{
		"Question": c.Question,
		"Data":     c, // which the template writes as JSON that cannot end its element
		"Script":   template.JS(script),
		"Hash":     "sha256-" + base64.StdEncoding.EncodeToString(hash[:]),
	})
	if err != nil {
		return nil, fmt.Errorf("cannot draw the page: %w", err)
	}
	return out.Bytes(), nil
}
