package kiosk

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/printer"
)

// decoded is what a phone reads from a picture.
func decoded(t *testing.T, file string) string {
	t.Helper()
	return strings.TrimSpace(command(t, "zbarimg", "-q", "--raw", "-Sbinary", file))
}

func command(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is not installed: make setup-test", name)
	}
	out, err := exec.CommandContext(t.Context(), name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// seen is what a phone reads from the screen.
func (h *hall) seen(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "screen.png")
	paint(t, file, h.Root(), h.o.Screen)
	return decoded(t, file)
}

// onPaper is what a phone reads from the slip.
func onPaper(t *testing.T, pdf []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "slip.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	command(t, "pdftoppm", "-r", "203", "-png", "-singlefile", file, file)
	return decoded(t, file+".png")
}

func TestScreenShowsTheCodeOfTheSlipWhateverThePrinterDoes(t *testing.T) {
	manyScreens(t)
	for name, screen := range screens() {
		h, d, p := lobbyAt(t, screen)
		ask(t, h, "94-00-1287", "7K3MQ9XW")
		want := data.QR(d.answer.Slip.Address)
		if got := h.seen(t); got != want {
			t.Errorf("%s, before anything is printed: got %q, want %q", name, got, want)
		}
		press(t, h, "Отпечатай талон")
		if got := onPaper(t, p.pdfs[0]); got != want {
			t.Errorf("%s, on paper: got %q, want %q", name, got, want)
		}
		if got := h.seen(t); got != want {
			t.Errorf("%s, after it is printed: got %q, want %q", name, got, want)
		}
		for _, fault := range []printer.Fault{printer.PaperOut, printer.CoverOpen, printer.Jam, printer.Offline, printer.Paused, printer.Stuck, printer.Incomplete, printer.Missing, printer.NotSaved} {
			h, _, p := lobbyAt(t, screen)
			p.fail = fmt.Errorf("queue: %w", fault)
			ask(t, h, "94-00-1287", "7K3MQ9XW")
			press(t, h, "Отпечатай талон")
			if got := h.seen(t); got != want {
				t.Errorf("%s, %s: got %q, want %q", name, fault, got, want)
			}
		}
		h, _, _ = lobbyAt(t, screen)
		h.unready = true
		ask(t, h, "94-00-1287", "7K3MQ9XW")
		if got := h.seen(t); got != want {
			t.Errorf("%s, no printer is ready: got %q, want %q", name, got, want)
		}
	}
}

func TestSlipOfTheKioskSaysWhenToCome(t *testing.T) {
	h, _, p := lobbyAt(t, landscape)
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	press(t, h, "Отпечатай талон")
	paper := wordsOn(t, p.pdfs[0])
	for _, want := range []string{"Кога да дойдете", "8:30–17:00"} {
		if !strings.Contains(paper, want) {
			t.Errorf("no %q in\n%s", want, paper)
		}
	}
}

// TestSlipOfAnAnswerSaysUntilWhenItComes: it asked people to come who are answered where
// they are, and did not say until when.
func TestSlipOfAnAnswerSaysUntilWhenItComes(t *testing.T) {
	h, _ := answerHall(t, landscape)
	p := &press80{}
	h.o.Printer = p
	asksFor(t, h, "чаках")
	typeIn(h, "Мария")
	for _, name := range []string{"Напред", "По телефона"} {
		press(t, h, name)
	}
	typeIn(h, "0888000000")
	for _, name := range []string{"Напред", "Изпрати", "Отпечатай талон"} {
		press(t, h, name)
		h.settle()
	}
	paper := strings.Join(strings.Fields(wordsOn(t, p.pdfs[0])), " ")
	if !strings.Contains(paper, "Отговаряме най-късно до сряда, 20 януари 2027 г.") || strings.Contains(paper, "Кога да дойдете") {
		t.Errorf("got %s", paper)
	}
}

// wordsOn is what stands on the paper.
func wordsOn(t *testing.T, pdf []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "slip.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return command(t, "pdftotext", "-layout", file, "-")
}

func TestPhoneOfADepartmentIsKeptByItsCode(t *testing.T) {
	town := datatest.Town()
	department := town.Departments[1]
	for name, screen := range screens() {
		for _, large := range []bool{false, true} {
			h := newHall(t, screen)
			h.use(t, &sheets{Content: town})
			h.visit.large = large
			goTo(h, Route{Place: AtPhones}, data.Bulgarian)
			if !says(h, "Запазете телефона") {
				t.Fatalf("%s: no way to keep a number on\n%s", name, listing(h.Root()))
			}
			goTo(h, Route{AtPhone, string(department.ID)}, data.Bulgarian)
			mustSay(t, h, department.Name.BG, "Насочете камерата")
			if got, want := h.seen(t), strings.TrimSpace(department.Card(town.Town, data.Bulgarian)); got != want {
				t.Errorf("%s, large %v: got %q, want %q", name, large, got, want)
			}
		}
	}
}
