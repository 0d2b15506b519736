// Bare is the yardstick for the start of bot ask: it only opens the index that
// the bot makes of the shipped articles, from entries that scripts/measure wrote
// down, and runs one query. It reads no article, finds no fact and resolves no
// name.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("bare: name the file of entries")
	}
	if err := open(os.Args[1]); err != nil {
		log.Fatal("bare: ", err)
	}
}

func open(name string) error {
	m := bleve.NewIndexMapping()
	if err := m.AddCustomAnalyzer("stems", map[string]any{"type": custom.Name, "tokenizer": whitespace.Name}); err != nil {
		return err
	}
	m.DefaultMapping = bleve.NewDocumentStaticMapping()
	for field, analyzer := range map[string]string{"text": "stems", "own": "stems", "topic": "stems",
		"entity": keyword.Name, "article": keyword.Name, "source": keyword.Name, "name": keyword.Name, "word": keyword.Name,
		"about": keyword.Name, "own_id": keyword.Name, "id": keyword.Name, "kind": keyword.Name} {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = analyzer
		f.Store, f.IncludeInAll, f.IncludeTermVectors, f.DocValues = false, false, false, false
		m.DefaultMapping.AddFieldMappingsAt(field, f)
	}
	day := bleve.NewNumericFieldMapping()
	day.Store, day.IncludeInAll, day.DocValues = false, false, false
	m.DefaultMapping.AddFieldMappingsAt("day", day)
	m.DefaultMapping.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	ix, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	batch := ix.NewBatch()
	for d := json.NewDecoder(f); ; {
		var e struct {
			ID     string
			Fields map[string]any
		}
		if err := d.Decode(&e); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return err
		}
		if err := batch.Index(e.ID, e.Fields); err != nil {
			return err
		}
	}
	if err := ix.Batch(batch); err != nil {
		return err
	}
	q := bleve.NewMatchQuery("lavrov")
	q.SetField("text")
	res, err := ix.Search(bleve.NewSearchRequest(q))
	if err != nil {
		return err
	}
	if res.Total == 0 {
		return errors.New("the query found nothing")
	}
	_, err = fmt.Println(res.Total)
	return err
}
