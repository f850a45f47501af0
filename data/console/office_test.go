package console

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/alexedwards/scs/v2/memstore"
	"golang.org/x/net/html"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// Secrets that no log may hold.
const (
	canaryNumber = "94-00-7777"
	canaryCode   = "CANARY42"
	canaryToken  = "CANARYCANARY0042"
	goodPassword = "дълга парола 1"
	invitation   = "INVITESECRET"
)

// office is a whole fake office behind a real console.
type office struct {
	archive
	t       *testing.T
	server  *httptest.Server
	log     *bytes.Buffer
	mu      sync.Mutex
	now     time.Time
	ana     data.Account
	invited bool
	staffDesk
	notices   map[data.NoticeID]data.DraftedNotice
	cases     map[data.CaseID]data.CaseAnswer
	inbox     *inbox
	ballots   *ballots
	reports   *reports
	served    data.ServiceID    // what the case is about
	at        data.DepartmentID // where it is
	corrected []data.Correction // of it
	screens   []data.ScreenHealth
	alert     data.AlertState
	prepared  []data.PreparedAlert // that were kept
	postings  map[data.PostingID]data.Posting
	bases     []data.LegalBasis
	items     []data.BoardItem // nil: the standard ones
	private   bool
	painted   int
	unshown   error // comes with what is published or withdrawn
	previewed data.Notice
	unfit     string           // of what is previewed
	often     *Often           // comes what is previewed
	surface   Surface          // that was asked for last
	printed   string           // where slips come out
	content   data.Content     // that is published, beside the notices
	failing   map[string]error // by method
	desk      *tokenDesk
	lookup    lookupDesk
	imports   *importDesk
	toScreens []string      // what was done to them, by whom
	silent    bool          // connected screens tell nothing of themselves
	guessed   data.Guessing // at the kiosk
}

func openOffice(t *testing.T) *office {
	t.Helper()
	o, options := staffOffice(t)
	o.serve(options)
	return o
}

// serve opens the office's console with the options.
func (o *office) serve(options Options) {
	o.t.Helper()
	handler, err := New(options)
	if err != nil {
		o.t.Fatal(err)
	}
	o.server = httptest.NewServer(handler)
	o.t.Cleanup(o.server.Close)
}

// findServices finds what has the words in its name.
func findServices(_ context.Context, words string) (found []data.ServiceID, err error) {
	for _, s := range datatest.Town().Services {
		if strings.Contains(s.Name.BG, words) {
			found = append(found, s.ID)
		}
	}
	return found, nil
}

