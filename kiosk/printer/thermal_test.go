package printer_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"io"
	"net"
	"sync"
	"testing"

	"example.org/parter/kiosk/printer"
)

// thermal is a fake receipt printer. Like a real one it carries some commands out
// at once, wherever they stand, and keeps all others in a buffer that it works off
// while it can print. So what it was sent comes out later, unless it is cleared.
type thermal struct {
	mu       sync.Mutex
	in       []byte // the buffer
	seen     []byte // the last bytes that came, also those that were worked off
	band     int    // rows that still belong to the picture in hand
	across   int    // bytes of one of them
	rows     [][]byte
	slips    []*image.Gray // what was cut off
	asked    int           // questions that were answered at once
	orders   int           // other orders that were carried out at once
	answered func(byte)

	paper    int  // rows left on the roll
	nearEnd  bool // the sensor sees it
	open     bool // the cover
	jams     bool // the cutter, when it is to cut
	jammed   bool
	offline  bool // for no reason that it tells
	silent   bool // answers nothing
	barriers int  // that it still answers
	ignores  bool // the command to clear
}

const wholeRoll = 1 << 30

func newThermal() *thermal { return &thermal{paper: wholeRoll, barriers: wholeRoll} }

// serve is one connection; what it has to say goes there.
func (p *thermal) serve(line io.ReadWriteCloser) {
	answers, over := make(chan byte, 1000), make(chan bool)
	p.mu.Lock()
	p.answered = func(b byte) {
		select {
		case answers <- b:
		default: // nobody listens
		}
	}
	p.mu.Unlock()
	go func() {
		for {
			select {
			case <-over:
				return
			case b := <-answers:
				_, _ = line.Write([]byte{b}) // whoever asked may have gone
			}
		}
	}()
	from := bufio.NewReader(line)
	for {
		b, err := from.ReadByte()
		if err != nil {
			close(over)
			_ = line.Close()
			return
		}
		p.take(b)
	}
}

// says answers.
func (p *thermal) says(all ...byte) {
	for _, b := range all {
		if !p.silent {
			p.answered(b)
		}
	}
}

var clearing = []byte{0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8}

// take is one byte more.
func (p *thermal) take(b byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.in = append(p.in, b)
	p.seen = append(p.seen, b)
	p.seen = p.seen[max(0, len(p.seen)-len(clearing)):]
	switch n := len(p.seen); {
	case n >= 3 && p.seen[n-3] == 0x10 && p.seen[n-2] == 4:
		p.asked++
		p.takeBack(3)
		p.says(p.status(b))
	case n >= 3 && p.seen[n-3] == 0x10 && p.seen[n-2] == 5:
		p.orders++
		p.takeBack(3)
	case n >= 2 && p.seen[n-2] == 0x10 && b == 0x14:
		p.orders++
	case bytes.Equal(p.seen, clearing):
		p.takeBack(n)
		if !p.ignores {
			p.in, p.band = nil, 0
			p.says(0x37, 0x25, 0)
		}
	}
	p.work()
}

// takeBack takes off the buffer what was carried out at once.
func (p *thermal) takeBack(n int) { p.in = p.in[:max(0, len(p.in)-n)] }

func (p *thermal) status(n byte) byte {
	if n < 1 || n > 4 {
		return 0xff
	}
	bits := map[bool]byte{true: 0xff}
	return 0x12 | [5]byte{
		1: bits[p.stopped()] & 0x08,
		2: bits[p.open]&0x04 | bits[p.paper == 0]&0x20 | bits[p.jammed]&0x40,
		3: bits[p.jammed] & 0x08,
		4: bits[p.nearEnd]&0x0c | bits[p.paper == 0]&0x60,
	}[n]
}

func (p *thermal) stopped() bool { return p.open || p.paper == 0 || p.jammed || p.offline }

// work carries out what stands in the buffer, as long as it can.
func (p *thermal) work() {
	for !p.stopped() {
		switch {
		case p.band > 0 && len(p.in) >= p.across:
			p.rows = append(p.rows, bytes.Clone(p.in[:p.across]))
			p.in = p.in[p.across:]
			p.band--
			p.paper--
		case p.band > 0:
			return
		case p.begins("\x1b@", 2):
		case p.begins("\x1da", 3):
		case len(p.in) >= 8 && bytes.HasPrefix(p.in, []byte("\x1dv0\x00")):
			p.across, p.band = int(binary.LittleEndian.Uint16(p.in[4:])), int(binary.LittleEndian.Uint16(p.in[6:]))
			p.in = p.in[8:]
		case p.begins("\x1dr", 3):
			if p.barriers--; p.barriers >= 0 {
				p.says(0)
			}
		case p.jams && bytes.HasPrefix(p.in, []byte("\x1dV")):
			p.jammed = true
		case p.begins("\x1dVB", 4):
			p.slips = append(p.slips, p.piece())
			p.rows = nil
		default:
			return
		}
	}
}

// begins takes a whole command off the buffer.
func (p *thermal) begins(command string, length int) bool {
	if len(p.in) < length || !bytes.HasPrefix(p.in, []byte(command)) {
		return false
	}
	p.in = p.in[length:]
	return true
}

// piece is the paper that hangs out.
func (p *thermal) piece() *image.Gray {
	paper := image.NewGray(image.Rect(0, 0, 8*p.across, len(p.rows)))
	for y, row := range p.rows {
		for x := range 8 * p.across {
			if row[x/8]&(0x80>>(x%8)) == 0 {
				paper.Pix[paper.PixOffset(x, y)] = 255
			}
		}
	}
	return paper
}

// mend makes it a printer that can print again, as somebody does who puts in a roll,
// closes the cover and switches nothing off: it goes on with its buffer.
func (p *thermal) mend() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.paper, p.open, p.jams, p.jammed, p.offline, p.silent, p.barriers = wholeRoll, false, false, false, false, false, wholeRoll
	p.work()
}

// out is how many rows and whole slips came out.
func (p *thermal) out() (rows, slips int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	rows = len(p.rows)
	for _, slip := range p.slips {
		rows += slip.Rect.Dy()
	}
	return rows, len(p.slips)
}

// line is a connection to it inside the test.
func (p *thermal) line(context.Context) (printer.Line, error) {
	ours, its := net.Pipe()
	go p.serve(its)
	return ours, nil
}

// listen is the printer in the network.
func (p *thermal) listen(t *testing.T) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	all.Go(func() {
		for {
			line, err := l.Accept()
			if err != nil {
				return
			}
			p.serve(line) // one after the other, as most of them do
		}
	})
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		all.Wait()
	})
	return l.Addr().String()
}
