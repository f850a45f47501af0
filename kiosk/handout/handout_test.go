package handout_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/handout"
)

func sampleSlip() data.Slip {
	town := datatest.Town().Town
	return data.Slip{
		Number:   "94-00-1287",
		Received: time.Date(2026, time.November, 20, 0, 0, 0, 0, data.Sofia()),
		Code:     "7K3MQ9XW",
		Address:  town.Public.Case("0123456789ABCDEF"),
		Phone:    "0999 / 11 111",
		Town:     town.Name,
	}.Comes(data.DeskOf(town, datatest.Town().Departments))
}

// plainSlip is that of a number that somebody merely typed.
func plainSlip() data.Slip {
	content, full := datatest.Town(), sampleSlip()
	return data.PlainSlip(full.Number, full.Received, full.Phone, content.Town).Comes(data.DeskOf(content.Town, content.Departments))
}

func TestSlipSaysNumberDateAndCode(t *testing.T) {
	for l, want := range map[data.Language][]string{
		data.Bulgarian: {"Община Примерово", "Входящ номер", "94-00-1287", "20.11.2026 г.", "Код за достъп", "7K3M-Q9XW", "С този талон проверявате докъде е преписката Ви: на киоска, с телефона или на гишето.", "0999 / 11 111", "Кога да дойдете: гише „Деловодство“, партер"},
		data.English:   {"Primerovo Municipality", "Incoming number", "94-00-1287", "20.11.2026", "Access code", "7K3M-Q9XW", "With this slip you check how far your case has come: at the kiosk, by phone or at the desk.", "0999 / 11 111", "When to come"},
	} {
		text := strings.Join(strings.Fields(run(t, "pdftotext", "-layout", slipFile(t, sampleSlip(), l), "-")), " ")
		for _, phrase := range want {
			if !strings.Contains(text, phrase) {
				t.Errorf("%s: no %q in\n%s", l, phrase, text)
			}
		}
	}
}

func TestPrintedSlipDecodesToItsAddress(t *testing.T) {
	slip := sampleSlip()
	if got, want := decodePDF(t, slipFile(t, slip, data.Bulgarian)), data.QR(slip.Address); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSlipIsARollOf80MillimetresWithANeutralTitle(t *testing.T) {
	info := run(t, "pdfinfo", slipFile(t, sampleSlip(), data.Bulgarian))
	var title, size string
	for line := range strings.Lines(info) {
		if value, ok := strings.CutPrefix(line, "Title:"); ok {
			title = strings.TrimSpace(value)
		}
		if value, ok := strings.CutPrefix(line, "Page size:"); ok {
			size = strings.TrimSpace(value)
		}
	}
	if title != "Талон" {
		t.Errorf("title: got %q, want „Талон“", title)
	}
	var width, height float64
	if _, err := fmt.Sscanf(size, "%f x %f pts", &width, &height); err != nil {
		t.Fatalf("page size %q: %v", size, err)
	}
	if got := width / 72 * 25.4; got < 79.9 || got > 80.1 {
		t.Errorf("got %.1f mm wide, want 80", got)
	}
	if got := height / 72 * 25.4; got > 175 {
		t.Errorf("got %.0f mm long, want no more than 175", got)
	}
	for _, secret := range []string{"1287", "7K3M", "0123456789"} {
		if strings.Contains(info, secret) {
			t.Errorf("properties tell %q:\n%s", secret, info)
		}
	}
}

func TestSameSlipGivesTheSameBytes(t *testing.T) {
	first, err := handout.SlipPDF(sampleSlip(), data.Bulgarian)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, err := handout.SlipPDF(sampleSlip(), data.Bulgarian)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatal("two slips of the same case differ")
		}
	}
}

func TestLongNumberStaysOnThePaper(t *testing.T) {
	slip := sampleSlip()
	slip.Number = "УТ-АСУТ-ОБС-94-00-128712871287-1/12"
	text := run(t, "pdftotext", "-layout", slipFile(t, slip, data.Bulgarian), "-")
	if !strings.Contains(text, string(slip.Number)) {
		t.Errorf("the number is broken in\n%s", text)
	}
}