// staffOffice is the office that still has no address, and its console's options.
func staffOffice(t *testing.T) (*office, Options) {
	t.Helper()
	o := &office{
		archive: newArchive(), t: t, log: new(bytes.Buffer), now: datatest.Now(), invited: true, printed: "принтер „Партер“",
		ana:       data.Account{ID: "a1", Name: "ana", Password: knownHash(t), Roles: data.AllRoles()},
		staffDesk: newStaffDesk(),
		notices:   map[data.NoticeID]data.DraftedNotice{}, cases: map[data.CaseID]data.CaseAnswer{}, failing: map[string]error{},
		postings: map[data.PostingID]data.Posting{}, bases: someBases(), content: datatest.Town().With(datatest.Survey()),
		screens: []data.ScreenHealth{
			connected("lobby-board", data.RoleBoard, datatest.Now()), connected("kiosk", data.RoleKiosk, datatest.Now()),
		},
	}
	o.desk, o.imports, o.inbox, o.reports, o.ballots = newTokenDesk(o), &importDesk{o: o, taken: map[string][]string{}}, newInbox(o), newReports(o), newBallots(o)
	return o, Options{
		Tokens: o.desk, Lookup: &o.lookup, Published: o.desk, Ledger: o.desk.audit,
		Notices: o, Cases: o, Feedback: o.inbox, Rules: o.inbox, Seal: o.inbox, CheckSeal: data.SealKeys.Check, Surveys: o.ballots, Reports: o.reports, Imports: o.imports, Alerts: o, Postings: o, Board: o, Accounts: o, Entries: o, Auditing: o,
		Content:      o.published,
		FindServices: findServices,
		Sessions:     contextStore{memstore.NewWithCleanupInterval(0), o},
		Services:     func(context.Context) ([]data.Service, error) { return datatest.Town().Services, nil },
		Town:         func(context.Context) (data.Town, error) { return datatest.Town().Town, nil },
		Screens:      o.connectedScreens, ScreenDesk: screenDesk{o}, Guessing: o.guessing, Drafts: o.openDrafts, PreviewEntry: o.previewEntry,
		Picture: func(context.Context, data.ScreenID) ([]byte, bool, error) {
			o.mu.Lock()
			defer o.mu.Unlock()
			o.painted++
			return []byte("png"), o.private, o.failing["Picture"]
		},
		Preview: func(_ context.Context, n data.Notice, on Surface) (Previewed, error) {
			o.previewed, o.surface = n, on
			pages := 2 + len(n.Body)/1000
			return Previewed{PNG: []byte(n.Title), Pages: pages, Lasts: time.Duration(pages) * 20 * time.Second, Unfit: o.unfit, Often: o.often, GoesOn: on == OnKiosk}, o.failing["Preview"]
		},
		Past: func(_ context.Context, screen data.ScreenID, at time.Time) (Past, error) {
			if screen == "second" {
				return Past{Why: data.GapAlert, Alert: &data.Alert{Title: data.Text{BG: "Напуснете сградата"}, Drill: true, From: at}, PNG: []byte("png")}, nil
			}
			if screen != "lobby-board" {
				return Past{}, data.ErrNotFound
			}
			p := data.Painted{Page: "notice/n1/1", Version: "0123456789abcdef", Edition: 17, Seconds: 24}
			return Past{Showing: data.Showing{Painted: p, From: at.Add(-10 * time.Second), Until: at.Add(14 * time.Second)}, Title: "Вода", PNG: []byte("png"), Same: true}, o.failing["Past"]
		},
		Why: func(context.Context, data.Language, data.NoticeID) (string, error) {
			return "Сега е в програмата на таблото.", o.failing["Why"]
		},
		CheckRule: func(rule string) error {
			if !strings.HasPrefix(rule, "FREQ=") {
				return data.ErrInvalid
			}
			return nil
		},
		SlipPDF: func(_ context.Context, slip data.Slip) ([]byte, error) {
			return []byte("%PDF of " + slip.Code), o.failing["SlipPDF"]
		},
		PrintSlip: func(context.Context, data.Slip) (string, error) {
			return o.printed, o.failing["PrintSlip"]
		},
		QR:     func(string) ([]byte, error) { return []byte("qr"), o.failing["QR"] },
		CardQR: o.cardQR, Brochure: o.brochure, ReportPDF: o.paper("report"), PosterPDF: o.paper("poster"), LeafletPDF: o.leaflet, Holidays: func(int) []Holiday { return nil }, Clock: o.clock, Log: slog.New(slog.NewTextHandler(o.log, nil)),
	}
}

var hashOnce = sync.OnceValues(func() (string, error) { return argon2id.CreateHash(goodPassword, hashParams()) })

