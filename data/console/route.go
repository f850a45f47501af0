package console

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// A route is one address of the console, with who may use it. New refuses a route
// that does not say.
type route struct {
	pattern string
	who     who
	task    task
	watched bool // a page fetches it by itself: that is no work, and keeps no session alive
	early   bool // also before a second factor is set up where one is required
}

// who may use a route. The zero value is nobody.
type who struct {
	door  bool       // also whoever has not signed in
	staff bool       // everybody who has signed in, also without a role
	roles data.Roles // whoever has one of them
}

func door() who                   { return who{door: true} }
func everyone() who               { return who{staff: true} }
func only(roles ...data.Role) who { return who{roles: roles} }

// The groups by which the pages of the office open.
func writers() who    { return only(data.Editor, data.Publisher) }
func publishers() who { return only(data.Publisher) }

// caretakers may bring a screen back: whoever publishes sees first that it stands still.
func caretakers() who { return only(data.Administrator, data.Publisher) }

func (w who) nobody() bool { return !w.door && !w.staff && len(w.roles) == 0 }

// may reports whether the account, which has signed in, may use the route.
func (w who) may(a data.Account) bool { return w.door || w.staff || a.Roles.Any(w.roles...) }

// A sign states a route on the list.
type sign func(pattern string, w who, t task)

// routes lists every address of the console.
func (c *console) routes() (all []route) {
	state := func(pattern string, w who, t task) { all = append(all, route{pattern: pattern, who: w, task: t}) }
	watched := func(pattern string, w who, t task) {
		all = append(all, route{pattern: pattern, who: w, task: t, watched: true})
	}
	early := func(pattern string, w who, t task) {
		all = append(all, route{pattern: pattern, who: w, task: t, early: true})
	}
	c.doorRoutes(state)
	c.noticeRoutes(state)
	c.caseRoutes(state)
	c.feedbackRoutes(state)
	c.surveyRoutes(state)
	c.rulesRoutes(state)
	c.sealRoutes(state)
	c.reportRoutes(state)
	c.importRoutes(state)
	c.alertRoutes(state)
	c.postingRoutes(state)
	c.boardRoutes(state)
	c.entryRoutes(state)
	c.tokenRoutes(state)
	c.lookupRoutes(state)
	c.ownRoutes(state, early)
	c.accessRoutes(state)
	c.auditRoutes(state)
	state("GET /{$}", everyone(), c.today)
	state("GET /screens", everyone(), c.screens)
	state("GET /screens/past", everyone(), c.past)
	watched("GET /here", writers(), c.whoIsHere)
	state("GET /screens/{id}/restart", caretakers(), c.askToRestart)
	state("POST /screens/{id}/restart", caretakers(), c.restartScreen)
	state("GET /screens/{id}/forget", only(data.Administrator), c.askToForget)
	state("POST /screens/{id}/forget", only(data.Administrator), c.forgetScreen)
	watched("GET /screens/now", everyone(), c.screensNow)
	watched("GET /today/now", everyone(), c.todayNow)
	watched("GET /screens/{id}/picture.png", everyone(), c.screenPicture)
	state("/", everyone(), func(http.ResponseWriter, *http.Request) error { return data.ErrNotFound })
	return all
}

func (c *console) doorRoutes(state sign) {
	state("GET /sign-in", door(), c.signInPage)
	state("POST /sign-in", door(), c.signIn)
	state("GET /welcome/{secret}", door(), c.welcomePage)
	state("GET /sign-in/code", door(), c.codePage)
	state("POST /sign-in/code", door(), c.signInCode)
	state("POST /welcome/{secret}", door(), c.welcome)
}

// ownRoutes are everybody's own. What changes how one signs in asks for the password
// again.
func (c *console) ownRoutes(state, early sign) {
	early("POST /sign-out", everyone(), c.signOut)
	early("POST /language", everyone(), c.chooseLanguage)
	early("GET /account/code", everyone(), c.setUpPage)
	early("POST /account/code", everyone(), c.sure(c.setUp))
	state("POST /account/code/renew", everyone(), c.sure(c.renewCodes))
	state("POST /account/code/remove", everyone(), c.sure(c.removeCode))
	state("GET /account", everyone(), c.account)
	state("POST /account/password", everyone(), c.changePassword)
	state("POST /account/sessions/end", everyone(), c.sure(c.endOtherSessions))
	state("POST /account/sessions/{id}/end", everyone(), c.sure(c.endOwnSession))
}