func TestSlipWithoutCodeAndAddressOnlyNamesTheCase(t *testing.T) {
	slip := sampleSlip()
	slip.Code, slip.Address = "", ""
	text := run(t, "pdftotext", "-layout", slipFile(t, slip, data.Bulgarian), "-")
	if strings.Contains(text, "Код за достъп") || strings.Contains(text, "камерата") {
		t.Errorf("it speaks of a code:\n%s", text)
	}
}

// Where only the slip opens a case, the slip sent people to type a code.
func TestSlipSpeaksOfNoCodeWhereNothingIsTyped(t *testing.T) {
	slip := sampleSlip()
	slip.Lookup = data.LookupBySlip
	text := words(run(t, "pdftotext", "-layout", slipFile(t, slip, data.Bulgarian), "-"))
	if strings.Contains(text, "Код за достъп") || strings.Contains(text, "въведете") || strings.Contains(text, "7K3M") {
		t.Errorf("it speaks of a code:\n%s", text)
	}
	for _, want := range []string{"94-00-1287", "насочете камерата", "ако до екрана има четец, доближете до него квадрата", "Който има квадрата, вижда преписката"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if got, want := decodePDF(t, slipFile(t, slip, data.Bulgarian)), data.QR(slip.Address); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSlipSaysWhenToComeWhereThatIsKnown(t *testing.T) {
	slip := sampleSlip()
	slip.Hours = data.Hours{Source: "Перник", Example: true, Week: []data.Opening{
		{Day: time.Monday, From: 8 * 60, Until: 12 * 60}, {Day: time.Monday, From: 13 * 60, Until: 17 * 60}, {Day: time.Friday, From: 8 * 60, Until: 12 * 60},
	}}
	text := words(run(t, "pdftotext", "-layout", slipFile(t, slip, data.Bulgarian), "-"))
	for _, want := range []string{"Кога да дойдете", "понеделник: 8:00–12:00, 13:00–17:00 ч.", "петък: 8:00–12:00 ч.", "Примерни данни · източник: Перник"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	slip.Hours = data.Hours{}
	if text := words(run(t, "pdftotext", "-layout", slipFile(t, slip, data.Bulgarian), "-")); strings.Contains(text, "Кога да дойдете") {
		t.Errorf("hours that nobody knows:\n%s", text)
	}
}

// The kiosk never prints a token for a number that somebody merely typed.
func TestSlipOfATypedNumberLeadsToTheLookUpPageOnly(t *testing.T) {
	slip := plainSlip()
	for l, want := range map[data.Language][]string{
		data.Bulgarian: {"94-00-1287", "20.11.2026 г.", slip.Address, "номера и датата", "е нужен кодът от талона", "0999 / 11 111", "Кога да дойдете"},
		data.English:   {"94-00-1287", "20.11.2026", slip.Address, "the number and the date", "you need the code", "0999 / 11 111", "When to come"},
	} {
		file := slipFile(t, slip, l)
		text := words(run(t, "pdftotext", "-layout", file, "-"))
		for _, phrase := range want {
			if !strings.Contains(text, phrase) {
				t.Errorf("%s: no %q in\n%s", l, phrase, text)
			}
		}
		if strings.Contains(text, "Код за достъп") || strings.Contains(text, "Access code") {
			t.Errorf("%s: it speaks of its code:\n%s", l, text)
		}
		if got, want := decodePDF(t, file), data.QR(datatest.Town().Town.Public.CaseLookup()); got != want {
			t.Errorf("%s: got %q, want %q", l, got, want)
		}
	}
	slip.Address = sampleSlip().Address
	if _, err := handout.SlipPDF(slip, data.Bulgarian); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a token without a code: got %v, want data.ErrInvalid", err)
	}
}

func words(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestAddressTooLongForTheRollIsRefused(t *testing.T) {
	slip := sampleSlip()
	slip.Address = "https://" + strings.Repeat("a", 900)
	if _, err := handout.SlipPDF(slip, data.Bulgarian); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("got %v, want data.ErrInvalid", err)
	}
}

func TestQRHasAQuietZoneOfFourModules(t *testing.T) {
	modules, err := handout.QRModules(sampleSlip().Address)
	if err != nil {
		t.Fatal(err)
	}
	side := len(modules)
	for y, row := range modules {
		for x, black := range row {
			if edge := min(x, y, side-1-x, side-1-y); black && edge < 4 {
				t.Fatalf("black module at %d,%d", x, y)
			}
		}
	}
	if !modules[4][4] {
		t.Error("no corner mark right behind the quiet zone")
	}
	if _, err := handout.QRModules(""); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("empty address: got %v, want data.ErrInvalid", err)
	}
}

func TestQRPictureDecodes(t *testing.T) {
	address := sampleSlip().Address
	picture, err := handout.QRPNG(address, 4)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "qr.png")
	if err := os.WriteFile(file, picture, 0o600); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.TrimSpace(run(t, "zbarimg", "-q", "--raw", file)), data.QR(address); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestChecklistOfEveryServiceShapeDecodesAndMarksExamples(t *testing.T) {
	content := datatest.Town()
	for _, service := range content.Services {
		department := content.Departments[0]
		for _, l := range data.Languages() {
			pdf, err := handout.ServicePDF(service, content.Town, department, l)
			if err != nil {
				t.Fatalf("service %s: %v", service.ID, err)
			}
			file := writePDF(t, pdf)
			text := strings.Join(strings.Fields(run(t, "pdftotext", "-layout", file, "-")), " ")
			if marked := strings.Contains(text, map[data.Language]string{data.Bulgarian: "Примерни данни", data.English: "Sample data"}[l]); service.HasExamples() && !marked {
				t.Errorf("service %s in %s: examples without their mark:\n%s", service.ID, l, text)
			}
			if l == data.English {
				continue
			}
			if got, want := decodePDF(t, file), data.QR(content.Town.Public.Service(service.ID)); got != want {
				t.Errorf("service %s: got %q, want %q", service.ID, got, want)
			}
		}
	}
}

func TestChecklistSaysWhatToBringInWhichFormAndWhatNot(t *testing.T) {
	content := datatest.Town()
	newYear := time.Date(2027, time.January, 1, 9, 0, 0, 0, data.Sofia())
	for _, c := range []struct {
		day       time.Time
		fee, gone string
	}{
		{datatest.Now(), "2,56", "3,00"},
		{newYear, "3,00", "2,56"},
	} {
		pdf, err := handout.ServicePDF(content.Services[0].At(c.day), content.Town, content.Departments[0], data.Bulgarian)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(run(t, "pdftotext", "-layout", writePDF(t, pdf), "-")), " ")
		for _, want := range []string{"(само за легитимиране) (оригинал)", "лице (копие)", "Не носете: вземаме го служебно Акт за раждане", c.fee} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in\n%s", c.day, want, text)
			}
		}
		if strings.Contains(text, c.gone) {
			t.Errorf("%s: %s € is not in force:\n%s", c.day, c.gone, text)
		}
	}
}

