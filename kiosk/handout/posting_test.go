package handout_test

import (
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/kiosk/handout"
)

func sampleCertificate() data.Certificate {
	at := func(d, h, m int) time.Time { return time.Date(2026, time.November, d, h, m, 0, 0, data.Sofia()) }
	c := data.Certificate{
		Town: data.Text{BG: "Община Примерово"}, Made: at(30, 9, 0), Until: at(30, 8, 46),
		Posting: data.Posting{
			ID: "p1", Number: "7/2026", Basis: data.LegalBasis{ID: "zesmfi", Act: "ЗЕСМФИ чл. 64, ал. 4", Subject: "Констативен акт", Witnesses: true},
			Document: "94-00-1287/20.11.2026", Addressee: "Иван Примеров Примеров", Title: "Констативен акт № 5", Body: strings.Repeat("Ред на акта, който виси. ", 30),
			Places: []string{"Табло на партера", "Електронно табло"}, Days: 7, NotBefore: at(28, 0, 0),
			Posted:  data.PostingAct{At: at(20, 10, 15), By: "Анна Примерова, деловодител", Witnesses: []string{"Петър Примеров", "Мария Примерова"}},
			Removed: data.PostingAct{At: at(30, 8, 45), By: "Анна Примерова, деловодител", Witnesses: []string{"Петър Примеров", "Мария Примерова"}},
		},
		Hangings: []data.Hanging{{Screen: "board", Times: 960, Shown: 3*time.Hour + 12*time.Minute, First: at(20, 10, 15), Last: at(30, 8, 44)}, {Screen: "board-2"}},
	}
	for day := 20; day <= 30; day++ {
		c.Hangings[0].Days = append(c.Hangings[0].Days, data.HangingDay{Day: at(day, 0, 0), Times: 87, Shown: 17*time.Minute + 5*time.Second})
		c.Hangings[0].Gaps = append(c.Hangings[0].Gaps, data.Gap{From: at(day, 18, 0), Until: at(day+1, 7, 30), Why: data.GapAsleep})
	}
	c.Hangings[0].Gaps = append(c.Hangings[0].Gaps, data.Gap{From: at(25, 11, 0), Until: at(25, 11, 40), Why: data.GapDark})
	return c
}

func TestCertificatesSayWhatTheLawAsks(t *testing.T) {
	c := sampleCertificate()
	for name, want := range map[string]struct {
		draw  func(data.Certificate) ([]byte, error)
		words []string
	}{
		"posted": {handout.PostedPDF, []string{
			"Община Примерово", "ПРОТОКОЛ ЗА ПОСТАВЯНЕ", "№ 7/2026", "ЗЕСМФИ чл. 64, ал. 4 – Констативен акт", "94-00-1287/20.11.2026", "Иван Примеров Примеров",
			"Табло на партера", "Електронно табло", "без деня на поставяне, дни: 7", "Поставено на 20.11.2026 г., 10:15 ч. от Анна Примерова, деловодител",
			"В присъствието на: Петър Примеров, Мария Примерова", "28.11.2026", "Ред на акта", "Свидетел: Мария Примерова", "1/1",
		}},
		"removed": {handout.RemovedPDF, []string{
			"ПРОТОКОЛ ЗА СВАЛЯНЕ", "Поставено на 20.11.2026 г., 10:15 ч.", "Свалено на 30.11.2026 г., 08:45 ч.", "Табло „board“", "На екрана общо 3 ч. 12 мин., показвания: 960",
			"25.11.2026 г. 17 мин. 05 сек. 87", "25.11.2026 г., 11:00 ч. 25.11.2026 г., 11:40 ч. 40 мин. 00 сек. няма данни от екрана", "екранът е изключен за нощта",
			"Прекъсване е всяко време над 15 минути", "Съобщението не е показвано на това табло", "Изчислено на 30.11.2026 г., 09:00 ч. за времето до 30.11.2026 г., 08:46 ч.",
		}},
	} {
		pdf, err := want.draw(c)
		if err != nil {
			t.Fatal(err)
		}
		file := writePDF(t, pdf)
		text := strings.Join(strings.Fields(strings.ReplaceAll(run(t, "pdftotext", "-layout", file, "-"), "\u00a0", " ")), " ")
		for _, words := range want.words {
			if !strings.Contains(text, words) {
				t.Errorf("%s: no %q in\n%s", name, words, text)
			}
		}
		info := run(t, "pdfinfo", file)
		for _, secret := range []string{"Примеров ", "1287", "7/2026"} {
			if strings.Contains(info, secret) {
				t.Errorf("%s: properties tell %q:\n%s", name, secret, info)
			}
		}
		again, err := want.draw(c)
		if err != nil || string(again) != string(pdf) {
			t.Errorf("%s: two certificates of the same differ, %v", name, err)
		}
	}
}

func TestCertificatePrintsTheWordsWithoutMarks(t *testing.T) {
	c := sampleCertificate()
	c.Posting.Body = "## Явете се\nдо **24 ноември**:\n- с [карта](https://radomir.bg)\n\n1. първо\n2. второ"
	pdf, err := handout.PostedPDF(c)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(strings.ReplaceAll(run(t, "pdftotext", "-layout", writePDF(t, pdf), "-"), "\u00a0", " ")), " ")
	if want := "Явете се до 24 ноември: • с карта 1. първо 2. второ"; !strings.Contains(text, want) {
		t.Errorf("no %q in\n%s", want, text)
	}
}

func TestEarlyRemovalSaysWhy(t *testing.T) {
	c := sampleCertificate()
	c.Posting.Removed.Reason, c.Hangings = "Връчено лично.", nil
	late, err := handout.RemovedPDF(c)
	if err != nil {
		t.Fatal(err)
	}
	if text := run(t, "pdftotext", "-layout", writePDF(t, late), "-"); strings.Contains(text, "преди срока") || !strings.Contains(text, "Забележка") {
		t.Errorf("in its time, with a remark: %s", text)
	}
	c.Posting.NotBefore = c.Posting.Removed.At.Add(time.Hour)
	pdf, err := handout.RemovedPDF(c)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(run(t, "pdftotext", "-layout", writePDF(t, pdf), "-")), " ")
	for _, words := range []string{"Връчено лично.", "преди срока", "нито едно електронно табло не е съобщило"} {
		if !strings.Contains(text, words) {
			t.Errorf("no %q in\n%s", words, text)
		}
	}
}
