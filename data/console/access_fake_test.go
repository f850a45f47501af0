package console

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.org/parter/data"
)

// desk of access: ana, who is always there, and whoever is hired.
type staffDesk struct {
	others   []*data.Account
	sessions map[data.SessionID]data.Session
	deeds    []data.AuditRow
	steps    map[data.AccountID]int64
	codes    map[data.AccountID][]string
	links    map[string]data.AccountID
	proof    data.AuditProof
}

func newStaffDesk() staffDesk {
	return staffDesk{
		sessions: map[data.SessionID]data.Session{}, steps: map[data.AccountID]int64{}, codes: map[data.AccountID][]string{},
		links: map[string]data.AccountID{}, proof: data.AuditProof{Rows: 7, Head: "0123abcd"},
	}
}

func (o *office) did(by string, what data.Deed, which data.AccountID) {
	o.deeds = append(o.deeds, data.AuditRow{Seq: int64(len(o.deeds) + 1), At: o.clock(), Who: by, What: what, Which: string(which)})
}

// done are the deeds so far.
func (o *office) done() (all []data.Deed) {
	for _, row := range o.deeds {
		all = append(all, row.What)
	}
	return all
}

// named finds an account that can be changed; nil: there is none.
func (o *office) account(is func(*data.Account) bool) *data.Account {
	for _, a := range append([]*data.Account{&o.ana}, o.others...) {
		if is(a) {
			return a
		}
	}
	return nil
}

func (o *office) byID(id data.AccountID) *data.Account {
	return o.account(func(a *data.Account) bool { return a.ID == id })
}

func found(a *data.Account) (data.Account, error) {
	if a == nil {
		return data.Account{}, data.ErrNotFound
	}
	return *a, nil
}

func (o *office) AccountByName(_ context.Context, name string) (data.Account, error) {
	if err := o.failing["AccountByName"]; err != nil {
		return data.Account{}, err
	}
	return found(o.account(func(a *data.Account) bool { return a.Name == name }))
}

func (o *office) Account(_ context.Context, id data.AccountID) (data.Account, error) {
	return found(o.byID(id))
}

func (o *office) AllAccounts(context.Context) (all []data.Account, err error) {
	o.account(func(a *data.Account) bool { all = append(all, *a); return false })
	return all, o.failing["AllAccounts"]
}

func (o *office) BeginSession(_ context.Context, id data.AccountID, browser string, _ time.Time) (data.SessionID, error) {
	if err := o.failing["BeginSession"]; err != nil {
		return "", err
	}
	session := data.SessionID(fmt.Sprintf("s%d", len(o.deeds)+1))
	o.sessions[session] = data.Session{ID: session, Account: id, Began: o.clock(), Seen: o.clock(), Browser: browser}
	a := o.byID(id)
	a.SignedIn = o.clock()
	o.did(a.Name, data.DeedSignedIn, id)
	return session, nil
}

func (o *office) RefuseSignIn(_ context.Context, id data.AccountID) error {
	o.did("office", data.DeedSignInRefused, id)
	return nil
}

func (o *office) SessionAccount(_ context.Context, session data.SessionID) (data.Account, error) {
	a, err := found(o.byID(o.sessions[session].Account))
	if err == nil && a.IsLocked() {
		return data.Account{}, data.ErrNotFound
	}
	return a, err
}

func (o *office) TouchSession(_ context.Context, session data.SessionID) error {
	s := o.sessions[session]
	s.Seen = o.clock()
	o.sessions[session] = s
	return o.failing["TouchSession"]
}

