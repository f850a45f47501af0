package console

import (
	"context"
	"fmt"
	"time"

	"example.org/parter/data"
)

func (o *office) did(by string, what data.Deed, which data.AccountID) {
	o.deeds = append(o.deeds, data.AuditRow{Seq: int64(len(o.deeds) + 1), At: o.clock(), Who: by, What: what, Which: string(which)})
}

func (o *office) AllAccounts(context.Context) ([]data.Account, error) {
	return []data.Account{o.ana}, o.failing["AllAccounts"]
}

func (o *office) BeginSession(_ context.Context, id data.AccountID, browser string, _ time.Time) (data.SessionID, error) {
	if err := o.failing["BeginSession"]; err != nil {
		return "", err
	}
	session := data.SessionID(fmt.Sprintf("s%d", len(o.deeds)+1))
	o.sessions[session] = data.Session{ID: session, Account: id, Began: o.clock(), Seen: o.clock(), Browser: browser}
	o.did(o.ana.Name, data.DeedSignedIn, id)
	return session, nil
}

func (o *office) SessionAccount(_ context.Context, session data.SessionID) (data.Account, error) {
	s, open := o.sessions[session]
	if !open || s.Account != o.ana.ID || o.ana.IsLocked() {
		return data.Account{}, data.ErrNotFound
	}
	return o.ana, nil
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
	return all, nil
}

func (o *office) EndSession(_ context.Context, id data.AccountID, session data.SessionID, deed data.Deed) error {
	delete(o.sessions, session)
	o.did(o.ana.Name, deed, id)
	return o.failing["EndSession"]
}

func (o *office) EndSessions(_ context.Context, by string, id data.AccountID, except data.SessionID) error {
	for _, s := range o.sessions {
		if s.Account == id && s.ID != except {
			delete(o.sessions, s.ID)
		}
	}
	o.did(by, data.DeedSessionsEnded, id)
	return nil
}
