package console

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// feeRow is a fee that is in force, and the amount that takes its place.
type feeRow struct {
	Service *data.Service // as it is published: nobody may change it
	Address string
	Called  data.Text
	Fee     *data.Fee
	Name    string // of the field: the service and the place of the fee
	Was     string // of the field that tells what stood beside it
	New     string // as entered
	Sure    string // of the field that says that a very large amount is right
	Amount  string // that is asked about; empty: none is
	Says    feeWords
}

// feeWords are what stands beside the field of a fee: said once for all, since there are
// hundreds of them.
type feeWords struct {
	First                         bool // of its service
	Service, For, Now, Old, Label string
}

type feesView struct {
	From, Source string // as entered
	Group        data.GroupID
	Groups       []data.Group
	Rows         []feeRow
	Sections     []subpage
}

// fees asks for the amounts that hold from a day on: what the council decides in
// December for January.
func (c *console) fees(w http.ResponseWriter, r *http.Request) error {
	v, err := c.feesAsked(r)
	if err != nil {
		return err
	}
	return c.showFees(w, r, v, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) showFees(w http.ResponseWriter, r *http.Request, v feesView, o outcome) error {
	p := c.page(r, "services", phrases.OfficeFees)
	p.Fields = entryFields
	for i := range v.Rows {
		v.Rows[i].Says = p.feeSays(v.Rows[i])
		v.Rows[i].Says.First = i == 0 || v.Rows[i].Service.ID != v.Rows[i-1].Service.ID
	}
	p.Problems, p.Message, p.View = o.problems, o.message, v
	return c.show(w, o.status, "fees", p)
}

// feeSays is the service of the fee, and for what it is.
func (p page) feeSays(row feeRow) feeWords {
	about := []string{p.In(row.Fee.For), p.In(row.Fee.Unit)}
	for _, o := range speeds() {
		if o.Value == string(row.Fee.Speed) {
			about = append([]string{p.In(o.Words)}, about...)
		}
	}
	said := func(words []string, between string) string {
		return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), between)
	}
	s := feeWords{Service: p.In(row.Called), For: said(about, " · "), Now: euro(row.Fee.Amount) + " €", Old: euro(row.Fee.Amount)}
	s.Label = phrases.In(p.Language, phrases.OfficeFeesNewFor, said([]string{s.Service, s.For}, ", "))
	return s
}

// feesAsked are the fees of a group that are in force now.
func (c *console) feesAsked(r *http.Request) (feesView, error) {
	content, err := c.Content(r.Context())
	if err != nil {
		return feesView{}, fmt.Errorf("fees: %w", err)
	}
	now, value := c.Clock(), r.FormValue
	if !reads(r) {
		value = r.PostForm.Get
	}
	v := feesView{From: value("from"), Source: strings.TrimSpace(value("source")), Group: data.GroupID(value("group")), Groups: content.Groups, Sections: c.subpages(data.KindService)}
	if v.From == "" {
		v.From = strconv.Itoa(now.In(data.Sofia()).Year()+1) + "-01-01"
	}
	if v.Source == "" {
		v.Source = content.Town.Name.BG
	}
	if v.Group == "" {
		v.Group = firstWithFees(content, now)
	}
	for n := range content.Services {
		s := &content.Services[n]
		if s.Group != v.Group {
			continue
		}
		for i := range s.Fees {
			if fee := &s.Fees[i]; fee.InForce(now) {
				v.Rows = append(v.Rows, feeRow{
					Service: s, Address: addressOf(s.Ref()), Called: s.Called(), Fee: fee, Name: inRow(string(s.ID), i, "amount"), Was: inRow(string(s.ID), i, "was"), Sure: inRow(string(s.ID), i, "sure"),
				})
			}
		}
	}
	return v, nil
}

func firstWithFees(c data.Content, now time.Time) data.GroupID {
	for _, g := range c.Groups {
		if slices.ContainsFunc(c.Services, func(s data.Service) bool { return s.Group == g.ID && len(s.FeesAt(now)) > 0 }) {
			return g.ID
		}
	}
	return ""
}

