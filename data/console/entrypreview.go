package console

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// entrySurfaces are those on which an entry of the kind is seen, the one that says most
// first; none: there is no picture of it.
func entrySurfaces(kind data.EntryKind) []Surface {
	switch kind {
	case data.KindService, data.KindReceptions:
		return []Surface{OnKiosk, OnUprightKiosk, OnBoard, OnUpright}
	case data.KindDepartment, data.KindLifeEvent:
		return []Surface{OnKiosk, OnUprightKiosk}
	case data.KindDaysOff:
		return []Surface{OnBoard, OnUpright, OnKiosk, OnUprightKiosk}
	default:
		return nil
	}
}

// entryPreviewer is the part of the form that shows how the entry will look; nil: there
// is none.
func (c *console) entryPreviewer(r *http.Request, v entryView) *previewer {
	all := entrySurfaces(v.Ref.Kind)
	if all == nil {
		return nil
	}
	return &previewer{Form: "entry-form", Address: v.Address() + "/preview", Surfaces: all, Surface: c.entrySurface(r, v.Ref.Kind)}
}

// entrySurface is the one that the form asks for, else the one that the clerk chose
// last for an entry of the kind.
func (c *console) entrySurface(r *http.Request, kind data.EntryKind) Surface {
	all, key := entrySurfaces(kind), sessionEntry+string(kind)
	last := Surface(c.sessions.GetString(r.Context(), key))
	if !slices.Contains(all, last) {
		last = all[0]
	}
	asked := Surface(r.PostForm.Get("surface"))
	if !slices.Contains(all, asked) || asked == last {
		return last
	}
	c.sessions.Put(r.Context(), key, string(asked))
	return asked
}

// lastRead is the field of a preview that holds the answers that could be read last.
const lastRead = "last_read"

type entryPreviewView struct {
	Kind    data.EntryKind
	NotOn   bool     // the surface does not show such an entry
	Fees    []string // from when those hold that are not published
	Read    string   // the answers that were read, for the next preview
	Refused []string // questions whose answers could not be read
	Painted previewView
}

// previewEntry paints what stands in the form; it saves nothing. What cannot be read
// stays as it could be read last.
func (c *console) previewEntry(w http.ResponseWriter, r *http.Request) error {
	ref, err := asked(r)
	if err != nil {
		return err
	}
	if entrySurfaces(ref.Kind) == nil {
		return data.ErrNotFound
	}
	if err := parseForm(r); err != nil {
		return err
	}
	f, refused, err := c.readableForm(r, ref)
	if err != nil {
		return err
	}
	p := c.page(r, sectionOf(ref.Kind), phrases.OfficeNoticePreview)
	p.Fields = entryFields
	on := c.entrySurface(r, ref.Kind)
	v := entryPreviewView{Kind: ref.Kind, Fees: comingFees(p.Language, f, c.Clock()), Read: f.Questions.readable(), Painted: previewView{Surface: on}}
	for _, problem := range refused {
		v.Refused = append(v.Refused, p.FieldName(problem.Field))
	}
	shown, err := c.PreviewEntry(r.Context(), f.done(), on)
	switch {
	case errors.Is(err, data.ErrNotFound):
		v.NotOn = true
	case err != nil:
		c.report(r, "preview of an entry not painted", err)
	default:
		v.Painted = painted(on, shown, 0)
	}
	p.View = v
	return c.showPart(w, "entrypreview", p)
}

// readableForm is the form as it was sent, with the last readable answer in the place
// of each that cannot be read; those are named, too.
func (c *console) readableForm(r *http.Request, ref data.EntryRef) (f openedForm, refused data.Problems, err error) {
	if f, err = c.openForm(r.Context(), ref); err != nil {
		return f, nil, err
	}
	last := f.Questions.answers()
	if before, err := url.ParseQuery(r.PostForm.Get(lastRead)); err == nil {
		for name := range before {
			last.Set(name, before.Get(name))
		}
	}
	if refused = f.Questions.read(r.PostForm); refused == nil {
		return f, nil, nil
	}
	sent := f.Questions.answers()
	for _, problem := range refused {
		if last.Get(problem.Field) != "" {
			sent.Set(problem.Field, last.Get(problem.Field))
		} else {
			f.Questions.leaveOut(problem.Field, sent)
		}
	}
	if f, err = c.openForm(r.Context(), ref); err != nil {
		return f, nil, err
	}
	_ = f.Questions.read(sent) // what nobody has ever read is left out, and refused is told
	return f, refused, nil
}

// answers are those of the form, by the names of their questions.
func (f questions) answers() url.Values {
	all := url.Values{}
	for _, field := range f.flat() {
		all.Set(field.Name, field.Raw)
	}
	return all
}

// readable are the answers of which some cannot be read while they are typed.
func (f questions) readable() string {
	all := url.Values{}
	for _, field := range f.flat() {
		switch field.Kind {
		case kindDay, kindClock, kindMoney, kindChoice, kindService:
			if field.Raw != "" {
				all.Set(field.Name, field.Raw)
			}
		default: // a text is read as it stands
		}
	}
	return all.Encode()
}

// leaveOut takes the whole row of a list away, of which one answer is not known.
func (f questions) leaveOut(name string, sent url.Values) {
	row := name[:strings.LastIndex(name, ".")+1]
	for other := range sent {
		if row != "" && strings.HasPrefix(other, row) {
			sent.Del(other)
		}
	}
}

// comingFees says from when each fee of the form holds that is still to come and is
// not published, and what is paid until then.
func comingFees(l data.Language, f openedForm, now time.Time) (all []string) {
	draft, isService := f.done().(data.Service)
	if !isService {
		return nil
	}
	var known []data.Fee
	if f.Saved != nil && f.Saved.Published != nil {
		if published, ok := f.Saved.Published.(data.Service); ok {
			known = published.Fees
		}
	}
	for _, fee := range draft.Coming(now) {
		if slices.ContainsFunc(known, func(old data.Fee) bool {
			return alike(old, fee) && old.Amount == fee.Amount && old.From.Equal(fee.From)
		}) {
			continue
		}
		all = append(all, comingFee(l, draft, fee))
	}
	return all
}

// isOfFees reports whether the problem is about what comingFees says.
func isOfFees(p data.Problem) bool { return strings.HasPrefix(p.Field, "fees.") }

// alike reports whether two fees are for the same.
func alike(a, b data.Fee) bool { return a.Speed == b.Speed && a.For == b.For && a.Unit == b.Unit }

func comingFee(l data.Language, s data.Service, fee data.Fee) string {
	what, kinds := phrases.Price(l, fee), []string{phrases.SpeedName(l, fee.Speed), fee.For.In(l)}
	if kinds = slices.DeleteFunc(kinds, func(kind string) bool { return kind == "" }); len(kinds) > 0 {
		what = "(" + strings.Join(kinds, ", ") + ") " + what
	}
	day := phrases.DayInWords(l, fee.From)
	for _, now := range s.FeesAt(fee.From.AddDate(0, 0, -1)) {
		if alike(now, fee) {
			return phrases.In(l, phrases.OfficeEntryNewFeeUntil, what, day, phrases.Price(l, now))
		}
	}
	return phrases.In(l, phrases.OfficeEntryNewFee, what, day)
}
