package discordtest

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// given is a file that a person has uploaded for a command.
type given struct {
	attachment *discordgo.MessageAttachment
	data       []byte
}

// Attach uploads a file as a person does who gives one to a slash command, and makes the
// option of it. The interaction tells where to get it, which needs no token. Discord has a
// server of its own for that; the fake, as others that speak its API, keeps it itself.
func (s *Server) Attach(option, filename, contentType string, data []byte) *discordgo.ApplicationCommandInteractionDataOption {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.newID()
	path := "/ephemeral-attachments/" + s.AppID + "/" + id + "/" + url.PathEscape(filename)
	if s.uploads == nil {
		s.uploads = map[string]given{}
	}
	s.uploads[path] = given{data: data, attachment: &discordgo.MessageAttachment{
		ID: id, Filename: filename, ContentType: contentType, Size: len(data), URL: s.URL + path + "?ex=0&is=0&hm=0", ProxyURL: s.URL + path,
	}}
	return &discordgo.ApplicationCommandInteractionDataOption{Name: option, Type: discordgo.ApplicationCommandOptionAttachment, Value: id}
}

// attached returns the uploads that options name, by id.
func (s *Server) attached(options []*discordgo.ApplicationCommandInteractionDataOption) map[string]*discordgo.MessageAttachment {
	out := map[string]*discordgo.MessageAttachment{}
	for _, o := range options {
		for _, u := range s.uploads {
			if o.Type == discordgo.ApplicationCommandOptionAttachment && u.attachment.ID == o.Value {
				out[u.attachment.ID] = u.attachment
			}
		}
		for id, a := range s.attached(o.Options) {
			out[id] = a
		}
	}
	return out
}

// isUpload reports whether a path is that of something uploaded, or looks like it.
func isUpload(path string) bool { return strings.HasPrefix(path, "/ephemeral-attachments/") }

// serveUpload answers as Discord's CDN does.
func (s *Server) serveUpload(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	u, ok := s.uploads[r.URL.EscapedPath()]
	if r.Header.Get("Authorization") != "" {
		s.violate(Violation{Method: r.Method, Path: r.URL.Path, Message: "the token of the bot was sent to the CDN, which must not have it"})
	}
	s.mu.Unlock()
	if !ok {
		http.Error(w, "This content is no longer available.", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", u.attachment.ContentType)
	w.WriteHeader(http.StatusOK)
	w.Write(u.data)
}
