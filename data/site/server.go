package site

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"example.org/parter/data"
)

// Office is what the socket asks of the office.
type Office interface {
	// Case answers a kiosk's question. Wrong and unknown are both
	// data.ErrNotFound; guessing is a data.TooManyAttempts. Other errors are
	// logged and therefore name no case.
	Case(ctx context.Context, screen data.ScreenID, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error)
	// CaseByDate answers number and date with the outline of the case, and fails as
	// Case does.
	CaseByDate(ctx context.Context, screen data.ScreenID, number data.CaseNumber, received time.Time) (data.CaseAnswer, error)
	// CaseByToken answers a kiosk that scanned a slip, and fails as Case does.
	CaseByToken(ctx context.Context, screen data.ScreenID, token data.Token) (data.CaseAnswer, error)
	// AskAnswer stores the message that the event brings, whose writer wants an answer,
	// and opens a case for it; the same event again is the same case. One that brings
	// none is data.ErrInvalid.
	AskAnswer(ctx context.Context, e data.Event) (data.CaseAnswer, error)
	// Commit stores events once each, all or none, and returns after the disk
	// has them.
	Commit(ctx context.Context, events []data.Event) error
}

// Server is the office's end of the socket.
type Server struct {
	office Office
	clock  func() time.Time
	log    *slog.Logger

	mutex    sync.Mutex
	edition  data.EditionNumber
	alert    []byte // the signed state of alerts; nil: there never was one
	watchers map[data.ScreenID]*watcher
	health   map[data.ScreenID]data.ScreenHealth
	pictures map[string]chan picture // by ticket
	closed   bool
}

// NewServer returns a server that knows no edition and no screen yet.
func NewServer(office Office, clock func() time.Time, log *slog.Logger) *Server {
	return &Server{
		office: office, clock: clock, log: log,
		watchers: map[data.ScreenID]*watcher{},
		health:   map[data.ScreenID]data.ScreenHealth{},
		pictures: map[string]chan picture{},
	}
}

// Handler answers every endpoint of the socket.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/watch", s.watch)
	mux.HandleFunc("POST /v1/case", s.answerCase)
	mux.HandleFunc("POST /v1/answer", s.takeAnswer)
	mux.HandleFunc("POST /v1/events", s.takeEvents)
	mux.HandleFunc("POST /v1/vitals", s.takeVitals)
	mux.HandleFunc("POST /v1/picture/{ticket}", s.takePicture)
	return mux
}

