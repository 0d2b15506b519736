package index

// weights of the clues, as scripts/fitrank fits them.
var weights = clues{
	clueScore:        2.27,
	clueWords:        1.80,
	clueArticle:      1.88,
	clueSentence:     1.16,
	clueTitle:        1.97,
	clueNear:         1.37,
	clueNames:        1.02,
	clueForms:        1.85,
	clueSynonyms:     0.52,
	clueRepeated:     0.56,
	clueRun:          1.70,
	clueRuns:         1.37,
	clueLength:       -0.57,
	clueSameTitle:    2.26,
	clueKind:         0.75,
	clueKindSentence: 0.78,
}
