package speech

import "strings"

// The files bulgarian*.go are the Bulgarian of the voice: words here, the order
// of the rules in bulgarianrules.go, what they say in bulgariansay.go, and the
// grammar of numbers and genders in bulgarian.go. None of it is in
// assets/phrases because no screen shows it.

const bulgarianAlphabet = "абвгдежзийклмнопрстуфхцчшщъьюя"

// composed turns letters that are stored in two characters, and letters of
// neighbouring alphabets, into Bulgarian ones.
var composed = strings.NewReplacer("и\u0306", "й", "И\u0306", "Й", "ѝ", "и", "Ѝ", "И",
	"ё", "йо", "Ё", "Йо", "ы", "и", "Ы", "И", "э", "е", "Э", "Е", "\r\n", "\n")

// lookalikes are the Latin letters that the register's own texts have in
// Bulgarian words.
var lookalikes = strings.NewReplacer("a", "а", "e", "е", "o", "о", "p", "р", "c", "с", "x", "х", "y", "у", "i", "и",
	"A", "А", "B", "В", "C", "С", "E", "Е", "H", "Н", "K", "К", "M", "М", "O", "О", "P", "Р", "T", "Т", "X", "Х")

var months = []string{"януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември", "декември"}

// ordinals are what the endings of an ordinal number are put to. The tens have
// the short forms, which are correct too and which espeak-ng stresses right.
var ordinals = map[int]string{
	1: "първ", 2: "втор", 3: "трет", 4: "четвърт", 5: "пет", 6: "шест", 7: "седм", 8: "осм", 9: "девет", 10: "десет",
	11: "единайсет", 12: "дванайсет", 13: "тринайсет", 14: "четиринайсет", 15: "петнайсет", 16: "шестнайсет",
	17: "седемнайсет", 18: "осемнайсет", 19: "деветнайсет", 20: "двайсет", 30: "трийсет", 40: "четирийсет",
	50: "петдесет", 60: "шейсет", 70: "седемдесет", 80: "осемдесет", 90: "деветдесет",
	100: "стотн", 1000: "хилядн", 2000: "двехилядн",
}

// irregular are the ordinals whose masculine form is no stem with an ending.
var irregular = map[int]string{100: "стотен", 1000: "хиляден", 2000: "двехиляден"}

// endings are those of the ordinals: masculine, feminine, neuter, and the same
// with the article.
var endings = []string{"и", "а", "о", "ия", "ият", "ата", "ото", "ите"}

// unit is what a number counts.
type unit struct {
	one, many string
	gender    gender
}

var (
	hours   = unit{"час", "часа", masculine}
	minutes = unit{"минута", "минути", feminine}
	euros   = unit{"евро", "евро", neuter}
	eurocts = unit{"цент", "цента", masculine}
	leva    = unit{"лев", "лева", masculine}
	levacts = unit{"стотинка", "стотинки", feminine}
)

// units are the abbreviations that follow a number, without their dots and
// spaces.
var units = map[string]unit{
	"%": {"процент", "процента", masculine}, "ч": hours, "мин": minutes, "сек": {"секунда", "секунди", feminine},
	"г": {"година", "години", feminine}, "мес": {"месец", "месеца", masculine},
	"бр": {"брой", "броя", masculine}, "стр": {"страница", "страници", feminine},
	"екз": {"екземпляр", "екземпляра", masculine}, "рд": {"работен ден", "работни дни", masculine},
	"км": {"километър", "километра", masculine}, "м": {"метър", "метра", masculine}, "см": {"сантиметър", "сантиметра", masculine},
	"мм": {"милиметър", "милиметра", masculine}, "кг": {"килограм", "килограма", masculine}, "дка": {"декар", "декара", masculine},
	"ха":  {"хектар", "хектара", masculine},
	"квм": {"квадратен метър", "квадратни метра", masculine}, "м²": {"квадратен метър", "квадратни метра", masculine}, "м2": {"квадратен метър", "квадратни метра", masculine},
	"кубм": {"кубичен метър", "кубични метра", masculine}, "м³": {"кубичен метър", "кубични метра", masculine}, "м3": {"кубичен метър", "кубични метра", masculine},
	"хил": {"хиляда", "хиляди", feminine}, "млн": {"милион", "милиона", masculine}, "млрд": {"милиард", "милиарда", masculine},
	"°": {"градус", "градуса", masculine}, "°C": {"градус", "градуса", masculine},
}

