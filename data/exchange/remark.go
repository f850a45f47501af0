package exchange

import (
	"regexp"
	"strings"
)

// The catalogue was gathered by hand from public pages, and its editors wrote
// remarks to each other between the facts. What is read from it is shown to
// citizens, so the remarks stop here; the facts and their sources go on. A part
// that carried one is not confirmed and is marked as an example anyway.

// rule replaces what an editor wrote with what a citizen reads.
type rule struct {
	written *regexp.Regexp
	read    string
}

// sourceRules name the page or the register behind a source.
var sourceRules = []rule{
	{regexp.MustCompile(`^няма съхранена страница$`), ""},
	{
		regexp.MustCompile(`^ИИСДА каталог \(iisda\.government\.bg\) по снимка (\d{4})-(\d{2})-(\d{2}) в github .*$`),
		"Административен регистър (iisda.government.bg), към $3.$2.$1 г.",
	},
	{regexp.MustCompile(`^iisda(?:\.government\.bg)? service_provision/(\d+)`), "Административен регистър (iisda.government.bg), запис $1"},
	{
		regexp.MustCompile(`^(?:№: )?github AdemTsranchaliev/peshtera\.bg \(таблица е-услуги 2026\)$`),
		"Община Пещера (peshtera.bg), таблица с е-услуги, 2026 г.: само номер",
	},
	{regexp.MustCompile(`^github AdemTsranchaliev/peshtera\.bg \(само № и име.*\)$`), "Община Пещера (peshtera.bg): само номер и име"},
	{regexp.MustCompile(`^№: (\S+) (\d+)$`), "$1: № $2"},
	{regexp.MustCompile(`^№: (\S+)$`), "$1: само номер"},
	{regexp.MustCompile(` \((?:такса|само|стар|съответств|документи и|УИ |zakon-mirror)[^)]*\)$`), ""},
}

// dateRules keep what is known of the day of a fee.
var dateRules = []rule{
	{regexp.MustCompile(`^без дата; съхранена страница, (в левове \(преди 2026)\)$`), "без дата, $1 г.)"},
	{regexp.MustCompile(`^(\d{4}) \([^)]*\)$`), "$1 г."}, // „по URL“, „футър на страницата“
}

// textRules drop the remarks in terms, legal bases and fee notes.
var textRules = []rule{
	{regexp.MustCompile(`(?: –)? ?\([^()]*да се (?:потвърди|провери)\)$`), ""},
	{regexp.MustCompile(`(?: –)? да се (?:потвърди|провери)$`), ""},
	{regexp.MustCompile(` \(страницата добавя: .*\)$`), ""},
	{regexp.MustCompile(` \(по (?:страницата на|източника)[^)]*\)$`), ""},
}

// withoutRemarks applies every rule in its order.
func withoutRemarks(text string, rules []rule) string {
	for _, r := range rules {
		text = r.written.ReplaceAllString(text, r.read)
	}
	return strings.TrimSpace(text)
}

// sourcesOf lists the sources that there are, each once.
func sourcesOf(written []string) []string {
	var sources []string
	seen := map[string]bool{"": true}
	for _, w := range written {
		if source := withoutRemarks(w, sourceRules); !seen[source] {
			seen[source] = true
			sources = append(sources, source)
		}
	}
	return sources
}
