package printer

import (
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"io"
	"time"
)

// Commands of ESC/POS, as Epson's reference has them. Those that begin with dle are
// carried out at once, also while the printer is offline and its buffer full; the
// others stand in the buffer and are carried out one after the other.
const (
	dle         = 0x10
	askAtOnce   = "\x10\x04" // and what is asked: DLE EOT n
	recoverIt   = "\x10\x05\x02"
	clearAtOnce = "\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08" // DLE DC4, answered by 37 25 00
	begin       = "\x1b@\x1da\x00"                           // reset; say nothing unasked
	raster      = "\x1dv0\x00"
	cut         = "\x1dVB\x18" // 24 dots below the last one
	barrier     = "\x1dr\x01"  // answered when everything before it is done
)

// A band is 3 mm of the picture, and two of them at most are on the way: with 576 dots
// across, 3.5 kB. The smallest buffer of a receipt printer has 4 kB, so it has always
// room for what is to be carried out at once, and of a slip that is given up no more
// than 6 mm can come out of a printer that cannot clear its buffer.
const (
	bandRows  = 24
	bandsAway = 2
)

// How long is waited for a receipt printer: whoever asked for a slip has an answer
// within ten seconds.
const (
	printing  = 7 * time.Second // of the whole slip
	noBarrier = 4 * time.Second // without a sign that anything is printed
	noLine    = 2 * time.Second // to open it, and to look at the printer alone
	noStatus  = time.Second
	noClear   = time.Second
	breath    = 20 * time.Millisecond // between two looks at a device that says nothing
)

// A Line is the way to a receipt printer: a connection, or its device file. A Read of
// nothing without an error says that nothing is there yet.
type Line interface {
	io.ReadWriteCloser
	SetDeadline(t time.Time) error
}

// wire speaks ESC/POS on a line.
type wire struct {
	line  Line
	pause func(context.Context, time.Duration) error
}

// write sends all of it, or fails within the time.
func (w wire) write(ctx context.Context, wait time.Duration, what []byte) error {
	ctx, stop := context.WithTimeout(ctx, wait)
	defer stop()
	if err := w.until(ctx); err != nil {
		return err
	}
	if _, err := w.line.Write(what); err != nil {
		return fmt.Errorf("receipt printer takes nothing: %w", err)
	}
	return nil
}

func (w wire) until(ctx context.Context) error {
	end, _ := ctx.Deadline() // all contexts here have one
	if err := w.line.SetDeadline(end); err != nil {
		return fmt.Errorf("receipt printer: %w", err)
	}
	return nil
}

// read waits for a byte that is wanted, and passes over others: the answer to an
// earlier question, or what a picture's dots were taken for.
func (w wire) read(ctx context.Context, wait time.Duration, wanted func(byte) bool) (byte, error) {
	ctx, stop := context.WithTimeout(ctx, wait)
	defer stop()
	if err := w.until(ctx); err != nil {
		return 0, err
	}
	for {
		var one [1]byte
		n, err := w.line.Read(one[:])
		switch {
		case n == 1 && wanted(one[0]):
			return one[0], nil
		case err != nil:
			return 0, fmt.Errorf("receipt printer does not answer: %w", err)
		case n == 0:
			if err := w.pause(ctx, breath); err != nil {
				return 0, fmt.Errorf("receipt printer does not answer: %w", err)
			}
		}
	}
}

// Every answer has bits that never change, by which it is known.
func isStatus(b byte) bool  { return b&0x93 == 0x12 }
func isBarrier(b byte) bool { return b&0x90 == 0 }
func isCleared(b byte) bool { return b == 0x37 }

// condition is what a receipt printer says of itself: the answers to DLE EOT 1 to 4.
type condition struct{ printer, offline, failure, paper byte }

func (w wire) condition(ctx context.Context) (c condition, err error) {
	for i, answer := range []*byte{&c.printer, &c.offline, &c.failure, &c.paper} {
		if err := w.write(ctx, noStatus, append([]byte(askAtOnce), byte(i+1))); err != nil {
			return condition{}, err
		}
		if *answer, err = w.read(ctx, noStatus, isStatus); err != nil {
			return condition{}, err
		}
	}
	return c, nil
}

// fault is why nothing can be printed, or "". An open cover comes first: many
// printers see no paper while it is open.
func (c condition) fault() Fault {
	switch {
	case c.offline&0x04 != 0:
		return CoverOpen
	case c.paper&0x60 != 0 || c.offline&0x20 != 0:
		return PaperOut
	case c.failure&0x68 != 0 || c.offline&0x40 != 0: // cutter, heat, what only the switch mends
		return Jam
	case c.printer&0x08 != 0:
		return Offline
	default:
		return ""
	}
}

// low reports whether the roll is nearly at its end.
func (c condition) low() bool { return c.paper&0x0c != 0 }

// print sends the commands one by one, and returns how many of them the printer said
// it had carried out.
func (w wire) print(ctx context.Context, all [][]byte) (printed int, err error) {
	if err := w.write(ctx, noBarrier, []byte(begin)); err != nil {
		return 0, err
	}
	for i, command := range all {
		if i >= bandsAway {
			if err := w.done(ctx); err != nil {
				return printed, err
			}
			printed++
		}
		if err := w.write(ctx, noBarrier, append(command, barrier...)); err != nil {
			return printed, err
		}
	}
	for printed < len(all) {
		if err := w.done(ctx); err != nil {
			return printed, err
		}
		printed++
	}
	return printed, nil
}

// done waits until the printer has passed a barrier. Some answer it without paper.
func (w wire) done(ctx context.Context) error {
	answer, err := w.read(ctx, noBarrier, isBarrier)
	if err == nil && answer&0x0c == 0x0c {
		return PaperOut
	}
	return err
}

// clear empties the printer's buffer, so that nothing of it comes out later for
// somebody else. Only Epson and Citizen are known to confirm it.
func (w wire) clear(ctx context.Context) error {
	if err := w.write(ctx, noClear, []byte(recoverIt+clearAtOnce)); err != nil {
		return err
	}
	_, err := w.read(ctx, noClear, isCleared)
	return err
}

// bands cuts the picture into commands that print it.
func bands(picture *image.Gray) [][]byte {
	var all [][]byte
	size := picture.Bounds().Size()
	across := (size.X + 7) / 8
	for top := 0; top < size.Y; top += bandRows {
		rows := min(bandRows, size.Y-top)
		band := append(make([]byte, 0, len(raster)+4+rows*across+len(barrier)), raster...)
		band = binary.LittleEndian.AppendUint16(band, uint16(across)) //nolint:gosec // a print head has some hundred dots
		band = binary.LittleEndian.AppendUint16(band, uint16(rows))   //nolint:gosec // bandRows at most
		for y := top; y < top+rows; y++ {
			band = appendRow(band, picture.Pix[y*picture.Stride:y*picture.Stride+size.X])
		}
		all = append(all, band)
	}
	return all
}

// appendRow packs a row of dots, 1 for black. A lone dot that together with the next
// byte would be a command to be carried out at once is left white: a printer looks for
// those in pictures too. The code of a slip has no lone dots.
func appendRow(band, row []byte) []byte {
	for x := 0; x < len(row); x += 8 {
		var packed byte
		for bit, dot := range row[x:min(x+8, len(row))] {
			if dot < 128 {
				packed |= 0x80 >> bit
			}
		}
		if last := len(band) - 1; band[last] == dle && (packed == 0x04 || packed == 0x05 || packed == 0x14) {
			band[last] = 0
		}
		band = append(band, packed)
	}
	return band
}
