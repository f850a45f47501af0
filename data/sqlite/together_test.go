package sqlite

import (
	"testing"
	"time"

	"example.org/parter/data"
)

// publisher is an account that publishes.
func (d *desk) publisher(t *testing.T, name string) data.Account {
	t.Helper()
	a, err := d.CreateAccount(t.Context(), office, name, data.Roles{data.Publisher})
	must(t, err)
	return a
}

func TestNoticeThatAnotherWroteWasTheirsOfWhoeverPublishedIt(t *testing.T) {
	d := openDesk(t)
	must(t, d.SetFourEyes(t.Context(), "админ", []data.EntryKind{data.KindNotice}))
	n := d.draft(t, "Вода")
	same, err := d.SaveNotice(t.Context(), "Петров", n.Notice, n.Revision) // the form saves before it publishes
	must(t, err)
	if same.Revision != n.Revision || same.ChangedBy != "Иванова" {
		t.Errorf("the same words changed %+v", same)
	}
	_, err = d.PublishNotice(t.Context(), "Петров", n.ID, same.Revision)
	must(t, err)
}

func TestWhoeverWroteAnyOfItDoesNotPublishIt(t *testing.T) {
	d := openDesk(t)
	must(t, d.SetFourEyes(t.Context(), "админ", []data.EntryKind{data.KindService}))
	first := d.rename(t, "Петров", "Всичко")
	second := d.rename(t, "Иванова", "Всичко.")
	_, err := d.PublishEntry(t.Context(), "Петров", first.Entry.Ref(), second.Revision)
	wantKind(t, err, data.ErrFourEyes)
	_, err = d.PublishEntry(t.Context(), "Георгиева", first.Entry.Ref(), second.Revision)
	must(t, err)
	third := d.rename(t, "Иванова", "Друго")
	_, err = d.PublishEntry(t.Context(), "Петров", first.Entry.Ref(), third.Revision) // what is published is nobody's draft any more
	must(t, err)
}

func TestFormFromBeforeADiscardOverwroteWhatCameAfter(t *testing.T) {
	d := openDesk(t)
	old := d.rename(t, "Иванова", "Изхвърлено")
	must(t, d.DiscardDraft(t.Context(), "Иванова", old.Entry.Ref(), old.Revision))
	d.rename(t, "Петров", "Ново")
	_, err := d.SaveEntry(t.Context(), "Иванова", old.Entry, old.Revision)
	wantKind(t, err, data.ErrConflict)
}

func TestFormFromBeforeAnUndoBroughtBackWhatWasUndone(t *testing.T) {
	d := openDesk(t)
	saved := d.rename(t, "Иванова", "Грешка")
	published, err := d.PublishEntry(t.Context(), "Иванова", saved.Entry.Ref(), saved.Revision)
	must(t, err)
	_, err = d.UndoPublication(t.Context(), "Петров", saved.Entry.Ref(), published.Version)
	must(t, err)
	_, err = d.SaveEntry(t.Context(), "Иванова", saved.Entry, published.Revision)
	wantKind(t, err, data.ErrConflict)
}

func TestDraftOfAColleagueOutlivesRestoringUndoingAndRemoving(t *testing.T) {
	d := openDesk(t)
	town := d.newService(t, "Нова услуга")
	published, err := d.PublishEntry(t.Context(), "Петров", town.Entry.Ref(), town.Revision)
	must(t, err)
	ref := town.Entry.Ref()
	s := published.Entry.(data.Service)
	s.Name.BG = "На колежката"
	draft, err := d.SaveEntry(t.Context(), "Иванова", s, published.Revision)
	must(t, err)
	_, err = d.RestoreVersion(t.Context(), "Петров", ref, 1, draft.Revision)
	wantKind(t, err, data.ErrConflict)
	_, err = d.RemoveEntry(t.Context(), "Петров", ref, draft.Revision)
	wantKind(t, err, data.ErrConflict)
	undone, err := d.UndoPublication(t.Context(), "Петров", ref, published.Version)
	must(t, err)
	if undone.State != data.EntryDraft || undone.Entry.Called().BG != "На колежката" || undone.Published != nil {
		t.Errorf("after the undo the desk has %+v", undone)
	}
}

