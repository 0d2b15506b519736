package answers

import (
	"strings"
	"time"

	"attache/internal/article"
	"attache/internal/index"
)

// quoted finds phrases between quotation marks, typewriter's or curly, with the
// key that may stand before them.
var quoted = lazily(`(\w+:)?["“„]([^"“”„]+)["”“]`)

// searchCommand answers with passages. Words narrow by "exact phrase", source:NAME,
// article:ID, from:DATE and to:DATE.
func searchCommand(q *question) error {
	query := index.Query{Limit: 5}
	rest := q.args
	if strings.ContainsAny(rest, "\"“„") {
		rest = quoted().ReplaceAllStringFunc(rest, func(m string) string {
			part := quoted().FindStringSubmatch(m)
			if part[1] != "" { // source:"Two Words"
				return " " + part[1] + strings.ReplaceAll(part[2], " ", "_") + " "
			}
			query.Phrases = append(query.Phrases, part[2])
			return " "
		})
	}
	var words []string
	for _, w := range strings.Fields(rest) {
		key, value, ok := strings.Cut(w, ":")
		if !ok || value == "" {
			words = append(words, w)
			continue
		}
		switch strings.ToLower(key) {
		case "source":
			query.Source = strings.ReplaceAll(value, "_", " ")
		case "article":
			query.Article = value
		case "from", "to":
			if _, err := time.Parse(article.DateLayout, value); err != nil {
				q.invalid(msgBadDate)
				return nil
			}
			if strings.ToLower(key) == "from" {
				query.From = value
			} else {
				query.To = value
			}
		default:
			words = append(words, w)
		}
	}
	query.Text = strings.Join(words, " ")
	if err := q.passages(query); err != nil {
		return err
	}
	if len(q.Passages) == 0 {
		return q.notFound(msgNoPassage)
	}
	return nil
}
