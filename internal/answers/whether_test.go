package answers

import (
	"testing"
	"testing/fstest"

	"attache/internal/article"
)

// TestWhetherSaid asks what the articles say in other words or another voice, what they deny, and
// what comes near it and is neither.
func TestWhetherSaid(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{"strike.md": {Data: []byte(`---
title: Port workers end strike in Bergen
date: 2031-05-20
---
Governor Anna Berg, who had held the office since 2027, resigned on Monday after two weeks of strikes. Lars Madsen was sworn in as governor at five.

Norway on Tuesday banned the tanker Skua from its ports, with officials saying this is for security reasons. The attack on the harbour was claimed by the Reef League.

The council asked Judge Olav Moen to delay his ruling. Justice Minister Kari Dahl was not present at the vote. Her predecessor, Ruth Landry, declined to comment.

Berg said that Prime Minister Jon Vik lied to parliament. If Sven Lund leaves the party, Vik will call an election. Will Per Aas stand for mayor? Nora Holm will stand for mayor in June.

Had Hans Krag resigned, the party would have split. Reports that Siri Dal resigned were false. It is not true that Odd Vale died. The claim that Rolf Lie stole the boat is untrue. Nobody from Finland signed the treaty. Few in Sweden read the report. Unlike Poland, Estonia signed the pact. The play in which Tora Vik kills Leif Moe opened. Iceland banned the tanker Orca from the harbour of Turku. Police shot the dog of Knut Berge. Sven Moen quit his band. Kai Rud is the mayor's brother. Liv Holt is a Russian speaker. Ida Sund's husband retired. The man who robbed Jens Aas retired. A spokesman for Tove Lie retired. Pia Dahl, whose sister retired, sued Norway. Ole Vang was expected to retire. Gerd Moe is the bishop of Molde. Nils Rud was named in the indictment. Per Krog fired a gun at Magnus Ruud.

Did Denmark close the strait? Oslo Athletic defeated Turku 3-0 on Friday. The senator Tor Hansen was murdered in 2029. Eva Strand was killed in the storm. Queen Astrid agreed to open the harbour. Prince Magnus ordered the sale of the yacht.

Minister Gro Sand opened the bridge. She praised the workers. Minister Kim Foss thanked the nurse. She had saved ten people. Minister Ragna Lid met Tone Ek. She wept. “Tore Aune left,” said Unni By. “He took the boat.”

A blast shook the town of Rena, killing two sailors. Police found no weapon in the cellar. No ship reached Narvik. The dam at Skien was not damaged, the ministry said. Residents said that the prison had been emptied.

Milos Drag and Ilona Feren met in Ulm for the first time on Friday for the talks. They did not shake hands. Finland did not send a delegation. Denmark did not send ministers until Monday. Poland did not send all its ships. Ida Mork did not praise the mayor. No one was hurt in the evacuation itself, but a man died. The takeover of the mill still has to be approved by the guild. The conviction will not be challenged.

Olga Prior was acquitted of perjury. Hugo Salt was cleared of two counts of theft. The guild rejected a first offer of Nils Karr. The guild rejected the offer of Jon Stad on Monday. Eva Roon was found not guilty. Arne Bull, 54, is the first clerk to be elected mayor of Rena. In his speech he promised schools. He opposes the tunnel to the coast. Tove Rask supports the ferry. Lars Quist was acquitted by the jury of arson.

Varga Lunde replied that she had warned the ministry in 2029. Governor Ruth Aker denied that the guards had fired in Bodo. Torvia accused Ostria of shelling the town of Mirna. Vera Krag denied rumours that she would move to Ghent. Kurt Loy said that Pia Thon had met him. If Pia Thon said that Dag Bru sang, nobody heard it. Sonja Ek said that she knew who had robbed Otto Hval. The captain said that the pilot had slept.

Spain, Italy, Greece and Malta abstained from the ballot. In Lisbon, Cyprus, Serbia and Croatia endorsed the charter.
`)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for _, test := range []struct{ ask, verdict string }{
		{"Did Spain abstain from the ballot?", InArticles},
		{"Did Italy abstain from the ballot?", InArticles},
		{"Did Malta abstain from the ballot?", InArticles},
		{"Did Cyprus endorse the charter?", InArticles},
		{"Did Portugal endorse the charter?", ""},
		{"Did Lisbon endorse the charter?", ""},
		{"Did Berg resign?", InArticles},
		{"Did Anna Berg resign?", InArticles},
		{"Did Lars Madsen resign?", ""},
		{"Was Madsen sworn in as governor?", InArticles},
		{"Was Berg sworn in as governor?", ""},
		{"Was the Skua banned by Norway?", InArticles},
		{"Did Norway ban the Skua?", InArticles},
		{"Was Norway banned by the Skua?", ""},
		{"Did the Reef League claim the attack?", InArticles},
		{"Did Norway claim the attack?", ""},
		{"Did Olav Moen delay his ruling?", ""},
		{"Was Kari Dahl present at the vote?", Otherwise},
		{"Was Kari Dahl not present at the vote?", InArticles},
		{"Did Ruth Landry comment?", Otherwise},
		{"Did Jon Vik lie to parliament?", "said"},
		{"Did Anna Berg lie to parliament?", ""},
		{"Did Sven Lund leave the party?", ""},
		{"Will Per Aas stand for mayor?", ""},
		{"Will Nora Holm stand for mayor?", InArticles},
		{"Did Nora Holm stand for mayor?", ""},
		{"Did Denmark close the strait?", ""},
		{"Did Oslo Athletic beat Turku?", InArticles},
		{"Did Turku beat Oslo Athletic?", ""},
		{"Was Tor Hansen killed?", InArticles},
		{"Was Eva Strand murdered?", ""},
		{"Did Hans Krag resign?", ""},
		{"Did Siri Dal resign?", ""},
		{"Did Odd Vale die?", ""},
		{"Did Rolf Lie steal the boat?", ""},
		{"Did Finland sign the treaty?", ""},
		{"Did Sweden read the report?", ""},
		{"Did Poland sign the pact?", ""},
		{"Did Estonia sign the pact?", InArticles},
		{"Did Tora Vik kill Leif Moe?", ""},
		{"Did Iceland ban Turku?", ""},
		{"Did Iceland ban the Orca?", InArticles},
		{"Did police shoot Knut Berge?", ""},
		{"Did Sven Moen resign?", ""},
		{"Is Kai Rud the mayor?", ""},
		{"Is Liv Holt Russian?", ""},
		{"Did Ida Sund retire?", ""},
		{"Did Jens Aas retire?", ""},
		{"Did Tove Lie retire?", ""},
		{"Did Pia Dahl retire?", ""},
		{"Did Ole Vang retire?", ""},
		{"Is Gerd Moe the bishop of Molde?", InArticles},
		{"Is Gerd Moe the bishop of Bergen?", ""},
		{"Was Nils Rud appointed?", ""},
		{"Did Per Krog dismiss Magnus Ruud?", ""},
		{"Did Per Krog fire Magnus Ruud?", ""},
		{"Did Queen Astrid agree to open the harbour?", InArticles},
		{"Did Queen Astrid open the harbour?", ""},
		{"Did Prince Magnus order the sale of the yacht?", InArticles},
		{"Did Gro Sand praise the workers?", InArticles},
		{"Did Kim Foss praise the workers?", ""},
		{"Did Kim Foss save ten people?", ""}, // it may be the nurse
		{"Did Ragna Lid weep?", ""},
		{"Did Unni By take the boat?", ""},
		{"Did the blast in Rena kill two sailors?", InArticles},
		{"Did police find a weapon in the cellar?", Otherwise},
		{"Did police find no weapon in the cellar?", InArticles},
		{"Did a ship reach Narvik?", Otherwise},
		{"Was the dam at Skien damaged?", Otherwise},
		{"Was the prison emptied?", "said"},
		{"Did Milos Drag and Ilona Feren shake hands?", Otherwise},
		{"Did Milos Drag and Jon Vik shake hands?", ""},
		{"Did Finland send a delegation to the talks?", Otherwise},
		{"Did Finland send a delegation to the funeral?", ""},
		{"Did Denmark send ministers to the talks?", ""}, // on Monday it may have
		{"Did Poland send its ships to the talks?", ""},
		{"Did Ida Mork praise the bishop?", ""},
		{"Was anyone hurt in the evacuation?", Otherwise},
		{"Was anyone hurt in the fire?", ""},
		{"Has the guild approved the takeover of the mill?", Otherwise},
		{"Did the guild approve the takeover of the mill?", ""},
		{"Will the conviction be challenged?", Otherwise},
		{"Was Olga Prior convicted?", ""}, // of another thing she may have been
		{"Was Olga Prior convicted of perjury?", Otherwise},
		{"Was Olga Prior convicted of fraud?", ""},
		{"Was Hugo Salt convicted of theft?", Otherwise},
		{"Was Lars Quist convicted of arson?", Otherwise},
		{"Did the guild accept the offer of Nils Karr?", ""},
		{"Did the guild accept the offer of Jon Stad?", Otherwise},
		{"Did the guild accept the offer of Hugo Salt?", ""},
		{"Was Eva Roon found guilty?", Otherwise},
		{"Does Arne Bull support the tunnel to the coast?", "stance: opposes"},
		{"Does Tove Rask support the tunnel to the coast?", ""},
		{"Does Arne Bull support the ferry?", ""},
		{"Did Varga Lunde warn the ministry?", "said"},
		{"Did Varga Lunde warn the ministry in 2028?", ""},
		{"Did Ruth Aker warn the ministry?", ""},
		{"Did the guards fire in Bodo?", "told: denied that the guards had fired in Bodo"},
		{"Did Ostria shell Mirna?", "told: accused Ostria of shelling the town of Mirna"},
		{"Did Torvia shell Mirna?", ""},
		{"Will Vera Krag move to Ghent?", "told: denied rumours that she would move to Ghent"},
		{"Did Vera Krag move to Ghent?", ""},
		{"Did Kurt Loy meet Pia Thon?", ""},
		{"Did Dag Bru sing?", ""},
		{"Did Sonja Ek rob Otto Hval?", ""},
		{"Did the captain sleep?", ""},
	} {
		a := engine.Ask(t.Context(), test.ask)
		got := ""
		switch {
		case len(a.Checks) > 0:
			got = a.Checks[0].Verdict
		case len(a.Quotes) > 0:
			got = "said"
		case len(a.Stances) > 0:
			got = "stance: " + a.Stances[0].Polarity
		case a.Short.Text != "":
			got = "told: " + a.Short.Text
		}
		if got != test.verdict {
			t.Errorf("%q is %q, not %q: %+v", test.ask, got, test.verdict, a.Checks)
		}
	}
}