// accessRoutes ask for the administrator's own password again (OWASP ASVS 5.0, 7.5).
func (c *console) accessRoutes(state sign) {
	administrators := only(data.Administrator)
	state("GET /access", administrators, c.access)
	state("GET /access/new", administrators, c.newPerson)
	state("POST /access/new", administrators, c.sure(c.invitePerson))
	state("GET /access/{id}", administrators, c.person)
	state("POST /access/{id}/roles", administrators, c.sure(c.change(phrases.OfficeAccessRolesSet, c.setRoles)))
	state("POST /access/{id}/lock", administrators, c.sure(c.change(phrases.OfficeAccessLockedDone, c.lockPerson)))
	state("POST /access/{id}/unlock", administrators, c.sure(c.change(phrases.OfficeAccessUnlockedDone, c.unlockPerson)))
	state("POST /access/{id}/sessions/end", administrators, c.sure(c.change(phrases.OfficeSessionsEnded, c.endPersonSessions)))
	state("POST /access/{id}/code/remove", administrators, c.sure(c.change(phrases.OfficeCodeRemoved, c.removePersonCode)))
	state("POST /access/{id}/link", administrators, c.sure(c.renewLink))
	state("POST /access/{id}/uninvite", administrators, c.sure(c.uninvite))
}

func (c *console) auditRoutes(state sign) {
	readers := only(data.Auditor, data.Administrator)
	state("GET /audit", readers, c.audit)
	state("POST /audit/verify", readers, c.verifyAudit)
	state("POST /audit/export", readers, c.exportAudit)
}

func (c *console) noticeRoutes(state sign) {
	state("GET /notices", writers(), c.notices)
	state("GET /notices/new", writers(), c.newNotice)
	state("POST /notices/new", writers(), c.keepNotice)
	state("GET /notices/{id}", writers(), c.notice)
	state("POST /notices/{id}", writers(), c.keepNotice)
	state("GET /notices/{id}/delete", writers(), c.askToDelete)
	state("POST /notices/{id}/delete", writers(), c.deleteNotice)
	state("POST /notices/preview", writers(), c.previewNotice)
}

func (c *console) caseRoutes(state sign) {
	registrars := only(data.Registrar)
	state("GET /cases", registrars, c.cases)
	state("GET /cases/new", registrars, c.newCase)
	state("POST /cases/new", registrars, c.registerCase)
	state("GET /cases/{id}", registrars, c.caseFile)
	state("GET /cases/term", registrars, c.caseTerm)
	state("POST /cases/{id}", registrars, c.advanceCase)
	state("POST /cases/{id}/extend", registrars, c.extendCase)
	state("POST /cases/{id}/told", registrars, c.notifyCase)
	state("GET /cases/{id}/correct", registrars, c.correctPage)
	state("POST /cases/{id}/correct", registrars, c.correctCase)
	state("POST /cases/{id}/back", registrars, c.takeBackCase)
	state("POST /cases/{id}/slip", registrars, c.printSlip)
	state("GET /cases/{id}/slip.pdf", registrars, c.slipPDF)
}

func (c *console) alertRoutes(state sign) {
	state("GET /alert", publishers(), c.alertPage)
	state("POST /alert", publishers(), c.raiseAlert)
	state("POST /alert/prepared", publishers(), c.keepPrepared)
	state("POST /alert/prepared/{id}/remove", publishers(), c.removePrepared)
	state("POST /alert/withdraw", publishers(), c.withdrawAlert)
}

