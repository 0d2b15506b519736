package facts

import (
	"strings"
	"testing"

	"attache/internal/article"
)

func TestAttributions(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string // source / cue / content
	}{
		{"that", "Solberg said that the talks had failed.", []string{"Solberg / said / that the talks had failed"}},
		{"without that", "Solberg has said the talks had failed.", []string{"Solberg / has said / the talks had failed"}},
		{"after a place and a time", "Solberg said on Monday that the talks had failed.", []string{"Solberg / said / that the talks had failed"}},
		{"to somebody", "Solberg told reporters that the talks had failed.", []string{"Solberg / told / that the talks had failed"}},
		{"question", "Solberg asked whether the talks had failed.", []string{"Solberg / asked / whether the talks had failed"}},
		{"infinitive", "Solberg wants to leave the talks.", []string{"Solberg / wants / to leave the talks"}},
		{"somebody should", "Solberg urged Denmark to leave the talks.", []string{"Solberg / urged / Denmark to leave the talks"}},
		{"preposition", "Solberg called for new talks.", []string{"Solberg / called for / new talks"}},
		{"particle", "Solberg pointed out that the talks had failed.", []string{"Solberg / pointed out / that the talks had failed"}},
		{"as", "Solberg described the talks as a failure.", []string{"Solberg / described / the talks as a failure"}},
		{"object", "Solberg praised the new harbour in Bergen, which opened in May.", []string{"Solberg / praised / the new harbour in Bergen"}},
		{"passive", "Denmark is expected to leave the talks.", []string{"- / is expected / Denmark … to leave the talks"}},
		{"passive with its agent", "The plan was rejected by the ministry.", []string{"the ministry / was rejected / The plan"}},
		{"content first", "The talks had failed, Solberg said.", []string{"Solberg / said / The talks had failed"}},
		{"quotation first", "“The talks failed,” said Solberg, who was in Bergen.", []string{"Solberg, who was in Bergen / said / The talks failed,"}},
		{"interrupted", "“The talks,” Solberg said, “have failed.”", []string{"Solberg / said / The talks, … have failed."}},
		{"goes on", "“The talks failed,” Solberg said. “We go home.”", []string{"Solberg / said / The talks failed, … We go home."}},
		{"apposition", "Lars Madsen, a minister from Denmark, said that the talks had failed.", []string{"Lars Madsen, a minister from Denmark, / said / that the talks had failed"}},
		{"participle", "Solberg left, saying that the talks had failed.", []string{"Solberg / saying / that the talks had failed"}},
		{"two verbs", "Solberg said the talks had failed and added that she would leave.", []string{"Solberg / said / the talks had failed", "Solberg / added / that she would leave"}},
		{"relative", "Madsen, who said that the talks had failed, left.", []string{"who / said / that the talks had failed"}},
		{"source behind", "The talks failed, according to the ministry.", []string{"the ministry / according to / The talks failed"}},
		{"source in front", "According to the ministry, the talks failed.", []string{"the ministry / According to / the talks failed"}},
		{"participle as subject", "Solberg said leaving the talks would be a mistake.", []string{"Solberg / said / leaving the talks would be a mistake"}},
		{"some of them", "Solberg said some of the ships were late.", []string{"Solberg / said / some of the ships were late"}},
		{"as the source said", "As Reuters reported, the talks failed.", []string{"Reuters / reported / the talks failed"}},
		{"fronted clause", "After the ships had left, the talks failed, Solberg said.", []string{"Solberg / said / After the ships had left, the talks failed"}},
		{"quotation from the verb on", "Solberg said Denmark “is late”.", []string{"Solberg / said / Denmark “is late"}},
		{"nothing is ascribed", "The ships left the harbour on Monday.", nil},
		{"the verb means something else", "Solberg added salt to the soup.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := func(list []article.Span) string {
				var out []string
				for _, s := range list {
					out = append(out, test.body[s.Start:s.End])
				}
				if out == nil {
					return "-"
				}
				return strings.Join(out, " … ")
			}
			got := lines(read(t, published, test.body).Attributions, func(a Attribution) string {
				return text(a.Source) + " / " + text(a.Cue) + " / " + text(a.Content)
			})
			if want := table(test.want...); got != want {
				t.Errorf("attributions of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}
