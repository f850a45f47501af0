package console

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/parter/data"
)

// checkPasswords says what is wrong with a new password; words are what others guess
// first of this very person: the town, the account.
func checkPasswords(password, repeat string, words ...string) data.Problems {
	switch length := utf8.RuneCountInString(password); {
	case password == "":
		return data.Problems{{Field: "password", Reason: data.Missing}}
	case length < data.MinPassword:
		return data.Problems{{Field: "password", Reason: data.TooShort}}
	case length > data.MaxPassword:
		return data.Problems{{Field: "password", Reason: data.TooLong}}
	case easilyGuessed(password, words...):
		return data.Problems{{Field: "password", Reason: data.TooCommon}}
	case repeat != password:
		return data.Problems{{Field: "repeat", Reason: data.BadFormat}}
	default:
		return nil
	}
}

// commonWords are what the lists of stolen passwords begin with, in English, in
// Bulgarian and in Bulgarian typed in Latin letters. Digits and signs around and
// instead of letters are taken off before the comparison, so that each word stands
// for its many forms: parola, Parola1, P@r0la2026!
func commonWords() []string {
	return strings.Fields(`
		password passwd passwort passord letmein welcome admin administrator root login user guest test demo master default secret
		iloveyou loveyou love sunshine princess monkey dragon football baseball basketball superman batman pokemon starwars
		shadow michael jordan jennifer jessica charlie ashley daniel andrew thomas hunter killer trustno freedom whatever computer
		internet google facebook samsung iphone apple windows microsoft changeme changeit temporary access server office qazwsx
		summer winter spring autumn january february march april june july august september october november december
		monday tuesday wednesday thursday friday saturday sunday hello flower cheese orange banana chocolate cookie pepper ginger
		mustang ferrari mercedes porsche toyota harley corvette yamaha soccer hockey liverpool arsenal chelsea barcelona realmadrid
		parola parolata mojata moiata moqta obicham obichamte obichamti mama tatko maika lyubov liubov lubov slance slunce bulgaria balgaria bulgariq
		sofia sofiq plovdiv varna burgas levski cska botev slavia lokomotiv ludogorets beroe obshtina obstina kmet kmetstvo kmetstva
		delovodstvo delovoditel slujitel sluzhitel ofis kompyutar kompiutar vhod vlez klyuch kluch tajna taina zdravei zdravej
		ivan ivanov ivanova georgi georgiev georgieva dimitar dimitrov dimitrova petar petrov petrova maria mariya mariq elena hristo
		nikolay nikolai stefan todor vasil aleksandar alexandar desislava gergana kalina victoria viktoria martin
		parter партер парола паролата моята обичам обичамте обичамти любов мама татко майка слънце българия софия пловдив варна бургас
		левски цска ботев славия локомотив лудогорец берое община кмет кметство деловодство деловодител служител администратор админ офис компютър
		вход влез ключ тайна здравей добър ден понеделник вторник сряда четвъртък петък събота неделя
		януари февруари март април май юни юли август септември октомври ноември декември пролет лято есен зима
		иван иванов иванова георги георгиев георгиева димитър димитров димитрова петър петров петрова мария елена христо николай
		стефан тодор васил александър десислава гергана калина виктория мартин таблото табло киоск kiosk tablo пароль`)
}

// easilyGuessed reports whether the password is one that is tried first: a common or
// contextual word whatever stands around it, one sign over and over, a run of the
// alphabet or of the keyboard.
func easilyGuessed(password string, words ...string) bool {
	low := strings.ToLower(strings.TrimSpace(password))
	return isMonotonous(low) || isTyped(low) || isMadeOf(low, slices.Concat(commonWords(), words))
}

// isMonotonous: one or two signs over and over, or each the one after the one before.
func isMonotonous(low string) bool {
	signs, up, down := map[rune]bool{}, true, true
	previous := rune(-1)
	for _, r := range low {
		signs[r] = true
		if previous >= 0 {
			up, down = up && r == previous+1, down && r == previous-1
		}
		previous = r
	}
	return len(signs) <= 2 || up || down
}

// isTyped: nothing but runs of at least three neighbours on a keyboard.
func isTyped(low string) bool {
	rows := []string{
		"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "явертъуиопшщ", "асдфгхйкл", "зьцжбнм", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
		"уеишщксдзц", "ьяаожгтнвм", "1qaz2wsx3edc4rfv5tgb", "1q2w3e4r5t6y7u8i9o0p", "1я2в3е4р5т6ъ7у8и9о0п", "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъьюя",
	}
	left := []rune(low)
	for len(left) > 0 {
		longest := 0
		for n := len(left); n >= 3 && longest == 0; n-- {
			run := string(left[:n])
			if slices.ContainsFunc(rows, func(row string) bool { return strings.Contains(row, run) || strings.Contains(backwards(row), run) }) {
				longest = n
			}
		}
		if longest == 0 {
			return false
		}
		left = left[longest:]
	}
	return true
}

func backwards(s string) string {
	runes := []rune(s)
	slices.Reverse(runes)
	return string(runes)
}

// isMadeOf: without the words fewer than three letters are left, and there were words.
func isMadeOf(low string, words []string) bool {
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	core := strings.TrimFunc(low, notLetter)
	core = strings.NewReplacer("@", "a", "4", "a", "0", "o", "1", "i", "!", "i", "3", "e", "$", "s", "5", "s", "7", "t").Replace(core)
	core = letters(core)
	var all []string
	for _, word := range words {
		for _, part := range strings.FieldsFunc(strings.ToLower(word), notLetter) {
			if utf8.RuneCountInString(part) >= 3 {
				all = append(all, part)
			}
		}
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	left := core
	for _, word := range all {
		left = strings.ReplaceAll(left, word, "")
	}
	return left != core && utf8.RuneCountInString(left) < 3
}

// letters are those of the text, in its order.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}
