package answers

import (
	"strings"
	"testing"
	"testing/fstest"

	"attache/internal/article"
)

// TestCheckMisled claims what has the words of an article and is not said there.
func TestCheckMisled(t *testing.T) {
	checkAll(t, `The talks between 2026 and 2029 ended without a result. The bridge was built from 2021 to 2024.

Premier Jon Vik backed the critics of the truce. General Ruth Berg criticised the decision to end the mission. Senator Per Aas opposes the plan to close the harbour.

Mayor Nora Holm opened the bridge. Holm thanked the workers. Her brother, Arne Holm, was arrested on Friday.

Captain Siri Dal dismissed reports that the tanker's crew had been drunk. Kari Lie is 52.`, []claimed{
		{"The talks ended in 2026.", "not_in_articles"},
		{"The talks between 2026 and 2029 ended without a result.", "in_articles"},
		{"The bridge was built from 2021 to 2024.", "in_articles"},
		{"The bridge was built in 2021.", "not_in_articles"},
		{"Vik supports the truce.", "not_in_articles"},
		{"Vik backed the critics of the truce.", "in_articles"},
		{"Berg opposes the mission.", "not_in_articles"},
		{"Berg opposes the decision to end the mission.", "in_articles"},
		{"Aas opposes the harbour.", "not_in_articles"},
		{"Holm was arrested.", "not_in_articles"},
		{"Arne Holm was arrested.", "in_articles"},
		{"Holm thanked the workers.", "in_articles"},
		{"The tanker's crew was drunk.", "not_in_articles"},
		{"Nora Holm, 52, is a nurse.", "not_in_articles"},
		{"Kari Lie is 52.", "in_articles"},
		{"Kari Lie may be 52.", "not_in_articles"},
		{"Kari Lie will be 52.", "not_in_articles"},
	})
}

type claimed struct{ claim, want string }

