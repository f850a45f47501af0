package sqlite

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// service is the sample town's first service as the desk has it.
func (d *desk) service(t *testing.T) (data.DraftedEntry, data.Service) {
	t.Helper()
	e, err := d.Entry(t.Context(), datatest.Town().Services[0].Ref())
	must(t, err)
	return e, e.Entry.(data.Service)
}

// rename saves the service under another name.
func (d *desk) rename(t *testing.T, by, name string) data.DraftedEntry {
	t.Helper()
	e, s := d.service(t)
	s.Name.BG = name
	saved, err := d.SaveEntry(t.Context(), by, s, e.Revision)
	must(t, err)
	return saved
}

// shown is the service's name as the public sees it.
func (d *desk) shown(t *testing.T) string {
	t.Helper()
	c, err := d.Content(t.Context())
	must(t, err)
	return c.Services[0].Name.BG
}

func TestEntryThatNobodyChangedIsWhatThePublicSees(t *testing.T) {
	d := openDesk(t)
	must(t, d.asksVisitors(t, datatest.Survey()))
	c, err := d.Content(t.Context())
	must(t, err)
	for _, kind := range data.EntryKinds() {
		ref := data.EntryRef{Kind: kind, ID: data.TheOnly}
		for _, of := range []data.Entry{c.Notices[0], c.Services[0], c.Departments[0], c.Groups[0], c.LifeEvents[0], c.Forms[0], c.Elsewhere[0], c.Surveys[0]} {
			if of.Ref().Kind == kind {
				ref = of.Ref()
			}
		}
		e, err := d.Entry(t.Context(), ref)
		must(t, err)
		if e.State != data.EntryPublished || e.Published == nil || e.Entry.Ref() != ref {
			t.Errorf("%s: got %+v", ref, e)
		}
	}
}

// TestEveryKindIsPublishedAsItWasWritten writes each kind anew and finds it in the content,
// with everything else as it was.
func TestEveryKindIsPublishedAsItWasWritten(t *testing.T) {
	town := datatest.Town()
	service := town.Services[0]
	service.Name, service.Fees = data.Text{BG: "Ново име", EN: "New name"}, append([]data.Fee{{Amount: 250, Source: "Община", From: midnight(datatest.Now())}}, service.Fees...)
	department, group, event, form := town.Departments[0], town.Groups[0], town.LifeEvents[0], town.Forms[0]
	department.Phone, department.Hours.Week = "0777 12345", []data.Opening{{Day: time.Monday, From: 8 * 60, Until: 12 * 60}}
	group.Also, event.Name.BG, form.About.BG = "ГРАО", "Нов живот", "За друго"
	elsewhere := town.Elsewhere[0]
	elsewhere.Website = "example.org"
	town.Town.Website = "www.example.org"
	stages := data.StageList(slices.Clone(town.Stages))
	stages[2].Name, stages[2].Next = data.Text{BG: "Изпълнява се"}, data.Text{}
	town.Charter.Title.BG = "Нова харта"
	for _, e := range []data.Entry{
		service, department, group, event, form, elsewhere, town.Town, town.Charter, data.Receptions(town.Receptions[:1]),
		data.DaysOffList{{Day: time.Date(2026, 12, 28, 0, 0, 0, 0, data.Sofia()), Kind: data.Off, Reason: data.Text{BG: "Ремонт"}}},
		data.Synonyms{{Said: "акт", Means: []string{"удостоверение"}}},
		data.Results(town.Results[:1]), stages,
	} {
		t.Run(string(e.Ref().Kind), func(t *testing.T) {
			d := openDesk(t)
			before, err := d.Entry(t.Context(), e.Ref())
			must(t, err)
			saved, err := d.SaveEntry(t.Context(), "Иванова", e, before.Revision)
			must(t, err)
			published, err := d.PublishEntry(t.Context(), "Петров", e.Ref(), saved.Revision)
			must(t, err)
			c, err := d.Content(t.Context())
			must(t, err)
			got, err := c.Local().Find(e.Ref())
			must(t, err)
			if same, err := data.SameEntry(got, e); err != nil || !same {
				t.Errorf("published differs from what was written:\n%s", cmp.Diff(e, got))
			}
			if published.State != data.EntryPublished || published.Version != 1 {
				t.Errorf("got %+v", published)
			}
		})
	}
}

