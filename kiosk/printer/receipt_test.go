package printer_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/handout"
	"example.org/parter/kiosk/printer"
)

func sampleSlip() data.Slip {
	town := datatest.Town().Town
	return data.Slip{
		Number: "94-00-1287", Received: datatest.Now(), Code: "7K3MQ9XW",
		Address: town.Public.Case("0123456789ABCDEF"), Phone: "0999 / 11 111", Town: town.Name,
	}
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

func receiptAt(open func(context.Context) (printer.Line, error)) *printer.Receipt {
	return &printer.Receipt{Name: "lobby", Across: 576, Open: open, Pause: pause}
}

func TestSlipFromAReceiptPrinterDecodesToItsAddress(t *testing.T) {
	p := newThermal()
	r := receiptAt(printer.TCP(p.listen(t)))
	if state := r.State(t.Context()); state != (printer.State{Ready: true}) {
		t.Errorf("state: got %+v", state)
	}
	slip := sampleSlip()
	for n := 1; n <= 2; n++ {
		where, err := r.Print(t.Context(), handout.Slip(slip, data.Bulgarian))
		if err != nil {
			t.Fatal(err)
		}
		if where != "receipt printer lobby" {
			t.Errorf("where: got %q", where)
		}
		if _, slips := p.out(); slips != n {
			t.Fatalf("%d slips came out, want %d", slips, n)
		}
	}
	for _, paper := range p.slips {
		if got, want := decode(t, paper), data.QR(slip.Address); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if p.orders != 0 {
		t.Errorf("%d orders to be carried out at once stood in the pictures", p.orders)
	}
}

func TestSlipFromANarrowRollDecodesToo(t *testing.T) {
	p := newThermal()
	r := receiptAt(printer.TCP(p.listen(t)))
	r.Across = 384
	if _, err := r.Print(t.Context(), handout.Slip(sampleSlip(), data.English)); err != nil {
		t.Fatal(err)
	}
	if got, want := decode(t, p.slips[0]), data.QR(sampleSlip().Address); got != want || p.slips[0].Rect.Dx() != 384 {
		t.Errorf("got %q on %v", got, p.slips[0].Rect)
	}
}

// decode reads the paper as a phone does, with some blank paper around what the head
// can reach.
func decode(t *testing.T, paper *image.Gray) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "paper.png")
	var out bytes.Buffer
	if err := png.Encode(&out, paper); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.CommandContext(t.Context(), "zbarimg", "-q", "--raw", file).Output()
	if err != nil {
		t.Fatalf("zbarimg (make setup-test): %v", err)
	}
	return strings.TrimSpace(string(said))
}

// harm is something that is wrong with a receipt printer.
type harm struct {
	do      func(*thermal)
	visitor printer.Fault // what the visitor is told of
	staff   printer.Fault // and what staff are
	offered bool          // the button
}

// harms are the faults of the table one by one.
func harms() map[string]harm {
	amid := func(p *thermal) { p.paper = 300 }
	return map[string]harm{
		"paper out":                   {func(p *thermal) { p.paper = 0 }, printer.PaperOut, printer.PaperOut, false},
		"cover open":                  {func(p *thermal) { p.open = true }, printer.CoverOpen, printer.CoverOpen, false},
		"cover open, no paper seen":   {func(p *thermal) { p.open, p.paper = true, 0 }, printer.CoverOpen, printer.CoverOpen, false},
		"cutter jammed":               {func(p *thermal) { p.jammed = true }, printer.Jam, printer.Jam, false},
		"offline":                     {func(p *thermal) { p.offline = true }, printer.Offline, printer.Offline, false},
		"silent":                      {func(p *thermal) { p.silent = true }, printer.Offline, printer.Offline, false},
		"runs out amid the slip":      {amid, printer.Incomplete, printer.PaperOut, true},
		"runs out at the beginning":   {func(p *thermal) { p.paper = 10 }, printer.PaperOut, printer.PaperOut, true},
		"cutter jams behind it":       {func(p *thermal) { p.jams = true }, printer.Incomplete, printer.Jam, true},
		"stuck at the beginning":      {func(p *thermal) { p.barriers = 0 }, printer.Stuck, printer.Stuck, true},
		"stuck amid the slip":         {func(p *thermal) { p.barriers = 5 }, printer.Incomplete, printer.Incomplete, true},
		"stuck and cannot be emptied": {func(p *thermal) { p.barriers, p.ignores = 5, true }, printer.Incomplete, printer.Incomplete, true},
	}
}

