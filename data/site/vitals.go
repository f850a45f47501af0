package site

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"example.org/parter/data"
)

// Tell hands the office how the screen's machine is, and returns by how much the
// clock is ahead of the office's and how long the journey took: the office is taken
// to have looked at its clock in the middle of it (as NTP does, RFC 5905 §8), so
// the first is wrong by half of the second at most. An office that is older than
// this endpoint is data.ErrNotFound.
func (c *Client) Tell(ctx context.Context, v data.Vitals, clock func() time.Time) (ahead, took time.Duration, err error) {
	body, err := json.Marshal(vitalsReport{c.id, c.Run, v})
	if err != nil {
		return 0, 0, fmt.Errorf("vitals: %w", err)
	}
	var answer vitalsAnswer
	began := clock()
	err = c.post(ctx, "/v1/vitals", body, nil, &answer)
	took = clock().Sub(began)
	if err != nil {
		return 0, 0, fmt.Errorf("vitals: %w", err)
	}
	return began.Add(took / 2).Sub(answer.Now), took, nil
}

// takeVitals keeps what a screen tells of itself.
func (s *Server) takeVitals(w http.ResponseWriter, r *http.Request) {
	var told vitalsReport
	if !s.readJSON(w, r, questionLimit, &told) {
		return
	}
	if !isName(string(told.Screen)) || !isName(told.Run) {
		s.write(w, http.StatusBadRequest, refusal{Problem: "screen or run"})
		return
	}
	now := s.clock()
	s.keepVitals(told, now)
	s.write(w, http.StatusOK, vitalsAnswer{now})
}

// keepVitals believes the run that is connected: one that ended may still be heard.
func (s *Server) keepVitals(told vitalsReport, now time.Time) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	h, known := s.health[told.Screen]
	if !known || !h.Online || h.Run != told.Run {
		return
	}
	h.Vitals, h.Told, h.LastSeen = &told.Vitals, now, now
	if h.Started.IsZero() {
		h.Started = now.Add(-told.Vitals.Uptime)
	}
	s.health[told.Screen] = h
}

// begun is what is known of a screen whose program was started anew: nothing but
// that it is back, if somebody asked for it.
func begun(h data.ScreenHealth, run string, now time.Time) data.ScreenHealth {
	h.Run, h.Vitals, h.Told, h.Started = run, nil, time.Time{}, time.Time{}
	if !h.RestartAsked.IsZero() && h.RestartTook == 0 {
		h.RestartTook = max(now.Sub(h.RestartAsked), 1)
	}
	return h
}

// Run names the run of the screen's program that is connected; data.ErrUnavailable
// where none is, or one that knows no restart.
func (s *Server) Run(id data.ScreenID) (string, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if h := s.health[id]; h.Online && h.Run != "" {
		return h.Run, nil
	}
	return "", fmt.Errorf("run of %s: %w: %w", id, data.ErrUnavailable, errGone)
}

// Restart passes the order on to that run of the screen's program. The order is
// signed; whether it holds, the screen decides. It never waits for the screen.
func (s *Server) Restart(id data.ScreenID, run string, order []byte) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	w, connected := s.watchers[id]
	h := s.health[id]
	if !connected || h.Run != run {
		return fmt.Errorf("restart of %s: %w: %w", id, data.ErrUnavailable, errGone)
	}
	h.RestartAsked, h.RestartTook = s.clock(), 0
	s.health[id] = h
	w.restart = order
	w.stir()
	return nil
}

// Remember tells the server of screens that were seen before its start. What is
// connected already it knows better.
func (s *Server) Remember(screens []data.ScreenHealth) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, h := range screens {
		if _, known := s.health[h.ID]; !known && len(s.health) < screenLimit {
			s.health[h.ID] = data.ScreenHealth{ID: h.ID, Role: h.Role, Edition: h.Edition, LastSeen: h.LastSeen}
		}
	}
}

// Forget takes a screen from the list that is not in use any more; one that is
// connected is data.ErrConflict. When it connects again it is back.
func (s *Server) Forget(id data.ScreenID) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	h, known := s.health[id]
	switch {
	case !known:
		return fmt.Errorf("forget screen %s: %w", id, data.ErrNotFound)
	case h.Online:
		return fmt.Errorf("forget screen %s: %w", id, data.ErrConflict)
	}
	delete(s.health, id)
	return nil
}
