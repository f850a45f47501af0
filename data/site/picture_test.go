package site_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"example.org/parter/data"
)

func TestAPictureGoesRound(t *testing.T) {
	server, _, path := open(t)
	c := client(t, path, "board")
	want := append([]byte("\x89PNG\r\n\x1a\n"), bytes.Repeat([]byte{5}, 1<<20)...)
	messages := listen(t, c)
	<-messages
	sent := make(chan error, 1)
	go func() { sent <- c.SendPicture(t.Context(), (<-messages).Picture, want) }()
	got, private, err := server.Picture(t.Context(), "board")
	if err != nil || private || !bytes.Equal(got, want) {
		t.Errorf("%d bytes, private %v, %v", len(got), private, err)
	}
	if err := <-sent; err != nil {
		t.Error(err)
	}
}

func TestACaseOnTheScreenIsNotPictured(t *testing.T) {
	server, _, path := open(t)
	c := client(t, path, "kiosk")
	messages := listen(t, c)
	<-messages
	sent := make(chan error, 1)
	go func() { sent <- c.SendPrivate(t.Context(), (<-messages).Picture) }()
	got, private, err := server.Picture(t.Context(), "kiosk")
	if err != nil || !private || got != nil {
		t.Errorf("%d bytes, private %v, %v", len(got), private, err)
	}
	if err := <-sent; err != nil {
		t.Error(err)
	}
}

func TestAPictureThatDoesNotComeIsUnavailable(t *testing.T) {
	server, _, path := open(t)
	if _, _, err := server.Picture(t.Context(), "nobody"); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("not connected: %v", err)
	}
	c := client(t, path, "board")
	messages := listen(t, c)
	<-messages
	ctx, stop := context.WithCancel(t.Context())
	go func() { <-messages; stop() }()
	if _, _, err := server.Picture(ctx, "board"); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("no answer: %v", err)
	}
	for name, body := range map[string][]byte{
		"too large": append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 8<<20)...),
		"no PNG":    []byte("GIF89a"),
	} {
		sent := make(chan error, 1)
		go func() { sent <- c.SendPicture(t.Context(), (<-messages).Picture, body) }()
		if _, _, err := server.Picture(t.Context(), "board"); !errors.Is(err, data.ErrUnavailable) {
			t.Errorf("%s: %v", name, err)
		}
		if err := <-sent; err == nil {
			t.Errorf("%s: the screen was told nothing", name)
		}
	}
	if err := c.SendPicture(t.Context(), "0123", []byte("\x89PNG\r\n\x1a\n")); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a ticket that nobody gave out: %v", err)
	}
}
