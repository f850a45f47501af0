package console

import (
	"context"
	"fmt"
	"net/http"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// NoticeDesk keeps the notices. A save under a revision that is not the newest
// is ErrConflict and overwrites nothing; a notice without an ID is a new one.
// What is published or withdrawn and did not reach the screens is ErrNotShown.
type NoticeDesk interface {
	SaveNotice(ctx context.Context, by string, n data.Notice, revision int) (data.DraftedNotice, error)
	PublishNotice(ctx context.Context, by string, id data.NoticeID, revision int) (data.DraftedNotice, error)
	WithdrawNotice(ctx context.Context, by string, id data.NoticeID) (data.DraftedNotice, error)
	// DeleteNotice takes a draft from the desk and keeps its words; one that the public
	// sees is ErrConflict.
	DeleteNotice(ctx context.Context, by string, id data.NoticeID) error
	DraftedNotice(ctx context.Context, id data.NoticeID) (data.DraftedNotice, error)
	DraftedNotices(ctx context.Context) ([]data.DraftedNotice, error)
}

type noticeRow struct {
	data.DraftedNotice
	On   bool // on the screens at this moment
	Over bool // published, and its time is over
}

// notices lists what was written, with where it stands.
func (c *console) notices(w http.ResponseWriter, r *http.Request) error {
	drafted, err := c.Notices.DraftedNotices(r.Context())
	if err != nil {
		return fmt.Errorf("list of notices: %w", err)
	}
	now := c.Clock()
	rows := make([]noticeRow, 0, len(drafted))
	for _, d := range drafted {
		row := noticeRow{DraftedNotice: d}
		if d.Published != nil {
			row.On, row.Over = d.Published.ShownAt(now), !d.Published.Permanent && !d.Published.Until.After(now)
		}
		rows = append(rows, row)
	}
	p := c.page(r, "notices", phrases.Notices)
	p.Message, p.View = c.told(r), rows
	return c.show(w, http.StatusOK, "notices", p)
}
