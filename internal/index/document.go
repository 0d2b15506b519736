package index

import (
	"strings"

	blevedoc "github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// ofWords are the fields whose value is words with a space behind each, as stemsAnalyzer
// takes them apart. A value of the others is one term, whatever is in it.
var ofWords = map[string]bool{fieldText: true, fieldOwn: true, fieldTopic: true}

// bleveDocument returns a document for Bleve with its terms counted: they are known, and
// Bleve would look each field up in the schema and take it apart again, which is a good
// part of what putting it in costs.
func bleveDocument(id string, fields map[string]any) *blevedoc.Document {
	d := blevedoc.NewDocument(id)
	d.Fields = make([]blevedoc.Field, 0, len(fields)+1) // with that of the id, which Bleve adds
	for name, value := range fields {
		f := &counted{name: name}
		switch v := value.(type) {
		case []string:
			f.terms = make(bleveindex.TokenFrequencies, len(v))
			for _, term := range v {
				f.add(term)
			}
		case string:
			if ofWords[name] {
				f.terms = make(bleveindex.TokenFrequencies, strings.Count(v, " "))
				for term := range strings.FieldsSeq(v) {
					f.add(term)
				}
			} else {
				f.terms = make(bleveindex.TokenFrequencies, 1)
				f.add(v)
			}
		}
		d.AddField(f)
	}
	return d
}

// A counted field is one of Bleve's in which the terms are counted.
type counted struct {
	name   string
	terms  bleveindex.TokenFrequencies
	length int
}

// add counts a term.
func (f *counted) add(term string) {
	f.length++
	n := 1
	if had := f.terms[term]; had != nil {
		n += had.Frequency()
	}
	f.terms[term] = frequency(n)
}

// frequencies are those that are seen most. Bleve only reads them.
var frequencies = func() (out [8]bleveindex.TokenFreq) {
	for n := range out {
		out[n].SetFrequency(n)
	}
	return out
}()

func frequency(n int) *bleveindex.TokenFreq {
	if n < len(frequencies) {
		return &frequencies[n]
	}
	t := &bleveindex.TokenFreq{}
	t.SetFrequency(n)
	return t
}

func (f *counted) Name() string                                          { return f.name }
func (f *counted) Value() []byte                                         { return nil }
func (f *counted) ArrayPositions() []uint64                              { return nil }
func (f *counted) EncodedFieldType() byte                                { return 't' }
func (f *counted) Analyze()                                              {}
func (f *counted) Options() bleveindex.FieldIndexingOptions              { return bleveindex.IndexField }
func (f *counted) AnalyzedLength() int                                   { return f.length }
func (f *counted) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies { return f.terms }
func (f *counted) NumPlainTextBytes() uint64                             { return 0 }
func (f *counted) Size() int                                             { return 0 }
