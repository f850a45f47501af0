package handout_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/handout"
)

func TestLeafletAsksInBothLanguagesWithALargeCode(t *testing.T) {
	town := datatest.Town().Town
	pdf, err := handout.OpinionPDF(town, datatest.Now())
	if err != nil {
		t.Fatal(err)
	}
	file, pages := textOf(t, pdf, t.Name())
	if len(pages) != 2 {
		t.Fatalf("%d sheets, want one for each language", len(pages))
	}
	mustSay(t, pages[0], "Община Примерово", "Кажете ни", "Как Ви обслужихме днес?", "Лошо", "Отлично", "Насочете камерата", "https://uslugi.primerovo.example/M/P", "Анонимно")
	mustSay(t, pages[1], "Primerovo Municipality", "Tell us", "Point the phone’s camera", "anonymous")
	onPaper(t, file, box{210, 297, 18, 14})
	for page := 1; page <= 2; page++ {
		picture := fmt.Sprintf("%s-%d", file, page)
		run(t, "pdftoppm", "-r", "100", "-f", fmt.Sprint(page), "-png", "-singlefile", file, picture)
		if got, want := strings.TrimSpace(run(t, "zbarimg", "-q", "--raw", picture+".png")), data.QR(town.Public.Feedback(data.ViaPoster)); got != want {
			t.Errorf("sheet %d: got %q, want %q", page, got, want)
		}
	}
}

func TestLeafletNeedsAnAddress(t *testing.T) {
	town := datatest.Town().Town
	town.Public = ""
	if _, err := handout.OpinionPDF(town, datatest.Now()); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("got %v", err)
	}
}

// The words are the same on every slip: nothing of the case goes where opinions go.
func TestSlipAsksForAnOpinionInWordsAndNamesNoCase(t *testing.T) {
	for name, slip := range map[string]data.Slip{"of a case": sampleSlip(), "of a typed number": plainSlip()} {
		if got, want := slip.Opinion(), "https://uslugi.primerovo.example/M/S"; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
		mustSay(t, words(run(t, "pdftotext", "-layout", slipFile(t, slip, data.Bulgarian), "-")), "Кажете как Ви обслужихме (анонимно): https://uslugi.primerovo.example/M/S")
	}
	slip := sampleSlip()
	slip.Address = ""
	if got := slip.Opinion(); got != "" {
		t.Errorf("no address: got %q", got)
	}
}
