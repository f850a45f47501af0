package search

import "strings"

// littleWords are so common in names of services and in what people ask that
// they decide nothing.
var littleWords = setOf(`
	а бих в ви във г ги го да дали до е за защо и из или им имам искам как каква какви какво какъв като къде ли ме
	ми мога може моля вадя взема извадя направя получа пусна подам моята моя му на нас не нещо ни но нужен нужна нужни нужно о от по пред през при с са сам само се
	си след сме сте съм със така там това този тази тези трябва ще че чл я
	a an and at by for from how i in is my need of on or the to want with where
	za na ot po pri ili sas si se da ne kak iskam` + whoAndWhen + askings + latinAskings)

// whoAndWhen are the words of sentences that say who and when, not what.
const whoAndWhen = `
	аз ти той тя то ние вие те мен мене тебе него нея вас тях мой моят мои моите моето моята твой твоя свой своя своето своите
	наш наша нашата нашия наше нашето наши нашите ваш ваша ваше ваши неговата неговия нейната нейния тоя тая туй тва тия онзи оная
	който която което които кой коя кое кои някой някакъв някаква някакво някакви нещата един една едно едни
	вече още пак даже дори също днес вчера утре сега скоро тук тука тъй ама обаче защото понеже щото ако когато докато щом нали нека
	бъда бъде бяха беше бях бил била било били съвсем много`

// askings are how people ask for a thing, whatever it is.
const askings = `
	имаме имаш има имате имат искаме иска искат исках желая желаем желае желаят можем могат можете можеш трябваше трябват нуждая нуждаем
	щяхме щях щеше здравейте здравей добър ден благодаря кажете кажи абе де накъде откъде кво къв що ся
	правя правим направим направи подаваме подавам подадем вземем вземам вземе извадим получим получавам получи дайте дадете дадат
	издайте издадете пусне пуснем`

// latinAskings are the same in English and in Latin typing.
const latinAskings = `
	am are be can could do does did get getting has have his her if it its like me our please that this was we what when would you your
	needs wants am im id ive
	az iskame ima imame kade kyde kude moq moya moga molq molia moje mozhe trqbva tryabva triabva shte 6te kakvo kakwo sam sum da i v`

// companions say nothing alone and much beside another word: „нов адрес“, „без
// документи“. They count in what people say, not in the names of things.
var companions = setOf(`
	без няма нямам нямаме нямат нямаш нямал нямала липсва
	нов нова ново нови новия новият новата новото новите друг друга друго други другия другата
	стар стара старо стари стария старият старата старото старите nov nova novo nqma nqmam star stara new old`)

func isCompanion(word string) bool { return companions[word] }

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// Significant leaves the little words out, unless nothing else would stay. The
// last word always stays: it may be the beginning of a longer one.
func Significant(words []string) []string {
	var kept []string
	for i, word := range words {
		if i == len(words)-1 && len(kept) == 0 || !isLittle(word) {
			kept = append(kept, word)
		}
	}
	return kept
}

func isLittle(word string) bool { return littleWords[word] }

// qualifiers are beginnings of words that turn a paper into another service
// about it: its copy, its change, its end. Whoever does not say one of them
// wants the paper itself.
var qualifiers = []string{
	"дублик", "прекрат", "промян", "промен", "изменен", "презавер", "възстанов", "поправ", "отраз", "заличав", "изключв", "продълж",
	"втори", "допълн", "замен", "удължав",
}

// changeOf is which of the qualifiers the word is, as a set of bits.
func changeOf(word string) uint16 {
	for i, q := range qualifiers {
		if strings.HasPrefix(word, q) {
			return 1 << i
		}
	}
	return 0
}