func TestNewEntryStandsAfterAllOthers(t *testing.T) {
	d := openDesk(t)
	town := datatest.Town()
	saved, err := d.SaveEntry(t.Context(), "Иванова", data.Service{
		Name: data.Text{BG: "Съвсем нова"}, Group: town.Groups[0].ID, Department: town.Departments[0].ID,
	}, 0)
	must(t, err)
	if saved.State != data.EntryDraft || saved.Published != nil || saved.Entry.Ref().ID == "" {
		t.Fatalf("got %+v", saved)
	}
	_, err = d.PublishEntry(t.Context(), "Петров", saved.Entry.Ref(), saved.Revision)
	must(t, err)
	c, err := d.Content(t.Context())
	must(t, err)
	if got := c.Services[len(c.Services)-1].Name.BG; got != "Съвсем нова" || len(c.Services) != len(town.Services)+1 {
		t.Errorf("the last of %d services is %q", len(c.Services), got)
	}
}

func TestDraftIsPrivateAndASecondOneIsTold(t *testing.T) {
	d := openDesk(t)
	e, s := d.service(t)
	s.Name.BG = "На Иванова"
	saved, err := d.SaveEntry(t.Context(), "Иванова", s, e.Revision)
	must(t, err)
	if saved.State != data.EntryChanged || d.shown(t) == "На Иванова" {
		t.Errorf("state %s, shown %q", saved.State, d.shown(t))
	}
	s.Name.BG = "На Петров"
	theirs, err := d.SaveEntry(t.Context(), "Петров", s, e.Revision)
	wantKind(t, err, data.ErrConflict)
	if theirs.Entry.Called().BG != saved.Entry.Called().BG || theirs.ChangedBy != "Иванова" {
		t.Errorf("the second is shown %+v", theirs)
	}
}

func TestFormOpenedBeforeAPublicationDoesNotOverwriteIt(t *testing.T) {
	d := openDesk(t)
	old, s := d.service(t)
	saved := d.rename(t, "Иванова", "Първо")
	_, err := d.PublishEntry(t.Context(), "Иванова", saved.Entry.Ref(), saved.Revision)
	must(t, err)
	_, err = d.SaveEntry(t.Context(), "Петров", s, old.Revision)
	wantKind(t, err, data.ErrConflict)
}

func TestEveryVersionIsKeptAndRestoredAsANewOne(t *testing.T) {
	d := openDesk(t)
	first := d.shown(t)
	for _, name := range []string{"Второ", "Трето"} {
		saved := d.rename(t, "Иванова", name)
		_, err := d.PublishEntry(t.Context(), "Петров", saved.Entry.Ref(), saved.Revision)
		must(t, err)
	}
	e, s := d.service(t)
	versions, err := d.Versions(t.Context(), s.Ref())
	must(t, err)
	var got []string
	for _, v := range versions {
		got = append(got, string(v.How)+" "+v.Entry.(data.Service).Name.BG)
	}
	if diff := cmp.Diff([]string{"published Трето", "published Второ", "first " + first}, got); diff != "" {
		t.Error(diff)
	}
	restored, err := d.RestoreVersion(t.Context(), "Иванова", s.Ref(), 0, e.Revision)
	must(t, err)
	if restored.State != data.EntryChanged || d.shown(t) != "Трето" || restored.Revision <= e.Revision {
		t.Errorf("restored is only a draft: %+v", restored)
	}
	_, err = d.PublishEntry(t.Context(), "Петров", s.Ref(), restored.Revision)
	must(t, err)
	if versions, err = d.Versions(t.Context(), s.Ref()); err != nil || len(versions) != 4 || d.shown(t) != first {
		t.Errorf("%d versions, shown %q, %v", len(versions), d.shown(t), err)
	}
}

