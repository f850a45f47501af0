package speech_test

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/kiosk/speech"
)

var (
	_ speech.Speaker = (*speech.Espeak)(nil)
	_ speech.Player  = speech.Aplay{}
	_ speech.Player  = (*speech.Files)(nil)
)

var bulgarian = speech.Voice{Language: data.Bulgarian}

// hearing is a player that keeps what it was given.
type hearing struct {
	mu    sync.Mutex
	heard [][]byte
	fault error
}

func (h *hearing) Ready(context.Context) error { return h.fault }

func (h *hearing) Play(_ context.Context, wav []byte) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.heard = append(h.heard, wav)
	return h.fault
}

// longPlayer is a program that plays for ever, with a child of its own that
// does too. Whoever lives holds the pipe that is returned: the pipe ends when
// all of them are gone.
func longPlayer(t *testing.T) (speech.Aplay, func() *bufio.Reader) {
	t.Helper()
	dir := t.TempDir()
	pipe := filepath.Join(dir, "alive")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	program := script(t, dir, "player", "exec 3>'"+pipe+"'\necho playing >&3\nsleep 1000 &\nsleep 1000")
	return speech.Aplay{Program: program}, func() *bufio.Reader {
		alive, err := os.Open(pipe)
		if err != nil {
			t.Error(err)
		}
		t.Cleanup(func() { _ = alive.Close() })
		return bufio.NewReader(alive)
	}
}

func script(t *testing.T, dir, name, body string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+body+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func nobody(int) {}

func TestTextsAreSpokenInTheirOrder(t *testing.T) {
	ear := &hearing{}
	var marked []int
	texts := []string{"Една.", "Две изречения. Второто е тук.", "—", "Край"}
	err := (&speech.Espeak{Player: ear}).Say(t.Context(), bulgarian, texts, func(i int) { marked = append(marked, i) })
	if err != nil {
		t.Fatal(err)
	}
	if want := []int{0, 1, 2, 3}; !slices.Equal(marked, want) {
		t.Errorf("marked %v, want %v", marked, want)
	}
	if len(ear.heard) != 4 {
		t.Fatalf("heard %d sounds, want 4: the dash has none", len(ear.heard))
	}
	if first, second := seconds(ear.heard[0]), seconds(ear.heard[2]); first >= second {
		t.Errorf("„Една.“ takes %v, „Второто е тук.“ %v", first, second)
	}
}

func TestNextTextIsMadeWhileTheOneBeforeIsHeard(t *testing.T) {
	dir := t.TempDir()
	made := filepath.Join(dir, "made")
	if err := syscall.Mkfifo(made, 0o600); err != nil {
		t.Fatal(err)
	}
	// Making the second text waits for the player of the first, and it for that.
	espeak := script(t, dir, "espeak", "cat > /dev/null\nmkdir '"+dir+"/first' || echo x > '"+made+"'\nhead -c 100 /dev/zero")
	player := script(t, dir, "player", "cat > /dev/null\nmkdir '"+dir+"/played' || exit 0\nread x < '"+made+"'")
	speaker := &speech.Espeak{Program: espeak, Player: speech.Aplay{Program: player}}
	if err := speaker.Say(t.Context(), bulgarian, []string{"едно", "две"}, nobody); err != nil {
		t.Fatal(err)
	}
}

func TestStopIsSilenceWithinATenthOfASecond(t *testing.T) {
	best := time.Hour
	for range 3 { // a busy machine may be late once
		player, open := longPlayer(t)
		ctx, touch := context.WithCancel(t.Context())
		said := make(chan error, 1)
		go func() {
			said <- (&speech.Espeak{Player: player}).Say(ctx, bulgarian, []string{"първо", "второ"}, nobody)
		}()
		alive := open()
		if line, err := alive.ReadString('\n'); err != nil || line != "playing\n" {
			t.Fatalf("player: %q, %v", line, err)
		}
		start := time.Now()
		touch()
		if rest, err := io.ReadAll(alive); err != nil || len(rest) > 0 {
			t.Errorf("after the stop: %q, %v", rest, err)
		}
		if err := <-said; !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		best = min(best, time.Since(start))
	}
	if best > 100*time.Millisecond {
		t.Errorf("silent and returned after %v at best", best)
	}
	t.Logf("silent and returned after %v at best", best)
}

func TestNewSpeechSilencesTheOneBefore(t *testing.T) {
	player, open := longPlayer(t)
	switching := &switcher{Player: player, next: &hearing{}}
	espeak := &speech.Espeak{Player: switching}
	first := make(chan error, 1)
	go func() { first <- espeak.Say(t.Context(), bulgarian, []string{"старо"}, nobody) }()
	alive := open()
	if _, err := alive.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	err := espeak.Say(t.Context(), bulgarian, []string{"ново"}, func(int) {
		if _, err := alive.ReadByte(); !errors.Is(err, io.EOF) {
			t.Errorf("the old player still lives: %v", err)
		}
	})
	if err != nil {
		t.Error(err)
	}
	if err := <-first; !errors.Is(err, context.Canceled) {
		t.Errorf("the first: got %v", err)
	}
	if len(switching.next.heard) != 1 {
		t.Errorf("heard %d", len(switching.next.heard))
	}
}

// switcher plays the first sound with one player and the rest with another.
type switcher struct {
	speech.Player
	next  *hearing
	mu    sync.Mutex
	asked int
}

func (s *switcher) Play(ctx context.Context, wav []byte) error {
	s.mu.Lock()
	s.asked++
	first := s.asked == 1
	s.mu.Unlock()
	if first {
		return s.Player.Play(ctx, wav)
	}
	return s.next.Play(ctx, wav)
}

func TestSpeechWorksAgainAfterAStop(t *testing.T) {
	ear := &hearing{}
	espeak := &speech.Espeak{Player: ear}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if err := espeak.Say(stopped, bulgarian, []string{"нищо"}, nobody); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: got %v", err)
	}
	if err := espeak.Say(t.Context(), bulgarian, []string{"нещо"}, nobody); err != nil || len(ear.heard) == 0 {
		t.Errorf("again: %v, heard %d", err, len(ear.heard))
	}
}

