//go:build rig

package cmd

import (
	"database/sql"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/cmd/machine/settings"
	"example.org/parter/data"
)

var (
	soakTurns = flag.Int("soak", 240, "how many pages the board turns")
	soakSpeed = flag.Int("soak-speed", 150, "how many times as fast its clock runs")
)

// TestSoak lets a real board turn its pages, a dozen pictures among them, by a clock
// that runs fast: after the last turn it holds at most five in a hundred more memory
// than after a tenth of them.
func TestSoak(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	g.pictures(t, 12)
	screen, memory := g.xvfb(1920, 1080)
	board := exec.CommandContext(g.ctx, binary(t, "display"), "--data", g.dir, "--trust-clock", "--always-on", "--speed", strconv.Itoa(*soakSpeed))
	board.Env = append(screen.Env(), settings.TexturesVariable+"="+(10*time.Second/time.Duration(*soakSpeed)).String())
	go drain(g.start("display", board))
	g.until("a page", func() (bool, error) {
		picture, err := memory.Picture(page)
		return err == nil && differentColours(picture) > 20, err
	})
	early, percent := *soakTurns/10, 5.0
	if *soakTurns < 5000 { // too few rounds to settle
		early, percent = *soakTurns/2, 20
	}
	before := g.residentAt(board.Process.Pid, early)
	after := g.residentAt(board.Process.Pid, *soakTurns)
	growth := 100 * (after - before) / before
	t.Logf("%.1f MB after %d turns, %.1f MB after %d: %+.1f %%", before, early, after, *soakTurns, growth)
	if growth > percent {
		t.Errorf("it grew by %.1f %%, want %.0f", growth, percent)
	}
}

// pictures puts so many pictures on the board, between the other pages.
func (g *ground) pictures(t *testing.T, n int) {
	t.Helper()
	c, folder := g.clerk(), machine.Folder(g.dir).Pictures()
	for i := range n {
		name := keepPhoto(t, folder, uint8(20*i)) //nolint:gosec // small
		c.post("/board/new", url.Values{
			"version": {"0"}, "kind": {"image"}, "title": {fmt.Sprint("Снимка ", i)}, "permanent": {"yes"}, "do": {"publish"},
			"pictures": {`[{"sha256":"` + name + `","width":2000,"height":1125}]`},
		})
	}
}

// keepPhoto keeps a picture of many colours, as a camera makes them.
func keepPhoto(t *testing.T, folder machine.Pictures, shade uint8) string {
	t.Helper()
	photo := image.NewRGBA(image.Rect(0, 0, 2000, 1125))
	for y := range 1125 {
		for x := range 2000 {
			photo.SetRGBA(x, y, color.RGBA{uint8(x / 8), uint8(y/5) ^ shade, shade + uint8((x*y)%31), 255}) //nolint:gosec // colours wrap
		}
	}
	var file strings.Builder
	if err := jpeg.Encode(&file, photo, nil); err != nil {
		t.Fatal(err)
	}
	name, err := folder.Keep([]byte(file.String()))
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// aRound is at least as many pages as the board has: its memory goes up with the
// pictures among them and down again.
const aRound = 120

// residentAt waits until the board has turned so many pages, and is how much memory
// it holds on average, in MB, over the round that ends with them.
func (g *ground) residentAt(pid, turns int) float64 {
	g.t.Helper()
	sum, looks := 0.0, 0
	for {
		turned := g.turned()
		if turned >= turns-aRound {
			sum, looks = sum+resident(g.t, pid), looks+1
		}
		if turned >= turns {
			return sum / float64(looks)
		}
		if g.ctx.Err() != nil {
			g.t.Fatal("the test ends before the soak does")
		}
		time.Sleep(200 * time.Millisecond) // between two looks at another process
	}
}

// turned is how many pages the board has told of.
func (g *ground) turned() int { return g.events(data.EventPagePainted) }

// events is how many events of the kind the office has.
func (g *ground) events(kind data.EventKind) (n int) {
	g.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+machine.Folder(g.dir).Content()+"?mode=ro")
	if err != nil {
		g.t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // only read
	if err := db.QueryRowContext(g.ctx, `SELECT count(*) FROM event WHERE kind = ?`, kind).Scan(&n); err != nil {
		g.t.Fatal(err)
	}
	return n
}

// resident is the memory of the process that is in use, in MB.
func resident(t *testing.T, pid int) (mb float64) {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if kb, found := strings.CutPrefix(line, "VmRSS:"); found {
			if _, err := fmt.Sscan(kb, &mb); err != nil {
				t.Fatal(err)
			}
		}
	}
	return mb / 1024
}
