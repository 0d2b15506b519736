// Plot draws what bot bench --json measured: how what a corpus costs grows with it. It
// reads the report from stdin and writes an SVG to the file it is given.
//
//	go run ./cmd/bot bench --json | go run ./scripts/plot doc/performance.svg
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"image/color"
	"log"
	"math"
	"os"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"

	"attache/internal/bench"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("plot: name the SVG file to write")
	}
	if err := run(os.Args[1]); err != nil {
		log.Fatal("plot: ", err)
	}
}

func run(name string) error {
	var r bench.Report
	if err := json.NewDecoder(os.Stdin).Decode(&r); err != nil {
		return fmt.Errorf("stdin is no report of bot bench --json: %w", err)
	}
	if len(r.Corpora) == 0 {
		return errors.New("the report has no corpora")
	}
	plots := []*plot.Plot{answering(&r), making(&r), keeping(&r)}
	const width, height = 8 * vg.Inch, 10 * vg.Inch
	canvas := vgsvg.New(width, height)
	tiles := draw.Tiles{Rows: len(plots), Cols: 1, PadX: 12, PadY: 18, PadTop: 8, PadBottom: 8, PadLeft: 8, PadRight: 12}
	var rows [][]*plot.Plot
	for _, p := range plots {
		rows = append(rows, []*plot.Plot{p})
	}
	dc := draw.New(canvas)
	dc.SetColor(color.White)
	dc.Fill(dc.Rectangle.Path())
	for i, c := range plot.Align(rows, tiles, dc) {
		plots[i].Draw(c[0])
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = canvas.WriteTo(f)
	return errors.Join(err, f.Close())
}

// Colours that are told apart by those who confuse red and green, too (Okabe and Ito).
var (
	blue   = color.RGBA{R: 0, G: 114, B: 178, A: 255}
	orange = color.RGBA{R: 230, G: 159, B: 0, A: 255}
	green  = color.RGBA{R: 0, G: 158, B: 115, A: 255}
	grey   = color.RGBA{R: 110, G: 110, B: 110, A: 255}
)

// answering draws how long answers take.
func answering(r *bench.Report) *plot.Plot {
	p := chart("How long an answer takes (all commands)", "ms")
	line(p, r, "bot, p99", orange, true, func(_ *bench.Corpus, n *bench.Run) float64 { return n.All().Ask.P99 })
	line(p, r, "bot, p50", blue, false, func(_ *bench.Corpus, n *bench.Run) float64 { return n.All().Ask.P50 })
	line(p, r, "bare Bleve, one match query, p99", grey, true, func(_ *bench.Corpus, n *bench.Run) float64 { return n.All().Bare.P99 })
	line(p, r, "bare Bleve, one match query, p50", grey, false, func(_ *bench.Corpus, n *bench.Run) float64 { return n.All().Bare.P50 })
	return p
}

// making draws what it takes to make an index: in time of processors, which other work on
// the machine hardly changes.
func making(r *bench.Report) *plot.Plot {
	p := chart("What it takes to make the index", "s of processors")
	line(p, r, "extraction, Bleve and tables", orange, false, func(_ *bench.Corpus, n *bench.Run) float64 { return n.WholeCPU })
	line(p, r, "extraction", green, false, func(_ *bench.Corpus, n *bench.Run) float64 { return n.ExtractCPU })
	line(p, r, "passages alone", blue, false, func(_ *bench.Corpus, n *bench.Run) float64 { return n.AloneCPU })
	line(p, r, "bare Bleve", grey, false, func(_ *bench.Corpus, n *bench.Run) float64 { return n.BareCPU })
	return p
}

// keeping draws what an index takes.
func keeping(r *bench.Report) *plot.Plot {
	p := chart("What the index takes", "MB")
	in := func(perPassage float64, c *bench.Corpus) float64 { return perPassage * float64(c.Passages) / 1e6 }
	line(p, r, "memory, texts and facts included", orange, false, func(c *bench.Corpus, n *bench.Run) float64 { return in(n.Heap, c) })
	line(p, r, "disk, with facts", green, false, func(c *bench.Corpus, n *bench.Run) float64 { return in(n.WholeDisk, c) })
	line(p, r, "disk, passages alone", blue, false, func(c *bench.Corpus, n *bench.Run) float64 { return in(n.AloneDisk, c) })
	line(p, r, "disk, bare Bleve", grey, false, func(c *bench.Corpus, n *bench.Run) float64 { return in(n.BareDisk, c) })
	p.X.Label.Text = "passages"
	return p
}

// chart returns a plot with logarithmic axes, on which what grows as the corpus does is a
// straight line.
func chart(title, y string) *plot.Plot {
	p := plot.New()
	p.Title.Text, p.Y.Label.Text = title, y
	p.Title.TextStyle.Font.Size, p.Title.Padding = 13, 4
	p.X.Scale, p.Y.Scale = plot.LogScale{}, plot.LogScale{}
	p.X.Tick.Marker, p.Y.Tick.Marker = powers{}, powers{}
	p.Legend.Top, p.Legend.Left = true, true
	p.Legend.Padding, p.Legend.XOffs, p.Legend.YOffs = 2, 6, -4
	grid := plotter.NewGrid()
	grid.Vertical.Color, grid.Horizontal.Color = color.Gray{Y: 225}, color.Gray{Y: 225}
	p.Add(grid)
	return p
}

// line adds a line of a figure, on the most cores that were measured. What was not
// measured has no point.
func line(p *plot.Plot, r *bench.Report, name string, c color.Color, dashed bool, figure func(*bench.Corpus, *bench.Run) float64) {
	var at plotter.XYs
	for i := range r.Corpora {
		corpus := &r.Corpora[i]
		if len(corpus.Runs) == 0 {
			continue
		}
		if v := figure(corpus, &corpus.Runs[len(corpus.Runs)-1]); v > 0 {
			at = append(at, plotter.XY{X: float64(corpus.Passages), Y: v})
		}
	}
	if len(at) == 0 {
		return
	}
	l, points, err := plotter.NewLinePoints(at)
	if err != nil { // only of values that are no numbers
		return
	}
	l.Color, l.Width, points.Color, points.Shape, points.Radius = c, 1.5, c, draw.CircleGlyph{}, 2.5
	if dashed {
		l.Dashes = []vg.Length{5, 3}
	}
	p.Add(l, points)
	p.Legend.Add(name, l, points)
}

// powers marks the powers of ten.
type powers struct{}

func (powers) Ticks(low, high float64) []plot.Tick {
	var out []plot.Tick
	for n := math.Floor(math.Log10(low)); n <= math.Ceil(math.Log10(high)); n++ {
		v := math.Pow(10, n)
		out = append(out, plot.Tick{Value: v, Label: number(v)})
	}
	return out
}

// number writes a power of ten as people do: 0.01, 100,000.
func number(v float64) string {
	if v < 1 {
		return fmt.Sprintf("%g", v)
	}
	s := fmt.Sprintf("%.0f", v)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
