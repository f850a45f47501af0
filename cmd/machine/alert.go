package machine

import (
	"crypto/ed25519"
	"sync"
	"time"

	"example.org/parter/data/edition"
)

// alertWatch is what a screen knows of alerts. They come by the socket and lie on
// the disk, and the greatest number is true, whichever way it came.
type alertWatch struct {
	mutex  sync.Mutex
	key    ed25519.PublicKey
	number int64
	read   time.Time // the file that was read last
}

// alerted takes the signed state of alerts and returns what shows it; nil: it is
// not newer, or not the office's.
func (s *Screen) alerted(signed []byte) (show func()) {
	s.alert.mutex.Lock()
	defer s.alert.mutex.Unlock()
	if s.Alert == nil {
		return nil
	}
	if s.alert.key == nil {
		key, err := edition.LoadPublicKey(s.keyFile)
		if err != nil {
			s.Log.Warn("alert not trusted", "error", err)
			return nil
		}
		s.alert.key = key
	}
	state, err := edition.OpenAlert(s.alert.key, signed)
	switch {
	case err != nil:
		s.Log.Warn("alert refused", "error", err)
		return nil
	case state.Number <= s.alert.number:
		return nil
	}
	s.alert.number = state.Number
	return func() {
		if s.alert.newest() == state.Number { // else a newer one is on its way, or there already
			s.Alert(state.Alert)
		}
	}
}

func (a *alertWatch) newest() int64 {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return a.number
}

// alertOnDisk looks whether the file of alerts was written since it was read, and
// returns what shows it; nil: it was not.
func (s *Screen) alertOnDisk() (show func()) {
	written := s.shelf.AlertWritten()
	s.alert.mutex.Lock()
	known := written.Equal(s.alert.read)
	s.alert.read = written
	s.alert.mutex.Unlock()
	if known || written.IsZero() {
		return nil
	}
	signed, err := s.shelf.Alert()
	if err != nil {
		s.Log.Warn("alert not read", "error", err)
		return nil
	}
	return s.alerted(signed)
}