func BenchmarkQR(b *testing.B) {
	address := sampleSlip().Address
	for b.Loop() {
		if _, err := handout.QRModules(address); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSlip(b *testing.B) {
	slip := sampleSlip()
	var size int
	for b.Loop() {
		pdf, err := handout.SlipPDF(slip, data.Bulgarian)
		if err != nil {
			b.Fatal(err)
		}
		size = len(pdf)
	}
	b.ReportMetric(float64(size), "bytes/slip")
}

func slipFile(t *testing.T, s data.Slip, l data.Language) string {
	t.Helper()
	pdf, err := handout.SlipPDF(s, l)
	if err != nil {
		t.Fatal(err)
	}
	return writePDF(t, pdf)
}

func writePDF(t *testing.T, pdf []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "slip.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// decodePDF prints at the 203 dots an inch of a receipt printer and reads the code.
func decodePDF(t *testing.T, file string) string {
	t.Helper()
	run(t, "pdftoppm", "-r", "203", "-png", "-singlefile", file, file)
	return strings.TrimSpace(run(t, "zbarimg", "-q", "--raw", file+".png"))
}

func run(t *testing.T, name string, args ...string) string {
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

func TestDotsOfASlipDecodeToItsAddress(t *testing.T) {
	slip := sampleSlip()
	for _, across := range []int{384, 576} {
		for _, l := range data.Languages() {
			paper := dotsOf(t, handout.Slip(slip, l), across)
			if got, want := decodePNG(t, paper), data.QR(slip.Address); got != want {
				t.Errorf("%d dots, %s: got %q, want %q", across, l, got, want)
			}
			if paper.Rect.Dx() != across {
				t.Errorf("got %d dots across, want %d", paper.Rect.Dx(), across)
			}
		}
	}
}

// Modules of a code that are not all as wide are the first to be misread.
func TestModulesHaveSixWholeDots(t *testing.T) {
	slip := sampleSlip()
	paper := dotsOf(t, handout.Slip(slip, data.Bulgarian), 576)
	modules, err := handout.QRModules(slip.Address)
	if err != nil {
		t.Fatal(err)
	}
	side := 6 * len(modules)
	left := (576 - side) / 2
	for top := range paper.Rect.Dy() - side {
		if sameModules(paper, left, top, modules) {
			return
		}
	}
	t.Errorf("no code of %d dots in the middle of the paper", side)
}

func sameModules(paper *image.Gray, left, top int, modules [][]bool) bool {
	for y := range 6 * len(modules) {
		for x := range 6 * len(modules) {
			if black := paper.GrayAt(left+x, top+y).Y == 0; black != modules[y/6][x/6] {
				return false
			}
		}
	}
	return true
}

func TestDotsAreBlackOrWhite(t *testing.T) {
	content := datatest.Town()
	for _, paper := range []handout.Paper{
		handout.Slip(sampleSlip(), data.Bulgarian),
		handout.Checklist(content.Services[0], content.Town, content.Departments[0], data.English),
	} {
		black := 0
		dots := dotsOf(t, paper, 576)
		for _, dot := range dots.Pix {
			if dot == 0 {
				black++
			}
			if dot != 0 && dot != 255 {
				t.Fatalf("a dot of %d", dot)
			}
		}
		if share := 100 * black / len(dots.Pix); share < 3 || share > 30 {
			t.Errorf("%d %% of the paper is black", share)
		}
	}
}

func TestHeadThatNoPrinterHasIsRefused(t *testing.T) {
	for _, across := range []int{-8, 0, 100} {
		if _, err := handout.Slip(sampleSlip(), data.Bulgarian).Dots(across); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%d dots: got %v, want data.ErrInvalid", across, err)
		}
	}
	if _, err := handout.Slip(sampleSlip(), data.Bulgarian).Dots(160); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a code wider than the paper: got %v, want data.ErrInvalid", err)
	}
}

func dotsOf(t *testing.T, paper handout.Paper, across int) *image.Gray {
	t.Helper()
	dots, err := paper.Dots(across)
	if err != nil {
		t.Fatal(err)
	}
	if *pictures != "" {
		writePNG(t, filepath.Join(*pictures, fmt.Sprintf("paper-%d-%d.png", across, dots.Rect.Dy())), dots)
	}
	return dots
}

var pictures = flag.String("pictures", "", "folder for a picture of what comes out of a receipt printer")

func writePNG(t *testing.T, file string, picture image.Image) {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func decodePNG(t *testing.T, picture image.Image) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "dots.png")
	writePNG(t, file, picture)
	return strings.TrimSpace(run(t, "zbarimg", "-q", "--raw", file))
}

func BenchmarkSlipDots(b *testing.B) {
	slip := sampleSlip()
	for b.Loop() {
		if _, err := handout.Slip(slip, data.Bulgarian).Dots(576); err != nil {
			b.Fatal(err)
		}
	}
}
