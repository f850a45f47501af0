package console

import (
	"errors"
	"fmt"
	"net/http"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// askToDelete asks before a draft leaves the desk.
func (c *console) askToDelete(w http.ResponseWriter, r *http.Request) error {
	d, err := c.Notices.DraftedNotice(r.Context(), data.NoticeID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("notice to delete: %w", err)
	}
	if d.Published != nil {
		return c.back(w, r, d.ID, message{Key: phrases.OfficeNoticeNotDeletable, Failed: true})
	}
	p := c.page(r, "notices", phrases.OfficeNoticeDeleteTitle)
	p.View = d
	return c.show(w, http.StatusOK, "noticedelete", p)
}

// deleteNotice deletes the draft. One that is gone already is as it was wished.
func (c *console) deleteNotice(w http.ResponseWriter, r *http.Request) error {
	id, m := data.NoticeID(r.PathValue("id")), message{Key: phrases.OfficeNoticeDeleted}
	err := c.Notices.DeleteNotice(r.Context(), clerk(r.Context()).Name, id)
	switch {
	case errors.Is(err, data.ErrConflict):
		return c.back(w, r, id, message{Key: phrases.OfficeNoticeNotDeletable, Failed: true})
	case err != nil && !errors.Is(err, data.ErrNotFound):
		c.report(r, "draft not deleted", err)
		return c.back(w, r, id, message{Key: phrases.OfficeNoticeNotDeleted, Failed: true})
	}
	if err := c.tell(r, m); err != nil {
		return err
	}
	http.Redirect(w, r, "/notices", http.StatusSeeOther)
	return nil
}
