package speech

import (
	"regexp"
	"strings"
)

// Parts of the patterns below.
const (
	figuresPart  = `(\d+(?:[.,]\d+)?)`
	amountPart   = `(\d+)(?:[.,](\d{1,2}))?`
	currencyPart = `(€|евро|EUR|лв\.?|лева|лев|BGN)`
	timePart     = `(\d{1,2}):(\d{2})`
	datePart     = `(\d{1,2})\.(\d{1,2})\.(\d{4})`
	yearWordPart = `(?: ?г\.| ?година)`
	monthPart    = `(януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември)`
	unitPart     = `(%|°C?|кв\. ?м\.?|куб\. ?м\.?|м²|м³|м2|м3|мин\.|сек\.|мес\.|екз\.|р\. ?д\.|бр\.|стр\.|хил\.|млн\.?|млрд\.?|дка|ха|км|кг|см|мм|ч\.|г\.|м)`
)

// bulgarianRules in the order in which they are applied.
var bulgarianRules = []rule{
	// Words with Latin look-alikes in them; letters and figures that are one sign.
	{pattern: regexp.MustCompile(`\p{Cyrillic}*[a-zA-Z]+\p{Cyrillic}[a-zA-Z\p{Cyrillic}]*|\p{Cyrillic}+[a-zA-Z]+`), say: sayLookalikes},
	{pattern: regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://)?www\.[\w-]+(?:\.[\w-]+)+(?:/[\w./-]*\w)?|https?://[\w-]+(?:\.[\w-]+)+(?:/[\w./-]*\w)?|[a-zA-Z][\w-]*(?:\.[\w-]+)*\.(?:bg|com|eu|org|net|info|example)(?:/[\w./-]*\w)?`), say: sayAddress},

	// What has dots, colons and dashes of its own.
	{pattern: regexp.MustCompile(`([\d-]*\d) ?/ ?` + datePart), say: func(f []string) (string, bool) { return f[1] + " от " + strings.Join(f[2:], "."), true }},
	{pattern: regexp.MustCompile(`(?:от )?` + datePart + yearWordPart + `? ?[–-] ?` + datePart + yearWordPart + `?`), closing: true, say: sayDates},
	{pattern: regexp.MustCompile(datePart + yearWordPart + `?`), closing: true, say: func(f []string) (string, bool) { return sayDate(f[1], f[2], f[3]) }},
	{pattern: regexp.MustCompile(`(\d{4})-(\d{2})-(\d{2})`), say: func(f []string) (string, bool) { return sayDate(f[3], f[2], f[1]) }},
	{pattern: regexp.MustCompile(`(?:от )?(\d{1,2}) ?(?:[–-]|до) ?(\d{1,2}) ` + monthPart), say: sayDays},
	{pattern: regexp.MustCompile(`(\d{1,2}) ` + monthPart), say: func(f []string) (string, bool) { return dayOf(number(f[1]), f[2]), true }},
	{pattern: regexp.MustCompile(monthPart + ` (\d{4})` + yearWordPart + `?( и [а-я]+а година)?`), closing: true, say: func(f []string) (string, bool) {
		return f[1] + " " + year(number(f[2])) + " година", f[3] == "" // else the year is said already
	}},
	{pattern: regexp.MustCompile(`(?:от )?(\d{4}) ?[–-] ?(\d{4})(?: ?гг?\.| ?години| ?година)`), closing: true, say: func(f []string) (string, bool) {
		return "от " + year(number(f[1])) + " до " + year(number(f[2])) + " година", true
	}},
	{pattern: regexp.MustCompile(`(\d{4})` + yearWordPart), closing: true, say: func(f []string) (string, bool) { return year(number(f[1])) + " година", true }},
	{pattern: regexp.MustCompile(`(?:от )?` + timePart + `(?: ?ч\.| ?часа)? ?(?:[–-]|до) ?` + timePart + `(?: ?ч\.| ?часа)?`), closing: true, say: sayHours},
	{pattern: regexp.MustCompile(timePart + `(?: ?ч\.| ?часа)?`), closing: true, say: sayTime},
	{pattern: regexp.MustCompile(`(\d{1,2})\.(\d{2})(?: ?ч\.| ?часа)`), closing: true, say: sayTime},
	{pattern: regexp.MustCompile(`(0\d{2,3}) ?[/ -] ?(\d[\d -]{3,9}\d)|(0\d{2,3})(\d{5,6})`), say: sayTelephone},
	{pattern: regexp.MustCompile(`\+359 ?([\d /-]{7,14}\d)`), say: func(f []string) (string, bool) { return "плюс, 3 5 9, " + dictated(f[1]), true }},
	{pattern: regexp.MustCompile(`(?:[A-ZА-Я]{1,4}-)?\d+(?:-\d+){2,}|[A-ZА-Я]{1,4}(?:-\d+)+|\d+-\d{4,}`), say: sayDocket},
	{pattern: regexp.MustCompile(`[A-Z0-9]{2,}(?:-[A-Z0-9]{2,})*`), say: sayCode},

	// Numbers that count.
	{pattern: regexp.MustCompile(`\d{1,3}(?:\.\d{3})+,\d{2}`), say: func(f []string) (string, bool) { return strings.ReplaceAll(f[0], ".", ""), true }},
	{pattern: regexp.MustCompile(`\d{1,3}(?: \d{3})+(?:,\d+)?`), say: func(f []string) (string, bool) { return strings.ReplaceAll(f[0], " ", ""), true }},
	{pattern: regexp.MustCompile(`(?:от )?` + figuresPart + ` ?– ?` + figuresPart), say: sayRange},
	{pattern: regexp.MustCompile(`(?:от )?(\d{1,4})-(\d{1,4})`), say: sayRange},
	{pattern: regexp.MustCompile(`от ` + amountPart + ` до ` + amountPart + ` ?` + currencyPart), closing: true, say: sayAmounts},
	{pattern: regexp.MustCompile(amountPart + ` ?` + currencyPart), closing: true, say: func(f []string) (string, bool) { return sayAmount(f[1], f[2], f[3]) }},
	{pattern: regexp.MustCompile(`(€|EUR|BGN) ?` + amountPart), say: func(f []string) (string, bool) { return sayAmount(f[2], f[3], f[1]) }},
	{pattern: regexp.MustCompile(figuresPart + ` ?` + unitPart), closing: true, say: func(f []string) (string, bool) { return sayUnit(f[1], f[2]) }},
	{pattern: regexp.MustCompile(`/ ?` + unitPart), closing: true, say: sayPer},
	{pattern: regexp.MustCompile(`([IVX]+)-(\p{Cyrillic}{1,4})`), say: func(f []string) (string, bool) { return sayOrdinal(romanFigures(f[1]), f[2]) }},
	{pattern: regexp.MustCompile(`(\d{1,4})-(\p{Cyrillic}{1,4})`), say: func(f []string) (string, bool) { return sayOrdinal(f[1], f[2]) }},
	{pattern: regexp.MustCompile(`([№§]{1,2}) ?(\d*)`), say: saySign},

	// Abbreviations, initials, Roman numbers, Latin words.
	{pattern: regexp.MustCompile(`[Вв]х\. ?([А-Я]|\d{1,2})`), say: func(f []string) (string, bool) { return "вход " + f[1], true }},
	{pattern: regexp.MustCompile(`[Сс]\. ?(\p{Lu}\p{Cyrillic}+)`), say: func(f []string) (string, bool) { return "село " + f[1], true }},
	{pattern: regexp.MustCompile(`(?i)т\. ?[ен]\.|т\. ?нар\.|ж\. ?к\.|д-р|г-н|г-жа|\p{Cyrillic}{1,5}\.`), say: func(f []string) (string, bool) { return abbreviation(opening, f[0]) }},
	{pattern: regexp.MustCompile(`(?i)т\. ?[ен]\.|(?:кв|куб)\. ?м\.?|\p{Cyrillic}{1,5}\.`), closing: true, say: func(f []string) (string, bool) { return abbreviation(closing, f[0]) }},
	{pattern: regexp.MustCompile(`(\p{Cyrillic}+) от (\d+) до`), say: func(f []string) (string, bool) {
		many, ok := plurals[strings.ToLower(f[1])]
		return many + " от " + f[2] + " до", ok
	}},
	{pattern: regexp.MustCompile(`(\p{Cyrillic}+)\(\p{Cyrillic}{1,3}\)`), say: func(f []string) (string, bool) { return f[1], true }}, // „запазил(а)“
	{pattern: regexp.MustCompile(`(\p{Cyrillic}+) ([IVX]+)`), say: func(f []string) (string, bool) { return sayRoman(f[1], f[2], false) }},
	{pattern: regexp.MustCompile(`([IVX]+) (\p{Cyrillic}+)`), say: func(f []string) (string, bool) { return sayRoman(f[2], f[1], true) }},
	{pattern: regexp.MustCompile(`[IVX]+`), say: func(f []string) (string, bool) { figures := romanFigures(f[0]); return figures, figures != "" }},
	{pattern: regexp.MustCompile(`[А-Я][а-яА-Я]?[А-Я]+`), say: func(f []string) (string, bool) { return initials(f[0]) }},
	{pattern: regexp.MustCompile(`[a-zA-Z]+`), say: func(f []string) (string, bool) { return latin(f[0]), true }},

	// What is left of figures and signs.
	{pattern: regexp.MustCompile(`(\d+),(\d+)`), say: func(f []string) (string, bool) { return f[1] + " цяло и " + f[2], true }},
	{pattern: regexp.MustCompile(`\d+(?:\.\d+)+`), say: func(f []string) (string, bool) { return strings.ReplaceAll(f[0], ".", " точка "), true }},
	{pattern: regexp.MustCompile(`(\d+) ?/ ?(\d+)`), say: func(f []string) (string, bool) { return f[1] + " дроб " + f[2], true }},
	{pattern: regexp.MustCompile(`/(\p{L}[^/]*)/`), say: func(f []string) (string, bool) { return ", " + f[1] + ", ", true }},
	{pattern: regexp.MustCompile(`и/или`), say: func([]string) (string, bool) { return "и или", true }},
	{pattern: regexp.MustCompile(`(\p{L}+)/(\p{L}+)`), say: func(f []string) (string, bool) { return f[1] + " или " + f[2], true }},
	{pattern: regexp.MustCompile(`[+&%=°]`), say: func(f []string) (string, bool) { return signs[f[0]], true }},
	{pattern: regexp.MustCompile(`(?:(\p{Cyrillic}+) )?(?:(\d+) (до|или|и) )?(\d+) (\p{Cyrillic}+)(?: (\p{Cyrillic}+))?`), say: sayCount},
}
