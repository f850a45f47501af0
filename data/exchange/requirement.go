package exchange

import (
	"regexp"
	"strings"

	"example.org/parter/data"
)

// What the catalogue writes beside the name of a document: that the office gets
// it itself, or in which form it is brought.
var (
	fetchedMark  = regexp.MustCompile(`(?: – служебно| \(служебно\))$`)
	originalMark = regexp.MustCompile(` \(оригинал\)$`)
	copyMark     = regexp.MustCompile(` \(копие\)$`)
)

// requirement reads a document of the catalogue. A mark that becomes a field is
// dropped from the text; a word of the sentence stays. What is both, as „оригинал
// и електронен носител“, is left as it is written.
func (c catalogue) requirement(written string) data.Requirement {
	d := data.Requirement{Form: c.forms[written], Fetched: fetchedMark.MatchString(written)}
	text := fetchedMark.ReplaceAllString(written, "")
	switch {
	case originalMark.MatchString(text):
		d.Kind, text = data.Original, originalMark.ReplaceAllString(text, "")
	case copyMark.MatchString(text):
		d.Kind, text = data.Copy, copyMark.ReplaceAllString(text, "")
	case strings.HasPrefix(text, "Оригинал на "):
		d.Kind = data.Original
	case strings.HasPrefix(text, "Копие от "), strings.HasPrefix(text, "Копие на "):
		d.Kind = data.Copy
	}
	d.Text.BG = text
	return d
}

// Codes under which other municipalities have a service at their counters: a
// visitor may hold a paper with one.
var (
	sourceAlias    = regexp.MustCompile(`ОБА\d+(?:\.\d+)*`)
	publisherAlias = regexp.MustCompile(`\(услуга № (\d+)\)`)
)

// aliases lists the codes of the service's sources and fees, each once.
func (r catalogueService) aliases() []string {
	var aliases []string
	seen := map[string]bool{string(r.Number): true}
	add := func(alias string) {
		if !seen[alias] {
			seen[alias] = true
			aliases = append(aliases, alias)
		}
	}
	for _, source := range r.Sources {
		for _, alias := range sourceAlias.FindAllString(source, -1) {
			add(alias)
		}
	}
	for _, fee := range r.Fees {
		if found := publisherAlias.FindStringSubmatch(fee.Municipality); found != nil {
			add(found[1])
		}
	}
	return aliases
}
