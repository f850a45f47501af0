package speech

import (
	"regexp"
	"strconv"
	"strings"
)

const englishAlphabet = "abcdefghijklmnopqrstuvwxyz'"

var monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// englishAbbreviations without their dots; those with a capital are exact.
var englishAbbreviations = map[string]string{
	"e.g": "for example", "i.e": "that is", "etc": "et cetera", "no": "number", "tel": "telephone", "art": "article", "para": "paragraph",
	"approx": "approximately", "incl": "including", "st": "street", "blvd": "boulevard", "fl": "floor", "apt": "apartment",
	"mr": "mister", "dr": "doctor", "min": "minutes", "max": "at most", "dept": "department", "reg": "registration", "sq.m": "square metres",
}

// englishUnits are what a number counts: one of it, more of it.
var englishUnits = map[string][2]string{
	"%": {"percent", "percent"}, "km": {"kilometre", "kilometres"}, "m": {"metre", "metres"}, "cm": {"centimetre", "centimetres"},
	"kg": {"kilogram", "kilograms"}, "m²": {"square metre", "square metres"}, "sq.m": {"square metre", "square metres"},
	"ha": {"hectare", "hectares"}, "h": {"hour", "hours"}, "min": {"minute", "minutes"}, "dka": {"decare", "decares"},
}

// englishSigns are said as words.
var englishSigns = map[string]string{"+": "plus", "&": "and", "%": "percent", "=": "equals", "°": "degrees", "№": "number", "§": "paragraph", "№№": "numbers", "§§": "paragraphs"}

var englishAddressSigns = map[rune]string{'.': "dot", '@': "at", '-': "dash", '_': "underscore", '/': "slash", ':': "colon"}

// romanised is the law on transliteration (2009), for the Bulgarian names in an
// English text.
var romanised = strings.NewReplacer("а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ж", "zh", "з", "z", "и", "i", "й", "y",
	"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "h", "ц", "ts",
	"ч", "ch", "ш", "sh", "щ", "sht", "ъ", "a", "ь", "y", "ю", "yu", "я", "ya")

const englishMonthPart = `(January|February|March|April|May|June|July|August|September|October|November|December)`

