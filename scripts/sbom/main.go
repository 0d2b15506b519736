// Sbom says what a program was built from, as the program itself tells: a bill of
// materials in CycloneDX's JSON, with the licence of each module by NOTICE.
//
//	go run ./scripts/sbom PROGRAM >sbom.cdx.json
//	go run ./scripts/sbom -licences PROGRAM >LICENCES
//
// With -licences it writes the texts of those licences, out of the module cache: whoever
// passes the program on passes them on as well.
//
// cyclonedx-gomod does the first as well, but brings 50 modules to do it; the library
// with CycloneDX's types brings none.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

func main() {
	log.SetFlags(0)
	licences := flag.Bool("licences", false, "write the texts of the licences")
	notice := flag.String("notice", "NOTICE", "the `file` that names the licences")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("sbom: name one program")
	}
	info, err := buildinfo.ReadFile(flag.Arg(0))
	if err != nil {
		log.Fatal("sbom: ", err)
	}
	if *licences {
		err = writeLicences(os.Stdout, info)
	} else {
		err = writeBill(os.Stdout, info, *notice)
	}
	if err != nil {
		log.Fatal("sbom: ", err)
	}
}

// writeBill writes the bill of materials. It is the same for the same program: it has no
// date and no random number.
func writeBill(w io.Writer, info *debug.BuildInfo, notice string) error {
	data, err := os.ReadFile(notice)
	if err != nil {
		return err
	}
	bill, err := billOf(info, licencesIn(data))
	if err != nil {
		return err
	}
	return cdx.NewBOMEncoder(w, cdx.BOMFileFormatJSON).SetPretty(true).SetEscapeHTML(false).Encode(bill)
}

// billOf makes the bill of a program; licences are SPDX ids by module.
func billOf(info *debug.BuildInfo, licences map[string]string) (*cdx.BOM, error) {
	main := component(cdx.ComponentTypeApplication, info.Main.Path, cmp.Or(info.Main.Version, "(devel)"), "MIT")
	for _, s := range info.Settings {
		if strings.HasPrefix(s.Key, "vcs.") || s.Key == "GOOS" || s.Key == "GOARCH" || s.Key == "CGO_ENABLED" || s.Key == "-trimpath" {
			*main.Properties = append(*main.Properties, cdx.Property{Name: "go:build:" + s.Key, Value: s.Value})
		}
	}
	std := component(cdx.ComponentTypeLibrary, "std", strings.TrimPrefix(info.GoVersion, "go"), "BSD-3-Clause")
	parts := []cdx.Component{std}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		licence, ok := licences[m.Path]
		if !ok {
			return nil, fmt.Errorf("NOTICE names no licence for %s", m.Path)
		}
		c := component(cdx.ComponentTypeLibrary, m.Path, m.Version, licence)
		*c.Properties = append(*c.Properties, cdx.Property{Name: "go:sum", Value: m.Sum})
		parts = append(parts, c)
	}
	refs := make([]string, len(parts))
	for i, p := range parts {
		refs[i] = p.BOMRef
	}
	bill := cdx.NewBOM()
	bill.Metadata = &cdx.Metadata{Component: &main}
	bill.Components = &parts
	bill.Dependencies = &[]cdx.Dependency{{Ref: main.BOMRef, Dependencies: &refs}}
	return bill, nil
}

func component(kind cdx.ComponentType, path, version, licence string) cdx.Component {
	purl := "pkg:golang/" + path + "@" + version
	return cdx.Component{
		BOMRef: purl, Type: kind, Name: path, Version: version, PackageURL: purl,
		Licenses:   &cdx.Licenses{{License: &cdx.License{ID: licence}}},
		Properties: &[]cdx.Property{},
	}
}

// spdx are the names of licences by the headings that NOTICE has for them.
var spdx = map[string]string{
	"Apache License 2.0":         "Apache-2.0",
	"BSD 2-Clause":               "BSD-2-Clause",
	"BSD 3-Clause":               "BSD-3-Clause",
	"ISC":                        "ISC",
	"MIT":                        "MIT",
	"Mozilla Public License 2.0": "MPL-2.0",
}

var (
	heading = regexp.MustCompile(`^    (\S[^:]*):$`)
	listed  = regexp.MustCompile(`^        (\S+\.\S+/?\S*)`)
)

// licencesIn reads the list of modules in NOTICE: headings with modules below them.
func licencesIn(notice []byte) map[string]string {
	out := make(map[string]string)
	licence := ""
	for lines := bufio.NewScanner(bytes.NewReader(notice)); lines.Scan(); {
		if m := heading.FindStringSubmatch(lines.Text()); m != nil {
			licence = spdx[m[1]]
		} else if m := listed.FindStringSubmatch(lines.Text()); m != nil && licence != "" {
			out[m[1]] = licence
		}
	}
	return out
}

// legal are the files of a module that tell its licence.
var legal = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|unlicense)`)

// writeLicences writes the licences of all modules, which go mod download has fetched.
func writeLicences(w io.Writer, info *debug.BuildInfo) error {
	args := []string{"mod", "download", "-json"}
	for _, m := range info.Deps {
		args = append(args, m.Path+"@"+m.Version)
	}
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		return fmt.Errorf("go mod download: %w", err)
	}
	type module struct{ Path, Version, Dir string }
	var all []module
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var m module
		if err := dec.Decode(&m); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return err
		}
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b module) int { return cmp.Compare(a.Path, b.Path) })
	for _, m := range all {
		files, err := os.ReadDir(m.Dir)
		if err != nil {
			return err
		}
		found := false
		for _, f := range files {
			if f.IsDir() || !legal.MatchString(f.Name()) {
				continue
			}
			text, err := os.ReadFile(filepath.Join(m.Dir, f.Name()))
			if err != nil {
				return err
			}
			found = true
			if _, err := fmt.Fprintf(w, "==== %s %s: %s\n\n%s\n\n", m.Path, m.Version, f.Name(), bytes.TrimSpace(text)); err != nil {
				return err
			}
		}
		if !found {
			return fmt.Errorf("%s has no file with its licence", m.Path)
		}
	}
	return nil
}
