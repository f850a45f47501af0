package console

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// archive is what the fake office keeps of the content's entries.
type archive struct {
	drafts   map[data.EntryRef]data.DraftedEntry
	versions map[data.EntryRef][]data.Version // the newest last
	fourEyes []data.EntryKind
	checked  []data.ServiceID
	seen     data.Entry // that was painted last
}

func newArchive() archive {
	return archive{drafts: map[data.EntryRef]data.DraftedEntry{}, versions: map[data.EntryRef][]data.Version{}}
}

func (o *office) Entry(_ context.Context, ref data.EntryRef) (data.DraftedEntry, error) {
	if n, ok := o.notices[data.NoticeID(ref.ID)]; ok && ref.Kind == data.KindNotice {
		return data.DraftedEntry{Entry: n.Notice, State: n.State, Version: n.Version, Revision: n.Revision, ChangedBy: n.ChangedBy, Approval: n.Approval}, nil
	}
	if e, ok := o.drafts[ref]; ok {
		return e, o.failing["Entry"]
	}
	e, err := datatest.Town().With(datatest.Survey()).Find(ref)
	if err != nil {
		return data.DraftedEntry{}, err
	}
	return data.DraftedEntry{Entry: e, Published: e, State: data.EntryPublished}, o.failing["Entry"]
}

func (o *office) DraftedEntries(_ context.Context, kind data.EntryKind) (all []data.Drafted, err error) {
	for ref, e := range o.drafts {
		if ref.Kind == kind && e.State != data.EntryPublished {
			all = append(all, data.Drafted{Ref: ref, Revision: e.Revision, Title: e.Entry.Called().BG, ChangedBy: e.ChangedBy, ChangedAt: e.ChangedAt, Approval: e.Approval})
		}
	}
	slices.SortFunc(all, func(a, b data.Drafted) int { return strings.Compare(a.Ref.ID, b.Ref.ID) })
	return all, nil
}

func (o *office) SaveEntry(ctx context.Context, by string, e data.Entry, revision int) (data.DraftedEntry, error) {
	if err := o.failing["SaveEntry"]; err != nil {
		return data.DraftedEntry{}, err
	}
	if s, ok := e.(data.Service); ok && s.ID == "" {
		s.ID = data.ServiceID("new" + strconv.Itoa(len(o.drafts)+1))
		e = s
	}
	now, err := o.Entry(ctx, e.Ref())
	if err == nil && now.Revision != revision {
		return now, data.ErrConflict
	}
	now.Entry, now.State, now.Revision, now.ChangedBy, now.ChangedAt = e, data.EntryChanged, now.Revision+1, by, o.now
	if now.Approval.Step != data.StepReturned {
		now.Approval = data.Approval{}
	}
	if now.Published == nil {
		now.State = data.EntryDraft
	}
	o.drafts[e.Ref()] = now
	return now, nil
}

// change changes what the desk has of the entry.
func (o *office) change(ctx context.Context, ref data.EntryRef, revision int, change func(*data.DraftedEntry) error) (data.DraftedEntry, error) {
	now, err := o.Entry(ctx, ref)
	if err != nil {
		return now, err
	}
	if now.Revision != revision {
		return now, data.ErrConflict
	}
	if err := change(&now); err != nil {
		return now, err
	}
	if n, ok := o.notices[data.NoticeID(ref.ID)]; ok && ref.Kind == data.KindNotice {
		n.Approval = now.Approval
		o.notices[n.ID] = n
		return now, nil
	}
	o.drafts[ref] = now
	return now, nil
}

func (o *office) PublishEntry(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error) {
	return o.change(ctx, ref, revision, func(e *data.DraftedEntry) error {
		if err := o.failing["PublishEntry"]; err != nil {
			return err
		}
		if e.State == data.EntryPublished {
			return data.ErrUnchanged
		}
		if slices.Contains(o.fourEyes, ref.Kind) && e.ChangedBy == by {
			return data.ErrFourEyes
		}
		if err := e.Entry.Check(o.now); err != nil {
			return err
		}
		if len(o.versions[ref]) == 0 && e.Published != nil {
			o.versions[ref] = append(o.versions[ref], data.Version{Ref: ref, Entry: e.Published, By: "office", How: data.HowFirst})
		}
		e.Version++
		o.versions[ref] = append(o.versions[ref], data.Version{Ref: ref, Number: e.Version, Entry: e.Entry, By: by, At: o.now, How: data.HowPublished})
		e.Published, e.State, e.Approval = e.Entry, data.EntryPublished, data.Approval{}
		return o.unshown
	})
}

func (o *office) PublishEntries(ctx context.Context, by string, drafts []data.Drafted) error {
	for _, d := range drafts {
		now, err := o.Entry(ctx, d.Ref)
		if err == nil {
			_, err = o.PublishEntry(ctx, by, d.Ref, d.Revision)
		}
		if err != nil {
			return data.Stopped{Ref: d.Ref, Title: now.Entry.Called().BG, Cause: err}
		}
	}
	return nil
}

func (o *office) SaveEntries(ctx context.Context, by string, all []data.DraftedEntry) error {
	for _, d := range all {
		if _, err := o.SaveEntry(ctx, by, d.Entry, d.Revision); err != nil {
			return err
		}
	}
	return nil
}

func (o *office) decideEntry(ctx context.Context, ref data.EntryRef, revision int, a data.Approval) (data.DraftedEntry, error) {
	return o.change(ctx, ref, revision, func(e *data.DraftedEntry) error {
		a.At = o.now
		e.Approval = a
		return o.failing["decide"]
	})
}

