package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
)

// sideways is a red picture whose upper half is green, as a camera that was turned
// writes it.
func sideways(t *testing.T, width, height int) []byte {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			picture.Set(x, y, color.NRGBA{200, 0, 0, 255})
			if y < height/2 {
				picture.Set(x, y, color.NRGBA{0, 200, 0, 255})
			}
		}
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, picture, nil); err != nil {
		t.Fatal(err)
	}
	// EXIF: orientation 6, to be turned a quarter clockwise; and where it was taken.
	exif := []byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00SECRETPLACE")
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(exif)+2)) //nolint:gosec // a few bytes
	return append(append(append([]byte{0xFF, 0xD8}, segment...), exif...), file.Bytes()[2:]...)
}

func newGallery(t *testing.T) gallery {
	t.Helper()
	return gallery{machine.Folder(t.TempDir()).Pictures()}
}

func TestPictureIsTurnedAndTellsNothing(t *testing.T) {
	g := newGallery(t)
	kept, err := g.Take(t.Context(), sideways(t, 400, 200))
	if err != nil || len(kept) != 1 || kept[0].Width != 200 || kept[0].Height != 400 {
		t.Fatalf("got %+v, %v", kept, err)
	}
	file, err := g.pictures.File(kept[0].SHA256)
	if err != nil || bytes.Contains(file, []byte("SECRETPLACE")) || bytes.Contains(file, []byte("Exif")) {
		t.Errorf("it still tells what the camera wrote, %v", err)
	}
	shown, err := g.pictures.Read(kept[0].SHA256, 100, 200)
	if err != nil || shown.Bounds() != image.Rect(0, 0, 100, 200) {
		t.Fatalf("got %v, %v", shown, err)
	}
	r, green, _, _ := shown.At(90, 100).RGBA() // what was above is on the right
	if green < r {
		t.Error("it was turned the wrong way")
	}
	again, err := g.Take(t.Context(), sideways(t, 400, 200))
	if err != nil || again[0] != kept[0] {
		t.Errorf("the same picture is kept as %+v, %v", again, err)
	}
}

func TestLargePictureIsMadeAsLargeAsABoard(t *testing.T) {
	g := newGallery(t)
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewNRGBA(image.Rect(0, 0, 4320, 1000))); err != nil {
		t.Fatal(err)
	}
	kept, err := g.Take(t.Context(), file.Bytes())
	if err != nil || kept[0].Width != 2160 || kept[0].Height < 499 || kept[0].Height > 500 {
		t.Errorf("got %+v, %v", kept, err)
	}
}

func TestDocumentBecomesPicturesOfItsPages(t *testing.T) {
	g := newGallery(t)
	kept, err := g.Take(t.Context(), document(t, 11))
	if err != nil || len(kept) != 11 || kept[0].Height != 2160 || kept[0].Width < 1500 {
		t.Fatalf("got %+v, %v", kept, err)
	}
	if kept[1] == kept[9] {
		t.Error("two pages are the same")
	}
	wantFileProblem(t, g, "too many pages", document(t, data.MaxPictures+1), data.TooManyPages)
}

func document(t *testing.T, pages int) []byte {
	t.Helper()
	pdf := fpdf.New("P", "mm", "A4", "")
	for page := range pages {
		pdf.AddPage()
		pdf.Rect(10, 10, float64(5+page*4), 20, "F")
	}
	var file bytes.Buffer
	if err := pdf.Output(&file); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestOtherFilesAreRefused(t *testing.T) {
	g := newGallery(t)
	head := []byte("IHDR\x00\x01\x86\xA0\x00\x01\x86\xA0\x08\x02\x00\x00\x00") // 100,000 by 100,000
	bomb := binary.BigEndian.AppendUint32(append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...), crc32.ChecksumIEEE(head))
	for name, c := range map[string]struct {
		file   []byte
		reason data.Reason
	}{
		"nothing":         {nil, data.BadFormat},
		"a text":          {[]byte("карта"), data.BadFormat},
		"an SVG":          {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), data.BadFormat},
		"a page":          {[]byte("<!doctype html><script>1</script>"), data.BadFormat},
		"a GIF":           {[]byte("GIF89a\x01\x00\x01\x00"), data.BadFormat},
		"half a PNG":      {[]byte("\x89PNG\r\n\x1a\n"), data.BadFormat},
		"a torn document": {[]byte("%PDF-1.7\nnothing"), data.BadFormat},
		"a bomb":          {bomb, data.TooManyPixels},
	} {
		wantFileProblem(t, g, name, c.file, c.reason)
	}
	left, err := os.ReadDir(string(g.pictures))
	if err == nil && len(left) > 0 {
		t.Errorf("something is kept: %v", left)
	}
}

func wantFileProblem(t *testing.T, g gallery, name string, file []byte, reason data.Reason) {
	t.Helper()
	_, err := g.Take(t.Context(), file)
	var problems data.Problems
	if !errors.As(err, &problems) || problems.Of("file") != reason {
		t.Errorf("%s: got %v, want %s", name, err, reason)
	}
}

func TestTornPictureIsNotFound(t *testing.T) {
	g := newGallery(t)
	kept, err := g.Take(t.Context(), sideways(t, 40, 20))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(string(g.pictures), kept[0].SHA256)
	if err := os.WriteFile(path, []byte("torn"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{kept[0].SHA256, strings.Repeat("0", 64), "../edition.pub", ""} {
		if _, err := g.pictures.Read(name, 10, 10); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%q: got %v", name, err)
		}
	}
}
