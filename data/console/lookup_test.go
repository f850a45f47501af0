package console

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"example.org/parter/data"
)

// lookupDesk is a fake desk that keeps what opens a case.
type lookupDesk struct {
	depth   data.LookupDepth
	by      string
	failing error
}

func (d *lookupDesk) Lookup(context.Context) (data.LookupDepth, error) { return d.depth, nil }

func (d *lookupDesk) SetLookup(_ context.Context, by string, depth data.LookupDepth) error {
	if d.failing != nil && !errors.Is(d.failing, data.ErrNotShown) {
		return d.failing
	}
	if d.depth == depth {
		return data.ErrUnchanged
	}
	d.depth, d.by = depth, by
	return d.failing
}

func TestAdministratorDecidesWhatOpensACase(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/access").is(http.StatusOK).says(`href="/access/lookup"`)
	b.get("/access/lookup").is(http.StatusOK).says(`value="date" checked`, "без услугата и без причините", "Нищо по номер")
	b.post("/access/lookup", "depth", "slip").is(http.StatusOK).says("Запазено. Важи от сега.", `value="slip" checked`)
	if o.lookup.depth != data.LookupBySlip || o.lookup.by != "ana" {
		t.Errorf("got %q by %q", o.lookup.depth, o.lookup.by)
	}
	b.post("/access/lookup", "depth", "slip").is(http.StatusOK).says("нищо не е сменено")
	b.post("/access/lookup", "depth", "date").is(http.StatusOK).says(`value="date" checked`)
}

func TestLookUpThatNobodyOffersIsRefused(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for _, depth := range []string{"", "everything"} {
		b.post("/access/lookup", "depth", depth).is(http.StatusUnprocessableEntity).says(`href="#depth"`, `value="date" checked`)
	}
	if o.lookup.by != "" {
		t.Errorf("set to %q", o.lookup.depth)
	}
}

func TestLookUpThatScreensDoNotKnowIsSaid(t *testing.T) {
	o := openOffice(t)
	o.lookup.failing = data.ErrNotShown
	o.clerk().post("/access/lookup", "depth", "code").is(http.StatusOK).says("екраните още показват предишната форма", `value="code" checked`)
	if !strings.Contains(o.log.String(), "look-up not on the screens") {
		t.Errorf("the log does not tell: %s", o.log)
	}
	o.lookup.failing = errors.New("disk is full")
	o.clerk().post("/access/lookup", "depth", "date").is(http.StatusInternalServerError).lacks("disk is full")
}

// TestCasesPageSaysWhatOpensTheCase: a clerk who reads it tells it to the client.
func TestCasesPageSaysWhatOpensTheCase(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	page := b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20", "service", "", "due", "2026-11-30").path
	o.failing["PrintSlip"] = errors.New("no paper")
	for depth, words := range map[data.LookupDepth][2]string{
		data.LookupByDate: {"С номера и кода преписката се проверява", "препишете номера и кода"},
		data.LookupByCode: {"С номера и кода преписката се проверява", "препишете номера и кода"},
		data.LookupBySlip: {"само с QR кода от талона", "без QR кода преписката не се отваря"},
	} {
		o.lookup.depth = depth
		b.get(page).says(words[0])
		a := b.post(page+"/slip").says(words[0], words[1])
		if depth == data.LookupBySlip {
			a.lacks("С номера и кода", "препишете")
		}
	}
}
