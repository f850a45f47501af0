package rig

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"
	"image"
	"os"
	"path/filepath"
)

// Framebuffer is the memory of an Xvfb as a file: looking at it costs a copy
// and no question to the server, so it tells to a few milliseconds when
// something was painted.
type Framebuffer struct {
	file   *os.File
	begin  int64 // of the pixels, behind the header and its colours
	stride int
	size   image.Point
	seed   maphash.Seed
}

// XvfbInFile is Xvfb with its memory in a file in dir. With the argument -nocursor
// it has no mouse pointer.
func XvfbInFile(ctx context.Context, w, h int, dir string, args ...string) (*Screen, *Framebuffer, error) {
	args = append([]string{"-screen", "0", fmt.Sprintf("%dx%dx24", w, h), "-fbdir", dir, "-nolisten", "tcp", "-noreset"}, args...)
	s, err := start(ctx, "Xvfb", args...)
	if err != nil {
		return nil, nil, err
	}
	fb, err := openFramebuffer(filepath.Join(dir, "Xvfb_screen0"))
	if err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	return s, fb, nil
}

// openFramebuffer reads the header of an X window dump (XWDFile.h): words of
// four bytes, the highest first.
func openFramebuffer(path string) (*Framebuffer, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("framebuffer: %w", err)
	}
	var header [25]uint32
	if err := binary.Read(f, binary.BigEndian, &header); err != nil {
		return nil, errors.Join(fmt.Errorf("framebuffer: %w", err), f.Close())
	}
	const (
		headerSize, width, height, bitsPerPixel, bytesPerLine, colours = 0, 4, 5, 11, 12, 19
	)
	if header[bitsPerPixel] != 32 {
		return nil, errors.Join(fmt.Errorf("framebuffer: %d bits a pixel, want 32", header[bitsPerPixel]), f.Close())
	}
	return &Framebuffer{
		file: f, begin: int64(header[headerSize]) + 12*int64(header[colours]), stride: int(header[bytesPerLine]),
		size: image.Pt(int(header[width]), int(header[height])), seed: maphash.MakeSeed(),
	}, nil
}

// Close lets the file go.
func (f *Framebuffer) Close() error { return f.file.Close() }

// Picture is what the area shows at this moment; its upper left corner is 0,0.
func (f *Framebuffer) Picture(area image.Rectangle) (*image.RGBA, error) {
	if !area.In(image.Rectangle{Max: f.size}) {
		return nil, fmt.Errorf("%v is not on the screen of %v", area, f.size)
	}
	picture := image.NewRGBA(image.Rectangle{Max: area.Size()})
	for y := range area.Dy() {
		row := picture.Pix[y*picture.Stride : y*picture.Stride+4*area.Dx()]
		if _, err := f.file.ReadAt(row, f.begin+int64((area.Min.Y+y)*f.stride+4*area.Min.X)); err != nil {
			return nil, fmt.Errorf("framebuffer: %w", err)
		}
		for x := 0; x < len(row); x += 4 {
			row[x], row[x+2], row[x+3] = row[x+2], row[x], 0xFF // blue comes first
		}
	}
	return picture, nil
}

// Sum is a number that changes when the area's picture changes.
func (f *Framebuffer) Sum(area image.Rectangle) (uint64, error) { return f.sum(area, 1) }

// Glance is a Sum of every eighth line: it costs little, so that what is looked
// at is not slowed down by looking.
func (f *Framebuffer) Glance(area image.Rectangle) (uint64, error) { return f.sum(area, 8) }

func (f *Framebuffer) sum(area image.Rectangle, step int) (uint64, error) {
	if !area.In(image.Rectangle{Max: f.size}) {
		return 0, fmt.Errorf("%v is not on the screen of %v", area, f.size)
	}
	var hash maphash.Hash
	hash.SetSeed(f.seed)
	row := make([]byte, 4*area.Dx())
	for y := area.Min.Y; y < area.Max.Y; y += step {
		if _, err := f.file.ReadAt(row, f.begin+int64(y*f.stride+4*area.Min.X)); err != nil {
			return 0, fmt.Errorf("framebuffer: %w", err)
		}
		hash.Write(row) // a hash never fails
	}
	return hash.Sum64(), nil
}