func (o *office) AskApproval(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error) {
	if e, err := o.Entry(ctx, ref); err == nil && e.State == data.EntryPublished {
		return e, data.ErrUnchanged
	}
	if e, err := o.Entry(ctx, ref); err == nil && e.Entry.Check(o.now) != nil {
		return e, e.Entry.Check(o.now)
	}
	return o.decideEntry(ctx, ref, revision, data.Approval{Step: data.StepAsked, By: by})
}

func (o *office) ReturnDraft(ctx context.Context, by string, ref data.EntryRef, revision int, reason string) (data.DraftedEntry, error) {
	if reason == "" {
		return data.DraftedEntry{}, data.Problems{{Field: "return_reason", Reason: data.Missing}}
	}
	return o.decideEntry(ctx, ref, revision, data.Approval{Step: data.StepReturned, By: by, Reason: reason})
}

func (o *office) ScheduleDraft(ctx context.Context, by string, ref data.EntryRef, revision int, at time.Time) (data.DraftedEntry, error) {
	if !at.After(o.now) {
		return data.DraftedEntry{}, data.Problems{{Field: "publish_at", Reason: data.InThePast}}
	}
	return o.decideEntry(ctx, ref, revision, data.Approval{Step: data.StepScheduled, By: by, Publish: at})
}

func (o *office) TakeBack(ctx context.Context, _ string, ref data.EntryRef, revision int) (data.DraftedEntry, error) {
	return o.decideEntry(ctx, ref, revision, data.Approval{})
}

func (o *office) DiscardDraft(_ context.Context, _ string, ref data.EntryRef, _ int) error {
	delete(o.drafts, ref)
	return nil
}

func (o *office) RemoveEntry(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error) {
	if ref.Kind == data.KindDepartment {
		return data.DraftedEntry{}, data.Problems{{Field: "remove", Reason: data.InUse}}
	}
	return o.change(ctx, ref, revision, func(e *data.DraftedEntry) error {
		o.versions[ref] = append(o.versions[ref], data.Version{Ref: ref, Number: 1, Entry: e.Entry, By: by, At: o.now, How: data.HowFirst})
		e.Published, e.State = nil, data.EntryRemoved
		return nil
	})
}

func (o *office) CheckServices(_ context.Context, _ string, ids []data.ServiceID) error {
	o.checked = append(o.checked, ids...)
	return o.unshown
}

func (o *office) TakeForm(_ context.Context, file []byte) (data.FormFile, error) {
	if !bytes.HasPrefix(file, []byte("%PDF")) {
		return data.FormFile{}, data.Problems{{Field: "pdf", Reason: data.BadFormat}}
	}
	return data.FormFile{SHA256: strings.Repeat("ab", 32), Pages: 2, Size: int64(len(file))}, nil
}

func (o *office) FormFile(context.Context, string) ([]byte, error) {
	return []byte("%PDF-1.4 тук"), nil
}

func (o *office) Decided(context.Context) (all []data.Drafted, err error) {
	for ref, e := range o.drafts {
		if e.Approval.Step != data.StepWritten {
			all = append(all, data.Drafted{Ref: ref, Title: e.Entry.Called().BG, ChangedBy: e.ChangedBy, ChangedAt: e.ChangedAt, Approval: e.Approval})
		}
	}
	slices.SortFunc(all, func(a, b data.Drafted) int { return strings.Compare(a.Ref.String(), b.Ref.String()) })
	return all, nil
}

func (o *office) FourEyes(context.Context) ([]data.EntryKind, error) { return o.fourEyes, nil }

func (o *office) SetFourEyes(_ context.Context, _ string, kinds []data.EntryKind) error {
	o.fourEyes = kinds
	return nil
}

func (o *office) Versions(_ context.Context, ref data.EntryRef) ([]data.Version, error) {
	all := slices.Clone(o.versions[ref])
	slices.Reverse(all)
	return all, nil
}

func (o *office) RemovedEntries(_ context.Context, kind data.EntryKind) (all []data.Version, err error) {
	for ref, e := range o.drafts {
		if ref.Kind == kind && e.State == data.EntryRemoved {
			all = append(all, data.Version{Ref: ref, Number: 1, Entry: e.Entry, By: e.ChangedBy, How: data.HowRemoved})
		}
	}
	return all, nil
}

func (o *office) RestoreVersion(ctx context.Context, by string, ref data.EntryRef, number, revision int) (data.DraftedEntry, error) {
	now, err := o.Entry(ctx, ref)
	if err != nil {
		return now, err
	}
	if now.Revision != revision {
		return now, data.ErrConflict
	}
	for _, v := range o.versions[ref] {
		if v.Number == number {
			return o.SaveEntry(ctx, by, v.Entry, now.Revision)
		}
	}
	return now, data.ErrNotFound
}

func (o *office) UndoPublication(_ context.Context, _ string, ref data.EntryRef, number int) (data.DraftedEntry, error) {
	e := o.drafts[ref]
	if e.Version != number {
		return e, data.ErrConflict
	}
	e.Entry = o.versions[ref][len(o.versions[ref])-2].Entry
	e.Published = e.Entry
	o.drafts[ref] = e
	return e, nil
}

// previewEntry paints the called name of the entry.
func (o *office) previewEntry(_ context.Context, e data.Entry, on Surface) (Previewed, error) {
	o.seen, o.surface = e, on
	return Previewed{PNG: []byte(e.Called().BG), Pages: 1, Unfit: o.unfit, GoesOn: on == OnKiosk}, o.failing["PreviewEntry"]
}

func (o *office) WaitingDrafts(ctx context.Context) (n int, err error) {
	all, err := o.Decided(ctx)
	for _, d := range all {
		if d.Approval.Step == data.StepAsked {
			n++
		}
	}
	return n, err
}