// The visitor has an answer within ten seconds, it is told apart from the others, and
// when somebody mends the printer, nothing comes out for the next visitor.
func TestFaultsOfAReceiptPrinterAreToldApart(t *testing.T) {
	for name, c := range harms() {
		t.Run(name, func(t *testing.T) { synctest.Test(t, c.check) })
	}
}

func (c harm) check(t *testing.T) {
	p := newThermal()
	c.do(p)
	r := receiptAt(p.line)
	begun := time.Now()
	state := r.State(t.Context())
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("it took %v to see how it stands", took)
	}
	if state.Ready != c.offered || !c.offered && state.Fault != c.staff {
		t.Errorf("state: got %+v", state)
	}
	begun = time.Now()
	_, err := r.Print(t.Context(), handout.Slip(sampleSlip(), data.Bulgarian))
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("the visitor waited %v", took)
	}
	var fault printer.Fault
	if !errors.As(err, &fault) || fault != c.visitor || printer.Cause(err) != c.staff {
		t.Errorf("got %v, staff %v; want %v, %v", err, printer.Cause(err), c.visitor, c.staff)
	}
	if strings.Contains(fmt.Sprint(err), "1287") {
		t.Errorf("the error names the case: %v", err)
	}
	c.nothingComesLater(t, p, r)
}

// nothingComesLater mends the printer, waits, and prints for the next visitor, who gets
// a slip of their own and nothing else.
func (harm) nothingComesLater(t *testing.T, p *thermal, r *printer.Receipt) {
	t.Helper()
	synctest.Wait()
	rows, slips := p.out()
	p.mend()
	time.Sleep(time.Minute)
	if later, ghosts := p.out(); later != rows || ghosts != slips {
		t.Errorf("%d rows and %d slips came out later", later-rows, ghosts-slips)
	}
	next := handout.Slip(sampleSlip(), data.Bulgarian)
	if _, err := r.Print(t.Context(), next); err != nil {
		t.Fatalf("mended, and it does not print: %v", err)
	}
	whole, err := next.Dots(576)
	if err != nil {
		t.Fatal(err)
	}
	if own := p.slips[len(p.slips)-1]; own.Rect != whole.Rect {
		t.Errorf("the next visitor's slip has %v, want %v: something hangs on it", own.Rect, whole.Rect)
	}
}

// A printer that knows no command to clear its buffer gives out a few millimetres.
func TestPrinterThatCannotClearGivesOutSixMillimetresAtMost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newThermal()
		p.paper, p.ignores = 300, true
		_, err := receiptAt(p.line).Print(t.Context(), handout.Slip(sampleSlip(), data.Bulgarian))
		if !errors.Is(err, printer.Incomplete) || !strings.Contains(err.Error(), "may come out later") {
			t.Errorf("got %v", err)
		}
		synctest.Wait()
		rows, _ := p.out()
		p.mend()
		if later, slips := p.out(); later-rows > 48 || slips != 0 {
			t.Errorf("%d rows and %d slips came out later", later-rows, slips)
		}
	})
}

func TestPaperThatIsLowKeepsNothingFromPrinting(t *testing.T) {
	p := newThermal()
	p.nearEnd = true
	r := receiptAt(printer.TCP(p.listen(t)))
	if state := r.State(t.Context()); state != (printer.State{Ready: true, Low: true}) {
		t.Errorf("state: got %+v", state)
	}
	if _, err := r.Print(t.Context(), handout.Slip(sampleSlip(), data.Bulgarian)); err != nil {
		t.Error(err)
	}
}

func TestPrinterThatIsNotThereIsOffline(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for name, open := range map[string]func(context.Context) (printer.Line, error){
		"no host":   printer.TCP(gone),
		"no device": printer.Device(filepath.Join(t.TempDir(), "lp0")),
	} {
		r := receiptAt(open)
		if state := r.State(t.Context()); state.Ready || state.Fault != printer.Offline {
			t.Errorf("%s: state: got %+v", name, state)
		}
		if _, err := r.Print(t.Context(), handout.Slip(sampleSlip(), data.Bulgarian)); !errors.Is(err, printer.Offline) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// A connection that was neither made nor refused took all the time of a slip, and those
// who only look at the printer are waited for as well.
func TestPrinterThatCannotBeReachedIsOfflineInTwoSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := receiptAt(func(ctx context.Context) (printer.Line, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		})
		begun := time.Now()
		state := r.State(t.Context())
		if took := time.Since(begun); state.Fault != printer.Offline || took > 2*time.Second {
			t.Errorf("state after %v: %+v", took, state)
		}
		begun = time.Now()
		_, err := r.Print(t.Context(), handout.Slip(sampleSlip(), data.Bulgarian))
		if took := time.Since(begun); !errors.Is(err, printer.Offline) || took > 2*time.Second {
			t.Errorf("print after %v: %v", took, err)
		}
	})
}

