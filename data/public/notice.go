package public

import (
	"errors"
	"fmt"
	"net/http"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// notice shows the full text of a notice while it is on.
func (s *site) notice(w http.ResponseWriter, r *http.Request) error {
	n, err := s.Catalogue.Notice(r.Context(), data.NoticeID(r.PathValue("id")))
	if errors.Is(err, data.ErrNotFound) || (err == nil && !n.ShownAt(s.Clock())) {
		return s.apologize(w, r, http.StatusNotFound, phrases.PublicNoticeGone)
	}
	if err != nil {
		return fmt.Errorf("notice: %w", err)
	}
	p := s.page(r, phrases.Notice)
	p.Title, p.View = n.Title, n
	return s.show(w, http.StatusOK, "notice", p)
}

// NoticeTimes says from when until when the notice is shown.
func (p page) NoticeTimes(n data.Notice) string { return phrases.NoticeTimes(p.Language, n) }
