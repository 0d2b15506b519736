package discord

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// cause returns what went wrong in words that are safe to log: without
// addresses, which can hold the token of an interaction, without the bodies of
// requests and answers, which can hold what people wrote, and without token.
func cause(err error, token string) string {
	if err == nil {
		return ""
	}
	var (
		rest    *discordgo.RESTError
		limited *discordgo.RateLimitError
		address *url.Error
	)
	text := ""
	switch {
	case errors.As(err, &rest):
		text = fmt.Sprintf("HTTP %d", rest.Response.StatusCode)
		if rest.Message != nil {
			text += fmt.Sprintf(", code %d: %s", rest.Message.Code, rest.Message.Message)
		}
	case errors.As(err, &limited):
		text = "rate limited"
		if limited.RateLimit != nil && limited.TooManyRequests != nil {
			text += fmt.Sprintf(" for %v", limited.RetryAfter)
		}
	case errors.As(err, &address):
		text = address.Op + ": " + address.Err.Error()
	default:
		text = err.Error()
	}
	if token != "" {
		text = strings.ReplaceAll(text, token, "[token]")
	}
	return tidy(text)
}

// refused reports whether Discord answered with status, and with which code of
// its own.
func refused(err error, status int) (code int, ok bool) {
	var rest *discordgo.RESTError
	if !errors.As(err, &rest) || rest.Response == nil || rest.Response.StatusCode != status {
		return 0, false
	}
	if rest.Message != nil {
		code = rest.Message.Code
	}
	return code, true
}

// unauthorized reports whether Discord did not accept the token.
func unauthorized(err error) bool {
	_, ok := refused(err, http.StatusUnauthorized)
	return ok
}
