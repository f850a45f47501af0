package kiosk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/speech"
)

type heldVoice struct{}

func (heldVoice) Say(ctx context.Context, _ speech.Voice, s []string, told func(int)) error {
	return nil
}

func TestZZ(t *testing.T) {
	dir := os.Getenv("ZZ")
	if dir == "" {
		t.Skip()
	}
	content := starter(t)
	content.Notices = datatest.Town().Notices
	for o, screen := range map[string]look.Screen{"l": landscape, "p": portrait} {
		for _, large := range []bool{false, true} {
			for _, low := range []bool{false, true} {
				h := newHall(t, screen)
				h.o.Speaker = heldVoice{}
				h.use(t, &sheets{Content: content})
				h.visit.large, h.visit.low = large, low
				h.visit.answer = extendedCase()
				for i, r := range []Route{{Place: AtHome}, {Place: AtGroups}, {AtService, "2016"}, {Place: AtSearch}, {Place: AtLookup}, {Place: AtCase}, {Place: AtHelp}} {
					h.visit.typed = typed{query: "наслед", number: "94-00-1287", code: "7K3M"}
					h.visit.answer = extendedCase()
					goTo(h, r, data.Bulgarian)
					paint(t, filepath.Join(dir, fmt.Sprintf("%s_large%v_low%v_%d%s.png", o, large, low, i, r.Place)), h.Root(), screen)
				}
			}
		}
	}
}