// opening abbreviations have a word after them, so their dot ends no sentence.
var opening = map[string]string{
	"чл": "член", "ал": "алинея", "т": "точка", "вх": "входящ", "изх": "изходящ", "рег": "регистрационен",
	"ул": "улица", "бул": "булевард", "пл": "площад", "гр": "град", "тел": "телефон", "факс": "факс",
	"гл": "глава", "разд": "раздел", "напр": "например", "ет": "етаж", "ап": "апартамент", "бл": "блок",
	"общ": "община", "обл": "област", "кв": "квартал", "жк": "жилищен комплекс", "инж": "инженер", "арх": "архитект",
	"адв": "адвокат", "д-р": "доктор", "проф": "професор", "г-н": "господин", "г-жа": "госпожа",
	"вж": "виж", "съгл": "съгласно", "вкл": "включително", "обн": "обнародван", "изм": "изменен", "доп": "допълнен",
	"стр": "страница", "бр": "брой", "св": "свети", "вр": "във връзка с", "екз": "екземпляра", "пр": "преди", "сл": "след", "тнар": "така наречен", "м": "месец",
}

// closing abbreviations can stand at the end of a sentence.
var closing = map[string]string{
	"г": "година", "гг": "години", "лв": "лева", "ч": "часа", "др": "други", "тн": "тъй нататък",
	"те": "тоест", "мин": "минути", "млн": "милиона", "млрд": "милиарда", "хил": "хиляди",
	"квм": "квадратни метра", "кубм": "кубични метра", "дка": "декара",
}

// acronyms are said so. One that is missing is spelled when it has no vowel,
// else read as a word.
var acronyms = map[string]string{
	"ЕГН": "е ге не", "ЛНЧ": "ле не че", "ГРАО": "грао", "ЗУТ": "зут", "АПК": "а пе ка", "ТСУ": "те се у", "МДТ": "ме де те",
	"ЛК": "лична карта", "ТЕЛК": "телк", "МВР": "ме ве ре", "НАП": "нап", "НОИ": "нои", "НЗОК": "не зок",
	"ЕИК": "е и ка", "БУЛСТАТ": "булстат", "МПС": "ме пе се", "КЕП": "кеп", "ПИН": "пин", "ДДС": "де де се",
	"ЗГР": "закон за гражданската регистрация", "ЗМДТ": "закон за местните данъци и такси", "ЗМСМА": "закон за местното самоуправление и местната администрация",
	"ЗОС": "закон за общинската собственост", "ЗДОИ": "закон за достъп до обществена информация", "ДВ": "държавен вестник",
	"ЗКИР": "закон за кадастъра и имотния регистър", "ЗУЕС": "закон за управление на етажната собственост",
	"СК": "семеен кодекс", "ГПК": "граждански процесуален кодекс", "ПЗР": "преходни и заключителни разпоредби",
	"ЕС": "европейски съюз", "РБ": "република българия", "ПУП": "пуп", "ЦАУ": "цау", "АГКК": "а ге ка ка", "НПО": "не пе о",
	"ООД": "о о де", "ЕООД": "е о о де", "АД": "а де", "ЕАД": "е а де", "ЕТ": "едноличен търговец", "ВиК": "ве и ка", "МП": "ме пе",
}

// latinWords are the Latin words that everybody says in one way.
var latinWords = map[string]string{
	"qr": "кю ар", "pin": "пин", "pdf": "пе де еф", "sms": "ес ем ес", "usb": "ю ес бе", "id": "ай ди", "wi": "уай", "fi": "фай",
	"www": "три пъти ве", "com": "ком", "org": "орг", "net": "нет", "gov": "гов", "eu": "е у", "bg": "бе ге", "info": "инфо",
	"email": "имейл", "mail": "мейл", "e": "е", "online": "онлайн", "internet": "интернет", "web": "уеб", "facebook": "фейсбук",
	"viber": "вайбър", "google": "гугъл", "gmail": "джимейл", "iban": "ибан", "bic": "бик", "pos": "пос", "visa": "виза",
	"mastercard": "мастъркард", "epay": "ипей", "english": "инглиш", "egov": "и гов", "radomir": "радомир", "example": "екзампъл",
	"obshtina": "община", "kiosk": "киоск", "eur": "евро", "bgn": "лева", "covid": "ковид", "pernik": "перник", "ok": "окей",
}