func (o *office) OpenSessions(_ context.Context, id data.AccountID) (all []data.Session, err error) {
	for _, s := range o.sessions {
		if s.Account == id {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b data.Session) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return all, nil
}

func (o *office) EndSession(_ context.Context, id data.AccountID, session data.SessionID, deed data.Deed) error {
	if o.sessions[session].Account == id {
		delete(o.sessions, session)
		o.did(o.byID(id).Name, deed, id)
	}
	return o.failing["EndSession"]
}

func (o *office) endSessions(id data.AccountID, except data.SessionID) {
	for _, s := range o.sessions {
		if s.Account == id && s.ID != except {
			delete(o.sessions, s.ID)
		}
	}
}

// alter changes an account and notes it.
func (o *office) alter(by string, what data.Deed, id data.AccountID, do func(*data.Account) error) error {
	a := o.byID(id)
	if a == nil {
		return data.ErrNotFound
	}
	if err := o.failing["Access"]; err != nil {
		return err
	}
	if err := do(a); err != nil {
		return err
	}
	o.did(by, what, id)
	return nil
}

func (o *office) EndSessions(_ context.Context, by string, id data.AccountID, except data.SessionID) error {
	return o.alter(by, data.DeedSessionsEnded, id, func(*data.Account) error { o.endSessions(id, except); return nil })
}

func (o *office) SetSecondFactor(_ context.Context, by string, id data.AccountID, f data.SecondFactor) error {
	return o.alter(by, data.DeedSecondFactorSet, id, func(a *data.Account) error {
		a.SecondFactor, a.RecoveryCodes, o.steps[id], o.codes[id] = f.Secret, len(f.Codes), f.Step, f.Codes
		return nil
	})
}

func (o *office) RemoveSecondFactor(_ context.Context, by string, id data.AccountID, except data.SessionID) error {
	return o.alter(by, data.DeedSecondFactorRemoved, id, func(a *data.Account) error {
		a.SecondFactor, a.RecoveryCodes, o.codes[id] = "", 0, nil
		o.endSessions(id, except)
		return nil
	})
}

func (o *office) RenewRecoveryCodes(_ context.Context, by string, id data.AccountID, codes []string) error {
	return o.alter(by, data.DeedRecoveryCodesRenewed, id, func(a *data.Account) error {
		a.RecoveryCodes, o.codes[id] = len(codes), codes
		return nil
	})
}

func (o *office) UseStep(_ context.Context, id data.AccountID, step int64) error {
	if step <= o.steps[id] {
		return fmt.Errorf("step: %w", data.ErrNotFound)
	}
	o.steps[id] = step
	return nil
}

func (o *office) UseRecoveryCode(_ context.Context, id data.AccountID, code string) error {
	i := slices.Index(o.codes[id], code)
	if i < 0 {
		return fmt.Errorf("recovery code: %w", data.ErrNotFound)
	}
	o.codes[id] = slices.Delete(o.codes[id], i, i+1)
	o.byID(id).RecoveryCodes--
	o.did(o.byID(id).Name, data.DeedRecoveryCodeUsed, id)
	return nil
}

func (o *office) CreateAccount(_ context.Context, by, name string, roles data.Roles) (data.Account, error) {
	if name == "" {
		return data.Account{}, data.Problems{{Field: "name", Reason: data.Missing}}
	}
	if o.account(func(a *data.Account) bool { return a.Name == name }) != nil {
		return data.Account{}, data.Problems{{Field: "name", Reason: data.Taken}}
	}
	if err := o.failing["Access"]; err != nil {
		return data.Account{}, err
	}
	a := data.Account{ID: data.AccountID(fmt.Sprintf("a%d", len(o.others)+2)), Name: name, Roles: roles, Created: o.clock()}
	o.others = append(o.others, &a)
	o.did(by, data.DeedAccountCreated, a.ID)
	return a, nil
}

func (o *office) NewInvitation(_ context.Context, by string, id data.AccountID, _ time.Time) (string, error) {
	secret := "link-of-" + string(id)
	return secret, o.alter(by, data.DeedInvited, id, func(a *data.Account) error {
		if a.IsLocked() {
			return data.ErrConflict
		}
		o.links[secret] = id
		return nil
	})
}

func (o *office) lastAdministrator(a *data.Account) error {
	other := o.account(func(b *data.Account) bool {
		return b.ID != a.ID && b.Roles.Any(data.Administrator) && !b.IsLocked() && b.Password != ""
	})
	if a.Roles.Any(data.Administrator) && other == nil {
		return data.Problems{{Field: "roles", Reason: data.LastOfItsKind}}
	}
	return nil
}

func (o *office) SetRoles(_ context.Context, by string, id data.AccountID, roles data.Roles) error {
	return o.alter(by, data.DeedRolesChanged, id, func(a *data.Account) error {
		if !roles.Any(data.Administrator) {
			if err := o.lastAdministrator(a); err != nil {
				return err
			}
		}
		a.Roles = roles
		return nil
	})
}

func (o *office) LockAccount(_ context.Context, by string, id data.AccountID) error {
	return o.alter(by, data.DeedAccountLocked, id, func(a *data.Account) error {
		if err := o.lastAdministrator(a); err != nil {
			return err
		}
		a.Locked = o.clock()
		o.endSessions(id, "")
		return nil
	})
}

func (o *office) RemoveInvitation(_ context.Context, by string, id data.AccountID) error {
	err := o.alter(by, data.DeedInvitationRemoved, id, func(a *data.Account) error {
		if a.Password != "" {
			return data.ErrConflict
		}
		return nil
	})
	if err == nil {
		o.others = slices.DeleteFunc(o.others, func(a *data.Account) bool { return a.ID == id })
	}
	return err
}

func (o *office) UnlockAccount(_ context.Context, by string, id data.AccountID) error {
	return o.alter(by, data.DeedAccountUnlocked, id, func(a *data.Account) error { a.Locked = time.Time{}; return nil })
}

func (o *office) SetPassword(_ context.Context, by string, id data.AccountID, hash string, except data.SessionID) error {
	return o.alter(by, data.DeedPasswordSet, id, func(a *data.Account) error {
		a.Password = hash
		o.endSessions(id, except)
		return nil
	})
}

func (o *office) AuditPage(_ context.Context, q data.AuditQuestion) (rows []data.AuditRow, err error) {
	for _, row := range slices.Backward(o.deeds) {
		if (q.Who == "" || q.Who == row.Who) && (q.What == "" || q.What == row.What) && (q.Before == 0 || row.Seq < q.Before) && (q.Which == nil || slices.Contains(q.Which, row.Which)) &&
			!row.At.Before(q.From) && (q.Until.IsZero() || row.At.Before(q.Until)) && len(rows) < q.Limit {
			rows = append(rows, row)
		}
	}
	return rows, o.failing["AuditPage"]
}

func (o *office) AuditPeople(context.Context) ([]string, error) {
	return []string{"ana", "office"}, nil
}

func (o *office) TitlesOf(ctx context.Context, refs []data.EntryRef) (map[data.EntryRef]string, error) {
	titles := map[data.EntryRef]string{}
	for _, ref := range refs {
		if e, is := o.drafts[ref]; is {
			titles[ref] = e.Entry.Called().BG
		}
	}
	return titles, o.failing["TitlesOf"]
}

func (o *office) VerifyAudit(context.Context) (data.AuditProof, error) {
	return o.proof, o.failing["VerifyAudit"]
}

func (o *office) EachAuditRow(_ context.Context, do func(data.AuditRow, string) error) error {
	for _, row := range o.deeds {
		if err := do(row, fmt.Sprint("hash", row.Seq)); err != nil {
			return err
		}
	}
	return o.failing["EachAuditRow"]
}

func (o *office) AuditExported(_ context.Context, by string) error {
	o.did(by, data.DeedAuditExported, "")
	return nil
}
