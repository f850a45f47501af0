package edition_test

import (
	"slices"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/edition"
)

func searchedRadomir(t *testing.T) *edition.Edition {
	t.Helper()
	p := newPress(t)
	p.publish(t, 1, radomir(t))
	return p.newest(t, 0)
}

// „работно време“ once found a notice that shops hand in, and „кмет“ the access
// to public information.
func TestPagesOfTheHouseAreFoundByTheirNames(t *testing.T) {
	e := searchedRadomir(t)
	for want, queries := range map[data.PageID][]string{
		data.PageServices: {"услуги", "всички услуги", "services", "uslugi"},
		data.PageEvents:   {"житейски събития", "life events"},
		data.PageCase:     {"моята преписка", "преписка", "входящ номер", "my case", "moqta prepiska", "докъде е молбата ми", "check my case"},
		data.PageForms:    {"бланки", "бланка", "формуляри", "blanki", "forms", "application forms", "балнки"},
		data.PagePhones: {
			"телефони", "телефон", "гишета", "контакти", "работно време", "работното време", "rabotno vreme", "рабтно време", ",d/fjkf l,e;e", "rabotno wreme",
			"кога работите", "кога работи общината", "до колко часа работите", "отворено ли е", "opening hours", "office hours", "phones", "phone number", "where is the town hall",
		},
		data.PageNotices: {"обявления", "новини", "notices", "obqvleniq"},
		data.PageCharter: {"харта", "харта на клиента", "charter", "harta"},
		data.PageResults: {"резултати", "results"},
		data.PageDays:    {"приемни дни", "приемен ден", "прием на граждани", "reception day", "reception days", "priemen den", "среща с кмета", "meet the mayor"},
	} {
		for _, query := range queries {
			if hits := searchFor(t, e, query); len(hits) == 0 || hits[0].Kind != data.HitPage || hits[0].ID != string(want) {
				t.Errorf("%q finds %v, want page %s first", query, hits[:min(2, len(hits))], want)
			}
		}
	}
	if hits := searchFor(t, e, "помощ"); !slices.ContainsFunc(hits[:2], func(h data.Hit) bool { return h.ID == string(data.PageHelp) }) {
		t.Errorf("help is not among the first two of %v", hits)
	}
}

func TestWhoReceivesCitizensIsFound(t *testing.T) {
	e := searchedRadomir(t)
	for query, want := range map[string]string{
		"кмет": "mayor", "кмета": "mayor", "кой е кметът": "mayor", "kmet": "mayor", "mayor": "mayor", "u;ej": "mayor", "искам да говоря с кмета": "mayor",
		"заместник-кмет": "deputy-mayor", "заместник кметът": "deputy-mayor", "зам. кмет": "deputy-mayor", "deputy mayor": "deputy-mayor",
	} {
		if hits := searchFor(t, e, query); len(hits) == 0 || hits[0].Kind != data.HitReception || hits[0].ID != want {
			t.Errorf("%q finds %v, want %s first", query, hits[:min(2, len(hits))], want)
		}
	}
}

func TestAWholeNameComesBeforeNamesThatHaveItsWords(t *testing.T) {
	e := searchedRadomir(t)
	for query, want := range map[string]string{
		"id card": "identity-card", "ID card": "identity-card", "identity card": "identity-card", "лична карта": "identity-card", "Личната карта": "identity-card", "изгубих си личната карта": "lost-documents", "УП 2": "insurance-record", "куче": "animals",
		"lichna karta": "identity-card", "карта лична": "identity-card", "документ за самоличност": "identity-card", "паспорт": "passport", "pension": "pension",
		"харта": string(data.PageCharter), "адрес": "address", "данъци": "taxes", "разрешение за строеж": "2112",
	} {
		if hits := searchFor(t, e, query); len(hits) == 0 || hits[0].ID != want {
			t.Errorf("%q finds %v, want %s first", query, hits[:min(2, len(hits))], want)
		}
	}
}

func TestWhatIsDoneElsewhereIsFoundByEachOfItsNames(t *testing.T) {
	e := searchedRadomir(t)
	for _, other := range radomir(t).Elsewhere {
		for _, name := range append(strings.Split(other.Also, ","), other.Name.BG, other.Name.EN) {
			hits := searchFor(t, e, name)
			if !slices.ContainsFunc(hits[:min(3, len(hits))], func(h data.Hit) bool { return h.ID == string(other.ID) }) {
				t.Errorf("%s is not among the first three of %q: %v", other.ID, name, hits[:min(3, len(hits))])
			}
		}
	}
}

// A whole name of something leaves no list of papers below it.
func TestAWholeNameHidesServicesThatOnlySoundLikeIt(t *testing.T) {
	e := searchedRadomir(t)
	for _, query := range []string{"бележка за съдимост", "харта", "бланки", "новини"} {
		for _, h := range searchFor(t, e, query) {
			if h.Kind == data.HitService {
				t.Errorf("%q finds %s, too", query, h.Title.BG)
			}
		}
	}
}

// Beside our own services there were once many of others that had a word of the
// query somewhere.
func TestOurOwnIsNotPaddedWithWhatIsDoneElsewhere(t *testing.T) {
	e := searchedRadomir(t)
	for _, query := range []string{"превозен билет", "данък наследство", "реклама", "адресна карта", "купих апартамент и трябва да го декларирам", "удостоверение за наследници"} {
		for _, h := range searchFor(t, e, query) {
			if h.Kind == data.HitElsewhere {
				t.Errorf("%q finds %s, too", query, h.ID)
			}
		}
	}
}

func TestASingleLetterShowsServicesFirstAndOthersLast(t *testing.T) {
	e := searchedRadomir(t)
	for _, letter := range strings.Split("абвгдежзиклмнопрстуфхцчшщabcdefilmnoprstu", "") {
		hits := searchFor(t, e, letter)
		ours := slices.IndexFunc(hits, func(h data.Hit) bool { return h.Kind != data.HitElsewhere })
		others := slices.IndexFunc(hits, func(h data.Hit) bool { return h.Kind == data.HitElsewhere })
		if ours > 0 || others >= 0 && others < len(hits)/2 {
			t.Errorf("%q: our first is at %d, the others' at %d of %d", letter, ours, others, len(hits))
		}
	}
}