func (c *console) postingRoutes(state sign) {
	state("GET /postings", writers(), c.postings)
	state("GET /postings/new", writers(), c.newPosting)
	state("POST /postings/new", writers(), c.keepPosting)
	state("POST /postings/preview", writers(), c.previewPosting)
	state("GET /postings/bases", writers(), c.bases)
	state("POST /postings/bases", publishers(), c.keepBasis)
	state("GET /postings/{id}", writers(), c.posting)
	state("POST /postings/{id}", writers(), c.keepPosting)
	state("POST /postings/{id}/remove", publishers(), c.removePosting)
	state("GET /postings/{id}/posted.pdf", writers(), c.postingPDF(false))
	state("GET /postings/{id}/removed.pdf", writers(), c.postingPDF(true))
}

func (c *console) boardRoutes(state sign) {
	state("GET /board", writers(), c.board)
	state("GET /board/then", writers(), c.boardThen)
	state("GET /board/week", writers(), c.boardWeek)
	state("GET /board/new", writers(), c.newBoardItem)
	state("POST /board/new", writers(), c.keepBoardItem)
	state("POST /board/preview", writers(), c.previewBoardItem)
	state("GET /board/pictures/{name}", writers(), c.boardPicture)
	state("GET /board/{id}", writers(), c.boardItem)
	state("POST /board/{id}", writers(), c.keepBoardItem)
	state("POST /board/{id}/move", publishers(), c.moveBoardItem)
	state("POST /board/{id}/remove", publishers(), c.removeBoardItem)
}

// opened makes the list into a handler. A route that says nobody is a mistake, and
// none is opened.
func (c *console) opened(routes []route) (http.Handler, error) {
	mux := http.NewServeMux()
	c.doors = map[string]who{}
	for _, r := range routes {
		if r.who.nobody() {
			return nil, fmt.Errorf("route %s does not say who may use it", r.pattern)
		}
		c.doors[r.pattern] = r.who
		if r.who.door {
			mux.Handle(r.pattern, c.open(r.task))
			continue
		}
		mux.Handle(r.pattern, c.guarded(r))
	}
	return mux, nil
}

// May reports whether the person who sees the page may use the route; a page that
// asks for a route that is not there fails.
func (p page) May(pattern string) (bool, error) {
	w, known := p.doors[pattern]
	if !known {
		return false, fmt.Errorf("no route %q", pattern)
	}
	return w.may(p.who), nil
}

// Publishes reports whether the person brings things to the screens.
func (p page) Publishes() bool { return p.who.Roles.Any(data.Publisher) }

// forbidden says that the page is not for the person's roles, and whom to ask.
func (c *console) forbidden(w http.ResponseWriter, r *http.Request) error {
	c.Log.WarnContext(r.Context(), "page refused", "page", r.Pattern, "account", string(clerk(r.Context()).ID))
	p := c.page(r, "", phrases.OfficeForbiddenTitle)
	if !reads(r) {
		p.Path = "/"
	}
	words := phrases.In(p.Language, phrases.OfficeForbidden)
	if names := c.administrators(r.Context(), r); names != "" {
		words = phrases.In(p.Language, phrases.OfficeForbiddenAsk, names)
	}
	p.View = apologyView{Words: words, Next: link{phrases.OfficeErrorBack, "/"}}
	return c.show(w, http.StatusForbidden, "apology", p)
}

// administrators are the names of those who give roles.
func (c *console) administrators(ctx context.Context, r *http.Request) string {
	return c.named(ctx, r, data.Administrator)
}

// named are the names of those who have the role and can sign in; empty: they are
// not known now.
func (c *console) named(ctx context.Context, r *http.Request, role data.Role) string {
	all, err := c.Accounts.AllAccounts(ctx)
	if err != nil {
		c.report(r, "accounts not read", err)
	}
	var names []string
	for _, a := range all {
		if a.Roles.Any(role) && !a.IsLocked() && !slices.Contains(names, a.Name) {
			names = append(names, a.Name)
		}
	}
	return strings.Join(names, ", ")
}

// askPublisher says that what was asked for takes a publisher, and who is one.
func (c *console) askPublisher(r *http.Request, key phrases.Key) message {
	m := message{Key: key, Failed: true, Args: []string{c.named(r.Context(), r, data.Publisher)}}
	if m.Args[0] == "" {
		m.Args[0] = phrases.In(c.language(r), phrases.OfficeRolePublisher)
	}
	return m
}
