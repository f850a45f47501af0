package main

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
)

// archive takes blank applications as PDF. Citizens open them on their own machines
// with whatever they have there, so a file that does anything but lie on the page is
// not taken. What is taken is kept byte for byte: the municipality may have signed it.
type archive struct{ files machine.Files }

// Take keeps the file. It is Problems of "pdf" where it is no whole PDF, is too large,
// has too many pages, is locked with a password, or holds a script, a command to start
// something, or another file.
func (a archive) Take(ctx context.Context, file []byte) (data.FormFile, error) {
	f := data.FormFile{Size: int64(len(file))}
	switch {
	case len(file) == 0:
		return f, pdfProblem(data.Missing)
	case len(file) > data.MaxFormSize:
		return f, pdfProblem(data.TooLong)
	case http.DetectContentType(file) != "application/pdf", !bytes.Contains(file[max(0, len(file)-1024):], []byte("%%EOF")):
		return f, pdfProblem(data.BadFormat)
	}
	if err := lookInto(file); err != nil {
		return f, err
	}
	info, err := pdfInfo(ctx, file)
	if err != nil {
		return f, err
	}
	if f.Pages, err = info.pages(); err != nil {
		return f, err
	}
	f.SHA256, err = a.files.Keep(file)
	return f, err
}

func pdfProblem(r data.Reason) error { return data.Problems{{Field: "pdf", Reason: r}} }

// docInfo is what poppler says of a document, which it reads as a viewer does.
type docInfo []byte

// pdfInfo asks poppler with the bounds of all that it reads.
func pdfInfo(ctx context.Context, file []byte) (docInfo, error) {
	ctx, cancel := context.WithTimeout(ctx, pdfTime)
	defer cancel()
	dir, err := os.MkdirTemp("", "parter-form-")
	if err != nil {
		return nil, fmt.Errorf("form: %w", err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // the system clears it too
	path := filepath.Join(dir, "form.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		return nil, fmt.Errorf("form: %w", err)
	}
	info, err := poppler(ctx, "pdfinfo", path)
	var inside []byte
	if err == nil {
		inside, err = poppler(ctx, "pdfdetach", "-list", path)
	}
	switch {
	case errors.Is(err, data.ErrInvalid): // the problem is not of the field of a board item
		return nil, pdfProblem(data.BadFormat)
	case err == nil && !bytes.HasPrefix(inside, []byte("0 ")) && !isEncrypted.Match(info):
		return nil, pdfProblem(data.HasScript)
	default:
		return info, err
	}
}

var (
	isEncrypted = regexp.MustCompile(`(?m)^Encrypted:\s+yes`)
	hasScript   = regexp.MustCompile(`(?m)^(JavaScript:\s+yes|Form:\s+XFA)`) // XFA is a form made of scripts
)

func (i docInfo) pages() (int, error) {
	found := pageCount.FindSubmatch(i)
	switch {
	case isEncrypted.Match(i):
		return 0, pdfProblem(data.Locked)
	case hasScript.Match(i):
		return 0, pdfProblem(data.HasScript)
	case found == nil:
		return 0, pdfProblem(data.BadFormat)
	}
	pages, err := strconv.Atoi(string(found[1]))
	switch {
	case err != nil || pages > data.MaxFormPages:
		return 0, pdfProblem(data.TooManyPages)
	case pages < 1:
		return 0, pdfProblem(data.BadFormat)
	}
	return pages, nil
}

// mostInflated bounds what the packed parts of a form may hold together, in bytes: a
// page scanned in colour is 26 MB.
const mostInflated = 600 << 20

// What a form may not hold: the names of ISO 32000-1 (12.5.6, 12.6.4) that make it do
// something. They are long enough to stand in no picture by chance. poppler finds
// scripts as well, however they are packed; of commands it does not tell.
var (
	forbiddenNames = [][]byte{[]byte("/JavaScript"), []byte("/Launch"), []byte("/RichMedia"), []byte("/FileAttachment"), []byte("/ImportData"), []byte("/GoToE")}
	encryptName    = []byte("/Encrypt")
	streamBegins   = regexp.MustCompile(`stream\r?\n`)
)

// lookInto looks for forbidden names in the file as it is and in its packed parts.
func lookInto(file []byte) error {
	plain := spelledOut(file)
	switch {
	case bytes.Contains(plain, encryptName):
		return pdfProblem(data.Locked)
	case holdsForbidden(plain):
		return pdfProblem(data.HasScript)
	}
	left := int64(mostInflated)
	for _, at := range streamBegins.FindAllIndex(file, -1) {
		found, used := lookIntoPacked(file[at[1]:], left)
		if found {
			return pdfProblem(data.HasScript)
		}
		if left -= used; left <= 0 {
			return pdfProblem(data.TooLong)
		}
	}
	return nil
}

// spelledOut is the text with the letters of names that were written as figures
// (ISO 32000-1, 7.3.5).
func spelledOut(text []byte) []byte {
	if !bytes.Contains(text, []byte("#")) {
		return text
	}
	out := make([]byte, 0, len(text))
	for {
		before, after, found := bytes.Cut(text, []byte("#"))
		out = append(out, before...)
		if !found {
			return out
		}
		var letter [1]byte
		if len(after) < 2 {
			return append(append(out, '#'), after...)
		}
		if _, err := hex.Decode(letter[:], after[:2]); err != nil {
			out, text = append(out, '#'), after
			continue
		}
		out, text = append(out, letter[0]), after[2:]
	}
}

func holdsForbidden(text []byte) bool {
	for _, name := range forbiddenNames {
		if bytes.Contains(text, name) {
			return true
		}
	}
	return false
}

// lookIntoPacked unpacks as much as it may, piece by piece. What is not packed this
// way is looked at as it is.
func lookIntoPacked(packed []byte, most int64) (found bool, used int64) {
	unpacked, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return false, 0
	}
	const longestName = 64 // spelled out in figures, it is three times as long
	piece := make([]byte, 64<<10)
	kept := 0 // of the piece before, so that no name is cut
	for used < most {
		n, err := io.ReadFull(unpacked, piece[kept:])
		used += int64(n)
		if holdsForbidden(spelledOut(piece[:kept+n])) {
			return true, used
		}
		if err != nil {
			return false, used
		}
		kept = copy(piece, piece[len(piece)-longestName:])
	}
	return false, used
}
