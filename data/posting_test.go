package data_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func sofia(y int, m time.Month, d, h, min int) time.Time {
	return time.Date(y, m, d, h, min, 0, 0, data.Sofia())
}

func TestPostingHangsItsDaysAndTheNextWorkingDay(t *testing.T) {
	weekend := func(d time.Time) bool {
		return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
	}
	for _, c := range []struct {
		name   string
		posted time.Time
		days   int
		want   time.Time
	}{
		{"seven days that end on a working day", sofia(2026, 11, 23, 9, 30), 7, sofia(2026, 12, 1, 0, 0)},
		{"the last day is a Saturday: Monday is the last", sofia(2026, 11, 28, 11, 0).AddDate(0, 0, -7), 7, sofia(2026, 12, 1, 0, 0)},
		{"posted a minute before midnight in Sofia", sofia(2026, 11, 23, 23, 59).UTC(), 7, sofia(2026, 12, 1, 0, 0)},
		{"over the night of autumn", sofia(2026, 10, 20, 8, 0), 7, sofia(2026, 10, 28, 0, 0)},
		{"fourteen days", sofia(2026, 11, 2, 8, 0), 14, sofia(2026, 11, 17, 0, 0)},
	} {
		if got := data.NotBefore(c.posted, c.days, weekend); !got.Equal(c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func soundPosting() data.Posting {
	return data.Posting{
		ID: "p1", Basis: data.LegalBasis{ID: "b1", Act: "АПК чл. 18а, ал. 10", Days: 7}, Document: "94-00-1287/20.11.2026",
		Addressee: "Иван Петров Примеров", Title: "Съобщение до И. П. П.", Body: "Явете се в стая 5.", Personal: true,
		Places: []string{"Таблото на партера"}, Days: 7,
	}
}

func TestPostingIsRefusedForTheFieldThatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*data.Posting)
		field  string
		reason data.Reason
	}{
		"no basis":                {func(p *data.Posting) { p.Basis = data.LegalBasis{} }, "basis", data.Missing},
		"no document":             {func(p *data.Posting) { p.Document = "" }, "document", data.Missing},
		"no title":                {func(p *data.Posting) { p.Title = "" }, "title", data.Missing},
		"no days":                 {func(p *data.Posting) { p.Days = 0 }, "days", data.Missing},
		"fewer days than the law": {func(p *data.Posting) { p.Days = 6 }, "days", data.TooShort},
		"more days than a year":   {func(p *data.Posting) { p.Days = 367 }, "days", data.BadFormat},
		"nowhere":                 {func(p *data.Posting) { p.Places = nil }, "places", data.Missing},
		"the name in the text":    {func(p *data.Posting) { p.Body = "До г-н ИВАН ПРИМЕРОВ, ул. „Нова“" }, "body", data.NamesAddressee},
		"the name turned round":   {func(p *data.Posting) { p.Title = "До Петров, Иван" }, "title", data.NamesAddressee},
		"the name without its title": {func(p *data.Posting) {
			p.Addressee, p.Body = "г-н Иван Петров", "До Иван Петров"
		}, "body", data.NamesAddressee},
		"the second of two people": {func(p *data.Posting) {
			p.Addressee, p.Body = "Иван Петров и Мария Петрова", "До Мария Петрова"
		}, "body", data.NamesAddressee},
		"heirs": {func(p *data.Posting) {
			p.Addressee, p.Title = "наследници на Иван Петров", "До наследниците на Иван Петров"
		}, "title", data.NamesAddressee},
		"the name with an initial":    {func(p *data.Posting) { p.Body = "До Иван П. Примеров" }, "body", data.NamesAddressee},
		"a personal number with gaps": {func(p *data.Posting) { p.Body = "ЕГН 75 23 16 92 63" }, "body", data.PersonalNumber},
		"a personal number":           {func(p *data.Posting) { p.Body = "ЕГН 7523169263" }, "body", data.PersonalNumber},
		"a personal number as no.":    {func(p *data.Posting) { p.Document = "7523169263" }, "document", data.PersonalNumber},
	} {
		p := soundPosting()
		c.change(&p)
		if got := p.Check().Of(c.field); got != c.reason {
			t.Errorf("%s: got %q, want %q (%v)", name, got, c.reason, p.Check())
		}
	}
	sound := soundPosting()
	sound.Body = "Писмо № 1234567890, тел. 0999 111 111. Петров път." // ten digits that are nobody's number
	if got := sound.Check(); got != nil {
		t.Errorf("a sound posting: got %v", got)
	}
}