func TestPublicationIsUndoneInOnePress(t *testing.T) {
	d := openDesk(t)
	first := d.shown(t)
	saved := d.rename(t, "Иванова", "Грешка")
	published, err := d.PublishEntry(t.Context(), "Иванова", saved.Entry.Ref(), saved.Revision)
	must(t, err)
	ref := saved.Entry.Ref()
	undone, err := d.UndoPublication(t.Context(), "Петров", ref, published.Version)
	must(t, err)
	if d.shown(t) != first || undone.State != data.EntryPublished {
		t.Errorf("shown %q, %+v", d.shown(t), undone)
	}
	_, err = d.UndoPublication(t.Context(), "Петров", ref, published.Version)
	wantKind(t, err, data.ErrConflict)
}

func TestUndoOfTheFirstPublicationTakesItAway(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Грешка")
	published, err := d.PublishNotice(t.Context(), "Иванова", n.ID, n.Revision)
	must(t, err)
	_, err = d.UndoPublication(t.Context(), "Иванова", n.Ref(), published.Version)
	must(t, err)
	if got := d.titles(t); got != nil {
		t.Errorf("the public sees %q", got)
	}
	kept, err := d.DraftedNotice(t.Context(), n.ID)
	if err != nil || kept.Title != "Грешка" {
		t.Errorf("the draft is %+v, %v", kept, err)
	}
}

func TestRemovedServiceLeavesThePublicAndComesBack(t *testing.T) {
	d := openDesk(t)
	e, s := d.service(t)
	removed, err := d.RemoveEntry(t.Context(), "Петров", s.Ref(), e.Revision)
	must(t, err)
	if removed.State != data.EntryRemoved || removed.Entry == nil {
		t.Fatalf("got %+v", removed)
	}
	c, err := d.Content(t.Context())
	must(t, err)
	if _, err := c.Find(s.Ref()); !errors.Is(err, data.ErrNotFound) {
		t.Error("the public still sees it")
	}
	for _, event := range c.LifeEvents {
		for _, id := range event.Services {
			if id == s.ID {
				t.Errorf("life event %s still names it", event.ID)
			}
		}
	}
	gone, err := d.RemovedEntries(t.Context(), data.KindService)
	must(t, err)
	restored, err := d.RestoreVersion(t.Context(), "Петров", s.Ref(), gone[0].Number, removed.Revision)
	must(t, err)
	_, err = d.PublishEntry(t.Context(), "Петров", s.Ref(), restored.Revision)
	must(t, err)
	after, err := d.Content(t.Context())
	must(t, err)
	if diff := cmp.Diff(datatest.Town().LifeEvents, after.LifeEvents); diff != "" {
		t.Errorf("it is not where it was:\n%s", diff)
	}
}

func TestWhatOthersNameIsNotRemoved(t *testing.T) {
	d := openDesk(t)
	_, s := d.service(t)
	for _, ref := range []data.EntryRef{{Kind: data.KindDepartment, ID: string(s.Department)}, {Kind: data.KindGroup, ID: string(s.Group)}, datatest.Town().Charter.Ref()} {
		_, err := d.RemoveEntry(t.Context(), "Петров", ref, 0)
		wantProblem(t, err, "remove", data.InUse)
	}
}

func TestWhatNamesNothingIsNotPublished(t *testing.T) {
	d := openDesk(t)
	e, s := d.service(t)
	s.Department = "няма"
	saved, err := d.SaveEntry(t.Context(), "Иванова", s, e.Revision)
	must(t, err)
	_, err = d.PublishEntry(t.Context(), "Иванова", s.Ref(), saved.Revision)
	wantProblem(t, err, "department", data.UnknownName)
}

