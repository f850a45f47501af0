package console

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"example.org/parter/data"
)

func someKeys() data.SealKeys { return data.SealKeys{Office: "age1office", Recovery: "age1recovery"} }

func (i *inbox) SealKeys(context.Context) (data.SealKeys, error) {
	return i.keys, i.o.failing["SealKeys"]
}

func (i *inbox) SetSealKeys(_ context.Context, _ string, keys data.SealKeys) error {
	if err := errors.Join(keys.Check(), i.o.failing["SetSealKeys"]); err != nil && !errors.Is(err, data.ErrNotShown) {
		return err
	}
	if i.keys == keys {
		return data.ErrUnchanged
	}
	i.keys = keys
	return i.o.failing["SetSealKeys"]
}

func (i *inbox) WaitingContacts(context.Context) (all []data.WaitingContact, err error) {
	for _, l := range i.lines {
		if l.Sealed && l.Reply.On.IsZero() {
			all = append(all, data.WaitingContact{Message: l.ID, Kind: l.Kind, Words: l.Words, At: l.At})
		}
	}
	return all, i.o.failing["WaitingContacts"]
}

// sure is post by somebody who gives the own password along.
func (b *browser) sure(path string, fields ...string) answer {
	b.o.t.Helper()
	return b.post(path, append(fields, "own_password", goodPassword)...)
}

func everySealPage(b *browser, pages map[string]answer) {
	pages["seal"] = b.get("/access/seal")
	pages["seal-refused"] = b.sure("/access/seal", "seal_office", "age1 office", "seal_recovery", "", "stored_office", "yes")
	pages["contacts"] = b.get("/feedback/contacts")
}

func TestKeysOfTheSealAreSetByWhoKnowsWhereTheSecretOnesAre(t *testing.T) {
	o := openOffice(t)
	o.inbox.keys = data.SealKeys{}
	b := o.clerk()
	b.get("/").says(`href="/access/seal"`, "гражданите не могат да искат отговор")
	b.get("/access/seal").is(http.StatusOK).says("Няма ключове", "Ако се загубят и двата", "Чакат отговор и са запечатани с досегашни ключове: 1", "office seal-keys")
	keys := []string{"seal_office", "age1office", "seal_recovery", "age1other", "stored_office", "yes", "stored_recovery", "yes"}
	b.sure("/access/seal", with(keys, "stored_recovery", "")...).is(http.StatusUnprocessableEntity).says(`href="#stored_recovery"`, "щом файлът е на мястото си", `value="age1other"`)
	b.sure("/access/seal", with(keys, "seal_recovery", "age1office")...).is(http.StatusUnprocessableEntity).says("двата ключа са еднакви")
	if o.inbox.keys.Complete() {
		t.Error("keys were set")
	}
	b.sure("/access/seal", keys...).is(http.StatusOK).says("Ключовете важат отсега", "age1office", "age1other")
	b.sure("/access/seal", keys...).says("ключовете бяха същите")
	b.get("/").lacks(`href="/access/seal"`)
	o.failing["SetSealKeys"] = errors.New("disk is full")
	b.sure("/access/seal", with(keys, "seal_office", "age1third")...).is(http.StatusServiceUnavailable).says("не се записаха", `value="age1third"`)
	o.failing["SetSealKeys"] = data.ErrNotShown
	b.sure("/access/seal", with(keys, "seal_office", "age1third")...).says("екраните още не ги знаят")
}

func TestSealedContactIsTakenWhenItIsFetchedAndNotWhenItsPageIsSeen(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/feedback/m3").is(http.StatusOK).says(`data-sealed="/feedback/m3/contact.age"`, `id="key-file"`, "office unseal").lacks("BEGIN AGE")
	b.get("/feedback/m1").is(http.StatusOK).lacks("contact.age", `id="key-file"`, "age.js")
	b.get("/feedback/contacts").is(http.StatusOK).says("Искам да знам", `href="/feedback/m3"`, `data-message="m3"`, `href="/feedback/contacts.age"`).lacks("Чаках", "BEGIN AGE")
	if slices.Contains(o.done(), data.DeedContactTaken) {
		t.Error("it was taken by looking")
	}
	line, err := o.inbox.find("m3")
	if err != nil {
		t.Fatal(err)
	}
	line.Sealed = false
	b.get("/feedback/contacts").says("Никой не чака отговор")
}

func TestAgeForBrowsersIsServedByTheHouse(t *testing.T) {
	b := openOffice(t).browser()
	if a := b.get("/static/age/age.js").is(http.StatusOK); !strings.Contains(a.header.Get("Content-Type"), "javascript") {
		t.Errorf("it is %s", a.header.Get("Content-Type"))
	}
	b.get("/static/age/LICENSE").is(http.StatusOK)
}
