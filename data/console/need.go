package console

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// NeedKind is the room that a need comes from; "office.need." before it is its name
// in words.
type NeedKind string

// The kinds of needs.
const (
	NeedAlert    NeedKind = "alert"    // one is on
	NeedScreen   NeedKind = "screen"   // one is in trouble
	NeedPosting  NeedKind = "posting"  // one may be removed
	NeedCase     NeedKind = "case"     // a list of cases presses
	NeedFeedback NeedKind = "feedback" // messages that nobody has read
	NeedSeal     NeedKind = "seal"     // there are no keys to which contacts are sealed
	NeedReport   NeedKind = "report"   // one is owed
	NeedApproval NeedKind = "approval" // somebody waits for an answer
	NeedReturned NeedKind = "returned" // a draft came back with a reason
	NeedDraft    NeedKind = "draft"    // one waits to be published
)

// Need is something that a member of staff should do.
type Need struct {
	Kind  NeedKind
	Words string    // what it is about, in the language that was asked for
	Link  string    // the page where it is done
	Since time.Time // zero: not known
}

// Needs gathers what the member of staff should do, the most urgent first. What the
// one may not do is no need.
type Needs func(ctx context.Context, l data.Language, who data.Account) ([]Need, error)

// needsOf asks every room. One that cannot answer takes none of the others away: the
// page says that it is not whole.
func (c *console) needsOf(r *http.Request, l data.Language) (all []Need, whole bool) {
	whole = true
	for _, room := range []Needs{
		c.whoMay("GET /alert", c.alertNeeds), c.screenNeeds, c.guessNeeds, c.whoMay("GET /postings", c.postingNeeds), c.whoMay("GET /cases", c.caseNeeds),
		c.whoMay("GET /feedback", c.feedbackNeeds), c.whoMay("POST /access/seal", c.sealNeeds), c.whoMay("POST /report/{period}/publish", c.reportNeeds),
		c.whoMay("GET /notices", c.approvalNeeds), c.whoMay("GET /notices", c.draftNeeds),
	} {
		needs, err := room(r.Context(), l, clerk(r.Context()))
		if err != nil {
			c.report(r, "needs of a room", err)
			whole = false
		}
		all = append(all, needs...)
	}
	return all, whole
}

// whoMay asks only for those who may use the route.
func (c *console) whoMay(pattern string, room Needs) Needs {
	return func(ctx context.Context, l data.Language, who data.Account) ([]Need, error) {
		if !c.doors[pattern].may(who) {
			return nil, nil
		}
		return room(ctx, l, who)
	}
}

// approvalNeeds are the drafts that wait for whoever publishes, and those that came
// back to whoever wrote them.
func (c *console) approvalNeeds(ctx context.Context, l data.Language, who data.Account) ([]Need, error) {
	drafts, err := c.Entries.Decided(ctx)
	if err != nil {
		return nil, fmt.Errorf("drafts that wait: %w", err)
	}
	var needs []Need
	for _, d := range drafts {
		a := d.Approval
		switch {
		case a.Step == data.StepAsked && who.Roles.Any(data.Publisher):
			needs = append(needs, Need{NeedApproval, phrases.In(l, phrases.OfficeNeedApprovalOf, d.Title, a.By), addressOf(d.Ref), a.At})
		case a.Step == data.StepReturned && d.ChangedBy == who.Name:
			needs = append(needs, Need{NeedReturned, phrases.In(l, phrases.OfficeNeedReturnedOf, d.Title, a.By, a.Reason), addressOf(d.Ref), a.At})
		}
	}
	return needs, nil
}

