package phrases

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"example.org/parter/data"
)

// sourceRules say in English what stands beside names in a source.
var sourceRules = []struct {
	written *regexp.Regexp
	read    string
}{
	{regexp.MustCompile(`^Примерни данни$`), "sample data"},
	{regexp.MustCompile(`Административен регистър`), "Administrative Register"},
	{regexp.MustCompile(`Харта на клиента`), "Client Charter"},
	{regexp.MustCompile(`^Списъците с документи на услугите`), "The lists of documents of the services"},
	{regexp.MustCompile(`^Тарифа `), "Tariff "},
	{regexp.MustCompile(`^ЗИД ЗУТ, в сила `), "Act amending the Spatial Planning Act (ЗУТ), in force since "},
	{regexp.MustCompile(`50 % и над 50 % ТНР`), "50% and over 50% reduced capacity for work"},
	{regexp.MustCompile(` на община ` + properName), " of $1 Municipality"},
	{regexp.MustCompile(`Община ` + properName), "$1 Municipality"},
	{regexp.MustCompile(`район ` + properName), "$1 district"},
	{regexp.MustCompile(`обл\. ` + properName), "$1 Province"},
	{regexp.MustCompile(`, запис (\d+)`), ", record $1"},
	{regexp.MustCompile(`, към ([\d.]+) г\.`), ", as of $1"},
	{regexp.MustCompile(`(\d) г\.`), "$1"},
	{regexp.MustCompile(`, част `), ", part "},
	{regexp.MustCompile(`таблица с е-услуги`), "table of e-services"},
	{regexp.MustCompile(`само номер и име`), "number and name only"},
	{regexp.MustCompile(`само номер`), "number only"},
	{regexp.MustCompile(`безплатн[ао]`), "free of charge"},
	{regexp.MustCompile(`без такса`), "no fee"},
	{regexp.MustCompile(`Услуга (\d)`), "service $1"},
	{regexp.MustCompile(`гише (\d)`), "desk $1"},
}

// properName is a name of one or two words: „Горна Малина“, „Вълчи дол“.
const properName = `([А-Я][а-я]+(?: [А-Яа-я][а-я]+)?)`

// wordsOfSource finds the addresses, which stay as they are, and the words that
// stand together.
var wordsOfSource = regexp.MustCompile(`\S*/\S*|\p{Cyrillic}+(?:[ -]\p{Cyrillic}+)*`)

// SourceIn names a source in the language: in English, names of places are in
// Latin letters and abbreviations of laws as they are. What is more than a name,
// as the title of a law, stays wholly in Bulgarian.
func SourceIn(l data.Language, source string) string {
	if l == data.Bulgarian {
		return source
	}
	english, understood := source, true
	for _, r := range sourceRules {
		english = r.written.ReplaceAllString(english, r.read)
	}
	english = wordsOfSource.ReplaceAllStringFunc(english, func(words string) string {
		switch {
		case strings.Contains(words, "/") || words == strings.ToUpper(words):
			return words
		case isProperName(words):
			return Transliterated(words)
		default:
			understood = false
			return words
		}
	})
	if !understood {
		return source
	}
	return english
}

// SourcesIn names every source in the language.
func SourcesIn(l data.Language, sources []string) []string {
	var named []string
	for _, source := range sources {
		named = append(named, SourceIn(l, source))
	}
	return named
}

// isProperName reports whether the words look like the name of a place: at most
// two, of which the first begins with a capital and none joins others.
func isProperName(words string) bool {
	parts := strings.Fields(words)
	joins := func(word string) bool {
		return slices.Contains([]string{"за", "на", "от", "и", "по", "с"}, word)
	}
	return len(parts) <= 2 && unicode.IsUpper([]rune(words)[0]) && !slices.ContainsFunc(parts, joins)
}
