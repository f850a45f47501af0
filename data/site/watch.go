package site

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"example.org/parter/data"
)

// watcher is the open stream of one screen. The server's mutex guards what is
// pending; the stream's own request writes it.
type watcher struct {
	wake    chan struct{} // holds one: there is something to write
	gone    chan struct{} // closed when the stream is to end
	edition bool          // the number of the edition is pending
	alert   bool          // the state of alerts is pending
	blank   bool          // a blank line is pending
	tickets []string      // of the pictures that are pending
	restart []byte        // the order that is pending
}

func (w *watcher) stir() {
	select {
	case w.wake <- struct{}{}:
	default: // it wakes already
	}
}

// picture is what a screen answers.
type picture struct {
	png     []byte
	private bool
	err     error
}

// Announce tells every connected screen at once that the edition was published,
// and every later one when it connects. It never waits for a screen.
func (s *Server) Announce(n data.EditionNumber) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.edition = n
	for _, w := range s.watchers {
		w.edition = true
		w.stir()
	}
}

// Alert tells every connected screen at once, before anything else that waits, and
// every later one when it connects. What is told is signed; it is passed on as it
// is.
func (s *Server) Alert(signed []byte) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.alert = signed
	for _, w := range s.watchers {
		w.alert = true
		w.stir()
	}
}

// KeepAlive writes a blank line to every screen, so that a stream whose other
// end vanished without a word is found out. The caller decides how often.
func (s *Server) KeepAlive() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, w := range s.watchers {
		w.blank = true
		w.stir()
	}
}

// Close ends every stream, so that the HTTP server can shut down; the screens
// see the office as gone.
func (s *Server) Close() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.closed = true
	for id, w := range s.watchers {
		delete(s.watchers, id)
		close(w.gone)
	}
}

// Picture asks the screen for what it shows now and waits for it. While a
// visitor looks at a case there is no picture and private is true. Where the
// screen is not connected, sends nothing usable or the context ends, the error is
// data.ErrUnavailable.
func (s *Server) Picture(ctx context.Context, id data.ScreenID) (png []byte, private bool, err error) {
	ticket := newTicket()
	answer := make(chan picture, 1)
	s.mutex.Lock()
	w, connected := s.watchers[id]
	if connected {
		s.pictures[ticket] = answer
		w.tickets = append(w.tickets, ticket)
		w.stir()
	}
	s.mutex.Unlock()
	if !connected {
		return nil, false, fmt.Errorf("picture of %s: %w: %w", id, data.ErrUnavailable, errGone)
	}
	defer s.forget(ticket)
	select {
	case p := <-answer:
		return p.png, p.private, p.err
	case <-w.gone:
		return nil, false, fmt.Errorf("picture of %s: %w: %w", id, data.ErrUnavailable, errGone)
	case <-ctx.Done():
		return nil, false, fmt.Errorf("picture of %s: %w: %w", id, data.ErrUnavailable, ctx.Err())
	}
}

func (s *Server) forget(ticket string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	delete(s.pictures, ticket)
}

// watch keeps a stream open until the screen leaves, connects anew or the
// server closes.
func (s *Server) watch(w http.ResponseWriter, r *http.Request) {
	id, role := data.ScreenID(r.FormValue("screen")), data.ScreenRole(r.FormValue("role"))
	if !isName(string(id)) || role != data.RoleKiosk && role != data.RoleBoard {
		s.write(w, http.StatusBadRequest, refusal{Problem: "screen or role"})
		return
	}
	shown, _ := strconv.ParseInt(r.FormValue("edition"), 10, 64) // none: 0
	run := r.FormValue("run")
	if !isName(run) {
		run = ""
	}
	stream := s.enter(id, role, data.EditionNumber(shown), run)
	if stream == nil {
		s.write(w, http.StatusServiceUnavailable, refusal{Problem: "unavailable"})
		return
	}
	defer s.leave(id, stream)
	w.Header().Set("Content-Type", "application/jsonl")
	flush := http.NewResponseController(w).Flush
	for {
		if _, err := w.Write(s.pending(stream)); err != nil {
			return
		}
		if err := flush(); err != nil {
			return
		}
		select {
		case <-stream.wake:
		case <-stream.gone:
			return
		case <-r.Context().Done():
			return
		}
	}
}

