package intake

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// utf16 is how much of a text, in bytes, must look like UTF-16 to be read as such.
const utf16Sample = 2048

// decode returns the text of data in UTF-8, with plain line ends. Which encoding it is in
// is told, from the surest on, by a byte order mark, by being valid UTF-8, by what the
// server, the page or the XML declaration says, and by the frequency of its bytes. Kind
// is the media type that the server gave; "" without one.
func decode(data []byte, kind string) string {
	text := decoded(data, kind)
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.ToValidUTF8(text, "\ufffd")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(text)
	return xmlDeclaration().ReplaceAllString(text, "") // it may name another encoding than UTF-8
}

var xmlDeclaration = lazy(`^\s*<\?xml[^>]*\?>`)

func decoded(data []byte, kind string) string {
	if e := utf16Of(data); e != nil {
		return convert(e, data)
	}
	if utf8.Valid(data) && (hasMultibyte(data) || !bytes.ContainsRune(data, '\x1b')) {
		return string(data)
	}
	e, name := declared(data, kind)
	if name == "utf-8" && mostlyUTF8(data) {
		return string(data) // single broken bytes, as truncation leaves them
	}
	guess, guessed := guessed(data)
	switch {
	case e == nil || name == "utf-8", name == "windows-1252" && guessed != "windows-1252" && !western(guessed):
		// Servers say Latin-1 when nobody has told them anything.
		if guess != nil {
			return convert(guess, data)
		}
	case e != nil:
		return convert(e, data)
	}
	if e == nil || name == "utf-8" {
		e, _ = charset.Lookup("windows-1252")
	}
	return convert(e, data)
}

// declared returns the encoding that the server, the page or the XML declaration names.
func declared(data []byte, kind string) (encoding.Encoding, string) {
	head := data[:min(len(data), 1024)]
	if m := xmlEncoding().FindSubmatch(head); m != nil {
		if e, name := charset.Lookup(string(m[1])); e != nil {
			return e, name
		}
	}
	if e, name, certain := charset.DetermineEncoding(head, kind); certain {
		return e, name
	}
	if m := metaCharset().FindSubmatch(data[:min(len(data), 16<<10)]); m != nil { // behind a long script
		return charset.Lookup(string(m[1]))
	}
	return nil, ""
}

var (
	xmlEncoding = lazy(`^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]{2,40})["']`)
	metaCharset = lazy(`(?i)<meta[^>]*charset\s*=\s*["']?([\w.:-]{2,40})`)
)

// guessed returns the encoding that the bytes of data look like most, nil if they look
// like none.
func guessed(data []byte) (encoding.Encoding, string) {
	d := chardet.NewTextDetector()
	if bytes.Contains(data, []byte("</")) {
		d = chardet.NewHtmlDetector()
	}
	best, err := d.DetectBest(data[:min(len(data), 64<<10)])
	if err != nil || best.Confidence < 20 {
		return nil, ""
	}
	name := strings.ToLower(best.Charset)
	switch name {
	case "gb-18030":
		name = "gb18030"
	case "iso-8859-8-i":
		name = "iso-8859-8"
	case "iso-8859-1":
		name = "windows-1252"
	}
	return charset.Lookup(name)
}

// western reports whether an encoding is for languages that windows-1252 is for as well;
// between these a guess is no better than what is said.
func western(name string) bool {
	switch name {
	case "", "utf-8", "iso-8859-1", "iso-8859-15", "windows-1252", "windows-1254", "iso-8859-9", "windows-1250", "iso-8859-2":
		return true
	}
	return false
}

// utf16Of returns the UTF-16 that data is in, by its mark or by the bytes that are zero
// in the Latin letters, spaces and line ends of any text; nil if it is in none.
func utf16Of(data []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	var zero [2]int
	sample := data[:min(len(data), utf16Sample)]
	for i, b := range sample {
		if b == 0 {
			zero[i%2]++
		}
	}
	some := max(len(sample)/20, 2)
	switch {
	case zero[1] > some && zero[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zero[0] > some && zero[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

func convert(e encoding.Encoding, data []byte) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil { // decoders put U+FFFD in the place of what they cannot read
		return string(data)
	}
	return string(out)
}

func hasMultibyte(data []byte) bool {
	return bytes.ContainsFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
}

// mostlyUTF8 reports whether less than a hundredth of the bytes is no UTF-8.
func mostlyUTF8(data []byte) bool {
	bad := 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		i += n
	}
	return bad*100 < len(data)
}

func errPDF() error {
	return refuse(BadFormat, "it is a PDF, which is not read; copy its text into a .txt or .md file and add that")
}

// notBinary refuses what is no text by its content.
func notBinary(data []byte) error {
	if utf16Of(data) != nil {
		return nil
	}
	kind := http.DetectContentType(data)
	switch {
	case kind == "application/pdf":
		return errPDF()
	case kind == "application/zip":
		return refuse(BadFormat, "it is packed (a .zip, or a document of an office program); unpack it or save it as text, and add that")
	case !strings.HasPrefix(kind, "text/") && kind != "application/octet-stream", bytes.IndexByte(data, 0) >= 0:
		what, _, _ := strings.Cut(kind, ";")
		if what == "application/octet-stream" {
			what = "binary data"
		}
		return refuse(BadFormat, "%w; add a text, a page or a feed", fmt.Errorf("it is no text but %s", what))
	}
	return nil
}
