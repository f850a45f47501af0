package handout_test

import (
	"encoding/xml"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"example.org/parter/assets"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/exchange"
	"example.org/parter/kiosk/handout"
)

// radomir is the starter content with public pages.
func radomir(t testing.TB) data.Content {
	t.Helper()
	files, err := fs.Sub(assets.Radomir, "radomir")
	if err != nil {
		t.Fatal(err)
	}
	content, err := exchange.Starter(files)
	if err != nil {
		t.Fatal(err)
	}
	content.Town.Public = "http://192.168.100.20:8080"
	return content
}

// leaflet is a brochure as it lies on the table: the words on the two halves of each
// side of its sheets.
type leaflet struct {
	file  string
	sides []half
}

type half struct{ left, right []word }

type word struct {
	XMin float64 `xml:"xMin,attr"`
	YMin float64 `xml:"yMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

const point = 25.4 / 72 // mm

func unfold(t *testing.T, c data.Content, id data.ServiceID, l data.Language) leaflet {
	t.Helper()
	pdf, err := handout.BrochurePDF(c, id, l, datatest.Now())
	if err != nil {
		t.Fatalf("service %s in %s: %v", id, l, err)
	}
	file := writePDF(t, pdf)
	found := leaflet{file: file}
	for _, page := range wordsOf(t, file) {
		if w, h := page.Width*point, page.Height*point; w < 296.5 || w > 297.5 || h < 209.5 || h > 210.5 {
			t.Errorf("service %s: a side of %.1f × %.1f mm, want A4 lying", id, w, h)
		}
		var side half
		for _, word := range page.Words {
			switch {
			case word.YMin*point < 10 || word.YMax*point > 205:
				t.Errorf("service %s in %s: %q is at the edge of the paper", id, l, word.Text)
			case word.XMin*point >= 13.5 && word.XMax*point <= 148.5-13.5:
				side.left = append(side.left, word)
			case word.XMin*point >= 148.5+13.5 && word.XMax*point <= 297-13.5:
				side.right = append(side.right, word)
			default:
				t.Errorf("service %s in %s: %q stands on the fold or beyond the page", id, l, word.Text)
			}
		}
		found.sides = append(found.sides, side)
	}
	return found
}

// sheet is a page with its words, in points.
type sheet struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []word  `xml:"word"`
}

// wordsOf are the sheets of the document with where each word stands.
func wordsOf(t *testing.T, file string) []sheet {
	t.Helper()
	var document struct {
		Pages []sheet `xml:"body>doc>page"`
	}
	decoder := xml.NewDecoder(strings.NewReader(run(t, "pdftotext", "-bbox", file, "-")))
	decoder.Strict, decoder.Entity = false, xml.HTMLEntity
	if err := decoder.Decode(&document); err != nil {
		t.Fatal(err)
	}
	return document.Pages
}

func (l leaflet) all() (all []word) {
	for _, side := range l.sides {
		all = append(append(all, side.left...), side.right...)
	}
	return all
}

func said(words []word) string {
	var all []string
	for _, w := range words {
		all = append(all, strings.Fields(w.Text)...)
	}
	return strings.Join(all, " ")
}

// mustSayOf are the texts of the service that a brochure may not lose.
func mustSayOf(c data.Content, s data.Service, l data.Language) []string {
	texts := []string{s.Name.In(l), string(s.Number), s.Outcome.In(l), s.Applicants.In(l), s.Validity.In(l), s.Appeal.In(l), s.LegalBasis.In(l), c.Town.Counter.Place.In(l)}
	for _, d := range s.Documents {
		texts = append(texts, d.Text.In(l))
	}
	for _, fee := range s.FeesAt(datatest.Now()) {
		texts = append(texts, fee.For.In(l), phrases.Price(l, fee), phrases.TermText(l, fee.Note))
	}
	for _, term := range s.Terms {
		texts = append(texts, term.For.In(l), phrases.TermText(l, term.Text))
	}
	for _, text := range append(slices.Clone(s.Apply), s.Receive...) {
		texts = append(texts, text.In(l))
	}
	for _, id := range s.AllForms() {
		for _, f := range c.Forms {
			if f.ID == id {
				texts = append(texts, f.Name.In(l))
			}
		}
	}
	for _, d := range c.Departments {
		if d.ID == s.Department {
			texts = append(texts, d.Name.In(l), phrases.PhoneNumber(d.Phone))
		}
	}
	return texts
}

// counted is how often each word is there.
func counted(texts ...string) map[string]int {
	count := map[string]int{}
	for _, text := range texts {
		for _, word := range strings.Fields(text) {
			count[strings.Trim(word, ",:;")]++
		}
	}
	return count
}

func TestNoBrochureLosesAWord(t *testing.T) {
	content := radomir(t)
	if got := len(content.Services); got != 171 {
		t.Errorf("the starter content has %d services, want 171", got)
	}
	sheets := map[int]int{}
	for _, l := range data.Languages() {
		for i, s := range content.Services {
			if l == data.English && i%6 > 0 {
				continue // a sample: all of them take half a minute
			}
			found := unfold(t, content, s.ID, l)
			sheets[len(found.sides)/2]++
			there := counted(said(found.all()))
			for word, times := range counted(mustSayOf(content, s, l)...) {
				if there[word] < times {
					t.Errorf("service %s in %s: %q stands there %d times, want %d", s.ID, l, word, there[word], times)
				}
			}
		}
	}
	for _, n := range slices.Sorted(maps.Keys(sheets)) {
		t.Logf("%d brochures of %d sheets", sheets[n], n)
	}
}

func TestSheetIsFoldedSoThatThePagesFollow(t *testing.T) {
	content := radomir(t)
	content.Services[0].Appeal = data.Text{BG: strings.Repeat("Отказът се обжалва пред съда в четиринадесетдневен срок от съобщаването му.\n", 45)}
	for id, want := range map[data.ServiceID][][2]string{
		content.Services[1].ID: {{"4 от 4", ""}, {"2 от 4", "3 от 4"}},
		content.Services[0].ID: {{"8 от 8", ""}, {"2 от 8", "7 от 8"}, {"6 от 8", "3 от 8"}, {"4 от 8", "5 от 8"}},
	} {
		found := unfold(t, content, id, data.Bulgarian)
		if len(found.sides) != len(want) {
			t.Fatalf("service %s: %d sides, want %d", id, len(found.sides), len(want))
		}
		for i, side := range found.sides {
			if got := said(side.left); !strings.HasSuffix(got, want[i][0]) {
				t.Errorf("service %s, side %d: at the left %q, want page %q", id, i, got, want[i][0])
			}
			if got := said(side.right); !strings.HasSuffix(got, want[i][1]) {
				t.Errorf("service %s, side %d: at the right %q, want page %q", id, i, got, want[i][1])
			}
		}
		if cover := said(found.sides[0].right); !strings.HasPrefix(cover, content.Town.Name.BG) {
			t.Errorf("service %s: the cover is %q", id, cover)
		}
	}
}

func TestCoverSaysWhereWhomToCallAndWhenToCome(t *testing.T) {
	content := datatest.Town()
	for l, want := range map[data.Language][]string{
		data.Bulgarian: {"Община Примерово", "Услуга № 1001", "Гише „Деловодство“, партер", "0999 / 11 111", "Кога да дойдете", "HTTPS://", "Пълното описание"},
		data.English:   {"Primerovo Municipality", "0999 / 11 111", "When to come", "The full description"},
	} {
		cover := said(unfold(t, content, "1001", l).sides[0].right)
		for _, phrase := range want {
			if !strings.Contains(strings.ReplaceAll(cover, "https://", "HTTPS://"), phrase) {
				t.Errorf("%s: no %q on the cover:\n%s", l, phrase, cover)
			}
		}
	}
}

func TestBrochureSaysFeesOfTodayAndThoseToCome(t *testing.T) {
	inside := said(unfold(t, datatest.Town(), "1001", data.Bulgarian).all())
	for _, want := range []string{"2,56 €", "01.01.2027", "3,00 €"} {
		if !strings.Contains(inside, want) {
			t.Errorf("no %q in\n%s", want, inside)
		}
	}
	if _, err := handout.BrochurePDF(datatest.Town(), "none", data.Bulgarian, datatest.Now()); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("got %v, want data.ErrNotFound", err)
	}
}

func TestBrochureMarksExamplesAndItsCodeDecodes(t *testing.T) {
	content := datatest.Town()
	for _, s := range content.Services {
		found := unfold(t, content, s.ID, data.Bulgarian)
		if s.HasExamples() && !strings.Contains(said(found.sides[0].right), "Примерни данни") {
			t.Errorf("service %s: no mark on the cover", s.ID)
		}
		if got, want := decodePDF(t, found.file), data.QR(content.Town.Public.Service(s.ID)); got != want {
			t.Errorf("service %s: got %q, want %q", s.ID, got, want)
		}
	}
}

// Letters of 11 points and more: that is the height from the foot of a letter to the
// top of its accent in this font.
func TestNothingInABrochureIsSmallerThanElevenPoints(t *testing.T) {
	smallest, of := 1000.0, ""
	for _, w := range unfold(t, radomir(t), "2016", data.Bulgarian).all() {
		if height := w.YMax - w.YMin; height < smallest {
			smallest, of = height, w.Text
		}
	}
	if smallest < 11 {
		t.Errorf("%q is %.1f points high", of, smallest)
	}
}

func TestFoldIsMarkedAtBothEdges(t *testing.T) {
	content := datatest.Town()
	black := printed(t, unfold(t, content, "1001", data.Bulgarian).file)
	middle := 297 * dotsPerMM / 2
	for _, y := range []int{6 * dotsPerMM, (210 - 6) * dotsPerMM} {
		if !black(middle, y) && !black(middle-1, y) {
			t.Errorf("no mark %d mm down", y/dotsPerMM)
		}
		if black(middle-8, y) || black(middle+8, y) {
			t.Errorf("more than a mark %d mm down", y/dotsPerMM)
		}
	}
}

func BenchmarkBrochure(b *testing.B) {
	content := radomir(b)
	for b.Loop() {
		if _, err := handout.BrochurePDF(content, "2016", data.Bulgarian, datatest.Now()); err != nil {
			b.Fatal(err)
		}
	}
}
