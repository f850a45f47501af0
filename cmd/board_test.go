//go:build rig

package cmd

import (
	"encoding/base64"
	"html"
	"image"
	"image/png"
	"io/fs"
	"math"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/cmd/rig"
	"example.org/parter/data"
)

// TestBoardTurnsItsPagesAndIsNeverBlank watches a real board for as long as two
// pages take: what it shows changes by itself, and no frame is empty.
func TestBoardTurnsItsPagesAndIsNeverBlank(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	g.window("display", screen)
	g.painted(memory)
	pages := map[uint64]bool{}
	frames := 0
	var still time.Time
	var last uint64
	for begun := time.Now(); len(pages) < 3 && time.Since(begun) < time.Minute; frames++ {
		picture, err := memory.Picture(page)
		if err != nil {
			t.Fatal(err)
		}
		if colours := differentColours(picture); colours < 2 {
			t.Fatalf("frame %d has %d colours", frames, colours)
		}
		switch now := g.sum(memory); {
		case now != last:
			last, still = now, time.Now()
		case time.Since(still) > 2*time.Second: // no fade any more: a page
			pages[now] = true
		}
		time.Sleep(20 * time.Millisecond) // between two looks at another process
	}
	if len(pages) < 3 {
		t.Errorf("saw %d pages in a minute", len(pages))
	}
	t.Logf("%d pages in %d frames", len(pages), frames)
}

// TestWhatHungIsPaintedAnew asks the console what a real board showed a moment ago,
// and gets the very version that the board told of.
func TestWhatHungIsPaintedAnew(t *testing.T) {
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	g.window("display", screen)
	g.painted(memory)
	c := g.clerk()
	c.publish("Вода няма да има")
	moment := time.Now().Add(2 * time.Second).Truncate(time.Second)
	time.Sleep(time.Until(moment))
	glass, err := memory.Picture(page)
	if err != nil {
		t.Fatal(err)
	}
	ask := "/screens/past?" + url.Values{"screen": {"board"}, "at": {moment.In(data.Sofia()).Format("2006-01-02T15:04:05")}}.Encode()
	g.until("the board told of its page", func() (bool, error) {
		return time.Now().After(moment) && strings.Contains(string(c.get(ask)), "„Вода няма да има“"), nil
	})
	told := string(c.get(ask))
	rebuilt := regexp.MustCompile(`data:image/png;base64,([^"]+)`).FindStringSubmatch(told)
	if !strings.Contains(told, "същата версия") || rebuilt == nil {
		t.Fatalf("got %s", regexp.MustCompile(`base64,[^"]+`).ReplaceAllString(told, "base64,…"))
	}
	picture, err := png.Decode(base64.NewDecoder(base64.StdEncoding, strings.NewReader(html.UnescapeString(rebuilt[1]))))
	if err != nil {
		t.Fatal(err)
	}
	if apart := apartFrom(glass, picture, page); apart > 2 {
		_ = rig.Save(glass, filepath.Join(t.ArtifactDir(), "glass.png"))
		_ = rig.Save(picture, filepath.Join(t.ArtifactDir(), "rebuilt.png"))
		t.Errorf("the rebuilt picture is %.1f steps of 255 apart from what was on the glass", apart)
	}
}

// apartFrom is how far apart a part of the glass and a picture of half the size are on
// the average, in steps of 255 of green.
func apartFrom(glass *image.RGBA, half image.Image, part image.Rectangle) float64 {
	var sum, n float64
	for y := part.Min.Y; y+1 < part.Max.Y; y += 2 {
		for x := part.Min.X; x+1 < part.Max.X; x += 2 {
			var green float64
			for _, at := range []image.Point{{x, y}, {x + 1, y}, {x, y + 1}, {x + 1, y + 1}} {
				green += float64(glass.RGBAAt(at.X-part.Min.X+glass.Rect.Min.X, at.Y-part.Min.Y+glass.Rect.Min.Y).G) / 4
			}
			_, painted, _, _ := half.At(x/2, y/2).RGBA()
			sum += math.Abs(green - float64(painted>>8))
			n++
		}
	}
	return sum / n
}