func TestDraftIsAskedForReturnedAndAskedForAgain(t *testing.T) {
	d := openDesk(t)
	saved := d.rename(t, "Иванова", "Чернова")
	ref := saved.Entry.Ref()
	asked, err := d.AskApproval(t.Context(), "Иванова", ref, saved.Revision)
	must(t, err)
	if asked.Approval.Step != data.StepAsked || asked.Approval.By != "Иванова" || !asked.Approval.At.Equal(d.now) {
		t.Errorf("asked: %+v", asked.Approval)
	}
	waiting, err := d.Decided(t.Context())
	must(t, err)
	if len(waiting) != 1 || waiting[0].Ref != ref || waiting[0].ChangedBy != "Иванова" || waiting[0].Title == "" {
		t.Errorf("waiting are %+v", waiting)
	}
	_, err = d.ReturnDraft(t.Context(), "Петров", ref, saved.Revision, "")
	wantProblem(t, err, "return_reason", data.Missing)
	_, err = d.ReturnDraft(t.Context(), "Петров", ref, saved.Revision, "Сгрешена такса.")
	must(t, err)
	again := d.rename(t, "Иванова", "Поправена")
	if again.Approval.Step != data.StepReturned || again.Approval.Reason != "Сгрешена такса." {
		t.Errorf("while it is mended the reason is %+v", again.Approval)
	}
	asked, err = d.AskApproval(t.Context(), "Иванова", ref, again.Revision)
	must(t, err)
	if asked.Approval.Step != data.StepAsked || asked.Approval.Reason != "" {
		t.Errorf("asked again: %+v", asked.Approval)
	}
	changed := d.rename(t, "Иванова", "Друга")
	if changed.Approval.Step != data.StepWritten {
		t.Errorf("a changed draft is still asked for: %+v", changed.Approval)
	}
}

func TestIncompleteDraftIsNotSentForApproval(t *testing.T) {
	d := openDesk(t)
	saved := d.rename(t, "Иванова", "")
	_, err := d.AskApproval(t.Context(), "Иванова", saved.Entry.Ref(), saved.Revision)
	wantProblem(t, err, "name", data.Missing)
}

func TestFourEyesKeepTheWriterFromPublishing(t *testing.T) {
	d := openDesk(t)
	must(t, d.SetFourEyes(t.Context(), "админ", []data.EntryKind{data.KindService}))
	saved := d.rename(t, "Иванова", "Ново")
	ref := saved.Entry.Ref()
	_, err := d.PublishEntry(t.Context(), "Иванова", ref, saved.Revision)
	wantKind(t, err, data.ErrFourEyes)
	_, err = d.ScheduleDraft(t.Context(), "Иванова", ref, saved.Revision, d.now.Add(time.Hour))
	wantKind(t, err, data.ErrFourEyes)
	_, err = d.PublishEntry(t.Context(), "Петров", ref, saved.Revision)
	must(t, err)
	n := d.draft(t, "Обявление")
	_, err = d.PublishNotice(t.Context(), "Иванова", n.ID, n.Revision) // of notices nobody said so
	must(t, err)
}

func TestScheduledDraftIsPublishedAtItsTime(t *testing.T) {
	d := openDesk(t)
	before := d.shown(t)
	d.publisher(t, "Петров")
	saved := d.rename(t, "Иванова", "От Нова година")
	ref := saved.Entry.Ref()
	_, err := d.ScheduleDraft(t.Context(), "Петров", ref, saved.Revision, d.now.Add(-time.Minute))
	wantProblem(t, err, "publish_at", data.InThePast)
	_, err = d.ScheduleDraft(t.Context(), "Петров", ref, saved.Revision, d.now.Add(time.Hour))
	must(t, err)
	if n, err := d.PublishDue(t.Context()); n != 0 || err != nil || d.shown(t) != before {
		t.Errorf("before its time: %d, %v, shown %q", n, err, d.shown(t))
	}
	d.now = d.now.Add(time.Hour)
	if n, err := d.PublishDue(t.Context()); n != 1 || err != nil || d.shown(t) != "От Нова година" {
		t.Errorf("at its time: %d, %v, shown %q", n, err, d.shown(t))
	}
	if n, err := d.PublishDue(t.Context()); n != 0 || err != nil {
		t.Errorf("it is published twice: %d, %v", n, err)
	}
	versions, err := d.Versions(t.Context(), ref)
	must(t, err)
	if versions[0].How != data.HowScheduled || versions[0].By != "Петров" {
		t.Errorf("got %+v", versions[0])
	}
}

