// Bare is the yardstick for the start of bot ask: it only opens the index that
// the bot makes of the shipped articles, from entries that scripts/measure wrote
// down, and runs one query. It reads no article, finds no fact and resolves no
// name.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"math"
	"os"

	"attache/internal/bare"
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
	ix, err := bare.Entries("")
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var bad error
	entries := func(yield func(string, map[string]any) bool) {
		for d := json.NewDecoder(f); ; {
			var e struct {
				ID     string
				Fields map[string]any
			}
			if bad = d.Decode(&e); bad != nil || !yield(e.ID, e.Fields) {
				return
			}
		}
	}
	if err := ix.FillWith(math.MaxInt, entries); err != nil {
		return err
	}
	if !errors.Is(bad, io.EOF) {
		return bad
	}
	found, err := ix.Match(context.Background(), "lavrov", 10)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return errors.New("the query found nothing")
	}
	_, err = fmt.Println(len(found))
	return err
}
