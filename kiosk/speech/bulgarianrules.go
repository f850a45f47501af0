package speech

import (
	"strings"
	"sync"
)

// Parts of the patterns below.
const (
	yearWordPart = `(?: ?г\.| ?година)`
	hourWordPart = `(?: ?ч\.| ?часа)`
	currencyPart = `(€|евро|EUR|лв\.?|лева|лев|BGN)`
	monthPart    = `(януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември)`
	unitPart     = `(%|°C?|кв\. ?м\.?|куб\. ?м\.?|м²|м³|м2|м3|мин\.|сек\.|мес\.|екз\.|р\. ?д\.|бр\.|стр\.|хил\.|млн\.?|млрд\.?|дка|ха|км|кг|см|мм|ч\.|г\.|м)`
)

// bulgarianRules in the order in which they are applied.
var bulgarianRules = sync.OnceValue(func() []rule {
	return []rule{
		// Words with Latin look-alikes in them; letters and figures that are one sign.
		on(`\p{Cyrillic}*[a-zA-Z]+\p{Cyrillic}[a-zA-Z\p{Cyrillic}]*|\p{Cyrillic}+[a-zA-Z]+`, sayLookalikes),
		on(addressPart, func(f []string) (string, bool) { return address(f[0], addressSigns, latin), true }),

		// What has dots, colons and dashes of its own.
		on(docketDatePart, func(f []string) (string, bool) { return f[1] + " от " + strings.Join(f[2:], "."), true }),
		atEnd(`(?:от )?`+datePart+yearWordPart+`? ?[–-] ?`+datePart+yearWordPart+`?`, sayDates),
		atEnd(datePart+yearWordPart+`?`, func(f []string) (string, bool) { return sayDate(f[1], f[2], f[3]) }),
		on(`(\d{4})-(\d{2})-(\d{2})`, func(f []string) (string, bool) { return sayDate(f[3], f[2], f[1]) }),
		on(`(?:от )?(\d{1,2}) ?(?:[–-]|до) ?(\d{1,2}) `+monthPart, sayDays),
		on(`(\d{1,2}) `+monthPart, func(f []string) (string, bool) { return dayOf(number(f[1]), f[2]), true }),
		atEnd(monthPart+` (\d{4})`+yearWordPart+`?( и [а-я]+а година)?`, func(f []string) (string, bool) {
			return f[1] + " " + year(number(f[2])) + " година", f[3] == "" // else the year is said already
		}),
		atEnd(`(?:от )?(\d{4}) ?[–-] ?(\d{4})(?: ?гг?\.| ?години| ?година)`, func(f []string) (string, bool) {
			return "от " + year(number(f[1])) + " до " + year(number(f[2])) + " година", true
		}),
		atEnd(`(\d{4})`+yearWordPart, func(f []string) (string, bool) { return year(number(f[1])) + " година", true }),
		atEnd(`(?:от )?`+timePart+hourWordPart+`? ?(?:[–-]|до) ?`+timePart+hourWordPart+`?`, sayHours),
		atEnd(timePart+hourWordPart+`?`, sayTime),
		atEnd(`(\d{1,2})\.(\d{2})`+hourWordPart, sayTime),
		on(telephonePart, sayTelephone),
		on(abroadPart, func(f []string) (string, bool) { return "плюс, 3 5 9, " + dictated(f[1]), true }),
		on(docketPart, func(f []string) (string, bool) { return docket(f[0], addressSigns['-'], letters) }),
		on(codePart, func(f []string) (string, bool) { return code(f[0], letter), isCode(f[0]) }),

		// Numbers that count.
		on(`\d{1,3}(?:\.\d{3})+,\d{2}`, func(f []string) (string, bool) { return strings.ReplaceAll(f[0], ".", ""), true }),
		on(`\d{1,3}(?: \d{3})+(?:,\d+)?`, func(f []string) (string, bool) { return strings.ReplaceAll(f[0], " ", ""), true }),
		on(`(?:от )?`+figuresPart+` ?– ?`+figuresPart, sayRange),
		on(`(?:от )?(\d{1,4})-(\d{1,4})`, sayRange),
		atEnd(`от `+amountPart+` до `+amountPart+` ?`+currencyPart, sayAmounts),
		atEnd(amountPart+` ?`+currencyPart, func(f []string) (string, bool) { return sayAmount(f[1], f[2], f[3]) }),
		on(`(€|EUR|BGN) ?`+amountPart, func(f []string) (string, bool) { return sayAmount(f[2], f[3], f[1]) }),
		atEnd(figuresPart+` ?`+unitPart, func(f []string) (string, bool) { return sayUnit(f[1], f[2]) }),
		atEnd(`/ ?`+unitPart, sayPer),
		on(`([IVX]+)-(\p{Cyrillic}{1,4})`, func(f []string) (string, bool) { return sayOrdinal(romanFigures(f[1]), f[2]) }),
		on(`(\d{1,4})-(\p{Cyrillic}{1,4})`, func(f []string) (string, bool) { return sayOrdinal(f[1], f[2]) }),
		on(`([№§]{1,2}) ?(\d*)`, saySign),

		// Abbreviations, initials, Roman numbers, Latin words.
		on(`[Вв]х\. ?([А-Я]|\d{1,2})`, func(f []string) (string, bool) { return "вход " + f[1], true }),
		on(`[Сс]\. ?(\p{Lu}\p{Cyrillic}+)`, func(f []string) (string, bool) { return "село " + f[1], true }),
		on(`(?i)т\. ?[ен]\.|т\. ?нар\.|ж\. ?к\.|д-р|г-н|г-жа|\p{Cyrillic}{1,5}\.`, func(f []string) (string, bool) { return abbreviation(opening, f[0]) }),
		atEnd(`(?i)т\. ?[ен]\.|(?:кв|куб)\. ?м\.?|\p{Cyrillic}{1,5}\.`, func(f []string) (string, bool) { return abbreviation(closing, f[0]) }),
		on(`(\p{Cyrillic}+) от (\d+) до`, func(f []string) (string, bool) {
			many, ok := plurals[strings.ToLower(f[1])]
			return many + " от " + f[2] + " до", ok
		}),
		on(`(\p{Cyrillic}+)\(\p{Cyrillic}{1,3}\)`, func(f []string) (string, bool) { return f[1], true }), // „запазил(а)“
		on(`(\p{Cyrillic}+) ([IVX]+)`, func(f []string) (string, bool) { return sayRoman(f[1], f[2], false) }),
		on(`([IVX]+) (\p{Cyrillic}+)`, func(f []string) (string, bool) { return sayRoman(f[2], f[1], true) }),
		on(`[IVX]+`, func(f []string) (string, bool) { figures := romanFigures(f[0]); return figures, figures != "" }),
		on(`[А-Я][а-яА-Я]?[А-Я]+`, func(f []string) (string, bool) { return initials(f[0]) }),
		on(`[a-zA-Z]+`, func(f []string) (string, bool) { return latin(f[0]), true }),

		// What is left of figures and signs.
		on(`(\d+),(\d+)`, func(f []string) (string, bool) { return f[1] + " цяло и " + f[2], true }),
		on(`\d+(?:\.\d+)+`, func(f []string) (string, bool) { return strings.ReplaceAll(f[0], ".", " точка "), true }),
		on(`(\d+) ?/ ?(\d+)`, func(f []string) (string, bool) { return f[1] + " дроб " + f[2], true }),
		on(`/(\p{L}[^/]*)/`, func(f []string) (string, bool) { return ", " + f[1] + ", ", true }),
		on(`и/или`, func([]string) (string, bool) { return "и или", true }),
		on(`(\p{L}+)/(\p{L}+)`, func(f []string) (string, bool) { return f[1] + " или " + f[2], true }),
		on(`[+&%=°]`, func(f []string) (string, bool) { return signs[f[0]], true }),
		on(`(?:(\p{Cyrillic}+) )?(?:(\d+) (до|или|и) )?(\d+) (\p{Cyrillic}+)(?: (\p{Cyrillic}+))?`, sayCount),
	}
})
