package machine

import (
	"fmt"
	"net"
	"net/url"
	"strings"

	"example.org/parter/kiosk/printer"
)

// SlipPrinter is the printer that a machine was configured with: the name of a CUPS
// queue; escpos://HOST:PORT or escpos:/dev/usb/lp0 for a receipt printer without any
// driver; none; or, empty, PDF files in the data folder.
type SlipPrinter string

// PrinterHelp is what the flag's help says of the forms.
const PrinterHelp = "a CUPS queue, escpos://HOST:PORT or escpos:/dev/usb/lp0 (a receipt printer without a driver; ?roll=58 for a narrow one), or none"

// receiptPort is where receipt printers in a network listen.
const receiptPort = "9100"

// rolls are the dots across the head by the width of the paper.
func rolls() map[string]int { return map[string]int{"": 576, "80": 576, "58": 384} }

// UnmarshalText refuses what is none of the forms.
func (s *SlipPrinter) UnmarshalText(text []byte) error {
	name := string(text)
	if _, _, err := receipt(name); err != nil {
		return err
	}
	if strings.ContainsAny(name, " /") && !strings.HasPrefix(name, "escpos:") {
		return fmt.Errorf("printer %q: want %s", name, PrinterHelp)
	}
	*s = SlipPrinter(name)
	return nil
}

// Printer is the printer itself.
func (s SlipPrinter) Printer(f Folder) printer.Printer {
	switch s {
	case "":
		return printer.File{Dir: f.Slips()}
	case "none":
		return printer.None{}
	}
	if r, is, err := receipt(string(s)); is && err == nil {
		return r
	}
	return printer.Queue{Name: string(s), Pause: Pause}
}

// receipt is the receipt printer that is named, where one is.
func receipt(name string) (r *printer.Receipt, is bool, err error) {
	if !strings.HasPrefix(name, "escpos:") {
		return nil, false, nil
	}
	place, err := url.Parse(name)
	if err != nil {
		return nil, true, fmt.Errorf("printer %q: %w", name, err)
	}
	across, known := rolls()[place.Query().Get("roll")]
	if !known {
		return nil, true, fmt.Errorf("printer %q: a roll is 80 or 58 mm wide", name)
	}
	r = &printer.Receipt{Across: across, Pause: Pause}
	switch {
	case place.Hostname() != "" && strings.Trim(place.Path, "/") == "":
		port := place.Port()
		if port == "" {
			port = receiptPort
		}
		r.Name = net.JoinHostPort(place.Hostname(), port)
		r.Open = printer.TCP(r.Name)
	case place.Host == "" && strings.HasPrefix(place.Path, "/"):
		r.Name, r.Open = place.Path, printer.Device(place.Path)
	default:
		return nil, true, fmt.Errorf("printer %q: want escpos://HOST:PORT or escpos:/dev/usb/lp0", name)
	}
	return r, true, nil
}
