package console

import (
	"testing"
	"time"

	"example.org/parter/data"
)

// Several parts of the charter have a title: each was compared with the title of the
// first, so that a charter that nobody had touched seemed to change.
func TestUntouchedCharterHasNoDifferences(t *testing.T) {
	section := func(id, title string) data.CharterSection {
		return data.CharterSection{ID: id, Title: data.Text{BG: title}, Blocks: []data.CharterBlock{{Promise: data.PromiseID(id + ".1"), Text: data.Text{BG: title}}}}
	}
	charter := data.Charter{Title: data.Text{BG: "Харта"}, Parts: []data.CharterPart{
		{ID: "I", Title: data.Text{BG: "Цел"}, Sections: []data.CharterSection{section("I.1", "Цел")}},
		{ID: "II", Title: data.Text{BG: "Стандарти"}, Sections: []data.CharterSection{section("II.1", "Отношение"), section("II.2", "Информация")}},
	}}
	p := page{Language: data.Bulgarian, Fields: entryFields}
	if got := p.differences(charter, charter, data.Content{}); got != nil {
		t.Errorf("got %v", got)
	}
	changed, err := copied(charter)
	if err != nil {
		t.Fatal(err)
	}
	questions, done := entryForm(changed, data.Content{})
	for name, to := range map[string]string{"II.part_title": "Мерки", "II-2.title": "Сведения", "II-2.0.text": "Отговаряме веднага"} {
		found := false
		for _, f := range questions.flat() {
			if f.Name == name {
				found = true
				f.take(to)
			}
		}
		if !found {
			t.Errorf("nothing is called %s", name)
		}
	}
	want := map[string]string{"II: Заглавие на частта": "Мерки", "II.2: Заглавие": "Сведения", "II.2, ред 1: Текст": "Отговаряме веднага"}
	for _, d := range p.differences(charter, done(), data.Content{}) {
		if want[d.Label] != d.After {
			t.Errorf("got %s: %s", d.Label, d.After)
		}
		delete(want, d.Label)
	}
	if len(want) > 0 {
		t.Errorf("not said: %v", want)
	}
}

// A fee that ends in January looked like one that begins then.
func TestRowOfAFeeTellsItsDaysApart(t *testing.T) {
	day := time.Date(2027, 1, 1, 0, 0, 0, 0, data.Sofia())
	p := page{Language: data.Bulgarian, Fields: entryFields}
	fees := []data.Fee{{Amount: 256, Until: day}, {Amount: 300, From: day}}
	list := rows("fees", &fees, askFee)
	for place, want := range []string{"2,56 € · до 31.12.2026\u00a0г. вкл.", "3,00 € · от 01.01.2027\u00a0г."} {
		if got := p.RowWords(list, place); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