// enter begins the stream of a screen and ends an older one of the same screen.
// It returns nil when the server is closed or knows too many screens.
func (s *Server) enter(id data.ScreenID, role data.ScreenRole, shown data.EditionNumber, run string) *watcher {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	h, ok := s.healthOf(id)
	if !ok || s.closed {
		return nil
	}
	if older, ok := s.watchers[id]; ok {
		close(older.gone)
	}
	now := s.clock()
	h.Role, h.Online, h.LastSeen, h.Connected = role, true, now, now
	if run != h.Run || run == "" {
		h = begun(h, run, now)
	}
	if shown > 0 {
		h.Edition = shown
	}
	s.health[id] = h
	stream := &watcher{wake: make(chan struct{}, 1), gone: make(chan struct{}), edition: true, alert: s.alert != nil}
	s.watchers[id] = stream
	return stream
}

// leave ends the stream unless a newer one has taken its place.
func (s *Server) leave(id data.ScreenID, stream *watcher) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if current, ok := s.watchers[id]; ok && current != stream {
		return
	}
	if s.watchers[id] == stream {
		delete(s.watchers, id)
		close(stream.gone)
	}
	h := s.health[id]
	h.Online, h.LastSeen = false, s.clock()
	s.health[id] = h
}

// pending takes the lines that are to be written.
func (s *Server) pending(stream *watcher) []byte {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	var messages []Message
	if stream.alert {
		messages = append(messages, Message{Alert: s.alert})
	}
	if stream.edition {
		messages = append(messages, Message{Edition: s.edition})
	}
	for _, ticket := range stream.tickets {
		messages = append(messages, Message{Picture: ticket})
	}
	if stream.restart != nil {
		messages = append(messages, Message{Restart: stream.restart})
	}
	var lines bytes.Buffer
	encoder := json.NewEncoder(&lines)
	for _, m := range messages {
		_ = encoder.Encode(m) // a number and a string into memory
	}
	if stream.blank {
		lines.WriteByte('\n')
	}
	stream.edition, stream.alert, stream.blank, stream.tickets, stream.restart = false, false, false, nil, nil
	return lines.Bytes()
}

// takePicture receives what a screen shows.
func (s *Server) takePicture(w http.ResponseWriter, r *http.Request) {
	s.mutex.Lock()
	answer, ok := s.pictures[r.PathValue("ticket")]
	s.mutex.Unlock()
	if !ok {
		s.write(w, http.StatusNotFound, refusal{Problem: "nobody waits for it"})
		return
	}
	p, status := readPicture(w, r)
	select {
	case answer <- p:
	default: // it was answered already
	}
	if status != http.StatusOK {
		s.write(w, status, refusal{Problem: p.err.Error()})
		return
	}
	s.write(w, status, struct{}{})
}

func readPicture(w http.ResponseWriter, r *http.Request) (picture, int) {
	if r.Header.Get(privateHeader) != "" {
		return picture{private: true}, http.StatusOK
	}
	png, err := io.ReadAll(http.MaxBytesReader(w, r.Body, pictureLimit))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return picture{err: fmt.Errorf("%w: the picture is too large", data.ErrUnavailable)}, http.StatusRequestEntityTooLarge
	case err != nil:
		return picture{err: fmt.Errorf("%w: picture: %w", data.ErrUnavailable, err)}, http.StatusBadRequest
	case !bytes.HasPrefix(png, []byte("\x89PNG\r\n\x1a\n")):
		return picture{err: fmt.Errorf("%w: the picture is no PNG", data.ErrUnavailable)}, http.StatusUnsupportedMediaType
	}
	return picture{png: png}, http.StatusOK
}

// newTicket is a random name under which one picture may be sent once.
func newTicket() string {
	var raw [16]byte
	_, _ = rand.Read(raw[:]) // never fails
	return hex.EncodeToString(raw[:])
}