func (d *desk) newService(t *testing.T, name string) data.DraftedEntry {
	t.Helper()
	c, err := d.Content(t.Context())
	must(t, err)
	saved, err := d.SaveEntry(t.Context(), "Иванова", data.Service{
		Name: data.Text{BG: name}, Group: c.Groups[0].ID, Department: c.Departments[0].ID,
	}, 0)
	must(t, err)
	return saved
}

func TestRemovedEntryIsRestoredAndNotPublishedAsItIs(t *testing.T) {
	d := openDesk(t)
	e, s := d.service(t)
	removed, err := d.RemoveEntry(t.Context(), "Петров", s.Ref(), e.Revision)
	must(t, err)
	_, err = d.PublishEntry(t.Context(), "Петров", s.Ref(), removed.Revision)
	wantKind(t, err, data.ErrConflict)
	_, err = d.AskApproval(t.Context(), "Петров", s.Ref(), removed.Revision)
	wantKind(t, err, data.ErrConflict)
}

func TestNothingIsAskedForWhatIsPublishedAsItIs(t *testing.T) {
	d := openDesk(t)
	e, s := d.service(t)
	_, err := d.AskApproval(t.Context(), "Иванова", s.Ref(), e.Revision)
	wantKind(t, err, data.ErrUnchanged)
}

func TestUndoToWhatNamesARemovedDepartmentSaysSo(t *testing.T) {
	d := openDesk(t)
	made, err := d.SaveEntry(t.Context(), "Иванова", data.Department{Name: data.Text{BG: "Временно звено"}}, 0)
	must(t, err)
	department, err := d.PublishEntry(t.Context(), "Иванова", made.Entry.Ref(), made.Revision)
	must(t, err)
	e, s := d.service(t)
	before := s.Department
	s.Department = data.DepartmentID(made.Entry.Ref().ID)
	saved, err := d.SaveEntry(t.Context(), "Иванова", s, e.Revision)
	must(t, err)
	_, err = d.PublishEntry(t.Context(), "Иванова", s.Ref(), saved.Revision)
	must(t, err)
	s.Department = before
	saved, err = d.SaveEntry(t.Context(), "Иванова", s, saved.Revision)
	must(t, err)
	published, err := d.PublishEntry(t.Context(), "Иванова", s.Ref(), saved.Revision)
	must(t, err)
	_, err = d.RemoveEntry(t.Context(), "Иванова", made.Entry.Ref(), department.Revision)
	must(t, err)
	_, err = d.UndoPublication(t.Context(), "Иванова", s.Ref(), published.Version)
	wantProblem(t, err, "department", data.UnknownName)
}

func TestWhatWasScheduledByWhoeverLostTheRightIsReturned(t *testing.T) {
	d := openDesk(t)
	a := d.publisher(t, "Петров")
	saved := d.rename(t, "Иванова", "Утре")
	_, err := d.ScheduleDraft(t.Context(), "Петров", saved.Entry.Ref(), saved.Revision, d.now.Add(time.Hour))
	must(t, err)
	must(t, d.SetRoles(t.Context(), "админ", a.ID, data.Roles{data.Editor}))
	d.now = d.now.Add(2 * time.Hour)
	if n, err := d.PublishDue(t.Context()); n != 0 || err != nil || d.shown(t) == "Утре" {
		t.Errorf("published %d, %v, shown %q", n, err, d.shown(t))
	}
	waiting, err := d.Decided(t.Context())
	must(t, err)
	if len(waiting) != 1 || waiting[0].Approval.Step != data.StepReturned {
		t.Errorf("waiting are %+v", waiting)
	}
}

func TestDeletedNoticeComesBackUnderARevisionOfItsOwn(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Вода")
	must(t, d.DeleteNotice(t.Context(), "Иванова", n.ID))
	restored, err := d.RestoreVersion(t.Context(), "Иванова", n.Ref(), 1, 0)
	must(t, err)
	if restored.Revision <= n.Revision {
		t.Errorf("revision %d, was %d", restored.Revision, n.Revision)
	}
}