// keepFees makes a draft of each service whose fees change.
func (c *console) keepFees(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	v, err := c.feesAsked(r)
	if err != nil {
		return err
	}
	from, wrong := time.ParseInLocation(asDay, v.From, data.Sofia())
	var problems data.Problems
	if wrong != nil {
		problems = append(problems, data.Problem{Field: "from", Reason: data.NotADate})
	}
	changes := map[data.ServiceID]map[int]data.Cents{}
	for i := range v.Rows {
		row := &v.Rows[i]
		if row.New = strings.TrimSpace(r.PostForm.Get(row.Name)); row.New == "" {
			continue
		}
		amount, ok := cents(row.New)
		if !ok {
			problems = append(problems, data.Problem{Field: row.Name, Reason: data.BadFormat})
		}
		if old := row.Fee.Amount; ok && old > 0 && amount/old >= muchMore {
			row.Amount = euro(amount)
			if r.PostForm.Get(row.Sure) != row.Amount {
				problems = append(problems, data.Problem{Field: row.Name, Reason: tenTimes})
			}
		}
		if changes[row.Service.ID] == nil {
			changes[row.Service.ID] = map[int]data.Cents{}
		}
		changes[row.Service.ID][placeOf(row.Name)] = amount
	}
	switch {
	case problems != nil:
		return c.showFees(w, r, v, outcome{http.StatusUnprocessableEntity, problems, nil})
	case len(changes) == 0:
		return c.showFees(w, r, v, outcome{http.StatusUnprocessableEntity, nil, &message{Key: phrases.OfficeFeesNone, Failed: true}})
	}
	return c.saveFees(w, r, v, from, changes)
}

// muchMore is how many times the present amount a new one is asked about: the comma was
// forgotten.
const muchMore = 10

const tenTimes data.Reason = "ten_times"

func placeOf(name string) int {
	m := rowName.FindStringSubmatch(name)
	place, err := strconv.Atoi(m[2])
	if err != nil {
		return 0
	}
	return place
}

// saveFees writes the new fees into drafts of the services as they are published, all
// of them or none. A service on which somebody works already, or whose fees are not
// any more what the page showed, is left alone, and named.
func (c *console) saveFees(w http.ResponseWriter, r *http.Request, v feesView, from time.Time, changes map[data.ServiceID]map[int]data.Cents) error {
	var drafts []data.DraftedEntry
	left := []string{}
	for _, row := range v.Rows {
		amounts, is := changes[row.Service.ID]
		if !is {
			continue
		}
		delete(changes, row.Service.ID)
		now, err := c.Entries.Entry(r.Context(), row.Service.Ref())
		if err != nil {
			return fmt.Errorf("fees: %w", err)
		}
		published, is := now.Published.(data.Service)
		if !is || now.State != data.EntryPublished || !feesAsShown(r.PostForm, published, amounts) {
			left = append(left, row.Called.BG)
			continue
		}
		own, err := copied(published)
		if err != nil {
			return err
		}
		now.Entry = newFees(own.(data.Service), from, v.Source, amounts) //nolint:forcetypeassert // copied keeps the type
		drafts = append(drafts, now)
	}
	err := c.Entries.SaveEntries(r.Context(), clerk(r.Context()).Name, drafts)
	switch {
	case errors.Is(err, data.ErrConflict):
		return c.showFees(w, r, v, outcome{http.StatusConflict, nil, &message{Key: phrases.OfficeFeesConflict, Failed: true}})
	case err != nil:
		c.report(r, "fees not saved", err)
		return c.showFees(w, r, v, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeEntryNotSaved, Failed: true}})
	}
	m := message{Key: phrases.OfficeFeesSaved, Args: []string{strconv.Itoa(len(drafts))}}
	if len(left) > 0 {
		m = message{Key: phrases.OfficeFeesSome, Args: []string{strconv.Itoa(len(drafts)), strings.Join(left, "“, „")}, Failed: true}
	}
	return c.redirect(w, r, "/entries/service?only=drafts", m)
}