// englishRules in the order in which they are applied. espeak-ng itself reads
// English years, ordinals and most initials well.
var englishRules = []rule{
	{pattern: regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://)?www\.[\w-]+(?:\.[\w-]+)+(?:/[\w./-]*\w)?|https?://[\w-]+(?:\.[\w-]+)+(?:/[\w./-]*\w)?|[a-zA-Z][\w-]*(?:\.[\w-]+)*\.(?:bg|com|eu|org|net|info|example)(?:/[\w./-]*\w)?`), say: func(f []string) (string, bool) { return englishAddress(f[0]), true }},
	{pattern: regexp.MustCompile(`([\d-]*\d) ?/ ?` + datePart), say: func(f []string) (string, bool) { return f[1] + " of " + strings.Join(f[2:], "."), true }},
	{pattern: regexp.MustCompile(datePart + `(?: ?г\.)?`), closing: true, say: func(f []string) (string, bool) { return englishDate(f[1], f[2], f[3]) }},
	{pattern: regexp.MustCompile(`(\d{4})-(\d{2})-(\d{2})`), say: func(f []string) (string, bool) { return englishDate(f[3], f[2], f[1]) }},
	{pattern: regexp.MustCompile(`(?:from )?(\d{1,2}) ?[–-] ?(\d{1,2}) ` + englishMonthPart), say: func(f []string) (string, bool) { return "from " + f[1] + " to " + f[2] + " " + f[3], true }},
	{pattern: regexp.MustCompile(`(?:from )?` + timePart + ` ?(?:[–-]|to) ?` + timePart), say: englishHours},
	{pattern: regexp.MustCompile(timePart), say: func(f []string) (string, bool) { h, m, ok := clock(f[1], f[2]); return englishTime(h, m), ok }},
	{pattern: regexp.MustCompile(`(0\d{2,3}) ?[/ -] ?(\d[\d -]{3,9}\d)|(0\d{2,3})(\d{5,6})`), say: sayTelephone},
	{pattern: regexp.MustCompile(`\+359 ?([\d /-]{7,14}\d)`), say: func(f []string) (string, bool) { return "plus, 3 5 9, " + dictated(f[1]), true }},
	{pattern: regexp.MustCompile(`(?:[A-ZА-Я]{1,4}-)?\d+(?:-\d+){2,}|[A-ZА-Я]{1,4}(?:-\d+)+|\d+-\d{5,}`), say: englishDocket},
	{pattern: regexp.MustCompile(`[A-Z0-9]{2,}(?:-[A-Z0-9]{2,})*`), say: func(f []string) (string, bool) { return code(f[0], capital), isCode(f[0]) }},
	{pattern: regexp.MustCompile(`\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?`), say: func(f []string) (string, bool) { return strings.NewReplacer(" ", "", ",", "").Replace(f[0]), true }},
	{pattern: regexp.MustCompile(`(?:from )?` + figuresPart + ` ?– ?` + figuresPart), say: englishRange},
	{pattern: regexp.MustCompile(`(?:from )?(\d{1,4})-(\d{1,4})`), say: englishRange},
	{pattern: regexp.MustCompile(`(€|EUR|BGN) ?` + amountPart), say: func(f []string) (string, bool) { return englishAmount(f[2], f[3], f[1]), true }},
	{pattern: regexp.MustCompile(amountPart + ` ?(€|EUR|euros?|лв\.?|BGN|leva)`), closing: true, say: func(f []string) (string, bool) { return englishAmount(f[1], f[2], f[3]), true }},
	{pattern: regexp.MustCompile(figuresPart + ` ?(%|km|kg|cm|m²|sq\. ?m\.?|ha|dka|m|h|min\.?)`), closing: true, say: englishUnit},
	{pattern: regexp.MustCompile(`([№§]{1,2}|No\.?|no\.) ?(\d+)`), say: englishSign},
	{pattern: regexp.MustCompile(`[№§]{1,2}|[+&%=°]`), say: func(f []string) (string, bool) { return englishSigns[f[0]], true }},
	{pattern: regexp.MustCompile(`e\. ?g\.|i\. ?e\.|sq\. ?m\.?|[a-zA-Z]{2,6}\.`), closing: true, say: englishAbbreviation},
	{pattern: regexp.MustCompile(`[IVX]{2,}`), say: func(f []string) (string, bool) { figures := romanFigures(f[0]); return figures, figures != "" }},
	{pattern: regexp.MustCompile(`\([\p{Cyrillic} .,\d–-]*\p{Cyrillic}[\p{Cyrillic} .,\d–-]*\)`), say: func([]string) (string, bool) { return ",", true }},
	{pattern: regexp.MustCompile(`\p{Cyrillic}+`), say: func(f []string) (string, bool) { return romanised.Replace(strings.ToLower(f[0])), true }},
	{pattern: regexp.MustCompile(`\d+(?:\.\d+)+`), say: func(f []string) (string, bool) { return strings.ReplaceAll(f[0], ".", " point "), true }},
	{pattern: regexp.MustCompile(`(\d+),(\d+)`), say: func(f []string) (string, bool) { return f[1] + " point " + f[2], true }},
	{pattern: regexp.MustCompile(`(\d+) ?/ ?(\d+)`), say: func(f []string) (string, bool) { return f[1] + " slash " + f[2], true }},
	{pattern: regexp.MustCompile(`(?i)and/or`), say: func([]string) (string, bool) { return "and or", true }},
	{pattern: regexp.MustCompile(`(\p{L}+)/(\p{L}+)`), say: func(f []string) (string, bool) { return f[1] + " or " + f[2], true }},
	{pattern: regexp.MustCompile(`(\d+)(st|nd|rd|th)`), say: englishOrdinal},
}

// englishOrdinals are the ordinals below twenty and the round tens.
var englishOrdinals = map[int]string{
	1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth",
	11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth", 15: "fifteenth", 16: "sixteenth", 17: "seventeenth",
	18: "eighteenth", 19: "nineteenth", 20: "twentieth", 30: "thirtieth", 40: "fortieth", 50: "fiftieth", 60: "sixtieth",
	70: "seventieth", 80: "eightieth", 90: "ninetieth", 100: "hundredth",
}

func englishDate(day, month, ofYear string) (string, bool) {
	d, m, y, ok := calendar(day, month, ofYear)
	if !ok {
		return "", false
	}
	return strconv.Itoa(d) + " " + monthNames[m-1] + " " + strconv.Itoa(y), true
}
