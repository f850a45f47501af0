package console

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// feedbackAsked is the part of the inbox that the address asks for.
func feedbackAsked(r *http.Request) data.FeedbackQuestion {
	q := data.FeedbackQuestion{Words: strings.TrimSpace(r.FormValue("q"))}
	if asked := data.FeedbackState(r.FormValue("state")); slices.Contains(data.FeedbackStates(), asked) {
		q.State = asked
	}
	if asked := data.FeedbackKind(r.FormValue("kind")); slices.Contains(data.FeedbackKinds(), asked) && asked != data.KindRating {
		q.Kind = asked
	}
	which := r.FormValue("which")
	q.Answer, q.Late = which == whichAnswer, which == whichLate
	return q
}

// feedbackQuery is the same in an address.
func feedbackQuery(q data.FeedbackQuestion) url.Values {
	query := url.Values{}
	for name, value := range map[string]string{"state": string(q.State), "kind": string(q.Kind), "q": q.Words, "which": feedbackView{Question: q}.Which()} {
		if value != "" {
			query.Set(name, value)
		}
	}
	return query
}

// CSV is the address of the list that is shown, as a table.
func (v feedbackView) CSV() string {
	address := url.URL{Path: "/feedback/table.csv", RawQuery: feedbackQuery(v.Question).Encode()}
	return address.String()
}

// feedbackHeads are the columns of the table. Nobody's name, address or telephone is
// among them, and nothing of the screen: that of a phone tells two phones apart.
func feedbackHeads() []phrases.Key {
	return []phrases.Key{
		phrases.OfficeFeedbackAt, phrases.OfficeFeedbackBy, phrases.OfficeFeedbackKind, phrases.OfficeFeedbackRating, phrases.OfficeFeedbackReason,
		phrases.OfficeFeedbackService, phrases.OfficeFieldDepartment, phrases.OfficeFeedbackPromise, phrases.OfficeFeedbackWords, phrases.OfficeFeedbackState,
		phrases.OfficeFieldNumber, phrases.OfficeFeedbackDue,
		phrases.OfficeFeedbackOwner, phrases.OfficeFeedbackDoneAt, phrases.OfficeFeedbackNote, phrases.OfficeFeedbackIsHidden,
	}
}

// feedbackCSV is every message of the list that is asked for, the newest first. Who took
// it away, and how many they were, stays in the audit.
func (c *console) feedbackCSV(w http.ResponseWriter, r *http.Request) error {
	q := feedbackAsked(r)
	q.Limit = -1
	lines, all, err := c.Feedback.FeedbackList(r.Context(), q)
	if err != nil {
		return fmt.Errorf("messages to export: %w", err)
	}
	if err := c.Feedback.FeedbackExported(r.Context(), clerk(r.Context()).Name, all); err != nil {
		return fmt.Errorf("messages to export: %w", err)
	}
	p, names := c.page(r, "feedback", phrases.OfficeFeedback), c.subjectNames(r)
	out := beginCSV(w, "mnenia-"+c.Clock().In(data.Sofia()).Format(time.DateOnly)+".csv")
	var heads []string
	for _, head := range feedbackHeads() {
		heads = append(heads, phrases.In(p.Language, head))
	}
	_ = out.Write(heads)
	for _, l := range lines {
		_ = out.Write(p.feedbackRecord(names, l))
	}
	out.Flush()
	return nil // a browser that went away needs no file
}

// feedbackRecord is a message as a line of the table. A field that a spreadsheet would
// compute gets an apostrophe before it.
func (p page) feedbackRecord(n subjectNames, l data.FeedbackLine) []string {
	reason, promise, hidden := "", "", ""
	if l.Reason != "" {
		reason = phrases.ReasonName(p.Language, l.Reason)
	}
	if l.Promise != "" {
		promise = strings.TrimSpace(string(l.Promise) + " " + p.In(n.promises[l.Promise]))
	}
	if l.Hidden != "" {
		hidden = phrases.In(p.Language, phrases.OfficeFeedbackYes)
	}
	record := []string{
		sheetTime(l.At), p.ChannelName(l.Channel), p.FeedbackKindName(l.Kind), p.RatingName(l.Rating), reason,
		p.ServiceNamed(n, l), p.DepartmentNamed(n, l), promise, l.Words, p.FeedbackStateName(l.State),
		string(l.Number), dayOrNone(l.Due), l.Owner, sheetTime(l.Done), l.Note, hidden,
	}
	for i, field := range record {
		record[i] = data.Defused(field)
	}
	return record
}

// leaflet is the sheet for the wall.
func (c *console) leaflet(w http.ResponseWriter, r *http.Request) error {
	pdf, err := c.LeafletPDF(r.Context())
	switch {
	case errors.Is(err, data.ErrInvalid): // no phone could go anywhere, and the page has no link to it
		return data.ErrNotFound
	case err != nil:
		return fmt.Errorf("leaflet: %w", err)
	}
	writePDF(w, "kazhete-ni.pdf", pdf)
	return nil
}

// sheetTime is a moment as every spreadsheet reads it; empty: it was not yet.
func sheetTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(data.Sofia()).Format("2006-01-02 15:04")
}
