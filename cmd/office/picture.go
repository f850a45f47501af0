package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/disintegration/imaging"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
)

// Bounds of what is uploaded for the board.
const (
	largestPicture = 60_000_000 // pixels: a camera's; more is a bomb
	longestSide    = 2160       // pixels that are kept: a board that stands upright has no more
	pdfTime        = 30 * time.Second
)

// gallery takes pictures and documents for the board.
type gallery struct{ pictures machine.Pictures }

// Take keeps what the file shows: the picture, or the pages of the document as
// pictures. Whatever a camera wrote into it is gone. It is Problems of "file" where
// it is neither PNG, JPEG nor PDF, or too large.
func (g gallery) Take(ctx context.Context, file []byte) ([]data.Picture, error) {
	switch http.DetectContentType(file) {
	case "image/png", "image/jpeg":
		kept, err := g.picture(file)
		if err != nil {
			return nil, err
		}
		return []data.Picture{kept}, nil
	case "application/pdf":
		return g.document(ctx, file)
	default:
		return nil, fileProblem(data.BadFormat)
	}
}

func fileProblem(r data.Reason) error { return data.Problems{{Field: "file", Reason: r}} }

// picture keeps the picture turned upright and no larger than a board.
func (g gallery) picture(file []byte) (data.Picture, error) {
	head, kind, err := image.DecodeConfig(bytes.NewReader(file))
	switch {
	case err != nil:
		return data.Picture{}, fileProblem(data.BadFormat)
	case head.Width*head.Height > largestPicture:
		return data.Picture{}, fileProblem(data.TooManyPixels)
	}
	shown, err := imaging.Decode(bytes.NewReader(file), imaging.AutoOrientation(true))
	if err != nil {
		return data.Picture{}, fileProblem(data.BadFormat)
	}
	fitted := imaging.Fit(shown, longestSide, longestSide, imaging.Lanczos)
	var out bytes.Buffer
	if kind == "jpeg" {
		err = jpeg.Encode(&out, fitted, &jpeg.Options{Quality: 90})
	} else {
		err = png.Encode(&out, fitted)
	}
	if err != nil {
		return data.Picture{}, fmt.Errorf("picture: %w", err)
	}
	name, err := g.pictures.Keep(out.Bytes())
	return data.Picture{SHA256: name, Width: fitted.Bounds().Dx(), Height: fitted.Bounds().Dy()}, err
}

var pageCount = regexp.MustCompile(`(?m)^Pages:\s+(\d+)$`)

// document keeps the pages as poppler draws them. Poppler reads what anybody may
// have made, so it gets little time and memory.
func (g gallery) document(ctx context.Context, file []byte) ([]data.Picture, error) {
	ctx, cancel := context.WithTimeout(ctx, pdfTime)
	defer cancel()
	dir, err := os.MkdirTemp("", "parter-pdf-")
	if err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // the system clears it too
	path := filepath.Join(dir, "document.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	info, err := poppler(ctx, "pdfinfo", path)
	if err != nil {
		return nil, err
	}
	found := pageCount.FindSubmatch(info)
	if found == nil {
		return nil, fileProblem(data.BadFormat)
	}
	if pages, err := strconv.Atoi(string(found[1])); err != nil || pages > data.MaxPictures {
		return nil, fileProblem(data.TooManyPages)
	}
	if _, err := poppler(ctx, "pdftoppm", "-png", "-scale-to", strconv.Itoa(longestSide), path, filepath.Join(dir, "page")); err != nil {
		return nil, err
	}
	return g.pages(dir)
}

// poppler runs one of its tools with bounds on memory and processor time. What it
// cannot read is a problem of the file.
func poppler(ctx context.Context, tool string, args ...string) ([]byte, error) {
	bounded := append([]string{"--as=1500000000", "--cpu=" + strconv.Itoa(int(pdfTime.Seconds())), tool}, args...)
	out, err := exec.CommandContext(ctx, "prlimit", bounded...).Output()
	var ended *exec.ExitError
	switch {
	case errors.As(err, &ended) && ended.ExitCode() == 127, err != nil && !errors.As(err, &ended):
		return nil, fmt.Errorf("%s (package poppler-utils): %w", tool, err)
	case err != nil:
		return nil, fileProblem(data.BadFormat)
	}
	return out, nil
}

// pages keeps the drawn pages in their order.
func (g gallery) pages(dir string) ([]data.Picture, error) {
	drawn, err := filepath.Glob(filepath.Join(dir, "page*.png"))
	if err != nil || len(drawn) == 0 {
		return nil, fileProblem(data.BadFormat)
	}
	slices.Sort(drawn) // poppler writes as many digits as the last one has
	var all []data.Picture
	for _, path := range drawn {
		file, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("document: %w", err)
		}
		page, err := g.picture(file)
		if err != nil {
			return nil, err
		}
		all = append(all, page)
	}
	return all, nil
}
