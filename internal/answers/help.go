package answers

import "strings"

// help lists the commands, or explains one.
func help(q *question) error {
	name := strings.ToLower(strings.TrimLeft(q.args, "!/"))
	if name == "" || wantsHelp().MatchString("help "+name) {
		q.Message = msgHelp
		for i := range q.table {
			q.Commands = append(q.Commands, q.table[i].usage())
		}
		return nil
	}
	c := find(q.table, name)
	if c == nil {
		q.Status, q.Message = NotFound, msgNoCommand
		q.Suggestions, q.settled = []string{"help"}, true
		return nil
	}
	q.Commands = []Usage{c.usage()}
	return nil
}