func TestActsNameWhoAndWitnesses(t *testing.T) {
	now := sofia(2026, 11, 25, 10, 0)
	p := soundPosting()
	act := data.PostingAct{At: now, By: "Анна Иванова, деловодител"}
	if got := p.CheckPosted(act, now); got != nil {
		t.Errorf("without witnesses, where none are asked: %v", got)
	}
	p.Basis.Witnesses = true
	for reason, witnesses := range map[data.Reason][]string{
		data.Missing: {"Петър Примеров"}, data.Taken: {"Анна Иванова, секретар", "анна  иванова"}, "": {"Петър Примеров", "Мария Примерова"},
	} {
		act.Witnesses = witnesses
		if got := p.CheckPosted(act, now).Of("witnesses"); got != reason {
			t.Errorf("witnesses %q: got %q, want %q", witnesses, got, reason)
		}
	}
	act.At = now.AddDate(-1, 0, 0)
	if got := p.CheckPosted(act, now).Of("at"); got != data.InThePast {
		t.Errorf("posted a year ago: got %q", got)
	}
	act.At, act.Witnesses = now.Add(time.Minute), []string{"Петър Примеров", "Мария Примерова"}
	if got := p.CheckPosted(act, now).Of("at"); got != data.InTheFuture {
		t.Errorf("posted in a minute: got %q", got)
	}
	p.Posted, p.NotBefore = data.PostingAct{At: now}, sofia(2026, 12, 3, 0, 0)
	act.At = now
	if got := p.CheckRemoved(act, now).Of("reason"); got != data.Missing {
		t.Errorf("removed too early: got %q, want a reason", got)
	}
	act.Reason = "Връчено лично."
	if got := p.CheckRemoved(act, now); got != nil {
		t.Errorf("removed early with a reason: got %v", got)
	}
	act.At = now.Add(-time.Minute)
	if got := p.CheckRemoved(act, now).Of("at"); got != data.EndsBefore {
		t.Errorf("removed before it was posted: got %q", got)
	}
}

func TestPublicSeesInitialsAndPersonalDataLeavesByItself(t *testing.T) {
	p := soundPosting()
	p.Posted, p.NotBefore = data.PostingAct{At: sofia(2026, 11, 23, 9, 0), By: "Анна"}, sofia(2026, 12, 1, 0, 0)
	public := p.Public()
	if public.For != "И. П. П." {
		t.Errorf("got %q", public.For)
	}
	if got := data.Initials("г-н Иван Петров-Примеров"); got != "И. П. П." {
		t.Errorf("with a title: %q", got)
	}
	if !public.ShownAt(p.NotBefore.Add(-time.Second)) || public.ShownAt(p.NotBefore) {
		t.Error("personal data is not hidden at the moment of removal")
	}
	p.Personal = false
	if !p.Public().ShownAt(p.NotBefore.AddDate(1, 0, 0)) {
		t.Error("what is not personal leaves before somebody removes it")
	}
}

func told(kind data.EventKind, at time.Time, page string, seconds int) data.Event {
	detail, _ := json.Marshal(data.Painted{Page: page, Version: "v", Seconds: seconds})
	return data.Event{Kind: kind, At: at, Detail: detail}
}

func TestHangingCountsWhatWasPainted(t *testing.T) {
	start := sofia(2026, 11, 23, 9, 0)
	var events []data.Event
	round := func(at time.Time) { // a posting of two pages, then another page
		events = append(events,
			told(data.EventPagePainted, at, "posting/p1/1", 10),
			told(data.EventPagePainted, at.Add(10*time.Second), "posting/p1/2", 10),
			told(data.EventPagePainted, at.Add(20*time.Second), "hours/1", 40))
	}
	for minute := range 60 { // an hour
		round(start.Add(time.Duration(minute) * time.Minute))
	}
	events = append(events, told(data.EventScreenOff, start.Add(time.Hour), "", 0))
	morning := start.Add(24 * time.Hour)
	round(morning)
	events = append(events, told(data.EventStarted, morning.Add(30*time.Minute), "", 0)) // it had lost its power
	round(morning.Add(30 * time.Minute))
	for minute := 1; minute < 30; minute++ {
		events = append(events, told(data.EventPagePainted, morning.Add(time.Duration(30+minute)*time.Minute), "alert", 60))
	}
	until := morning.Add(time.Hour)
	got := data.HangingOf("board", "posting/p1/", events, start, until)
	if got.Times != 62 || got.Shown != 62*20*time.Second || !got.First.Equal(start) {
		t.Errorf("got %d times, %s from %v", got.Times, got.Shown, got.First)
	}
	wantDays := []data.HangingDay{
		{sofia(2026, 11, 23, 0, 0), 60, 20 * time.Minute},
		{sofia(2026, 11, 24, 0, 0), 2, 40 * time.Second},
	}
	if diff := cmp.Diff(wantDays, got.Days); diff != "" {
		t.Error(diff)
	}
	wantGaps := []data.Gap{
		{start.Add(59*time.Minute + 20*time.Second), morning, data.GapAsleep},
		{morning.Add(20 * time.Second), morning.Add(30 * time.Minute), data.GapDark},
		{morning.Add(30*time.Minute + 20*time.Second), until, data.GapOthers},
	}
	if diff := cmp.Diff(wantGaps, got.Gaps); diff != "" {
		t.Error(diff)
	}
	never := data.HangingOf("board", "posting/p2/", events, start, until)
	if never.Times != 0 || len(never.Gaps) != 1 || !never.First.IsZero() {
		t.Errorf("what never hung: got %+v", never)
	}
}
