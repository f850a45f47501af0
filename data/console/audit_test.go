package console

import (
	"encoding/csv"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"example.org/parter/data/datatest"

	"example.org/parter/data"
)

func TestAuditIsReadNewestFirstPageByPage(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for range 2 * auditRows {
		o.did("office", data.DeedSignInRefused, "a1")
	}
	a := b.get("/audit").is(http.StatusOK).says("отказа влизане", "програмата", ">101<", ">52<").lacks(">51<", "Към най-новите")
	older := strings.ReplaceAll(a.body[strings.Index(a.body, `href="/audit?`)+6:], "&amp;", "&")
	a = b.get(older[:strings.Index(older, `"`)]).says(">51<", ">2<", "Към най-новите").lacks(">52<", ">1<")
	b.get("/audit?before=2").says(">1<", "влезе").lacks("По-стари")
	b.get("/audit?who=ana&what=signed+in").says(">1<").lacks(">2<", ">101<")
	b.get("/audit?from=2026-11-22&until=2026-11-22").says(">101<")
	b.get("/audit?until=2020-01-01").says("Няма такива записи.", `value="2020-01-01"`)
	b.get("/audit?from=вчера").is(http.StatusUnprocessableEntity).says("това не е дата", `value="вчера"`)
	b.get("/audit?from=2026-11-23&until=2026-11-22").is(http.StatusUnprocessableEntity).says("краят трябва да е след началото")
	o.failing["AuditPage"] = errors.New("disk I/O error")
	b.get("/audit").is(http.StatusInternalServerError)
}

func TestAuditSaysWhichCasesWereExportedInWords(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.did("office export", data.DeedCasesExported, "late 12")
	b.get("/audit").says("команда на сървъра", "изнесе преписки", "Просрочени: 12").lacks("late 12")
}

func TestBrokenChainIsTold(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/audit/verify").is(http.StatusOK).says("Веригата е цяла: 7 записа. Последна сума: 0123abcd").lacks(`role="alert"`)
	o.proof = data.AuditProof{Rows: 9, Broken: 4}
	b.post("/audit/verify").says("прекъсната от запис № 4", `role="alert"`)
	o.proof = data.AuditProof{Rows: 9, Cut: true}
	b.post("/audit/verify").says("Липсват най-новите записи")
	if !strings.Contains(o.log.String(), "not as it was written") {
		t.Errorf("the log does not tell: %s", o.log)
	}
	o.proof = data.AuditProof{}
	b.post("/audit/verify").says("още няма записи")
}

func TestAuditIsTakenAwayAsCSV(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.did("=cmd()", data.DeedNoticeSaved, "n1")
	a := b.post("/audit/export").is(http.StatusOK)
	if got := a.header.Get("Content-Disposition"); got != `attachment; filename="dnevnik-2026-11-22.csv"` {
		t.Errorf("sent as %s", got)
	}
	rows, err := csv.NewReader(strings.NewReader(a.body)).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatalf("%d rows, %v\n%s", len(rows), err, a.body)
	}
	if got := strings.Join(rows[0], " "); got != "seq at who what which hash" {
		t.Errorf("heads %s", got)
	}
	if rows[1][2] != "ana" || rows[2][2] != "'=cmd()" || rows[3][3] != "audit exported" || rows[3][5] != "hash3" {
		t.Errorf("got %v", rows)
	}
	o.failing["EachAuditRow"] = errors.New("disk I/O error")
	request, err := http.NewRequest(http.MethodPost, o.server.URL+"/audit/export", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := b.client.Do(request)
	if err == nil {
		_, err = csv.NewReader(response.Body).ReadAll()
		_ = response.Body.Close()
	}
	if err == nil {
		t.Error("half a file came as a whole one")
	}
}

func TestAuditNamesAccountsAndUnknownDeeds(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.deeds = append(o.deeds, data.AuditRow{Seq: 2, At: o.clock().Add(-time.Hour), Who: "ana", What: "of a newer program", Which: "a1"})
	b.get("/audit").says("of a newer program", `<td class="which" data-label="На кое">ana</td>`)
}

// everyAccessPage visits the pages of access and audit, for the golden ones.
func everyAccessPage(o *office, b *browser, pages map[string]answer) {
	pages["apology"] = b.get("/nothing")
	boris := o.hire("boris", data.Editor, data.Auditor)
	boris.SignedIn, boris.SecondFactor = o.clock(), phoneSecret
	pages["access"] = b.get("/access")
	pages["person"] = b.post("/access/a1/roles", "role_editor", "yes")
	pages["person-other"] = b.post("/access/of-boris/lock")
	pages["personnew"] = b.post("/access/new", "name", "boris", "role_editor", "yes")
	pages["personlink"] = b.post("/access/of-boris/unlock")
	pages["personlink"] = b.post("/access/of-boris/link")
	pages["account"] = b.post("/account/password", "old", "не тази")
	pages["audit"] = b.post("/audit/verify")
	pages["audit-refused"] = b.get("/audit?from=x&who=ana")
	pages["sure"] = func() answer { o.wait(sureFor); return b.post("/access/of-boris/roles", "role_editor", "yes") }()
	b.post("/account/sessions/end", "own_password", goodPassword)
	pages["setup"] = b.post("/account/code", "code", "000000")
	o.withPhone()
	pages["account-code"] = b.get("/account")
	pages["codes"] = b.post("/account/code/renew")
	door := o.browser()
	language := pages["account-code"].body[strings.Index(pages["account-code"].body, `lang="`)+6:][:2]
	door.post("/sign-in", "l", language, "name", "ana", "password", goodPassword, "next", "/notices/new", "kept.title", "Вода")
	pages["signincode"] = door.post("/sign-in/code", "l", language, "code", "000000", "next", "/notices/new", "kept.title", "Вода")
}

// „Кой промени телефона“ could not be answered: „На кое“ showed IDs only.
func TestDiaryCallsThingsByTheirTitleAndTellsOfOne(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.did("ana", data.DeedDraftSaved, "department deeds")
	o.deeds[len(o.deeds)-1].Which = data.EntryRef{Kind: data.KindDepartment, ID: string(datatest.Town().Departments[0].ID)}.String()
	ref := data.EntryRef{Kind: data.KindDepartment, ID: string(datatest.Town().Departments[0].ID)}
	name := datatest.Town().Departments[0].Name.BG
	link := `href="/entries/department/` + ref.ID + `/versions">` + name
	b.get("/audit").says(link, "влезе")
	if a := b.get("/audit?which="+url.QueryEscape(ref.String())).says(link, "Само за: "+name); strings.Count(a.body, `class="which"`) != 1 {
		t.Errorf("of one thing: %d rows", strings.Count(a.body, `class="which"`))
	}
	b.get("/entries/department/" + ref.ID + "/versions").says("/audit?which=department%20" + ref.ID)
}

// TestDiaryCallsACaseByItsNumberForWhoMayOpenIt looks the number up: the audit has the ID.
func TestDiaryCallsACaseByItsNumberForWhoMayOpenIt(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	o.did("ana", data.DeedCaseExtended, "c1")
	o.did("ana", data.DeedDueCorrected, "gone")
	o.did("ana", data.DeedSignInRefused, "c1")
	if a := b.get("/audit").says(`<a href="/cases/c1">`+canaryNumber+`</a>`, ">gone<"); strings.Count(a.body, canaryNumber) != 1 {
		t.Errorf("the number stands beside what was not done to a case")
	}
	o.ana.Roles = []data.Role{data.Auditor}
	b.get("/audit").says(">c1<").lacks(canaryNumber, `href="/cases/`)
}
