package phrases_test

import (
	"testing"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// TestNobodyIsToldThatAnAnswerWasHandedOver: whoever was called up after a complaint was
// told that "the document was handed over or sent".
func TestNobodyIsToldThatAnAnswerWasHandedOver(t *testing.T) {
	november := func(d int) time.Time { return time.Date(2026, time.November, d, 0, 0, 0, 0, data.Sofia()) }
	received := data.Case{Answer: true, Received: november(2), Due: november(30), Stages: []data.StageEntry{{Stage: data.StageReceived, On: november(2)}}}
	answered := received
	answered.Stages = append(answered.Stages[:1:1], data.StageEntry{Stage: data.StageDelivered, On: november(9)})
	for name, test := range map[string]struct {
		about      data.Case
		says, term string
	}{
		"received": {received, "Съобщението Ви е прието.", "Отговаряме най-късно до 30\u00a0ноември."},
		"answered": {answered, "Отговорихме Ви на съобщението.", "Отговорено е на 9\u00a0ноември."},
	} {
		got := phrases.TellCase(data.Bulgarian, datatest.Town().Stages, test.about, november(10))
		if got.Says.BG != test.says || got.Term != test.term {
			t.Errorf("%s: got %q, %q", name, got.Says.BG, got.Term)
		}
	}
}
