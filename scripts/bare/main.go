// Bare is the yardstick for the start of bot ask: it only opens an index of the
// shipped passages in memory, as Bleve comes, and runs one query. It finds no
// facts, resolves no names, and indexes less than the bot does.
package main

import (
	"fmt"
	"log"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"attache/corpus"
	"attache/internal/article"
)

func main() {
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		log.Fatal(err)
	}
	text := bleve.NewTextFieldMapping()
	text.Analyzer = en.AnalyzerName
	text.Store, text.IncludeInAll, text.IncludeTermVectors, text.DocValues = false, false, false, false
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentStaticMapping()
	m.DefaultMapping.AddFieldMappingsAt("text", text)
	ix, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		log.Fatal(err)
	}
	batch := ix.NewBatch()
	for _, a := range set.Articles {
		for i, p := range a.Passages {
			if err := batch.Index(fmt.Sprint(a.ID, i), map[string]any{"text": a.Text(p.Span)}); err != nil {
				log.Fatal(err)
			}
		}
	}
	if err := ix.Batch(batch); err != nil {
		log.Fatal(err)
	}
	q := bleve.NewMatchQuery("Lavrov")
	q.SetField("text")
	res, err := ix.Search(bleve.NewSearchRequest(q))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(res.Total)
}