func TestWhatIsMissingIsUnavailable(t *testing.T) {
	dir := t.TempDir()
	nowhere := filepath.Join(dir, "no-such-program")
	deaf := script(t, dir, "aplay", "echo 'audio open error' >&2; exit 1")
	for _, c := range []struct {
		name   string
		espeak *speech.Espeak
	}{
		{"espeak-ng", &speech.Espeak{Program: nowhere, Player: &hearing{}}},
		{"the voice", &speech.Espeak{Voices: map[data.Language]string{data.Bulgarian: "xx-none"}, Player: &hearing{}}},
		{"aplay", &speech.Espeak{Player: speech.Aplay{Program: nowhere}}},
		{"the sound card", &speech.Espeak{Player: speech.Aplay{Program: deaf}}},
		{"a player that hears nothing", &speech.Espeak{Player: &hearing{fault: data.ErrUnavailable}}},
		{"the device", &speech.Espeak{Player: speech.Aplay{Device: "no-such-device"}}},
		{"the folder", &speech.Espeak{Player: &speech.Files{Dir: filepath.Join(deaf, "x")}}},
	} {
		if err := c.espeak.Ready(t.Context()); !errors.Is(err, data.ErrUnavailable) {
			t.Errorf("%s, ready: got %v", c.name, err)
		}
		if err := c.espeak.Say(t.Context(), bulgarian, []string{"дума"}, nobody); !errors.Is(err, data.ErrUnavailable) {
			t.Errorf("%s, say: got %v", c.name, err)
		}
	}
}

func TestSilentDeviceOfALSAIsReadyAndPlays(t *testing.T) {
	espeak := &speech.Espeak{Player: speech.Aplay{Device: "null"}}
	if err := espeak.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := espeak.Say(t.Context(), bulgarian, []string{"Готово."}, nobody); err != nil {
		t.Error(err)
	}
}

func TestTextIsNeitherAnArgumentNorAFile(t *testing.T) {
	dir := t.TempDir()
	noted := filepath.Join(dir, "noted")
	espeak := script(t, dir, "espeak", "echo \"$*\" >> '"+noted+"'\ncat >> '"+noted+".stdin'\nhead -c 100 /dev/zero")
	private := []string{"$(touch " + noted + ".shell) преписка; `id`"}
	if err := (&speech.Espeak{Program: espeak, Player: &hearing{}}).Say(t.Context(), bulgarian, private, nobody); err != nil {
		t.Fatal(err)
	}
	arguments, err := os.ReadFile(noted)
	if err != nil {
		t.Fatal(err)
	}
	if want := "-b 1 -v bg -s 145 -a 36 --stdin --stdout\n"; !strings.HasPrefix(string(arguments), want) || strings.Contains(string(arguments), "преписка") {
		t.Errorf("arguments %q", arguments)
	}
	if given, err := os.ReadFile(noted + ".stdin"); err != nil || !strings.Contains(string(given), "преписка") {
		t.Errorf("stdin %q, %v", given, err)
	}
	if _, err := os.Stat(noted + ".shell"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a shell read the text: %v", err)
	}
}