func knownHash(t *testing.T) string {
	t.Helper()
	hash, err := hashOnce()
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

func (o *office) clock() time.Time { o.mu.Lock(); defer o.mu.Unlock(); return o.now }

func (o *office) wait(d time.Duration) { o.mu.Lock(); defer o.mu.Unlock(); o.now = o.now.Add(d) }

// contextStore gives the memory store the methods that a database store has.
type contextStore struct {
	*memstore.MemStore
	o *office
}

func (s contextStore) DeleteCtx(_ context.Context, token string) error {
	if err := s.o.failing["DeleteSession"]; err != nil {
		return err
	}
	return s.Delete(token)
}

func (s contextStore) FindCtx(_ context.Context, token string) ([]byte, bool, error) {
	if err := s.o.failing["FindSession"]; err != nil {
		return nil, false, err
	}
	return s.Find(token)
}

func (s contextStore) CommitCtx(_ context.Context, token string, b []byte, expiry time.Time) error {
	if err := s.o.failing["SaveSession"]; err != nil {
		return err
	}
	return s.Commit(token, b, expiry)
}

func (o *office) Invitation(_ context.Context, secret string) (data.Account, error) {
	if id, made := o.links[secret]; made {
		return found(o.byID(id))
	}
	if secret != invitation || !o.invited {
		return data.Account{}, data.ErrNotFound
	}
	return o.ana, nil
}

func (o *office) AcceptInvitation(ctx context.Context, secret, hash string) (data.Account, error) {
	account, err := o.Invitation(ctx, secret)
	if err != nil {
		return account, err
	}
	o.invited = o.invited && account.ID != o.ana.ID
	delete(o.links, secret)
	o.endSessions(account.ID, "")
	o.byID(account.ID).Password = hash
	return found(o.byID(account.ID))
}

func (o *office) SaveNotice(_ context.Context, by string, n data.Notice, revision int) (data.DraftedNotice, error) {
	if err := o.failing["SaveNotice"]; err != nil {
		return data.DraftedNotice{}, err
	}
	if n.Title == "" {
		return data.DraftedNotice{}, data.Problems{{Field: "title", Reason: data.Missing}}
	}
	if n.ID == "" {
		n.ID = data.NoticeID(fmt.Sprintf("n%d", len(o.notices)+1))
	}
	d := o.notices[n.ID]
	if d.Revision != revision {
		return data.DraftedNotice{}, fmt.Errorf("notice %s: %w", n.ID, data.ErrConflict)
	}
	n.Version = d.Version
	if d.Approval.Step != data.StepReturned {
		d.Approval = data.Approval{}
	}
	d.Notice, d.Revision, d.ChangedBy, d.ChangedAt, d.State = n, d.Revision+1, by, o.now, data.NoticeDraft
	if d.Published != nil {
		d.State = data.NoticeChanged
	}
	o.notices[n.ID] = d
	return d, nil
}

func (o *office) PublishNotice(_ context.Context, _ string, id data.NoticeID, revision int) (data.DraftedNotice, error) {
	if err := o.failing["PublishNotice"]; err != nil {
		return data.DraftedNotice{}, err
	}
	d := o.notices[id]
	if d.Revision != revision {
		return data.DraftedNotice{}, fmt.Errorf("publish notice %s: %w", id, data.ErrConflict)
	}
	if d.Published != nil && d.Published.SameWords(d.Notice) {
		return data.DraftedNotice{}, data.ErrUnchanged
	}
	if err := d.Check(o.now); err != nil {
		return data.DraftedNotice{}, err
	}
	published := d.Notice
	d.Version++
	d.Published, d.State = &published, data.NoticePublished
	o.notices[id] = d
	return d, o.unshown
}

func (o *office) WithdrawNotice(_ context.Context, _ string, id data.NoticeID) (data.DraftedNotice, error) {
	if err := o.failing["WithdrawNotice"]; err != nil {
		return data.DraftedNotice{}, err
	}
	d := o.notices[id]
	if d.Published == nil {
		return data.DraftedNotice{}, fmt.Errorf("withdraw notice %s: %w", id, data.ErrConflict)
	}
	d.Published, d.State = nil, data.NoticeDraft
	o.notices[id] = d
	return d, o.unshown
}

func (o *office) DeleteNotice(_ context.Context, _ string, id data.NoticeID) error {
	switch d, ok := o.notices[id]; {
	case !ok:
		return fmt.Errorf("delete notice %s: %w", id, data.ErrNotFound)
	case d.Published != nil:
		return fmt.Errorf("delete notice %s: %w", id, data.ErrConflict)
	}
	if err := o.failing["DeleteNotice"]; err != nil {
		return err
	}
	delete(o.notices, id)
	return nil
}

func (o *office) DraftedNotice(_ context.Context, id data.NoticeID) (data.DraftedNotice, error) {
	d, ok := o.notices[id]
	if !ok {
		return d, fmt.Errorf("notice %s: %w", id, data.ErrNotFound)
	}
	return d, nil
}

// Notices answers by title and state alone; the store is tested where it is.
func (o *office) Notices(_ context.Context, q data.NoticeQuestion) (lines []data.NoticeLine, all int, err error) {
	for _, d := range o.notices {
		l := data.NoticeLine{ID: d.ID, Title: d.Title, From: d.From, Until: d.Until, State: d.State, Asked: d.Approval.Step == data.StepAsked}
		if d.Published != nil {
			l.Title = d.Published.Title
			if d.Title != l.Title {
				l.Draft = d.Title
			}
			l.On, l.Over = d.Published.ShownAt(q.Now), !d.Published.Permanent && !d.Published.Until.After(q.Now)
		}
		if strings.Contains(d.Title, q.Words) && (q.Choice != data.NoticesOver || l.Over) && (q.Choice != data.NoticesAsked || l.Asked) {
			lines = append(lines, l)
		}
	}
	slices.SortFunc(lines, func(a, b data.NoticeLine) int { return cmp.Compare(a.ID, b.ID) })
	all = len(lines)
	lines = lines[min(q.Skip, all):]
	return lines[:min(q.Limit, len(lines))], all, o.failing["Notices"]
}

func (o *office) RegisterCase(_ context.Context, _ string, r data.Registration) (data.CaseID, error) {
	if err := o.failing["RegisterCase"]; err != nil {
		return "", fmt.Errorf("case %s with code %s: %w", r.Number, canaryCode, err)
	}
	if r.Number == "94-00-1" {
		return "", data.Problems{{Field: "number", Reason: data.Taken}}
	}
	o.cases["c1"] = data.CaseAnswer{
		Case: data.Case{Number: r.Number, Received: r.Received, Due: r.Due, Stages: []data.StageEntry{{Stage: r.Stage, On: r.Received}}},
		Slip: data.Slip{Number: r.Number, Received: r.Received, Code: canaryCode, Address: "https://x/P/" + canaryToken},
	}
	return "c1", nil
}

func (o *office) Case(_ context.Context, id data.CaseID) (data.CaseAnswer, error) {
	answer, ok := o.cases[id]
	if !ok {
		return answer, data.ErrNotFound
	}
	return answer, nil
}

func (o *office) Cases(ctx context.Context, q CaseQuery) ([]CaseRow, error) {
	var rows []CaseRow
	for id, answer := range o.cases {
		if strings.HasPrefix(answer.Case.Number.LooseKey(), q.Number.LooseKey()) {
			message, _ := o.inbox.MessageOf(ctx, id)
			rows = append(rows, CaseRow{ID: id, Case: answer.Case, Message: message != ""})
		}
	}
	return rows, nil
}

func (o *office) CaseCounts(context.Context) (map[data.CaseList]int, error) {
	counts := map[data.CaseList]int{data.OpenCases: len(o.cases), data.LateCases: 0, data.ToNotify: 0, data.DueToday: 0, data.StoppedCases: 0}
	for _, answer := range o.cases {
		if answer.Case.Late(o.clock()) {
			counts[data.LateCases]++
		}
		if !answer.Case.DelayedSince(o.clock()).IsZero() {
			counts[data.ToNotify]++
		}
	}
	return counts, o.failing["CaseCounts"]
}

func (o *office) ExtendCase(_ context.Context, _ string, id data.CaseID, e data.Extension) error {
	answer := o.cases[id]
	if err := errors.Join(o.failing["ExtendCase"], e.Check(answer.Case.Due)); err != nil {
		return err
	}
	answer.Case.Extensions = append(slices.Clone(answer.Case.Extensions), e)
	answer.Case.Due = e.Until
	o.cases[id] = answer
	return nil
}

// CaseRecord is that of a case whose facts are as they were registered.
func (o *office) CaseRecord(_ context.Context, id data.CaseID) (record data.CaseRecord, err error) {
	answer, ok := o.cases[id]
	if !ok {
		return record, data.ErrNotFound
	}
	k := answer.Case
	return data.CaseRecord{
		Facts: data.Registration{
			Number: k.Number, Received: k.Received, Service: o.served, Speed: k.Speed, Due: k.Due, Department: o.at, Stage: k.Stage(),
		},
		Revision: 1 + len(o.corrected), Corrections: o.corrected,
	}, o.failing["CaseRecord"]
}

func (o *office) CorrectCase(_ context.Context, by string, id data.CaseID, saw, r data.Registration) error {
	record, err := o.CaseRecord(context.Background(), id)
	was := record.Facts
	switch err := errors.Join(err, o.failing["CorrectCase"], r.Check()); {
	case err != nil:
		return err
	case startsWith(saw) != startsWith(was):
		return data.ErrConflict
	case was == r:
		return data.ErrUnchanged
	case r.Number == "94-00-1":
		return data.Problems{{Field: "number", Reason: data.Taken}}
	}
	answer := o.cases[id]
	answer.Case.Number, answer.Case.Received, answer.Case.Speed, answer.Case.Due = r.Number, r.Received, r.Speed, r.Due
	answer.Slip.Number, answer.Slip.Received, o.served, o.at = r.Number, r.Received, r.Service, r.Department
	o.cases[id] = answer
	for _, c := range []data.Correction{
		{What: data.DeedNumberCorrected, Before: string(was.Number), After: string(r.Number)},
		{What: data.DeedReceiptCorrected, Before: dayField(was.Received), After: dayField(r.Received)},
		{What: data.DeedServiceCorrected, Before: string(was.Service), After: string(r.Service)},
		{What: data.DeedSpeedCorrected, Before: string(was.Speed), After: string(r.Speed)},
		{What: data.DeedDepartmentCorrected, Before: string(was.Department), After: string(r.Department)},
		{What: data.DeedDueCorrected, Before: dayField(was.Due), After: dayField(r.Due)},
	} {
		if c.At, c.By = o.clock(), by; c.Before != c.After {
			o.corrected = append(o.corrected, c)
		}
	}
	return nil
}

func (o *office) TakeBackCase(_ context.Context, by string, id data.CaseID, revision int) error {
	answer := o.cases[id]
	before, ok := answer.Case.BeforeLast()
	switch err := o.failing["TakeBackCase"]; {
	case err != nil:
		return err
	case revision != 1+len(o.corrected):
		return data.ErrConflict
	case !ok:
		return data.ErrUnchanged
	}
	last := func(k data.Case) string {
		e := k.Stages[len(k.Stages)-1]
		return string(e.Stage) + " " + dayField(e.On)
	}
	o.corrected = append(o.corrected, data.Correction{At: o.clock(), By: by, What: data.DeedStageTakenBack, Before: last(answer.Case), After: last(before)})
	answer.Case = before
	o.cases[id] = answer
	return nil
}

func (o *office) Departments(context.Context) ([]data.Department, error) {
	return o.content.Departments, o.failing["Departments"]
}

func (o *office) CaseDue(_ context.Context, r data.Registration) (time.Time, error) {
	return r.Received.AddDate(0, 0, 14), o.failing["CaseDue"]
}

func (o *office) NotifyCase(_ context.Context, _ string, id data.CaseID, told data.DelayNotice) error {
	if err := errors.Join(o.failing["NotifyCase"], told.Check()); err != nil {
		return err
	}
	answer := o.cases[id]
	told.Extensions = answer.Case.Decided(told.On)
	if n := len(answer.Case.Told); n > 0 && answer.Case.Told[n-1] == told {
		return data.Problems{{Field: "told_on", Reason: data.Taken}}
	}
	answer.Case.Told = append(slices.Clone(answer.Case.Told), told)
	o.cases[id] = answer
	return nil
}

func (o *office) AdvanceCase(_ context.Context, _ string, id data.CaseID, e data.StageEntry) error {
	if err := o.failing["AdvanceCase"]; err != nil {
		return err
	}
	answer := o.cases[id]
	if e.On.Before(answer.Case.Stages[len(answer.Case.Stages)-1].On) {
		return data.Problems{{Field: "on", Reason: data.EndsBefore}}
	}
	answer.Case.Stages = append(slices.Clone(answer.Case.Stages), e)
	o.cases[id] = answer
	return nil
}

// browser keeps cookies and follows redirects as a clerk's browser does.
type browser struct {
	o      *office
	client *http.Client
}

func (o *office) browser() *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		o.t.Fatal(err)
	}
	return &browser{o, &http.Client{Jar: jar, Transport: o.server.Client().Transport}}
}

