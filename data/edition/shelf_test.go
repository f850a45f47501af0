package edition_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/edition"
)

func TestEqualContentGivesEqualFiles(t *testing.T) {
	first, second := newPress(t), newPress(t)
	town := datatest.Town()
	a := first.publish(t, 1, town)
	for i := range town.Notices {
		town.Notices[i].From = town.Notices[i].From.UTC()
	}
	if b := second.publish(t, 2, town); a.SHA256 != b.SHA256 {
		t.Errorf("%s and %s", a.SHA256, b.SHA256)
	}
}

func TestNothingPublishedIsNothingNewer(t *testing.T) {
	p := newPress(t)
	if e := p.newest(t, 0); e != nil {
		t.Errorf("got edition %d", e.Number())
	}
	p.publish(t, 2, datatest.Town())
	for _, shown := range []data.EditionNumber{2, 3} {
		if e := p.newest(t, shown); e != nil {
			t.Errorf("edition %d replaces %d", e.Number(), shown)
		}
	}
}

// The swap once came before the commit that it belonged to: screens showed what
// the office had taken back.
func TestNobodySeesAnEditionThatIsOnlyPrepared(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	next := p.prepare(t, 1, datatest.Town())
	for _, shown := range []data.EditionNumber{0, 1} {
		if e := p.newest(t, shown); e != nil && e.Number() != 1 {
			t.Errorf("edition %d is shown", e.Number())
		}
	}
	remove(t, filepath.Join(p.Dir, "current"))
	e, err := p.Newest(t.Context(), 0)
	if e == nil || e.Number() != 1 {
		t.Fatalf("without a pointer: edition %v, %v; want 1", e, err)
	}
	closeEdition(t, e)
	if err := next.Publish(); err != nil {
		t.Fatal(err)
	}
	if e := p.newest(t, 1); e == nil || e.Number() != 2 {
		t.Errorf("got %v, want edition 2", e)
	}
}

func TestADiscardedEditionLeavesNothing(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	next := p.prepare(t, 1, datatest.Town())
	if err := next.Discard(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"000001", "current"}, p.onDisk(t)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if err := next.Publish(); !errors.Is(err, edition.ErrOvertaken) {
		t.Errorf("a discarded edition: got %v, want it overtaken", err)
	}
	p.publish(t, 2, datatest.Town())
}

func TestTheNextPreparationClearsTheForgottenOne(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	forgotten := p.prepare(t, 1, datatest.Town())
	p.publish(t, 5, datatest.Town())
	if diff := cmp.Diff([]string{"000001", "000005", "current"}, p.onDisk(t)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if err := forgotten.Publish(); !errors.Is(err, edition.ErrOvertaken) {
		t.Errorf("the forgotten edition: got %v, want it overtaken", err)
	}
}

// An emptied database beside edition 3 once ended the office at every start.
func TestTheNumberIsNewerThanEveryEditionThatScreensSaw(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(t *testing.T, p press)
		after data.EditionNumber
		want  data.EditionNumber
	}{
		{"as always", func(*testing.T, press) {}, 3, 4},
		{"database emptied", func(*testing.T, press) {}, 0, 4},
		{"database ahead", func(*testing.T, press) {}, 8, 9},
		{"no pointer", func(t *testing.T, p press) { remove(t, filepath.Join(p.Dir, "current")) }, 0, 4},
		{"torn pointer", func(t *testing.T, p press) {
			change(t, filepath.Join(p.Dir, "current"), func([]byte) []byte { return []byte("\x00") })
		}, 0, 4},
		{"no folder of the published one", func(t *testing.T, p press) { remove(t, p.file(3, "")) }, 0, 4},
		{"a folder that the office did not sign", func(t *testing.T, p press) {
			if err := os.Mkdir(filepath.Join(p.Dir, "20261122"), 0o755); err != nil {
				t.Fatal(err)
			}
		}, 0, 4},
		{"everything gone", func(t *testing.T, p press) { remove(t, p.Dir) }, 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPress(t)
			for n := data.EditionNumber(1); n <= 3; n++ {
				p.publish(t, n, datatest.Town())
			}
			c.spoil(t, p)
			next := p.prepare(t, c.after, datatest.Town())
			if err := next.Publish(); err != nil || next.Summary().Number != c.want {
				t.Errorf("edition %d, %v; want %d", next.Summary().Number, err, c.want)
			}
			if e := p.newest(t, 0); e == nil || e.Number() != c.want {
				t.Errorf("screens get %v, want edition %d", e, c.want)
			}
		})
	}
}

func TestTheLastThreePublishedEditionsStayOnDisk(t *testing.T) {
	p := newPress(t)
	for n := data.EditionNumber(1); n <= 5; n++ {
		p.publish(t, n, datatest.Town())
	}
	for range 2 { // clearing for one that is never published takes no more
		if err := p.prepare(t, 5, datatest.Town()).Discard(); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]string{"000003", "000004", "000005", "current"}, p.onDisk(t)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func BenchmarkBuild171Services(b *testing.B) {
	p, content := newPress(b), radomir(b)
	n := data.EditionNumber(0)
	for b.Loop() {
		n++
		p.publish(b, n, content)
	}
}

func BenchmarkNewestUnchanged(b *testing.B) {
	p := newPress(b)
	p.publish(b, 1, datatest.Town())
	for b.Loop() {
		p.newest(b, 1)
	}
}

func BenchmarkNewestOpened(b *testing.B) {
	p := newPress(b)
	p.publish(b, 1, radomir(b))
	for b.Loop() {
		e, err := p.Newest(b.Context(), 0)
		if err != nil {
			b.Fatal(err)
		}
		closeEdition(b, e)
	}
}
