package console

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

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
	// Notices answers the question, and how many answer it in all.
	Notices(ctx context.Context, q data.NoticeQuestion) (lines []data.NoticeLine, all int, err error)
}

// noticesOnPage is how many notices a page of the list has.
const noticesOnPage = 50

type noticesView struct {
	Words       string
	Choice      data.NoticeChoice
	Choices     []data.NoticeChoice
	Lines       []data.NoticeLine
	All         int // that answer the question
	First, Last int // of the page, counted from 1
	number      int // of the page, from 1
}

// Asked reports whether the list is not of all notices.
func (v noticesView) Asked() bool { return v.Words != "" || v.Choice != "" }

// Before is the address of the page with newer notices; empty: there is none.
func (v noticesView) Before() string { return v.address(v.number-1, v.First > 1) }

// After is the address of the page with older notices; empty: there is none.
func (v noticesView) After() string { return v.address(v.number+1, v.Last < v.All) }

func (v noticesView) address(number int, there bool) string {
	if !there {
		return ""
	}
	query := url.Values{"page": {strconv.Itoa(number)}}
	if v.Words != "" {
		query.Set("q", v.Words)
	}
	if v.Choice != "" {
		query.Set("which", string(v.Choice))
	}
	return "/notices?" + query.Encode()
}

// notices lists what was written, page by page, with where it stands.
func (c *console) notices(w http.ResponseWriter, r *http.Request) error {
	v := noticesView{Words: strings.TrimSpace(r.FormValue("q")), Choices: data.NoticeChoices(), number: 1}
	if asked := data.NoticeChoice(r.FormValue("which")); slices.Contains(v.Choices, asked) {
		v.Choice = asked
	}
	if n, err := strconv.Atoi(r.FormValue("page")); err == nil && n > 1 && n < 1<<20 {
		v.number = n
	}
	skip := (v.number - 1) * noticesOnPage
	var err error
	v.Lines, v.All, err = c.Notices.Notices(r.Context(), data.NoticeQuestion{
		Words: v.Words, Choice: v.Choice, Now: c.Clock(), Skip: skip, Limit: noticesOnPage,
	})
	if err != nil {
		return fmt.Errorf("list of notices: %w", err)
	}
	v.First, v.Last = min(skip+1, v.All), min(skip+len(v.Lines), v.All)
	p := c.page(r, "notices", phrases.Notices)
	p.Message, p.View = c.told(r), v
	return c.show(w, http.StatusOK, "notices", p)
}

// NoticeChoiceName is how the filter calls a choice.
func (p page) NoticeChoiceName(choice data.NoticeChoice) string {
	return phrases.NoticeChoiceName(p.Language, choice)
}