// checkAll checks claims against an article.
func checkAll(t *testing.T, body string, claims []claimed) {
	t.Helper()
	set, err := article.LoadFS(fstest.MapFS{"rena.md": {Data: []byte("---\ntitle: News from Rena\ndate: 2031-03-06\n---\n" + body + "\n")}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for _, test := range claims {
		var got []string
		for _, c := range engine.Check(t.Context(), test.claim).Checks {
			verdict := strings.TrimSpace(c.Verdict + " " + c.Differs)
			if c.Claimant != "" {
				verdict += " by " + c.Claimant
			}
			got = append(got, verdict)
		}
		if all := strings.Join(got, ", "); all != test.want {
			t.Errorf("%q is %q, want %q", test.claim, all, test.want)
		}
	}
}

// TestCheckSaidOnly claims what an article has somebody say, and does not say itself.
func TestCheckSaidOnly(t *testing.T) {
	checkAll(t, `Senator Per Aas said that Mayor Nora Holm had ordered the raid. Holm denied that she had closed the harbour. A witness told the court that Jon Vik had threatened Liv Dal. According to the prosecutor Ruth Berg, Siri Moe paid the guards 3,000 dollars.

Two sailors drowned off Rena on Monday, according to the police. Aas did not say that Tor Lie had lied. Lie said that he would sue Norway if the ship sank. The lawyer Kari Dahl said it was not true that Odd Vale had stolen the boat. Gro Sand said he had never supported the war.`, []claimed{
		{"Nora Holm ordered the raid.", "claimed by Per Aas"},
		{"The raid was ordered by Nora Holm.", "claimed by Per Aas"},
		{"Nora Holm closed the harbour.", "not_in_articles"},
		{"Jon Vik threatened Liv Dal.", "claimed by a witness"},
		{"Liv Dal threatened Jon Vik.", "not_in_articles"},
		{"Siri Moe paid the guards 3,000 dollars.", "claimed by Ruth Berg"},
		{"Siri Moe paid the guards 5,000 dollars.", "not_in_articles"},
		{"Two sailors drowned off Rena.", "claimed by the police"},
		{"Tor Lie lied.", "not_in_articles"},
		{"Tor Lie sued Norway.", "not_in_articles"},
		{"Odd Vale stole the boat.", "not_in_articles"},
		{"Gro Sand supported the war.", "not_in_articles"},
	})
}

// TestCheckWhoDid claims deeds of those who are named elsewhere in a sentence than right before the verb.
func TestCheckWhoDid(t *testing.T) {
	checkAll(t, `Siri Moe, a former pilot who took over from Tor Lie in 2025, has a contract until 2034. The fraud was uncovered by a clerk, Liv Dal, who counted the money. The mask was stolen by a thief, Jon Vik said on Monday.

Ruth Berg will miss the season; she tore a ligament in training. Nora Holm told the nurse that she had won the lottery. A total of 131 people were rescued. The skipper arrested on Monday was fined by a court.

Gro Sand, the engineer whose bridges carried roads over the valleys, died on Sunday. The Skua was built in Turku and is 164 metres long. Per Aas is no friend of the treaty. Odd Vale is the deputy chairman of the club.`, []claimed{
		{"Siri Moe took over from Tor Lie in 2025.", "in_articles"},
		{"Tor Lie took over from Siri Moe in 2025.", "not_in_articles"},
		{"Liv Dal uncovered the fraud.", "in_articles"},
		{"The fraud was uncovered by Liv Dal.", "in_articles"},
		{"Jon Vik stole the mask.", "not_in_articles"},
		{"Ruth Berg tore a ligament.", "in_articles"},
		{"Nora Holm won the lottery.", "not_in_articles"},
		{"131 people were rescued.", "in_articles"},
		{"The skipper was arrested on Monday.", "in_articles"},
		{"Gro Sand died on Sunday.", "in_articles"},
		{"The Skua is 164 metres long.", "in_articles"},
		{"The Skua is 146 metres long.", "not_in_articles"},
		{"Per Aas is a friend of the treaty.", "not_in_articles"},
		{"Odd Vale is chairman of the club.", "not_in_articles"},
		{"Odd Vale is deputy chairman of the club.", "in_articles"},
	})
}

// TestCheckCalled claims that somebody is what an article calls them beside their name.
func TestCheckCalled(t *testing.T) {
	checkAll(t, `The museum's director, Liv Berg, wept when the call came. Her brother, the painter Jon Berg, opened the show. The ferry's master, Captain Per Aas, who is not related to the owner, was released. Nora Holm, a retired judge, spoke to the mayor's brother, Arne Lie.

The then trade minister, Olga Sund, signed the contract. The former coach Tor Vik praised her. The bishop, the clerk, Siri Moe, and a nurse waved.`, []claimed{
		{"Liv Berg is the director of the museum.", "in_articles"},
		{"Liv Berg is the museum's director.", "in_articles"},
		{"Jon Berg is a painter.", "in_articles"},
		{"Liv Berg is a painter.", "not_in_articles"},
		{"Jon Berg is the director of the museum.", "not_in_articles"},
		{"Per Aas is the master of the ferry.", "in_articles"},
		{"Nora Holm is a retired judge.", "in_articles"},
		{"Nora Holm is a judge.", "in_articles"},
		{"Arne Lie is the mayor's brother.", "in_articles"},
		{"Arne Lie is the mayor.", "not_in_articles"},
		{"Olga Sund is trade minister.", "not_in_articles"},
		{"Tor Vik is a coach.", "not_in_articles"},
	})
}

// TestCheckReworded claims in other words what an article says, and what only looks like it.
func TestCheckReworded(t *testing.T) {
	checkAll(t, `Kari Berg was awarded the Astrid Medal in 2029. Jon Aas took over from Liv Holm in May. Reef Lines acquired the tanker Skua in 2030. A court acquitted Tor Vik of fraud. Siri Moe quit smoking. Three sailors lost their lives in the storm. Odd Vale was sentenced to six years in prison.

Nora Dal, who was appointed in October after the sacking of Per Lie, needs goals. The shirt has been free since Gro Sund's retirement in May. Ruth Vang called for the arrest of Ole Krog. Unni Rud prevented the sacking of Knut Foss. Aas said that the council had fired Ida Lund. Liv Dal was beaten by Tor Lie in the final. Norway did not send a delegation to the summit.`, []claimed{
		{"Kari Berg received the Astrid Medal.", "in_articles"},
		{"Jon Aas succeeded Liv Holm.", "in_articles"},
		{"Liv Holm succeeded Jon Aas.", "not_in_articles"},
		{"Reef Lines bought the tanker Skua.", "in_articles"},
		{"The tanker Skua bought Reef Lines.", "not_in_articles"},
		{"Siri Moe resigned.", "not_in_articles"},
		{"Tor Lie beat Liv Dal.", "in_articles"},
		{"Liv Dal beat Tor Lie.", "not_in_articles"},
		{"Norway sent a delegation to the summit.", "otherwise polarity"},
		{"Norway did not send a delegation to the summit.", "in_articles"},
		{"Norway sent a delegation.", "not_in_articles"}, // perhaps elsewhere
		{"Norway did not send a delegation.", "not_in_articles"},
		{"Three sailors died in the storm.", "in_articles"},
		{"Five sailors died in the storm.", "not_in_articles"},
		{"Odd Vale was jailed for six years.", "in_articles"},
		{"Odd Vale was jailed for nine years.", "not_in_articles"},
		{"Per Lie was sacked.", "in_articles"},
		{"Nora Dal was sacked.", "not_in_articles"},
		{"Gro Sund retired in May.", "in_articles"},
		{"Ole Krog was arrested.", "not_in_articles"},
		{"Knut Foss was sacked.", "not_in_articles"},
		{"The council sacked Ida Lund.", "claimed by Jon Aas"},
	})
}

// TestCheckOpposite claims the contrary of a deed, and what may be true beside it.
func TestCheckOpposite(t *testing.T) {
	checkAll(t, `A court acquitted Jon Vik of fraud. Liv Holm was convicted of theft and acquitted of forgery. Reef Lines rejected the offer of Poland. Per Aas lost the election of 2028 to Nora Dal. The krona rose by two per cent in 2030. Siri Moe married the painter Tor Lie in 2027. Kari Berg won the race in Turku. Gro Sand said that Ole Krog had rejected the plan.`, []claimed{
		{"Jon Vik was convicted of fraud.", "otherwise polarity"},
		{"Jon Vik was convicted of theft.", "not_in_articles"},
		{"Liv Holm was convicted of theft.", "in_articles"},
		{"Liv Holm was acquitted.", "in_articles"},
		{"Reef Lines accepted the offer of Poland.", "otherwise polarity"},
		{"Poland accepted the offer of Reef Lines.", "not_in_articles"},
		{"Reef Lines accepted the offer of Norway.", "not_in_articles"},
		{"Per Aas won the election of 2028.", "otherwise polarity"},
		{"Per Aas won the election of 2032.", "not_in_articles"},
		{"Nora Dal lost the election of 2028.", "not_in_articles"},
		{"The krona fell by two per cent in 2030.", "otherwise polarity"},
		{"The krona fell by two per cent in 2031.", "not_in_articles"},
		{"Siri Moe divorced Tor Lie.", "not_in_articles"}, // later, perhaps
		{"Kari Berg lost the race in Turku.", "not_in_articles"},
		{"Ole Krog accepted the plan.", "not_in_articles"}, // only somebody says what he did
	})
}

// TestCheckBesides claims what a sentence tells of somebody or something else.
func TestCheckBesides(t *testing.T) {
	checkAll(t, `Oil prices rose in May 2030 and gas prices fell in May 2030. Twelve people were killed on the ferry Havna, and three passengers of the Solvik were injured. Reportedly, Jon Aker fled to Chile. Lars Brandt was acquitted of bribery but found guilty of perjury. Tone Eik did not win the first prize, but she won the second prize.`, []claimed{
		{"Oil prices rose in May 2030.", "in_articles"},
		{"Gas prices rose in May 2030.", "not_in_articles"},
		{"Oil prices fell in May 2030.", "not_in_articles"},
		{"Twelve people were killed on the Havna.", "in_articles"},
		{"Twelve people were killed on the Solvik.", "not_in_articles"},
		{"Jon Aker fled to Chile.", "not_in_articles"},
		{"Lars Brandt was convicted.", "not_in_articles"},
		{"Tone Eik won.", "not_in_articles"},
		{"Tone Eik won the first prize.", "otherwise polarity"},
	})
}
