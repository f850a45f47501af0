package speech

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"time"
	"unicode"

	"example.org/parter/data"
)

// patience is how long one utterance may take to make; it takes a hundredth of
// a second.
const patience = 5 * time.Second

// rate is the words a minute of a patient speaker.
const rate = 145

// Espeak speaks with espeak-ng. While one utterance is heard the next one is
// made, so there is no gap. The zero value with a Player speaks.
type Espeak struct {
	Program string                   // empty: espeak-ng
	Voices  map[data.Language]string // a language without one: bg, en-gb
	Rate    int                      // words a minute; 0: 145
	Player  Player                   // brings the sound to the visitor

	turn turn
}

// Ready tries the voice of every language on nothing and asks the player. It
// starts three short processes, so it belongs beside the other checks of the
// kiosk's devices and not on every screen.
func (e *Espeak) Ready(ctx context.Context) error {
	for _, l := range data.Languages() {
		if _, err := e.utter(ctx, Voice{Language: l}, ""); err != nil {
			return fmt.Errorf("voice %s: %w", l, err)
		}
	}
	return e.Player.Ready(ctx)
}

// utterance is one breath of one text.
type utterance struct {
	text  int // its place in the list
	first bool
	wav   []byte
	err   error
}

// Say is the promise of Speaker. A text is normalised here and spoken in
// sentences, so a long one begins as soon as a short one.
func (e *Espeak) Say(ctx context.Context, voice Voice, texts []string, now func(i int)) error {
	speaking, silent := e.turn.take(ctx)
	defer silent()
	speaking, stop := context.WithCancel(speaking)
	made := make(chan utterance)
	var making sync.WaitGroup
	making.Go(func() {
		defer close(made)
		e.utterAll(speaking, voice, texts, made)
	})
	err := e.play(speaking, made, now)
	stop()
	making.Wait()
	return err
}

// utterAll hands over the utterances one by one, and the first fault last.
func (e *Espeak) utterAll(ctx context.Context, voice Voice, texts []string, made chan<- utterance) {
	for i, text := range texts {
		spoken := Voice{Language: languageOf(voice.Language, text), Volume: voice.Volume}
		for j, sentence := range Sentences(text) {
			next := utterance{text: i, first: j == 0}
			next.wav, next.err = e.utter(ctx, spoken, Normalise(spoken.Language, sentence))
			select {
			case made <- next:
			case <-ctx.Done():
				return
			}
			if next.err != nil {
				return
			}
		}
	}
}

func (e *Espeak) play(ctx context.Context, made <-chan utterance, now func(i int)) error {
	for next := range made {
		if next.err != nil {
			return fmt.Errorf("text %d: %w", next.text, next.err)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if next.first {
			now(next.text)
		}
		if len(next.wav) <= headerSize {
			continue // a text of signs only
		}
		limit, done := context.WithTimeout(ctx, lengthOf(next.wav)+patience)
		err := e.Player.Play(limit, next.wav)
		done()
		if err != nil {
			return fmt.Errorf("text %d: %w", next.text, overdue(ctx, err))
		}
	}
	return ctx.Err()
}

// utter returns the sound of normalised words; empty words are an empty sound.
func (e *Espeak) utter(ctx context.Context, voice Voice, words string) ([]byte, error) {
	limit, done := context.WithTimeout(ctx, patience)
	defer done()
	speed := e.Rate
	if speed == 0 {
		speed = rate
	}
	wav, err := run(limit, []byte(words), orElse(e.Program, "espeak-ng"),
		"-b", "1", "-v", e.voice(voice.Language), "-s", strconv.Itoa(speed), "-a", voice.Volume.amplitude(), "--stdin", "--stdout")
	if err != nil {
		return nil, overdue(ctx, err)
	}
	return withSizes(wav), nil
}

func (e *Espeak) voice(l data.Language) string {
	if name := e.Voices[l]; name != "" {
		return name
	}
	if l == data.English {
		return "en-gb"
	}
	return "bg"
}

// languageOf is the language of the alphabet that most letters of the text are
// in, and the screen's when that is no help: a notice without a translation is
// read in Bulgarian on an English screen too.
func languageOf(screen data.Language, text string) data.Language {
	latin, cyrillic := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		}
	}
	switch {
	case screen == data.English && cyrillic > 2*latin:
		return data.Bulgarian
	case screen == data.Bulgarian && cyrillic == 0 && latin > shortLatin:
		return data.English
	default:
		return screen
	}
}

// shortLatin is how many Latin letters on a Bulgarian screen are still a name
// or an address and not an English sentence.
const shortLatin = 60

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
