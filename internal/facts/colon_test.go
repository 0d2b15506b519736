package facts

import "testing"

func TestAnnounced(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string // speaker: words
	}{
		{"colon", "Anna Holm spoke to the press after the vote: “We will not accept this bill.”", []string{"Anna Holm: We will not accept this bill."}},
		{"apposition", "The new mayor, Anna Holm, offered to stay: “I will serve as long as I can.”", []string{"Anna Holm: I will serve as long as I can."}},
		{"text of somebody", "Anna Holm resigned. Holm’s letter was clear: “We will not accept this bill.”", []string{"Anna Holm: We will not accept this bill."}},
		{"heard", "Anna Holm heard a voice: “We will not accept this bill.”", nil},
		{"asked", "Anna Holm was confronted with this: “We will not accept this bill.”", nil},
		{"nobody's", "The crowd went home: “We will not accept this bill.”", nil},
		{"a term", "Anna Holm has two dogs: “Ole” and “Per”.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(read(t, published, test.body).Quotes, func(q Quote) string { return q.Speaker + ": " + q.Text })
			if want := table(test.want...); got != want {
				t.Errorf("quotes of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}
