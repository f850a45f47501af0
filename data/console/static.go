package console

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"

	"example.org/parter/assets"
)

//go:embed static
var staticFS embed.FS

// staticFiles serves the stylesheets, htmx, the fonts and age. Their addresses
// carry the version, so that browsers may keep them.
func staticFiles() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /static/", http.FileServerFS(onlyFiles{staticFS}))
	mux.Handle("GET /static/fonts/", http.StripPrefix("/static/", http.FileServerFS(onlyFiles{assets.Fonts})))
	mux.Handle("GET /static/age/", http.StripPrefix("/static/", http.FileServerFS(onlyFiles{assets.Age})))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "public, max-age=86400")
		mux.ServeHTTP(w, r)
	})
}

// onlyFiles hides folders, so that they are not listed.
type onlyFiles struct{ fs.FS }

func (o onlyFiles) Open(name string) (fs.File, error) {
	info, err := fs.Stat(o.FS, name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.FS.Open(name)
}

// staticVersion is a digest of every static file.
func staticVersion() (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(staticFS, "static", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := staticFS.ReadFile(path)
		if err != nil {
			return err
		}
		_, err = sum.Write(raw)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("static files: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil))[:12], nil
}
