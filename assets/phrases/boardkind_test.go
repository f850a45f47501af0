package phrases

import (
	"testing"

	"example.org/parter/data"
)

// A notice on the page of the boards was called "office.board.kind.notice".
func TestEveryKindOfTheProgramHasAName(t *testing.T) {
	for _, l := range data.Languages() {
		for _, kind := range []data.BoardKind{
			data.BoardNotice, data.BoardPosting, data.BoardFees, data.BoardEvents, data.BoardPhones, data.BoardHours, data.BoardReceptions,
			data.BoardPromises, data.BoardResults, data.BoardCase, data.BoardText, data.BoardImage, data.BoardPDF, data.BoardAgenda,
		} {
			if !Known(l, Key("office.board.kind."+string(kind))) {
				t.Errorf("%s: no name for %s", l, kind)
			}
		}
	}
}
