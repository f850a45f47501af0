package console

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// carried is what somebody was about to do when the door came between: where to go
// on, and what was entered. Each page of the door takes it along in hidden fields, so
// that neither a session that ran out nor a second step loses anything.
type carried struct {
	Next string            // where to go then
	Kept map[string]string // what was entered
}

// keptField begins the names of the fields that a page of the door only carries along.
const keptField = "kept."

// readCarried takes from the form what the page before carried.
func readCarried(r *http.Request) carried {
	v := carried{Next: localPath(r.PostForm.Get("next")), Kept: map[string]string{}}
	for field, value := range first(r.PostForm) {
		if name, ok := strings.CutPrefix(field, keptField); ok {
			v.Kept[name] = value
		}
	}
	return v
}

// carry takes along the form that came too early.
func carry(r *http.Request) carried {
	v := carried{Next: r.URL.Path, Kept: first(r.PostForm)}
	for name := range v.Kept {
		if isSecret(name) {
			delete(v.Kept, name) // no page says a password back
		}
	}
	return v
}

// isSecret reports whether the field is a password or a code.
func isSecret(field string) bool {
	return slices.Contains([]string{"password", "repeat", "old", "own_password", "code"}, strings.TrimPrefix(field, keptField))
}

// goOn leads to where the person was going. What was entered waits behind a button:
// only a form sends it.
func (c *console) goOn(w http.ResponseWriter, r *http.Request, v carried) error {
	if len(v.Kept) > 0 {
		p := c.page(r, "", phrases.OfficeResumeTitle)
		p.Switch = "" // a link would lose what is carried
		p.View = resumeView{v, resumedAct(p.Language, v), hasForm(v.Next)}
		return c.show(w, http.StatusOK, "resume", p)
	}
	http.Redirect(w, r, v.Next, http.StatusSeeOther)
	return nil
}

type resumeView struct {
	carried
	Act     string // what the button does at once, in words; empty: it has no name
	HasForm bool   // what was entered can be shown in its form first
}

// resumedAct names what was about to be done, and with what: what is published is
// seen by the whole town.
func resumedAct(l data.Language, v carried) string {
	do, _, _ := strings.Cut(v.Kept["do"], " ")
	act, known := map[string]phrases.Key{
		"save": phrases.OfficeNoticeSave, "publish": phrases.OfficeNoticePublish, "ask": phrases.OfficeEntryAsk,
		"withdraw": phrases.OfficeNoticeWithdraw, "schedule": phrases.OfficeEntryScheduleDo, "back": phrases.OfficeEntryTakeBack,
	}[do]
	if !known {
		return ""
	}
	title := cmp.Or(v.Kept["title"], v.Kept["name"], phrases.In(l, phrases.OfficeNoticeUntitled))
	return phrases.In(l, phrases.OfficeClerkResumeAct, phrases.In(l, act), title)
}

// hasForm reports whether the address shows its form again, as it was entered, when
// that is all it is asked to do.
func hasForm(address string) bool {
	parts := strings.Split(strings.Trim(address, "/"), "/")
	switch {
	case len(parts) == 2 && parts[0] == "notices":
		return parts[1] != "preview"
	case len(parts) == 3 && parts[0] == "cases":
		return parts[2] == "correct"
	case len(parts) == 3 && parts[0] == "entries":
		return parts[1] != "service" || parts[2] != "checked" && parts[2] != "publish"
	default:
		return false
	}
}

// asForm is what a form's button asks that shows it as it was entered and does
// nothing else.
const asForm = "form"

// switchTo is how a page of the door is read in the other language; empty: by a
// button, since a link would lose what is carried.
func (v carried) switchTo(path string) string {
	switch {
	case len(v.Kept) > 0:
		return ""
	case v.Next != "" && v.Next != "/":
		return path + "?next=" + url.QueryEscape(v.Next) + "&l="
	default:
		return path + "?l="
	}
}

// otherLanguage reports whether the button of the other language was pressed.
func (c *console) otherLanguage(r *http.Request) bool {
	l := r.PostForm.Get("other")
	if l == "" {
		return false
	}
	if r.Form == nil { // an upload has none
		r.Form = url.Values{}
	}
	r.Form.Set("l", l)
	if c.sessions.Exists(r.Context(), sessionLanguage) {
		c.sessions.Put(r.Context(), sessionLanguage, string(oneOf(l)))
	}
	return true
}

// pendingLanguage keeps the language for the steps that come before the session.
func (c *console) pendingLanguage(r *http.Request, l data.Language) {
	c.sessions.Put(r.Context(), sessionLanguage, string(l))
}
