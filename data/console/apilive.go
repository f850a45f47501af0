package console

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"example.org/parter/data"
)

type apiScreen struct {
	ID       data.ScreenID      `json:"id"`
	Role     data.ScreenRole    `json:"role"`
	Online   bool               `json:"online"`
	LastSeen string             `json:"last_seen,omitempty"`
	Edition  data.EditionNumber `json:"edition"` // 0: the built-in page
	Problem  string             `json:"problem,omitempty"`
	Skipped  string             `json:"skipped,omitempty"`
}

type apiScreens struct {
	At      string      `json:"at"`
	Screens []apiScreen `json:"screens"`
}

// apiScreens is how the screens do now.
func (c *console) apiScreens(w http.ResponseWriter, _ *http.Request, _ data.APIToken) error {
	said := apiScreens{At: apiMoment(c.Clock()), Screens: []apiScreen{}}
	for _, s := range c.Screens() {
		said.Screens = append(said.Screens, apiScreen{s.ID, s.Role, s.Online, apiMoment(s.LastSeen), s.Edition, s.Problem, s.Skipped})
	}
	return writeJSON(w, http.StatusOK, "application/json", said)
}

// Bounds of a page of the audit, in rows.
const (
	usualAuditPage = 100
	mostAuditPage  = 1000
)

type apiAuditRow struct {
	Seq   int64  `json:"seq"`
	At    string `json:"at"`
	Who   string `json:"who"`
	What  string `json:"what"`
	Which string `json:"which,omitempty"`
}

type apiAuditPage struct {
	Rows []apiAuditRow `json:"rows"`
	Next string        `json:"next,omitempty"` // address of the rows before these
}

// apiAudit is a page of the audit, the newest rows first. A page begins before a row
// and not after a number of them, so that what is written meanwhile moves nothing.
func (c *console) apiAudit(w http.ResponseWriter, r *http.Request, _ data.APIToken) error {
	before, err := apiNumber(r, "before", 0, 1, 1<<62)
	if err != nil {
		return err
	}
	limit, err := apiNumber(r, "limit", usualAuditPage, 1, mostAuditPage)
	if err != nil {
		return err
	}
	rows, err := c.Ledger(r.Context(), before, int(limit))
	if err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	said := apiAuditPage{Rows: []apiAuditRow{}}
	for _, row := range rows {
		said.Rows = append(said.Rows, apiAuditRow{row.Seq, apiMoment(row.At), row.Who, row.What, row.Which})
	}
	if len(rows) == int(limit) {
		said.Next = fmt.Sprintf("%s/audit?before=%d&limit=%d", apiBase, rows[len(rows)-1].Seq, limit)
	}
	return writeJSON(w, http.StatusOK, "application/json", said)
}

// apiNumber is a number of the address, or the usual one where there is none.
func apiNumber(r *http.Request, name string, usual, least, most int64) (int64, error) {
	text := r.URL.Query().Get(name)
	if text == "" {
		return usual, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < least || n > most {
		return 0, problem(http.StatusBadRequest, fmt.Sprintf("%s must be a whole number from %d to %d.", name, least, most))
	}
	return n, nil
}

// apiMoment is a point of time as the API writes it (RFC 3339), in the town's own time;
// empty: there is none.
func apiMoment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(data.Sofia()).Format(time.RFC3339)
}

// apiDate is a day in the town as the API writes it (full-date of RFC 3339); empty:
// there is none.
func apiDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(data.Sofia()).Format(time.DateOnly)
}
