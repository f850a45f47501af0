package console

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// hereFor is how long somebody counts as being at a form after the browser last said
// so; it says so every twenty seconds.
const hereFor = time.Minute

// mostForms bounds how many forms are remembered at once.
const mostForms = 1000

// here remembers who has which form open, so that the second is told before anything
// is written. It is a courtesy: what guards the words is the revision.
type here struct {
	mu sync.Mutex
	at map[string]map[string]time.Time // by form, by name
}

func newHere() *here { return &here{at: map[string]map[string]time.Time{}} }

// come notes that the person has the form open, and names the others who have.
func (h *here) come(form, name string, now time.Time) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.at) > mostForms {
		clear(h.at)
	}
	people := h.at[form]
	if people == nil {
		people = map[string]time.Time{}
		h.at[form] = people
	}
	people[name] = now
	maps.DeleteFunc(people, func(_ string, last time.Time) bool { return now.Sub(last) > hereFor })
	others := slices.Sorted(maps.Keys(people))
	return slices.DeleteFunc(others, func(other string) bool { return other == name })
}

// whoIsHere tells who else has the form open. A page asks by itself, which keeps no
// session alive.
func (c *console) whoIsHere(w http.ResponseWriter, r *http.Request) error {
	p := c.page(r, "", "")
	p.View = strings.Join(c.here.come(localPath(r.FormValue("form")), clerk(r.Context()).Name, c.Clock()), ", ")
	return c.showPart(w, "here", p)
}
