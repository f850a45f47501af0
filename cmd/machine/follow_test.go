package machine

import (
	"log/slog"
	"path/filepath"
	"testing"

	"example.org/parter/data"
)

// The first screen of a new machine may start before its office has made any
// folder: it would have told nothing until its next start.
func TestScreenThatStartsBeforeItsOfficeHasAnOutbox(t *testing.T) {
	folder := Folder(filepath.Join(t.TempDir(), "data"))
	s, err := newScreen(ScreenConfig{Data: folder, Screen: "kiosk"}, data.RoleKiosk, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	outbox, err := s.openOutbox()
	if err != nil {
		t.Fatal(err)
	}
	if err := outbox.Close(); err != nil {
		t.Error(err)
	}
}
