package terminal

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// A plainReader reads lines as they come, without editing.
type plainReader struct {
	r      *bufio.Reader
	prompt func()
	begun  bool
}

func newPlainReader(r io.Reader, prompt func()) *plainReader {
	return &plainReader{r: bufio.NewReaderSize(r, maxQuestion+len("\r\n")), prompt: prompt}
}

// ReadLine returns the next line. Of a line that is too long it keeps nothing
// but the place: what follows is read from the next line on.
func (p *plainReader) ReadLine() (string, error) {
	p.prompt()
	raw, err := p.r.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = p.r.ReadSlice('\n')
		}
		if err == nil || errors.Is(err, io.EOF) {
			err = errTooLong // the end shows again at the next call
		}
		return "", err
	}
	line := string(raw)
	if !p.begun {
		p.begun = true
		line = strings.TrimPrefix(line, "\ufeff") // Windows begins its files with it
	}
	if errors.Is(err, io.EOF) && line != "" {
		err = nil // a last line without its end is a line
	}
	return line, err
}

func (p *plainReader) Close() error { return nil }
