//go:build rig

package cmd

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

// TestBoardTurnsItsPagesAndIsNeverBlank watches a real board for as long as two
// pages take: what it shows changes by itself, and no frame is empty.
func TestBoardTurnsItsPagesAndIsNeverBlank(t *testing.T) {
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
	ask := "/screens/past?" + url.Values{"screen": {"board"}, "at": {moment.In(data.Sofia()).Format("2006-01-02T15:04:05")}}.Encode()
	g.until("the board told of its page", func() (bool, error) {
		return time.Now().After(moment) && strings.Contains(string(c.get(ask)), "„Вода няма да има“"), nil
	})
	if page := string(c.get(ask)); !strings.Contains(page, "същата версия") || !strings.Contains(page, "data:image/png;base64,") {
		t.Errorf("got %s", regexp.MustCompile(`base64,[^"]+`).ReplaceAllString(page, "base64,…"))
	}
}
