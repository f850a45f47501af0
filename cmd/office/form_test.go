package main

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
)

func newArchive(t *testing.T) archive {
	t.Helper()
	return archive{machine.Folder(t.TempDir()).Files()}
}

func TestFormIsKeptByteForByte(t *testing.T) {
	a, file := newArchive(t), document(t, data.MaxFormPages)
	f, err := a.Take(t.Context(), file)
	if err != nil || f.Pages != data.MaxFormPages || f.Size != int64(len(file)) || f.Check() != nil {
		t.Fatalf("got %+v, %v", f, err)
	}
	kept, err := a.files.File(f.SHA256)
	if err != nil || !bytes.Equal(kept, file) {
		t.Errorf("it was changed, %v", err)
	}
	info, err := os.Stat(string(a.files) + "/" + f.SHA256)
	if err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("got %v, %v, want everybody to read it", info, err)
	}
	again, err := a.Take(t.Context(), file)
	if err != nil || again != f {
		t.Errorf("the same file is kept as %+v, %v", again, err)
	}
}

// lockedDocument opens with a password, or prints only with one.
func lockedDocument(t *testing.T, toOpen string) []byte {
	t.Helper()
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetProtection(fpdf.CnProtectPrint, toOpen, "owner")
	pdf.AddPage()
	return written(t, pdf)
}

func written(t *testing.T, pdf *fpdf.Fpdf) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := pdf.Output(&file); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func scriptedDocument(t *testing.T) []byte {
	t.Helper()
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetJavascript("app.alert('Здравейте');")
	pdf.AddPage()
	return written(t, pdf)
}

func attachedDocument(t *testing.T) []byte {
	t.Helper()
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetAttachments([]fpdf.Attachment{{Content: []byte("MZ"), Filename: "form.exe"}})
	pdf.AddPage()
	return written(t, pdf)
}

// rawDocument is a whole document of one page, whose catalogue says something more, and
// with one more object.
func rawDocument(catalogue, object string) []byte {
	var file bytes.Buffer
	file.WriteString("%PDF-1.7\n")
	var at []int
	for i, body := range []string{
		"<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>", object,
	} {
		at = append(at, file.Len())
		fmt.Fprintf(&file, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	table := file.Len()
	fmt.Fprintf(&file, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, place := range at {
		fmt.Fprintf(&file, "%010d 00000 n \n", place)
	}
	fmt.Fprintf(&file, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return file.Bytes()
}

// packed is an object stream that holds the object as number 9, after so many spaces.
func packed(t *testing.T, spaces int, object string) string {
	t.Helper()
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, err := w.Write([]byte("9 0 "))
	piece := bytes.Repeat([]byte(" "), 64<<10)
	for ; spaces > 0 && err == nil; spaces -= len(piece) {
		_, err = w.Write(piece[:min(spaces, len(piece))])
	}
	_, last := w.Write([]byte(object))
	if err := errors.Join(err, last, w.Close()); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", out.Len(), out.Bytes())
}

func TestFilesThatAreNoFormAreRefused(t *testing.T) {
	a, good := newArchive(t), document(t, 2)
	for name, c := range map[string]struct {
		file   []byte
		reason data.Reason
	}{
		"nothing":               {nil, data.Missing},
		"a text":                {[]byte("бланка"), data.BadFormat},
		"an SVG":                {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>`), data.BadFormat},
		"a page":                {[]byte("<!doctype html><script>1</script>%PDF-1.7 %%EOF"), data.BadFormat},
		"a zip":                 {[]byte("PK\x03\x04 word/document.xml %%EOF"), data.BadFormat},
		"a picture":             {sideways(t, 40, 20), data.BadFormat},
		"half of a document":    {good[:len(good)/2], data.BadFormat},
		"only the ends of one":  {[]byte("%PDF-1.7\nnothing\n%%EOF"), data.BadFormat},
		"too many pages":        {document(t, data.MaxFormPages+1), data.TooManyPages},
		"too large":             {append(append([]byte{}, good...), make([]byte, data.MaxFormSize)...), data.TooLong},
		"locked for readers":    {lockedDocument(t, "secret"), data.Locked},
		"locked for printers":   {lockedDocument(t, ""), data.Locked},
		"a script":              {scriptedDocument(t), data.HasScript},
		"an attached program":   {attachedDocument(t), data.HasScript},
		"a command":             {rawDocument("/OpenAction 4 0 R", "<< /S /Launch /F (cmd.exe) >>"), data.HasScript},
		"a command in figures":  {rawDocument("/OpenAction 4 0 R", "<< /S /L#61un#63h /F (cmd.exe) >>"), data.HasScript},
		"a packed command":      {rawDocument("/OpenAction 9 0 R", packed(t, 0, "<< /S /Launch /F (cmd.exe) >>")), data.HasScript},
		"packed, in figures":    {rawDocument("/OpenAction 9 0 R", packed(t, 0, "<< /S /#4Caunch /F (cmd.exe) >>")), data.HasScript},
		"a packed script":       {rawDocument("/OpenAction 9 0 R", packed(t, 0, "<< /S /JavaScript /JS (1) >>")), data.HasScript},
		"a name across a piece": {rawDocument("", packed(t, 64<<10-7, "/Launch")), data.HasScript},
		"a film":                {rawDocument("", "<< /Type /Annot /Subtype /RichMedia >>"), data.HasScript},
		"a bomb":                {rawDocument("", packed(t, mostInflated, "")), data.TooLong},
	} {
		_, err := a.Take(t.Context(), c.file)
		var problems data.Problems
		if !errors.As(err, &problems) || problems.Of("pdf") != c.reason {
			t.Errorf("%s: got %v, want %s", name, err, c.reason)
		}
	}
	left, err := os.ReadDir(string(a.files))
	if err == nil && len(left) > 0 {
		t.Errorf("something is kept: %v", left)
	}
}

// What opens at a place of its first page, links to a site, and holds pictures that
// are any bytes, is a form as all programs write them.
func TestUsualDocumentsAreTaken(t *testing.T) {
	a := newArchive(t)
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddPage()
	pdf.SetDisplayMode("fullpage", "single")
	pdf.LinkString(10, 10, 20, 5, "https://radomir.example")
	linked := written(t, pdf)
	noise := make([]byte, 2<<20)
	for i := range noise {
		noise[i] = byte(rand.N(256)) //nolint:gosec // noise
	}
	for name, file := range map[string][]byte{
		"linked":      linked,
		"with noise":  rawDocument("/OpenAction [3 0 R /XYZ 0 842 1]", fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(noise), noise)),
		"with a zlib": rawDocument("", packed(t, 0, "<< /Type /Annot /Subtype /Widget /A << /S /URI /URI (https://radomir.example/JS) >> >>")),
	} {
		if f, err := a.Take(t.Context(), file); err != nil || f.Pages != 1 {
			t.Errorf("%s: got %+v, %v", name, f, err)
		}
	}
}
