package review

import "time"

// maxMonths is the longest run of months that is filled up: a single article of 1921 would
// put a thousand empty ones before those of today.
const maxMonths = 240

// everyMonth returns the months from the first to the last that has articles.
func everyMonth(months tally) []Count {
	out := months.inOrder()
	if len(out) < 2 {
		return out
	}
	const layout = "2006-01"
	first, err := time.Parse(layout, out[0].Name)
	if err != nil {
		return out
	}
	last := out[len(out)-1].Name
	var all []Count
	for m := first; len(all) < maxMonths; m = m.AddDate(0, 1, 0) {
		name := m.Format(layout)
		all = append(all, Count{name, months[name]})
		if name == last {
			return all
		}
	}
	return out
}
