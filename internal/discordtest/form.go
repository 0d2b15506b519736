package discordtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// form collects what is wrong with a request, as Discord's error 50035 shows it:
// an object nested like the request, with "_errors" at the fields at fault.
type form struct {
	errors map[string]any
	crash  bool // the request makes Discord answer 500
}

// fields is an object of a request, by name, so that "absent" and "null" can be
// told apart.
type fields map[string]json.RawMessage

// add notes an error at a path such as "embeds.0.title".
func (f *form) add(path, code, message string) {
	if f.errors == nil {
		f.errors = make(map[string]any)
	}
	at := f.errors
	if path != "" {
		for _, name := range strings.Split(path, ".") {
			next, ok := at[name].(map[string]any)
			if !ok {
				next = make(map[string]any)
				at[name] = next
			}
			at = next
		}
	}
	list, _ := at["_errors"].([]any)
	at["_errors"] = append(list, map[string]any{"code": code, "message": message})
}

// err is what the form comes to: nil if nothing was wrong.
func (f *form) err() *apiError {
	switch {
	case f.errors != nil:
		return &apiError{status: 400, code: codeInvalidForm, message: "Invalid Form Body", errors: mustJSON(f.errors)}
	case f.crash:
		return &apiError{status: 500, message: "500: Internal Server Error", violation: true}
	}
	return nil
}

func (f *form) required(path string) {
	f.add(path, "BASE_TYPE_REQUIRED", "This field is required")
}

// atMost checks the length of a list.
func (f *form) atMost(path string, n, most int) {
	if n > most {
		f.add(path, "BASE_TYPE_MAX_LENGTH", fmt.Sprintf("Must be %d or fewer in length.", most))
	}
}

// between checks the length of a list.
func (f *form) between(path string, n, least, most int) {
	if n < least || n > most {
		f.add(path, "BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between %d and %d in length.", least, most))
	}
}

// text checks the length of a text that may be empty.
func (f *form) text(path, s string, most int) {
	f.atMost(path, utf8.RuneCountInString(s), most)
}

// need checks a text that must not be empty. Spaces alone are empty for Discord.
func (f *form) need(path, s string, most int) {
	if strings.TrimSpace(s) == "" {
		f.required(path)
		return
	}
	f.between(path, utf8.RuneCountInString(s), 1, most)
}

// link checks an address, which may be empty. schemes lists those allowed.
func (f *form) link(path, s string, schemes ...string) {
	if s == "" {
		return
	}
	f.text(path, s, 2048)
	u, err := url.Parse(s)
	if err != nil || u.Scheme == "" || u.Host == "" {
		f.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
		return
	}
	for _, scheme := range schemes {
		if u.Scheme == scheme {
			return
		}
	}
	f.add(path, "URL_TYPE_INVALID_SCHEME",
		fmt.Sprintf("Scheme %q is not supported. Scheme must be one of ('%s').", u.Scheme, strings.Join(schemes, "', '")))
}

// decode reads a field into v. It reports whether there was one: null counts as
// absent.
func (f *form) decode(path string, raw json.RawMessage, v any) bool {
	if isNull(raw) {
		return false
	}
	if json.Unmarshal(raw, v) == nil {
		return true
	}
	switch reflect.TypeOf(v).Elem().Kind() {
	case reflect.Slice:
		f.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
	case reflect.String:
		f.add(path, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
	case reflect.Bool:
		f.add(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
	case reflect.Int, reflect.Int64, reflect.Float64:
		f.add(path, "NUMBER_TYPE_COERCE", fmt.Sprintf("Value %q is not int.", raw))
	default:
		f.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
	}
	return false
}

// isNull reports whether a field is absent or null.
func isNull(raw json.RawMessage) bool {
	return len(raw) == 0 || bytes.Equal(raw, []byte("null"))
}

// join appends parts, which are names and indexes, to a path.
func join(path string, parts ...any) string {
	for _, p := range parts {
		var part string
		switch p := p.(type) {
		case int:
			part = strconv.Itoa(p)
		case string:
			part = p
		}
		if path == "" {
			path = part
		} else if part != "" {
			path += "." + part
		}
	}
	return path
}