func (c *console) alertNeeds(ctx context.Context, l data.Language, _ data.Account) ([]Need, error) {
	state, err := c.Alerts.AlertState(ctx)
	if err != nil {
		return nil, fmt.Errorf("alert: %w", err)
	}
	if state.Alert == nil || !state.Alert.On(c.Clock()) {
		return nil, nil
	}
	a := state.Alert
	words := phrases.In(l, phrases.OfficeNeedAlertOn, a.Title.In(l))
	if !a.Until.IsZero() {
		words = phrases.In(l, phrases.OfficeNeedAlertUntil, a.Title.In(l), phrases.Moment(l, a.Until))
	}
	return []Need{{NeedAlert, words, "/alert", a.From}}, nil
}

// screenNeeds are the screens that somebody should look at, each with the first
// thing that is wrong.
func (c *console) screenNeeds(ctx context.Context, l data.Language, _ data.Account) ([]Need, error) {
	health := c.Screens()
	about, err := c.observe(ctx, l, health)
	if err != nil {
		return nil, err
	}
	var needs []Need
	for _, h := range health {
		facts := about.facts(h)
		worst := overall(facts)
		if worst == markNone || about.restarting(h) {
			continue
		}
		for _, f := range facts {
			if f.Mark != worst {
				continue
			}
			name := phrases.In(l, roleName(h.Role)) + " " + string(h.ID)
			words := phrases.In(l, phrases.OfficeNeedScreenIs, name, strings.ToLower(phrases.In(l, f.Name)), f.Is) // with since when, where that is known
			needs = append(needs, Need{Kind: NeedScreen, Words: words, Link: "/screens#screen-" + string(h.ID)})
			break
		}
	}
	return needs, nil
}

// guessNeeds are the kiosks at which so much was tried that somebody should look who
// stands there.
func (c *console) guessNeeds(_ context.Context, l data.Language, _ data.Account) (needs []Need, _ error) {
	for _, h := range c.Screens() {
		for _, f := range (observer{Language: l}).guesses(c.Guessing(h.ID)) {
			words := phrases.In(l, phrases.OfficeLookupGuessing, string(h.ID), f.Is, f.Do)
			needs = append(needs, Need{Kind: NeedScreen, Words: words, Link: "/screens#screen-" + string(h.ID)})
		}
	}
	return needs, nil
}

func roleName(role data.ScreenRole) phrases.Key {
	if role == data.RoleKiosk {
		return phrases.OfficeScreenRoleKiosk
	}
	return phrases.OfficeScreenRoleBoard
}

// postingNeeds are the postings whose term is over and that still hang.
func (c *console) postingNeeds(ctx context.Context, l data.Language, _ data.Account) ([]Need, error) {
	all, err := c.Postings.Postings(ctx)
	if err != nil {
		return nil, fmt.Errorf("postings: %w", err)
	}
	var needs []Need
	for _, p := range all {
		if p.State(c.Clock()) == data.PostingDue {
			needs = append(needs, Need{NeedPosting, phrases.In(l, phrases.OfficeNeedPostingDue, p.Number, p.Title), "/postings/" + string(p.ID), p.NotBefore})
		}
	}
	return needs, nil
}

// mostDrafts is how many drafts are named; the others are counted.
const mostDrafts = 5

func (c *console) draftNeeds(ctx context.Context, l data.Language, _ data.Account) ([]Need, error) {
	newest, all, err := c.Drafts(ctx, mostDrafts)
	if err != nil {
		return nil, fmt.Errorf("drafts: %w", err)
	}
	var needs []Need
	for _, d := range newest {
		title, words := d.Title, phrases.OfficeNeedDraftNew
		if title == "" {
			title = phrases.In(l, phrases.OfficeNoticeUntitled)
		}
		if d.State == data.NoticeChanged {
			words = phrases.OfficeNeedDraftChanged
		}
		needs = append(needs, Need{NeedDraft, phrases.In(l, words, title, d.ChangedBy), "/notices/" + string(d.ID), d.ChangedAt})
	}
	if more := all - len(newest); more > 0 {
		needs = append(needs, Need{Kind: NeedDraft, Words: phrases.In(l, phrases.OfficeNeedDraftMore, more), Link: "/notices"})
	}
	return needs, nil
}
