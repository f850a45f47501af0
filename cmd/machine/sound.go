package machine

import (
	"context"
	"strings"

	"example.org/parter/data"
	"example.org/parter/kiosk/speech"
)

// Sound says where a voice is heard: an ALSA device, "none", or "folder:DIR" for
// a rehearsal without a sound card.
type Sound string

// NoSound is a machine that is to have no voice.
const NoSound Sound = "none"

// Speaker is the voice that is heard there.
func (s Sound) Speaker() speech.Speaker {
	dir, files := strings.CutPrefix(string(s), "folder:")
	switch {
	case s == NoSound:
		return silence{}
	case files:
		return &speech.Espeak{Player: &speech.Files{Dir: dir, Pause: Pause}}
	case s == "default":
		return &speech.Espeak{Player: speech.Aplay{}}
	default:
		return &speech.Espeak{Player: speech.Aplay{Device: string(s)}}
	}
}

// silence is a machine that was told to have no voice.
type silence struct{}

// Ready says that there is none.
func (silence) Ready(context.Context) error { return data.ErrUnavailable }

// Say says nothing.
func (silence) Say(context.Context, speech.Voice, []string, func(int)) error {
	return data.ErrUnavailable
}
