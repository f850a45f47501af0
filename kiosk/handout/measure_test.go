package handout_test

import (
	"image"
	_ "image/png"
	"os"
	"testing"

	"example.org/parter/data"
	"example.org/parter/kiosk/handout"
)

// The head of a receipt printer: 8 dots to a millimetre, which is sold as 203 dpi.
const (
	headDPI   = "203.2"
	moduleRow = 6 // dots
	dotsPerMM = 8
)

// printed is the document as the head burns it: a dot is black or white.
func printed(t *testing.T, file string) func(x, y int) bool {
	t.Helper()
	run(t, "pdftoppm", "-r", headDPI, "-aa", "no", "-aaVector", "no", "-gray", "-png", "-singlefile", file, file)
	f, err := os.Open(file + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	picture, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return func(x, y int) bool {
		if !(image.Point{x, y}).In(picture.Bounds()) {
			return false
		}
		r, _, _, _ := picture.At(x, y).RGBA()
		return r < 0x8000
	}
}

// findCode is the upper left corner of the code's quiet zone, by the two marks in its
// upper corners.
func findCode(black func(x, y int) bool, side, module int) (image.Point, bool) {
	long := func(x, y int) bool {
		for i := range 7 * module {
			if !black(x+i, y) || !black(x, y+i) {
				return false
			}
		}
		return !black(x-1, y) && !black(x+7*module, y) && !black(x, y-1)
	}
	for y := range 2000 {
		for x := range 640 {
			if long(x, y) && long(x+(side-8-7)*module, y) {
				return image.Pt(x-4*module, y-4*module), true
			}
		}
	}
	return image.Point{}, false
}

func TestEveryModuleOfASlipIsSixWholeDots(t *testing.T) {
	for name, slip := range map[string]data.Slip{"of a case": sampleSlip(), "of a typed number": plainSlip()} {
		modules, err := handout.QRModules(slip.Address)
		if err != nil {
			t.Fatal(err)
		}
		black := printed(t, slipFile(t, slip, data.Bulgarian))
		at, found := findCode(black, len(modules), moduleRow)
		if !found {
			t.Fatalf("%s: no code whose modules have %d dots", name, moduleRow)
		}
		for y := range len(modules) * moduleRow {
			for x := range len(modules) * moduleRow {
				if got, want := black(at.X+x, at.Y+y), modules[y/moduleRow][x/moduleRow]; got != want {
					t.Fatalf("%s: dot %d,%d of the code, quiet zone and all: black is %v, want %v", name, x, y, got, want)
				}
			}
		}
		if got := float64(len(modules)*moduleRow) / dotsPerMM; got < 27 {
			t.Errorf("%s: the code is %.2f mm wide, want at least 27", name, got)
		}
	}
}

// The address of a town in the hall's own network is so short that its code would be
// 24.75 mm wide.
func TestShortAddressIsDrawnLargerInWholeDots(t *testing.T) {
	slip := plainSlip()
	slip.Address = "http://10.0.0.2/P"
	modules, err := handout.QRModules(slip.Address)
	if err != nil {
		t.Fatal(err)
	}
	file := slipFile(t, slip, data.Bulgarian)
	black := printed(t, file)
	for _, dots := range []int{7, 8} {
		if _, found := findCode(black, len(modules), dots); found {
			if mm := float64(len(modules)*dots) / dotsPerMM; mm < 27 {
				t.Errorf("the code is %.2f mm wide, want at least 27", mm)
			}
			if got, want := decodePDF(t, file), data.QR(slip.Address); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			return
		}
	}
	t.Errorf("no code of %d modules in whole dots", len(modules))
}

// The two bits at the left of row 8 name the level (ISO/IEC 18004, 7.9), masked by 10:
// Q is 11.
func TestCodeOfASlipHasLevelQ(t *testing.T) {
	modules, err := handout.QRModules(sampleSlip().Address)
	if err != nil {
		t.Fatal(err)
	}
	row := modules[4+8]
	if first, second := !row[4], row[5]; !first || !second {
		t.Errorf("got level bits %v %v, want both set", first, second)
	}
}

func TestCodeOfASlipIsAllCapitals(t *testing.T) {
	slip := sampleSlip()
	got := decodePDF(t, slipFile(t, slip, data.Bulgarian))
	if want := "HTTPS://USLUGI.PRIMEROVO.EXAMPLE/P/0123456789ABCDEF"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
