package speech

import (
	"strings"
	"sync"
)

const englishAlphabet = "abcdefghijklmnopqrstuvwxyz'"

var monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// englishAbbreviations without their dots.
var englishAbbreviations = map[string]string{
	"e.g": "for example", "i.e": "that is", "etc": "et cetera", "tel": "telephone", "art": "article", "para": "paragraph",
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
var englishRules = sync.OnceValue(func() []rule {
	return []rule{
		on(addressPart, func(f []string) (string, bool) { return address(f[0], englishAddressSigns, englishLabel), true }),
		on(docketDatePart, func(f []string) (string, bool) { return f[1] + " of " + strings.Join(f[2:], "."), true }),
		atEnd(datePart+`(?: ?г\.)?`, func(f []string) (string, bool) { return englishDate(f[1], f[2], f[3]) }),
		on(`(\d{4})-(\d{2})-(\d{2})`, func(f []string) (string, bool) { return englishDate(f[3], f[2], f[1]) }),
		on(`(?:from )?(\d{1,2}) ?[–-] ?(\d{1,2}) `+englishMonthPart, func(f []string) (string, bool) { return "from " + f[1] + " to " + f[2] + " " + f[3], true }),
		on(`(?:from )?`+timePart+` ?(?:[–-]|to) ?`+timePart, englishHours),
		on(timePart, func(f []string) (string, bool) { h, m, ok := clock(f[1], f[2]); return englishTime(h, m), ok }),
		on(telephonePart, sayTelephone),
		on(abroadPart, func(f []string) (string, bool) { return "plus, 3 5 9, " + dictated(f[1]), true }),
		on(docketPart, func(f []string) (string, bool) { return docket(f[0], englishAddressSigns['-'], spelled) }),
		on(codePart, func(f []string) (string, bool) { return code(f[0], capital), isCode(f[0]) }),
		on(`\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?`, func(f []string) (string, bool) { return strings.NewReplacer(" ", "", ",", "").Replace(f[0]), true }),
		on(`(?:from )?`+figuresPart+` ?– ?`+figuresPart, englishRange),
		on(`(?:from )?(\d{1,4})-(\d{1,4})`, englishRange),
		on(`(€|EUR|BGN) ?`+amountPart, func(f []string) (string, bool) { return englishAmount(f[2], f[3], f[1]), true }),
		atEnd(amountPart+` ?(€|EUR|euros?|лв\.?|BGN|leva)`, func(f []string) (string, bool) { return englishAmount(f[1], f[2], f[3]), true }),
		atEnd(figuresPart+` ?(%|km|kg|cm|m²|sq\. ?m\.?|ha|dka|m|h|min\.?)`, englishUnit),
		on(`([№§]{1,2}|No\.?|no\.) ?(\d+)`, englishSign),
		on(`[№§]{1,2}|[+&%=°]`, func(f []string) (string, bool) { return englishSigns[f[0]], true }),
		atEnd(`e\. ?g\.|i\. ?e\.|sq\. ?m\.?|[a-zA-Z]{2,6}\.`, englishAbbreviation),
		on(`[IVX]{2,}`, func(f []string) (string, bool) { figures := romanFigures(f[0]); return figures, figures != "" }),
		on(`\([\p{Cyrillic} .,\d–-]*\p{Cyrillic}[\p{Cyrillic} .,\d–-]*\)`, func([]string) (string, bool) { return ",", true }),
		on(`\p{Cyrillic}+`, func(f []string) (string, bool) { return romanised.Replace(strings.ToLower(f[0])), true }),
		on(`\d+(?:\.\d+)+`, func(f []string) (string, bool) { return strings.ReplaceAll(f[0], ".", " point "), true }),
		on(`(\d+),(\d+)`, func(f []string) (string, bool) { return f[1] + " point " + f[2], true }),
		on(`(\d+) ?/ ?(\d+)`, func(f []string) (string, bool) { return f[1] + " slash " + f[2], true }),
		on(`(?i)and/or`, func([]string) (string, bool) { return "and or", true }),
		on(`(\p{L}+)/(\p{L}+)`, func(f []string) (string, bool) { return f[1] + " or " + f[2], true }),
		on(`(\d+)(st|nd|rd|th)`, englishOrdinal),
	}
})

// englishOrdinals are the ordinals below twenty and the round tens.
var englishOrdinals = map[int]string{
	1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth",
	11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth", 15: "fifteenth", 16: "sixteenth", 17: "seventeenth",
	18: "eighteenth", 19: "nineteenth", 20: "twentieth", 30: "thirtieth", 40: "fortieth", 50: "fiftieth", 60: "sixtieth",
	70: "seventieth", 80: "eightieth", 90: "ninetieth", 100: "hundredth",
}
