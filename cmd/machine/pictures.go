package machine

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // pictures are one of the two
	_ "image/png"

	"github.com/disintegration/imaging"
)

// Pictures is the folder of pictures beside the editions, each under the SHA-256 of
// its file. The office writes it and screens read it.
type Pictures string

// Pictures is where the pictures of board items lie.
func (f Folder) Pictures() Pictures { return Pictures(f.join("pictures")) }

// Keep stores the file, if it is not there, and returns its name.
func (p Pictures) Keep(file []byte) (name string, err error) { return keep(string(p), file) }

// File is the file under the name. One that is not there, and one that was torn or
// changed, is data.ErrNotFound.
func (p Pictures) File(name string) ([]byte, error) { return kept(string(p), name) }

// Read is the picture, exactly so many pixels large.
func (p Pictures) Read(name string, width, height int) (image.Image, error) {
	file, err := p.File(name)
	if err != nil {
		return nil, err
	}
	full, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("picture %s: %w", name, err)
	}
	return imaging.Resize(full, width, height, imaging.CatmullRom), nil // x/image/draw needs 66 MB of garbage for it
}
