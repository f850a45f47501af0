package machine

import (
	"testing"

	"example.org/parter/kiosk/printer"
)

func TestPrinterIsChosenByItsName(t *testing.T) {
	for name, want := range map[string]string{
		"escpos://10.0.0.5":         "10.0.0.5:9100",
		"escpos://10.0.0.5:9101/":   "10.0.0.5:9101",
		"escpos://[fd00::5]":        "[fd00::5]:9100",
		"escpos:/dev/usb/lp0":       "/dev/usb/lp0",
		"escpos:///dev/usb/lp1":     "/dev/usb/lp1",
		"escpos://slips.local:9100": "slips.local:9100",
	} {
		var s SlipPrinter
		if err := s.UnmarshalText([]byte(name)); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		r, is := s.Printer("/data").(*printer.Receipt)
		if !is || r.Name != want || r.Across != 576 || r.Open == nil || r.Pause == nil {
			t.Errorf("%s: got %+v", name, r)
		}
	}
	if r, is := SlipPrinter("escpos:/dev/usb/lp0?roll=58").Printer("").(*printer.Receipt); !is || r.Across != 384 {
		t.Errorf("narrow roll: got %+v", r)
	}
	if f, is := SlipPrinter("").Printer("/data").(printer.File); !is || f.Dir != "/data/slips" {
		t.Errorf("files: got %+v", f)
	}
	if _, is := SlipPrinter("none").Printer("").(printer.None); !is {
		t.Error("none is a printer")
	}
	if q, is := SlipPrinter("talon").Printer("").(printer.Queue); !is || q.Name != "talon" {
		t.Errorf("queue: got %+v", q)
	}
}

func TestPrinterThatCannotBeMeantIsRefused(t *testing.T) {
	for _, name := range []string{
		"escpos:", "escpos:lp0", "escpos://", "escpos://10.0.0.5?roll=57", "escpos://10.0.0.5/queue", "escpos://10.0.0.5:x",
		"ipp://10.0.0.5/ipp/print", "/dev/usb/lp0", "two words",
	} {
		var s SlipPrinter
		if err := s.UnmarshalText([]byte(name)); err == nil {
			t.Errorf("%s is taken for %T", name, s.Printer(""))
		}
	}
}
