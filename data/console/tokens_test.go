package console

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

func TestSecretOfATokenIsShownOnce(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/access/tokens").is(http.StatusOK).says("Още няма ключове", `name="token_role" value="catalogue" checked`, `value="2027-11-22"`)
	fields := []string{"token_name", " Сайт на общината ", "token_role", "catalogue", "token_until", "2027-01-31"}
	b.post("/access/tokens", fields...).is(http.StatusCreated).says(`value="parter_secret1" readonly`, "Няма да се покаже отново", "„Сайт на общината“", "до 31.01.2027 г.", "още не е ползван")
	b.get("/access/tokens").is(http.StatusOK).lacks("parter_secret1").says("Сайт на общината")
	made := o.desk.kept["parter_secret1"]
	if want := time.Date(2027, time.February, 1, 0, 0, 0, 0, data.Sofia()); !made.Until.Equal(want) || made.MadeBy != "ana" || made.Role != data.CatalogueToken {
		t.Errorf("got %+v", made)
	}
	// the browser sends the form again
	b.post("/access/tokens", fields...).is(http.StatusUnprocessableEntity).says("вече има действащ ключ с това име", `value="Сайт на общината"`).lacks("parter_secret")
	if strings.Contains(o.log.String(), "parter_") {
		t.Errorf("the log holds a secret:\n%s", o.log)
	}
}

func TestRefusedTokenComesBackAsItWasTyped(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for _, c := range []struct {
		name, role, until string
		says              []string
	}{
		{"", "screens", "2027-01-31", []string{`href="#token_name"`, "попълнете това поле", `value="screens" checked`, `value="2027-01-31"`}},
		{strings.Repeat("я", 81), "screens", "2027-01-31", []string{"името е твърде дълго", strings.Repeat("я", 81)}},
		{"Сайт", "administrator", "2027-01-31", []string{`href="#token_role"`, "изберете какво да чете", `value="Сайт"`}},
		{"Сайт", "audit", "скоро", []string{"това не е дата", `value="скоро"`}},
		{"Сайт", "audit", "", []string{"изберете последния ден"}},
		{"Сайт", "audit", "2026-11-21", []string{"този ден е минал"}},
		{"Сайт", "audit", "2028-01-01", []string{"най-много 400 дни"}},
	} {
		b.post("/access/tokens", "token_name", c.name, "token_role", c.role, "token_until", c.until).is(http.StatusUnprocessableEntity).says(c.says...)
	}
	if len(o.desk.kept) != 0 {
		t.Errorf("made: %+v", o.desk.kept)
	}
	b.post("/access/tokens", "token_name", "Сайт", "token_role", "audit", "token_until", "2026-11-22").is(http.StatusCreated) // until the end of today
}

func TestRevokedTokenOpensNothingAtOnce(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	secret := o.token(data.CatalogueToken)
	b.asks("/services", secret).is(http.StatusOK)
	b.post("/access/tokens/t1/revoke").is(http.StatusOK).says("Ключът е спрян.", "спрян на 22.11.2026 г.").lacks("/access/tokens/t1/revoke")
	b.asks("/services", secret).is(http.StatusUnauthorized)
	b.post("/access/tokens/nope/revoke").is(http.StatusNotFound)
}
