package console

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"example.org/parter/data"
)

// What a picture or a document may have, in bytes: more is refused, and the form comes
// back as it was entered. Of much more nothing is read.
const (
	largestUpload  = 20 << 20
	largestRefused = 200 << 20
)

// boardUpload reads the form, and the file where one came with it.
func (c *console) boardUpload(r *http.Request) (file []byte, err error) {
	if isUpload(r) {
		return parseUpload(r)
	}
	return nil, parseForm(r)
}

// readPictures keeps the file that came, or those that came before.
func (c *console) readPictures(r *http.Request, file []byte, f *boardForm, item *data.BoardItem, problems data.Problems) (data.Problems, error) {
	if f.Pictures != "" && json.Unmarshal([]byte(f.Pictures), &item.Pictures) != nil {
		f.Pictures = ""
	}
	switch {
	case file == nil:
		return problems, nil
	case len(file) > largestUpload:
		return append(problems, data.Problem{Field: "file", Reason: data.TooLarge}), nil
	}
	taken, err := c.Board.TakePictures(r.Context(), file)
	var refused data.Problems
	switch {
	case errors.As(err, &refused):
		return append(problems, refused...), nil
	case err != nil:
		c.report(r, "file not taken", err)
		return append(problems, data.Problem{Field: "file", Reason: data.NotTaken}), nil
	case f.Kind == data.BoardImage && len(taken) != 1:
		return append(problems, data.Problem{Field: "file", Reason: data.BadFormat}), nil
	}
	text, err := json.Marshal(taken)
	f.Pictures, item.Pictures = string(text), taken
	return problems, err
}

// boardPicture is a kept picture, as its form shows it.
func (c *console) boardPicture(w http.ResponseWriter, r *http.Request) error {
	file, err := c.Board.PictureFile(r.Context(), r.PathValue("name"))
	if err != nil {
		return fmt.Errorf("picture: %w", err)
	}
	w.Header().Set("Content-Type", http.DetectContentType(file))
	_, _ = w.Write(file) // a browser that went away needs no picture
	return nil
}