// clerk is a browser that has signed in.
func (o *office) clerk() *browser {
	o.t.Helper()
	b := o.browser()
	if a := b.post("/sign-in", "name", "ana", "password", goodPassword); a.path != "/" {
		o.t.Fatalf("sign-in led to %s (%d)", a.path, a.status)
	}
	return b
}

type answer struct {
	t      *testing.T
	status int
	path   string // where it ended after redirects
	header http.Header
	body   string
	anchor string // of the address where it ended
}

func (b *browser) get(path string, headers ...string) answer {
	return b.do(http.MethodGet, path, nil, headers...)
}

func (b *browser) post(path string, fields ...string) answer {
	return b.do(http.MethodPost, path, form(fields...))
}

func form(fields ...string) url.Values {
	values := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		values.Set(fields[i], fields[i+1])
	}
	return values
}

func (b *browser) do(method, path string, values url.Values, headers ...string) answer {
	t := b.o.t
	t.Helper()
	request, err := http.NewRequest(method, b.o.server.URL+path, strings.NewReader(values.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	if method == http.MethodPost {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	return b.send(request)
}

func (b *browser) send(request *http.Request) answer {
	t := b.o.t
	t.Helper()
	response, err := b.client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	if err := errors.Join(err, response.Body.Close()); err != nil {
		t.Fatal(err)
	}
	if twice := saidTwice.FindString(string(body)); twice != "" {
		t.Errorf("%s: a browser ignores the second: %s", request.URL.Path, twice)
	}
	return answer{t, response.StatusCode, response.Request.URL.Path, response.Header, string(body), response.Request.URL.Fragment}
}

// saidTwice is an element that is described twice: its problem was not read aloud.
var saidTwice = regexp.MustCompile(`<[^>]*aria-describedby="[^"]*"[^>]*aria-describedby=[^>]*>`)

// says fails unless every part stands in the page's text or source; spaces that
// do not break count as spaces.
func (a answer) says(parts ...string) answer {
	a.t.Helper()
	text := strings.ReplaceAll(html.UnescapeString(a.body), "\u00a0", " ")
	for _, part := range parts {
		if !strings.Contains(text, part) && !strings.Contains(a.body, part) {
			a.t.Errorf("%s (%d) does not say %q:\n%s", a.path, a.status, part, a.body)
		}
	}
	return a
}

func (a answer) lacks(parts ...string) answer {
	a.t.Helper()
	for _, part := range parts {
		if strings.Contains(a.body, part) {
			a.t.Errorf("%s (%d) says %q", a.path, a.status, part)
		}
	}
	return a
}

func (a answer) is(status int) answer {
	a.t.Helper()
	if a.status != status {
		a.t.Errorf("%s: got status %d, want %d\n%s", a.path, a.status, status, a.body)
	}
	return a
}

// fields reads every named field of the page's forms as a browser would send it.
func (a answer) fields() map[string]string {
	a.t.Helper()
	root, err := html.Parse(strings.NewReader(a.body))
	if err != nil {
		a.t.Fatal(err)
	}
	fields := map[string]string{}
	for n := range root.Descendants() {
		name := attr(n, "name")
		switch {
		case n.Type != html.ElementNode || name == "":
		case n.Data == "input" && (attr(n, "type") == "radio" || attr(n, "type") == "checkbox") && !has(n, "checked"): // is not sent
		case n.Data == "input":
			fields[name] = attr(n, "value")
		case n.Data == "textarea":
			if n.FirstChild != nil {
				fields[name] = strings.TrimPrefix(n.FirstChild.Data, "\n")
			}
		case n.Data == "select":
			for option := range n.Descendants() {
				for _, at := range option.Attr {
					if at.Key == "selected" {
						fields[name] = attr(option, "value")
					}
				}
			}
		}
	}
	return fields
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