// latinLetters are the names of the Latin letters, no two of which sound alike
// in a loud hall.
var latinLetters = map[rune]string{
	'a': "а", 'b': "бе", 'c': "це", 'd': "де", 'e': "е", 'f': "еф", 'g': "ге", 'h': "ха", 'i': "и", 'j': "йот", 'k': "ка",
	'l': "ел", 'm': "ем", 'n': "ен", 'o': "о", 'p': "пе", 'q': "кю", 'r': "ер", 's': "ес", 't': "те", 'u': "у",
	'v': "ве", 'w': "двойно ве", 'x': "хикс", 'y': "игрек", 'z': "зет",
}

// cyrillicLetters are the names by which initials are read.
var cyrillicLetters = map[rune]string{
	'а': "а", 'б': "бе", 'в': "ве", 'г': "ге", 'д': "де", 'е': "е", 'ж': "же", 'з': "зе", 'и': "и", 'й': "йот", 'к': "ка",
	'л': "ел", 'м': "ем", 'н': "ен", 'о': "о", 'п': "пе", 'р': "ер", 'с': "ес", 'т': "те", 'у': "у", 'ф': "еф", 'х': "ха",
	'ц': "це", 'ч': "че", 'ш': "ша", 'щ': "ща", 'ъ': "ер голям", 'ь': "ер малък", 'ю': "ю", 'я': "я",
}

// sounds writes an unknown Latin word in Cyrillic, as the law on transliteration
// would be read backwards and, for letters it does not use, as in English.
var sounds = strings.NewReplacer("sht", "щ", "sh", "ш", "ch", "ч", "zh", "ж", "ts", "ц", "yu", "ю", "ya", "я", "th", "т",
	"ph", "ф", "ck", "к", "oo", "у", "ee", "и", "qu", "ку", "x", "кс", "w", "у", "j", "дж", "q", "к", "c", "к",
	"a", "а", "b", "б", "d", "д", "e", "е", "f", "ф", "g", "г", "h", "х", "i", "и", "k", "к", "l", "л", "m", "м", "n", "н",
	"o", "о", "p", "п", "r", "р", "s", "с", "t", "т", "u", "у", "v", "в", "y", "и", "z", "з")

// signs that are said as words inside an address.
var addressSigns = map[rune]string{
	'.': "точка", '@': "маймунско а", '-': "тире", '_': "долна черта", '/': "наклонена черта", ':': "две точки",
}

// signs that are said as words anywhere else.
var signs = map[string]string{"+": "плюс", "&": "и", "%": "процента", "=": "равно на", "°": "градуса"}

// plurals are the words that more than one number follows.
var plurals = map[string]string{"член": "членове", "алинея": "алинеи", "точка": "точки", "параграф": "параграфи", "номер": "номера", "страница": "страници"}

// groupsOfPeople are the numbers that count people: „3-ма“.
var groupsOfPeople = map[int]string{2: "двама", 3: "трима", 4: "четирима", 5: "петима", 6: "шестима"}

// naming words have after them a number that names and does not count, and
// after such a number come the words that it does not count.
var (
	naming     = wordSet("член алинея точка номер параграф буква гише стая етаж част вход блок глава раздел приложение страница апартамент улица група код и дроб")
	notCounted = wordSet("алинея точка член параграф буква дроб тире цяло номер от до за на по при с със в във е са се към и или след през без както виж бе")
)

// feminineNouns, masculineNouns and personalNouns are words after a number
// whose ending does not show their gender.
var (
	feminineNouns  = wordSet("част степен област вечер нощ стотинка минута година седмица")
	masculineNouns = wordSet("дни работни календарни часа месеца лева цента души екземпляра броя листа етажа метра декара")
	personalNouns  = wordSet("души човека граждани")
	neuterEndings  = []string{"ия", "ета", "ища", "лица", "деца", "имена", "места", "писма", "права", "дела", "семейства"}
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}