func TestEverySampleIsAudible(t *testing.T) {
	for _, l := range data.Languages() {
		samples := map[data.Language][]sample{data.Bulgarian: bulgarianSamples, data.English: englishSamples}[l]
		for _, c := range samples {
			ear := &hearing{}
			if err := (&speech.Espeak{Player: ear}).Say(t.Context(), speech.Voice{Language: l}, []string{c.text}, nobody); err != nil {
				t.Fatalf("%q: %v", c.text, err)
			}
			length := 0.0
			for _, wav := range ear.heard {
				length += seconds(wav)
			}
			if c.want != "" && !plausible(length, c.want) {
				t.Errorf("%s %q: %.2f s", l, c.want, length)
			}
		}
	}
}

// plausible reports whether words take as long as a speaker needs: 0.05 to 0.2
// seconds a letter, and twice that where there are figures, which are longer
// when said. Short words are mostly pause.
func plausible(length float64, words string) bool {
	signs := float64(len([]rune(words)))
	longest := 0.2
	if strings.ContainsAny(words, "0123456789") {
		longest = 0.4
	}
	return length > 0.15 && (signs < 15 || length > 0.05*signs && length < longest*signs)
}

func TestVolumeHasARangeOfEighteenDecibels(t *testing.T) {
	var loudness []float64
	for _, volume := range speech.Volumes() {
		ear := &hearing{}
		voice := speech.Voice{Language: data.Bulgarian, Volume: volume}
		if err := (&speech.Espeak{Player: ear}).Say(t.Context(), voice, []string{"Това е проба за силата на гласа."}, nobody); err != nil {
			t.Fatal(err)
		}
		loudness = append(loudness, decibels(ear.heard[0]))
	}
	for i := range len(loudness) - 1 {
		if step := loudness[i+1] - loudness[i]; step < 6 || step > 12 {
			t.Errorf("step %d is %.1f dB", i, step)
		}
	}
	if span := loudness[len(loudness)-1] - loudness[0]; span < 18 {
		t.Errorf("range %.1f dB", span)
	}
	t.Logf("%.1f dB", loudness)
}

func TestTextInTheOtherAlphabetHasItsOwnVoice(t *testing.T) {
	dir := t.TempDir()
	noted := filepath.Join(dir, "noted")
	espeak := &speech.Espeak{Program: script(t, dir, "espeak", "echo \"$4\" >> '"+noted+"'\nhead -c 100 /dev/zero"), Player: &hearing{}}
	english := strings.Repeat("What is on the board is also on your phone, ", 2)
	texts := []string{"Opening hours", "Работно време", english, "www.primer.example", "5"}
	for _, l := range []data.Language{data.English, data.Bulgarian} {
		if err := espeak.Say(t.Context(), speech.Voice{Language: l}, texts, nobody); err != nil {
			t.Fatal(err)
		}
	}
	want := "en-gb\nbg\nen-gb\nen-gb\nen-gb\nbg\nbg\nen-gb\nbg\nbg\n"
	if voices, err := os.ReadFile(noted); err != nil || string(voices) != want {
		t.Errorf("voices %q, %v", voices, err)
	}
}

func TestFilesAreWholeSoundsForTheProgramAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sounds")
	files := &speech.Files{Dir: dir}
	if err := (&speech.Espeak{Player: files}).Say(t.Context(), bulgarian, []string{"Едно.", "Две."}, nobody); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"001.wav", "002.wav"} {
		wav, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if size := binary.LittleEndian.Uint32(wav[40:]); int(size) != len(wav)-44 {
			t.Errorf("%s: %d bytes of sound, the header says %d", name, len(wav)-44, size)
		}
		if about, err := os.Stat(filepath.Join(dir, name)); err != nil || about.Mode().Perm() != 0o600 {
			t.Errorf("%s: mode %v, %v", name, about.Mode(), err)
		}
	}
}

// seconds is how long the 16-bit sound lasts.
func seconds(wav []byte) float64 {
	return float64(len(wav)-44) / float64(binary.LittleEndian.Uint32(wav[28:]))
}

// decibels is the loudness of the whole sound, to compare with another's.
func decibels(wav []byte) float64 {
	sum := 0.0
	for at := 44; at+1 < len(wav); at += 2 {
		sample := float64(int16(binary.LittleEndian.Uint16(wav[at:])))
		sum += sample * sample
	}
	return 10 * math.Log10(sum/float64((len(wav)-44)/2))
}
