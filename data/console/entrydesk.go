package console

import (
	"context"
	"net/http"
	"time"

	"example.org/parter/data"
)

// EntryDesk keeps what staff write of the content, beside notices. A save under a
// revision that is not the newest is ErrConflict and overwrites nothing; an entry
// without an ID is a new one. What is published and did not reach the screens is
// ErrNotShown.
type EntryDesk interface {
	Entry(ctx context.Context, ref data.EntryRef) (data.DraftedEntry, error)
	DraftedEntries(ctx context.Context, kind data.EntryKind) ([]data.Drafted, error)
	SaveEntry(ctx context.Context, by string, e data.Entry, revision int) (data.DraftedEntry, error)
	// PublishEntry is ErrFourEyes where somebody else has to.
	PublishEntry(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error)
	// SaveEntries saves all of the drafts or none.
	SaveEntries(ctx context.Context, by string, all []data.DraftedEntry) error
	// PublishEntries publishes all of the drafts, as they were at their revisions, or
	// none; then it is a Stopped.
	PublishEntries(ctx context.Context, by string, drafts []data.Drafted) error
	DiscardDraft(ctx context.Context, by string, ref data.EntryRef, revision int) error
	RemoveEntry(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error)
	// CheckServices notes that the services were checked today and found right.
	CheckServices(ctx context.Context, by string, ids []data.ServiceID) error
	// TakeForm keeps the document; one that cannot be taken is Problems of "pdf".
	TakeForm(ctx context.Context, file []byte) (data.FormFile, error)
	// FormFile is the document that was taken under the name.
	FormFile(ctx context.Context, sha256 string) ([]byte, error)
	Approvals
	Versions
}

// Approvals is the way of drafts from those who write to those who publish.
type Approvals interface {
	AskApproval(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error)
	ReturnDraft(ctx context.Context, by string, ref data.EntryRef, revision int, reason string) (data.DraftedEntry, error)
	ScheduleDraft(ctx context.Context, by string, ref data.EntryRef, revision int, at time.Time) (data.DraftedEntry, error)
	TakeBack(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error)
	Decided(ctx context.Context) ([]data.Drafted, error)
	// WaitingDrafts is how many drafts wait for approval.
	WaitingDrafts(ctx context.Context) (int, error)
	FourEyes(ctx context.Context) ([]data.EntryKind, error)
	SetFourEyes(ctx context.Context, by string, kinds []data.EntryKind) error
}

// Versions is what was published before.
type Versions interface {
	Versions(ctx context.Context, ref data.EntryRef) ([]data.Version, error)
	RemovedEntries(ctx context.Context, kind data.EntryKind) ([]data.Version, error)
	RestoreVersion(ctx context.Context, by string, ref data.EntryRef, number, revision int) (data.DraftedEntry, error)
	UndoPublication(ctx context.Context, by string, ref data.EntryRef, number int) (data.DraftedEntry, error)
}

func (c *console) entryRoutes(state sign) {
	state("GET /entries/{kind}", writers(), c.entries)
	state("POST /entries/service/checked", publishers(), c.checkServices)
	state("POST /entries/service/publish", publishers(), c.publishServices)
	state("GET /fees", writers(), c.fees)
	state("POST /fees", writers(), c.keepFees)
	state("GET /entries/{kind}/{id}", writers(), c.entry)
	state("POST /entries/{kind}/{id}", writers(), c.keepEntry)
	state("GET /entries/form/{id}/file.pdf", writers(), c.formFile)
	state("GET /entries/service/{id}/brochure.pdf", everyone(), c.brochure(data.Bulgarian))
	state("GET /entries/service/{id}/brochure-en.pdf", everyone(), c.brochure(data.English))
	state("POST /entries/{kind}/{id}/preview", writers(), c.previewEntry)
	state("POST /entries/{kind}/{id}/remove", publishers(), c.removeEntry)
	readers := only(data.Editor, data.Publisher, data.Auditor, data.Administrator)
	state("GET /entries/{kind}/{id}/versions", readers, c.versions)
	state("POST /entries/{kind}/{id}/restore", writers(), c.restoreVersion)
	state("POST /entries/{kind}/{id}/undo", publishers(), c.undoPublication)
	state("GET /approvals", readers, c.approvals)
	state("POST /approvals/four-eyes", only(data.Administrator), c.sure(c.setFourEyes))
}

// newID stands in the address of an entry that has none yet.
const newID = "new"

// asked is the entry that the address names, or ErrNotFound.
func asked(r *http.Request) (data.EntryRef, error) {
	ref := data.EntryRef{Kind: data.EntryKind(r.PathValue("kind")), ID: r.PathValue("id")}
	if _, err := data.NewEntry(ref.Kind); err != nil {
		return ref, data.ErrNotFound
	}
	if ref.ID == newID {
		ref.ID = ""
	}
	if ref.Kind.Single() && ref.ID != data.TheOnly {
		return ref, data.ErrNotFound
	}
	return ref, nil
}

// hasOwnPage: notices and the board are written on pages of their own.
func hasOwnPage(kind data.EntryKind) bool { return kind == data.KindNotice || kind == data.KindBoard }

// addressOf is where the entry is written.
func addressOf(ref data.EntryRef) string {
	switch ref.Kind {
	case data.KindNotice:
		return "/notices/" + ref.ID
	case data.KindBoard:
		return "/board"
	default:
	}
	return "/entries/" + string(ref.Kind) + "/" + ref.ID
}