// feesAsShown reports whether each fee that changes is still the one beside which the
// new amount was written.
func feesAsShown(sent url.Values, s data.Service, amounts map[int]data.Cents) bool {
	for place := range amounts {
		shown := sent.Get(inRow(string(s.ID), place, "was"))
		if place >= len(s.Fees) || shown != euro(s.Fees[place].Amount) {
			return false
		}
	}
	return true
}

// newFees ends each changed fee on the day and lets another begin. One of the same kind
// that was to begin on the day or later gives way: it was a mistake, or is decided anew.
func newFees(s data.Service, from time.Time, source string, amounts map[int]data.Cents) data.Service {
	var all, begin []data.Fee
	wereExamples := s.IsExample(data.PartFees) && !slices.ContainsFunc(s.Fees, func(f data.Fee) bool { return f.Example })
	for place, fee := range s.Fees {
		fee.Example = fee.Example || wereExamples // each by itself: the new ones are the council's
		if amount, changes := amounts[place]; changes {
			next := fee
			next.Amount, next.From, next.Until = amount, from, time.Time{}
			next.Source, next.Memo, next.AsOf, next.Example = source, "", data.Text{}, false
			begin = append(begin, next)
			fee.Until = from
		}
		all = append(all, fee)
	}
	all = slices.DeleteFunc(all, func(fee data.Fee) bool {
		return !fee.From.Before(from) && slices.ContainsFunc(begin, func(b data.Fee) bool { return b.SameKind(fee) })
	})
	s.Fees = append(all, begin...)
	if s.FeeNote == "" {
		s.Examples = slices.DeleteFunc(s.Examples, func(p data.Part) bool { return p == data.PartFees })
	}
	return s
}

// tickedServices are the services that were ticked in a list, each with the revision at
// which it was seen. A name each: a form that is kept over a sign-in has one value for
// each name.
func tickedServices(r *http.Request) (all []data.Drafted) {
	for name := range r.PostForm {
		id, is := strings.CutPrefix(name, "service_")
		if !is {
			continue
		}
		revision, err := strconv.Atoi(r.PostForm.Get(name))
		if err != nil {
			revision = 0 // nobody has changed it yet
		}
		all = append(all, data.Drafted{Ref: data.EntryRef{Kind: data.KindService, ID: id}, Revision: revision})
	}
	slices.SortFunc(all, func(a, b data.Drafted) int { return strings.Compare(a.Ref.ID, b.Ref.ID) })
	return all
}

// publishServices publishes the drafts that were ticked in the list, all or none.
func (c *console) publishServices(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	drafts := tickedServices(r)
	const back = "/entries/service?only=drafts"
	if len(drafts) == 0 {
		return c.redirect(w, r, back, message{Key: phrases.OfficeEntryNoneChecked, Failed: true})
	}
	err := c.Entries.PublishEntries(r.Context(), clerk(r.Context()).Name, drafts)
	var stopped data.Stopped
	switch {
	case errors.As(err, &stopped) && errors.Is(err, data.ErrFourEyes):
		return c.redirect(w, r, back, message{Key: phrases.OfficeEntryFourEyes, Failed: true})
	case errors.As(err, &stopped):
		return c.redirect(w, r, back, message{Key: phrases.OfficeEntryOneStopped, Args: []string{stopped.Title}, Failed: true})
	case errors.Is(err, data.ErrNotShown):
		c.report(r, "published services not shown", err)
		return c.redirect(w, r, back, message{Key: phrases.OfficeNoticeNotShown, Failed: true})
	case err != nil:
		return fmt.Errorf("services not published: %w", err)
	}
	return c.redirect(w, r, "/entries/service", message{Key: phrases.OfficeEntryPublishedAll, Args: []string{strconv.Itoa(len(drafts))}})
}
