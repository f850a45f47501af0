package console

import (
	"net/url"
	"testing"
	"time"
)

func TestSecondIsToldThatSomebodyHasTheFormOpen(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	ask := "/here?form=" + url.QueryEscape("/entries/service/1001")
	b.get("/entries/service/1001").says(`hx-get="/here?form=`)
	b.get(ask).lacks("тук е и")
	o.ana.Name = "Мария"
	b.get(ask).says("тук е и ana")
	h := newHere()
	now := o.clock()
	if got := h.come("/a", "Мария", now); len(got) > 0 {
		t.Errorf("the first is told of %q", got)
	}
	if got := h.come("/a", "Петър", now.Add(30*time.Second)); len(got) != 1 || got[0] != "Мария" {
		t.Errorf("the second is told of %q", got)
	}
	if got := h.come("/b", "Петър", now); len(got) > 0 {
		t.Errorf("at another form one is told of %q", got)
	}
	if got := h.come("/a", "Петър", now.Add(2*time.Minute)); len(got) > 0 {
		t.Errorf("after somebody left one is told of %q", got)
	}
}