func TestScheduledDraftThatBecameImpossibleIsReturned(t *testing.T) {
	d := openDesk(t)
	d.publisher(t, "Петров")
	n := d.draft(t, "Кратко")
	_, err := d.ScheduleDraft(t.Context(), "Петров", n.Ref(), n.Revision, d.now.Add(time.Hour))
	must(t, err)
	d.now = n.Until.Add(time.Hour) // the office was off
	if published, err := d.PublishDue(t.Context()); published != 0 || err != nil {
		t.Errorf("published %d, %v", published, err)
	}
	waiting, err := d.Decided(t.Context())
	must(t, err)
	if len(waiting) != 1 || waiting[0].Approval.Step != data.StepReturned || waiting[0].Approval.Reason == "" {
		t.Errorf("waiting are %+v", waiting)
	}
}

func TestDiscardedDraftIsAsThePublicSeesIt(t *testing.T) {
	d := openDesk(t)
	before := d.shown(t)
	saved := d.rename(t, "Иванова", "Напразно")
	wantKind(t, d.DiscardDraft(t.Context(), "Иванова", saved.Entry.Ref(), saved.Revision-1), data.ErrConflict)
	must(t, d.DiscardDraft(t.Context(), "Иванова", saved.Entry.Ref(), saved.Revision))
	if e, s := d.service(t); e.State != data.EntryPublished || s.Name.BG != before {
		t.Errorf("got %+v", e)
	}
}

func TestServiceCheckedTodaySaysSoToThePublicAndInItsDraft(t *testing.T) {
	d := openDesk(t)
	saved := d.rename(t, "Иванова", "В чернова")
	must(t, d.CheckServices(t.Context(), "Петров", []data.ServiceID{data.ServiceID(saved.Entry.Ref().ID)}))
	c, err := d.Content(t.Context())
	must(t, err)
	if got := c.Services[0]; !got.Checked.Equal(midnight(d.now)) || got.CheckedBy == "" || got.Name.BG == "В чернова" {
		t.Errorf("the public sees %+v", got)
	}
	e, s := d.service(t)
	if !s.Checked.Equal(midnight(d.now)) || s.Name.BG != "В чернова" || e.Revision == saved.Revision {
		t.Errorf("the draft is %+v", e)
	}
	wantKind(t, d.CheckServices(t.Context(), "Петров", []data.ServiceID{"няма"}), data.ErrNotFound)
}

func TestSeveralDraftsArePublishedInOneEditionOrNone(t *testing.T) {
	d := openDesk(t)
	town := datatest.Town()
	var drafts []data.Drafted
	for i, name := range []string{"Първа", ""} {
		s := town.Services[i]
		s.Name.BG = name
		saved, err := d.SaveEntry(t.Context(), "Иванова", s, 0)
		must(t, err)
		drafts = append(drafts, data.Drafted{Ref: s.Ref(), Revision: saved.Revision})
	}
	err := d.PublishEntries(t.Context(), "Петров", drafts)
	var stopped data.Stopped
	if !errors.As(err, &stopped) || stopped.Ref != drafts[1].Ref || len(d.released) != 0 || d.shown(t) == "Първа" {
		t.Fatalf("got %v, %d editions, shown %q", err, len(d.released), d.shown(t))
	}
	e, err := d.Entry(t.Context(), drafts[1].Ref)
	must(t, err)
	mended := e.Entry.(data.Service)
	mended.Name.BG = "Втора"
	saved, err := d.SaveEntry(t.Context(), "Иванова", mended, e.Revision)
	must(t, err)
	wantKind(t, d.PublishEntries(t.Context(), "Петров", drafts), data.ErrConflict) // it is another than was seen
	drafts[1].Revision = saved.Revision
	must(t, d.PublishEntries(t.Context(), "Петров", drafts))
	if len(d.released) != 1 || d.shown(t) != "Първа" {
		t.Errorf("%d editions, shown %q", len(d.released), d.shown(t))
	}
}