// TestPostingHangsAndIsCertified posts what the law orders to be posted in a real
// console; a real board paints it, and the certificate says for how long.
func TestPostingHangsAndIsCertified(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	g.window("display", screen)
	g.painted(memory)
	c := g.clerk()
	c.post("/postings/new", url.Values{
		"revision": {"0"}, "basis": {"apk-18a-10"}, "document": {"94-00-1287"}, "addressee": {"Иван Примеров Примеров"},
		"title": {"Съобщение до И. П. П."}, "body": {"Явете се в Центъра за административно обслужване."}, "personal": {"yes"},
		"places": {"Партер"}, "at": {time.Now().In(data.Sofia()).Format("2006-01-02T15:04")}, "by": {"Анна Примерова, деловодител"}, "do": {"post"},
	})
	register := string(c.get("/postings"))
	address := regexp.MustCompile(`/postings/[a-z0-9]{10}`).FindString(register)
	if address == "" || !strings.Contains(register, "виси") {
		t.Fatalf("the register says %s", register)
	}
	g.until("the board told of the posting", func() (bool, error) {
		return strings.Contains(string(c.get(address)), "на екрана"), nil
	})
	text := g.pdfText(c.get(address + "/posted.pdf"))
	for _, words := range []string{"ПРОТОКОЛ ЗА ПОСТАВЯНЕ", "№ 1/" + time.Now().Format("2006"), "АПК чл. 18а, ал. 10", "Иван Примеров Примеров", "Анна Примерова, деловодител"} {
		if !strings.Contains(text, words) {
			t.Errorf("the certificate of posting does not say %q:\n%s", words, text)
		}
	}
	c.post(address+"/remove", url.Values{
		"at": {time.Now().In(data.Sofia()).Format("2006-01-02T15:04:05")}, "by": {"Анна Примерова"}, "reason": {"Връчено лично."},
	})
	text = g.pdfText(c.get(address + "/removed.pdf"))
	if !regexp.MustCompile(`Табло „board“ На екрана общо \d+ сек\., показвания: 1;`).MatchString(text) || !strings.Contains(text, "Връчено лично.") {
		t.Errorf("the certificate of removal says:\n%s", text)
	}
}

// TestAddresseeStaysWithStaff looks for the full name of an addressee in everything
// that leaves the office's own folder: editions, what screens keep, and the logs.
func TestAddresseeStaysWithStaff(t *testing.T) {
	t.Parallel()
	const canary = "Канарчев"
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	g.window("display", screen)
	g.painted(memory)
	c := g.clerk()
	now := time.Now().In(data.Sofia()).Format("2006-01-02T15:04")
	c.post("/postings/new", url.Values{
		"revision": {"0"}, "basis": {"apk-18a-10"}, "document": {"94-00-1287"}, "addressee": {"Иван Примеров " + canary}, "personal": {"yes"},
		"title": {"Съобщение"}, "body": {"Явете се."}, "places": {"Партер"}, "at": {now}, "by": {"Анна Примерова"}, "do": {"post"},
	})
	address := regexp.MustCompile(`/postings/[a-z0-9]{10}`).FindString(string(c.get("/postings")))
	g.until("the board told of the posting", func() (bool, error) {
		return strings.Contains(string(c.get(address)), "на екрана"), nil
	})
	c.post(address+"/remove", url.Values{"at": {now}, "by": {"Анна Примерова"}, "reason": {"Връчено."}})
	if text := g.pdfText(c.get(address + "/removed.pdf")); !strings.Contains(text, canary) {
		t.Fatalf("staff do not see it: %s", text)
	}
	err := filepath.WalkDir(g.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Type()&fs.ModeSocket != 0 || strings.HasPrefix(path, machine.Folder(g.dir).Office()) {
			return err
		}
		file, err := os.ReadFile(path)
		if strings.Contains(string(file), canary) {
			t.Errorf("%s tells the name", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, piece := range []string{"office", "display"} {
		if g.logged(piece, canary) > 0 {
			t.Errorf("the log of the %s tells the name", piece)
		}
	}
}

// pdfText is what pdftotext reads in the document.
func (g *ground) pdfText(pdf []byte) string {
	g.t.Helper()
	path := filepath.Join(g.t.TempDir(), "certificate.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		g.t.Fatal(err)
	}
	text, err := exec.CommandContext(g.ctx, "pdftotext", "-layout", path, "-").Output()
	if err != nil {
		g.t.Fatalf("pdftotext: %v\n%s", err, pdf)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}