func TestFileIsNoReceiptPrinter(t *testing.T) {
	file := filepath.Join(t.TempDir(), "lp0")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := receiptAt(printer.Device(file)).Print(t.Context(), handout.Slip(sampleSlip(), data.Bulgarian))
	if !errors.Is(err, printer.Offline) || !strings.Contains(err.Error(), "no printer that can be asked") {
		t.Errorf("got %v", err)
	}
	if raw, err := os.ReadFile(file); err != nil || len(raw) > 0 {
		t.Errorf("the slip was written there: %d bytes, %v", len(raw), err)
	}
}

func TestSlipComesOutOfADeviceFile(t *testing.T) {
	printerEnd, device := terminal(t)
	p := newThermal()
	go p.serve(printerEnd)
	r := receiptAt(printer.Device(device))
	if state := r.State(t.Context()); !state.Ready {
		t.Errorf("state: got %+v", state)
	}
	if _, err := r.Print(t.Context(), handout.Slip(sampleSlip(), data.Bulgarian)); err != nil {
		t.Fatal(err)
	}
	if got, want := decode(t, p.slips[0]), data.QR(sampleSlip().Address); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Answers that nobody waited for any more were taken for those of the next job.
func TestOldAnswersOfADeviceArePassedOver(t *testing.T) {
	printerEnd, device := terminal(t)
	p := newThermal()
	go p.serve(printerEnd)
	if _, err := printerEnd.Write([]byte{0x7e, 0x7e, 0x1a, 0, 0}); err != nil { // paper out, offline, barriers
		t.Fatal(err)
	}
	if state := receiptAt(printer.Device(device)).State(t.Context()); state != (printer.State{Ready: true}) {
		t.Errorf("state: got %+v", state)
	}
}

// dots is a handout with lone dots where a printer would see an order to be carried
// out at once, in every place of a row.
type dots struct{}

func (dots) PDF() ([]byte, error) { return nil, errors.New("no PDF") }

func (dots) Dots(across int) (*image.Gray, error) {
	picture := image.NewGray(image.Rect(0, 0, across, 60))
	for i := range picture.Pix {
		picture.Pix[i] = 255
	}
	for y := range 60 {
		order := []byte{4, 5, 0x14}[y%3]
		for x := range across / 8 {
			value := byte(0x10)
			if x%2 == y%2 {
				value = order
			}
			for bit := range 8 {
				if value&(0x80>>bit) != 0 {
					picture.Pix[picture.PixOffset(8*x+bit, y)] = 0
				}
			}
		}
	}
	return picture, nil
}

func TestPictureGivesNoOrders(t *testing.T) {
	p := newThermal()
	if _, err := receiptAt(printer.TCP(p.listen(t))).Print(t.Context(), dots{}); err != nil {
		t.Fatal(err)
	}
	if p.orders != 0 || p.asked != 8 || p.slips[0].Rect.Dy() != 60 {
		t.Errorf("%d orders, %d questions, %d rows", p.orders, p.asked, p.slips[0].Rect.Dy())
	}
}

func TestHandoutThatCannotBeDrawnIsNotPrinted(t *testing.T) {
	p := newThermal()
	slip := sampleSlip()
	slip.Address = "https://" + strings.Repeat("a", 900)
	for name, to := range map[string]printer.Printer{
		"receipt": receiptAt(p.line), "file": printer.File{Dir: t.TempDir()}, "queue": printer.Queue{Name: "slips", Pause: pause},
	} {
		if _, err := to.Print(t.Context(), handout.Slip(slip, data.Bulgarian)); !errors.Is(err, printer.Missing) || !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if rows, _ := p.out(); rows != 0 {
		t.Errorf("%d rows came out", rows)
	}
}

func TestWithoutAPrinterNothingIsPrinted(t *testing.T) {
	none := printer.None{}
	if none.State(t.Context()).Ready || none.OnPaper() {
		t.Error("it offers to print")
	}
	if _, err := none.Print(t.Context(), handout.Slip(sampleSlip(), data.Bulgarian)); !errors.Is(err, printer.Missing) {
		t.Errorf("got %v", err)
	}
}
