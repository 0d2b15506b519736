package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wrap breaks cells into lines of at most width columns (below 1: one line): at
// spaces, which vanish there, between ideographs, and inside a word only when
// the word alone is too wide.
func wrap(cells []cell, width int) [][]cell {
	if len(cells) == 0 {
		return nil
	}
	if width < 1 {
		return [][]cell{cells}
	}
	var lines [][]cell
	start, chance, used := 0, 0, 0 // chance: where a next line may begin, if after start
	for i, c := range cells {
		if i > 0 && mayBreak(cells[i-1], c) {
			chance = i
		}
		for used+c.width > width && i > start && c.text != " " {
			if chance <= start {
				chance = i
			}
			lines = append(lines, trimSpace(cells[start:chance]))
			start, used = chance, widthOfCells(cells[chance:i])
		}
		used += c.width
	}
	return append(lines, trimSpace(cells[start:]))
}

// Where no line may begin and where none may end, of the scripts that are
// written without spaces. The same signs hold for quotations around them.
const (
	neverFirst = "、。，．：；！？）」』】〕》〉”’…ー々・,.:;!?)]}»%"
	neverLast  = "（「『【〔《〈“‘([{«"
)

// mayBreak tells whether a line may end with a and the next begin with b.
func mayBreak(a, b cell) bool {
	switch {
	case b.text == " ":
		return false
	case a.text == " ":
		return true
	}
	last, _ := utf8.DecodeRuneInString(a.text)
	first, _ := utf8.DecodeRuneInString(b.text)
	if strings.ContainsRune(neverLast, last) || strings.ContainsRune(neverFirst, first) {
		return false
	}
	return last == '—' || isIdeograph(a, last) && isIdeograph(b, first) ||
		isIdeograph(a, last) && unicode.IsLetter(first) || unicode.IsLetter(last) && isIdeograph(b, first)
}

// isIdeograph tells whether a line may break on either side of c, whose first
// rune is r. Korean is as wide as Chinese but puts spaces between its words.
func isIdeograph(c cell, r rune) bool {
	return c.width == 2 && !unicode.Is(unicode.Hangul, r)
}

func trimSpace(line []cell) []cell {
	for len(line) > 0 && line[len(line)-1].text == " " {
		line = line[:len(line)-1]
	}
	return line
}

func widthOfCells(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}
