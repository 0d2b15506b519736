package answers

import (
	"regexp"
	"strings"
	"time"

	"attache/internal/article"
	"attache/internal/index"
)

// quoted finds phrases between quotation marks, typewriter's or curly.
var quoted = regexp.MustCompile(`["“„]([^"“”„]+)["”“]`)

// searchCommand answers with passages. Words narrow by "exact phrase", source:NAME,
// article:ID, from:DATE and to:DATE.
func searchCommand(q *question) error {
	query := index.Query{Limit: 5}
	rest := quoted.ReplaceAllStringFunc(q.args, func(m string) string {
		query.Phrases = append(query.Phrases, quoted.FindStringSubmatch(m)[1])
		return " "
	})
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
