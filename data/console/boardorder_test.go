package console

import (
	"errors"
	"net/http"
	"net/url"
	"testing"

	"example.org/parter/data"
)

// drag moves an item as order.js does.
func (b *browser) drag(id, to, was string) answer {
	return b.do(http.MethodPost, "/board/"+id+"/move", url.Values{"to": {to}, "was": {was}}, "Accept", "text/plain")
}

func TestBoardIsOrderedByDragging(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/board").says(`id="board-order"`, `data-item="case"`, "/static/order.js")
	first := func(want ...string) {
		t.Helper()
		items, err := o.Board(t.Context())
		for i, id := range want {
			if err != nil || string(items[i].ID) != id {
				t.Errorf("place %d has %s, want %s, %v", i+1, items[i].ID, id, err)
			}
		}
	}
	first("case", "hours", "phones")
	if a := b.drag("case", "3", "1").is(http.StatusOK); a.body != "„Как се проверява преписка“ е на място 3 от 9." {
		t.Errorf("said %q", a.body)
	}
	first("hours", "phones", "case")
	b.drag("case", "99", "").is(http.StatusOK).says("на място 9 от 9")
	b.drag("case", "1", "9").is(http.StatusOK)
	b.drag("phones", "1", "2").is(http.StatusConflict).says("Междувременно друг")
	b.drag("nope", "1", "1").is(http.StatusNotFound)
	b.drag("phones", "горе", "3").is(http.StatusNotFound)
	first("case", "hours", "phones")
	o.failing["MoveBoardItem"] = errors.New("the disk is full")
	b.drag("phones", "1", "3").is(http.StatusServiceUnavailable).says("е върнато на мястото си")
	o.failing["MoveBoardItem"] = data.ErrNotShown
	b.drag("fees", "1", "").is(http.StatusOK).says("таблата още не го знаят")
	b.post("/board/fees/move", "to", "1", "was", "7").says("Междувременно друг е променил реда")
}
