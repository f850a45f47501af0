package phrases

import (
	"strings"
	"unicode"
)

// latin are the letters of the official transliteration (the law of 2009).
var latin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "y",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u",
	'ф': "f", 'х': "h", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "sht", 'ъ': "a", 'ь': "y", 'ю': "yu", 'я': "ya",
}

// Transliterated is a proper name in Latin letters, by the official rule: „Вълчи
// дол“ is “Valchi dol”, „София“ is “Sofia”. What is not Bulgarian stays.
func Transliterated(name string) string {
	var out strings.Builder
	letters := []rune(name)
	for i, letter := range letters {
		small := unicode.ToLower(letter)
		written, ok := latin[small]
		if endsInIa(letters, i) {
			written = "a"
		}
		switch {
		case !ok:
			out.WriteRune(letter)
		case letter == small:
			out.WriteString(written)
		case inCapitals(letters, i):
			out.WriteString(strings.ToUpper(written))
		default:
			out.WriteString(strings.ToUpper(written[:1]) + written[1:])
		}
	}
	return out.String()
}

// endsInIa reports whether the letter is the я of a word that ends in „ия“.
func endsInIa(letters []rune, i int) bool {
	return i > 0 && unicode.ToLower(letters[i]) == 'я' && unicode.ToLower(letters[i-1]) == 'и' &&
		(i+1 == len(letters) || !unicode.IsLetter(letters[i+1]))
}

// inCapitals reports whether a letter beside it is a capital, too.
func inCapitals(letters []rune, i int) bool {
	return (i > 0 && unicode.IsUpper(letters[i-1])) || (i+1 < len(letters) && unicode.IsUpper(letters[i+1]))
}