// Screens returns every screen that was seen since the start, by ID.
func (s *Server) Screens() []data.ScreenHealth {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	screens := make([]data.ScreenHealth, 0, len(s.health))
	for _, h := range s.health {
		screens = append(screens, h)
	}
	slices.SortFunc(screens, func(a, b data.ScreenHealth) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return screens
}

func (s *Server) answerCase(w http.ResponseWriter, r *http.Request) {
	var question caseQuestion
	if !s.readJSON(w, r, questionLimit, &question) {
		return
	}
	answer, err := s.ask(r.Context(), question)
	var guessing data.TooManyAttempts
	switch {
	case err == nil:
		s.write(w, http.StatusOK, answer)
	case errors.As(err, &guessing):
		wait := int(math.Ceil(guessing.Wait.Seconds()))
		w.Header().Set("Retry-After", strconv.Itoa(wait))
		s.write(w, http.StatusTooManyRequests, refusal{Problem: "too many attempts", Wait: wait})
	case errors.Is(err, data.ErrNotFound) || errors.Is(err, data.ErrInvalid):
		s.write(w, http.StatusNotFound, refusal{Problem: "not found"})
	default:
		s.log.Error("case question", "screen", question.Screen, "err", err)
		s.write(w, http.StatusServiceUnavailable, refusal{Problem: "unavailable"})
	}
}

// ask puts the question to the office. One that asks in two ways at once opens
// nothing: nobody could say which of them was meant.
func (s *Server) ask(ctx context.Context, q caseQuestion) (data.CaseAnswer, error) {
	dated, coded := !q.Date.IsZero(), q.Code != ""
	switch {
	case q.Token != "" && (q.Number != "" || coded || dated), coded && dated:
		return data.CaseAnswer{}, data.ErrInvalid
	case q.Token != "":
		return s.office.CaseByToken(ctx, q.Screen, q.Token)
	case dated:
		return s.office.CaseByDate(ctx, q.Screen, q.Number, q.Date)
	default:
		return s.office.Case(ctx, q.Screen, q.Number, q.Code)
	}
}

func (s *Server) takeAnswer(w http.ResponseWriter, r *http.Request) {
	var e data.Event
	if !s.readJSON(w, r, eventsLimit, &e) {
		return
	}
	err := checkEvent(e)
	var answer data.CaseAnswer
	if err == nil {
		answer, err = s.office.AskAnswer(r.Context(), e)
	}
	switch {
	case err == nil:
		s.learn([]data.Event{e})
		s.write(w, http.StatusOK, answer)
	case errors.Is(err, data.ErrInvalid):
		s.write(w, http.StatusBadRequest, refusal{Problem: "no message to be answered"})
	default:
		s.log.Error("message to be answered", "screen", e.Screen, "err", err)
		s.write(w, http.StatusServiceUnavailable, refusal{Problem: "unavailable"})
	}
}

func (s *Server) takeEvents(w http.ResponseWriter, r *http.Request) {
	var events []data.Event
	if !s.readJSON(w, r, eventsLimit, &events) {
		return
	}
	if len(events) > eventsAtOnce {
		s.write(w, http.StatusRequestEntityTooLarge, refusal{Problem: "too many events"})
		return
	}
	for _, e := range events {
		if err := checkEvent(e); err != nil {
			s.write(w, http.StatusBadRequest, refusal{Problem: err.Error()})
			return
		}
	}
	if err := s.office.Commit(r.Context(), events); err != nil {
		s.log.Error("events not committed", "events", len(events), "err", err)
		s.write(w, http.StatusServiceUnavailable, refusal{Problem: "unavailable"})
		return
	}
	s.learn(events)
	s.write(w, http.StatusOK, struct{}{})
}

// learn updates what is known of the screens from committed events.
func (s *Server) learn(events []data.Event) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, e := range events {
		h, ok := s.healthOf(e.Screen)
		if !ok {
			continue
		}
		h.LastSeen = s.clock()
		var detail struct {
			editionDetail
			Text string `json:"text"`
			Page string `json:"page"`
		}
		if err := json.Unmarshal(e.Detail, &detail); err == nil {
			switch e.Kind {
			case data.EventEditionShown:
				h.Edition, h.Problem, h.Skipped = detail.Edition, "", ""
			case data.EventEditionRefused:
				h.Problem = detail.Problem
			case data.EventPageFailed:
				h.Skipped = detail.Text
			case data.EventPagePainted:
				if detail.Page == h.Skipped {
					h.Skipped = ""
				}
			case data.EventStarted, data.EventStopped, data.EventAlertPainted, data.EventScreenOff, data.EventScreenGone, data.EventSlipPrinted, data.EventPrinterFailed, data.EventFeedback:
			}
		}
		s.health[e.Screen] = h
	}
}

// healthOf returns what is known of the screen, or false where the office knows
// too many screens already. The caller holds the mutex.
func (s *Server) healthOf(id data.ScreenID) (data.ScreenHealth, bool) {
	h, known := s.health[id]
	h.ID = id
	return h, known || len(s.health) < screenLimit
}

// readJSON reads a bounded body, or answers what is wrong with it.
func (s *Server) readJSON(w http.ResponseWriter, r *http.Request, limit int64, into any) bool {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		s.write(w, http.StatusRequestEntityTooLarge, refusal{Problem: "too large"})
		return false
	case err != nil:
		s.write(w, http.StatusBadRequest, refusal{Problem: "the body ended early"})
		return false
	}
	if err := json.Unmarshal(body, into); err != nil {
		s.write(w, http.StatusBadRequest, refusal{Problem: "not the expected JSON"})
		return false
	}
	return true
}

func (s *Server) write(w http.ResponseWriter, status int, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		s.log.Error("answer", "err", err)
		status, body = http.StatusInternalServerError, []byte(`{"problem":"internal"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body) // a screen that is gone asks again
}
