//go:build rig

package cmd

import (
	"bufio"
	"image"
	"image/png"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// receiptPrinter is a receipt printer in the network that has nothing to complain of:
// it answers what it is asked in ESC/POS and keeps what it cuts off.
type receiptPrinter struct {
	mutex sync.Mutex
	rows  []byte
	wide  int // bytes of a row
	slips []*image.Gray
}

func (p *receiptPrinter) listen(t *testing.T) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() }) // it ends with the test
	go func() {
		for {
			line, err := l.Accept()
			if err != nil {
				return
			}
			for from := bufio.NewReader(line); err == nil; {
				err = p.obey(from, line)
			}
			_ = line.Close() // the kiosk has closed it
		}
	}()
	return l.Addr().String()
}

// obey carries out one command.
func (p *receiptPrinter) obey(from *bufio.Reader, to io.Writer) error {
	command := make([]byte, 2)
	if _, err := io.ReadFull(from, command); err != nil {
		return err
	}
	rest := make([]byte, map[string]int{"\x10\x04": 1, "\x1b@": 0, "\x1da": 1, "\x1dr": 1, "\x1dV": 2, "\x1dv": 6}[string(command)])
	if _, err := io.ReadFull(from, rest); err != nil {
		return err
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	var err error
	switch string(command) {
	case "\x10\x04":
		_, err = to.Write([]byte{0x12})
	case "\x1dr":
		_, err = to.Write([]byte{0})
	case "\x1dv":
		p.wide = int(rest[2]) | int(rest[3])<<8
		band := make([]byte, p.wide*(int(rest[4])|int(rest[5])<<8))
		_, err = io.ReadFull(from, band)
		p.rows = append(p.rows, band...)
	case "\x1dV":
		p.cut()
	}
	return err
}

func (p *receiptPrinter) cut() {
	slip := image.NewGray(image.Rect(0, 0, 8*p.wide, len(p.rows)/p.wide))
	for i := range slip.Pix {
		if p.rows[i/8]&(0x80>>(i%8)) == 0 {
			slip.Pix[i] = 255
		}
	}
	p.slips, p.rows = append(p.slips, slip), nil
}

// papers are what was cut off.
func (p *receiptPrinter) papers() []*image.Gray {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.slips
}

// TestSlipComesOutOfAReceiptPrinter asks for a case on the glass and prints its slip on
// a printer without any driver: the paper leads to the case.
func TestSlipComesOutOfAReceiptPrinter(t *testing.T) {
	g := newGround(t)
	g.serve()
	g.importCases()
	mine := g.slips()[0]
	var p receiptPrinter
	on, _ := g.kioskOn(image.Pt(1920, 1080), "--printer", "escpos://"+p.listen(t))
	on.paper = true
	w := newTwin(g, on)
	w.same("at the start")
	w.tap(phrases.In(data.Bulgarian, phrases.KioskMyCase))
	w.spell(mine.number)
	w.tap(phrases.In(data.Bulgarian, phrases.LookupHaveCode))
	w.spell(strings.ReplaceAll(mine.code, "-", ""))
	w.tap(phrases.In(data.Bulgarian, phrases.KeyReady))
	w.tap(phrases.In(data.Bulgarian, phrases.AskPrint))
	g.until("the slip", func() (bool, error) { return len(p.papers()) == 1, nil })
	file := filepath.Join(t.TempDir(), "slip.png")
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(out, p.papers()[0]); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	if got := g.decode(file); got != mine.address {
		t.Errorf("the paper leads to %s, want %s", got, mine.address)
	}
}
