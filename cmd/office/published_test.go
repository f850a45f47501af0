package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/parter/data"
)

// What the office hands on without reading must be what a screen reads.
func TestWhatWasBuiltIsWhatTheEditionSays(t *testing.T) {
	o := openOffice(t)
	if _, err := o.store.PublishEdition(t.Context(), "office"); err != nil {
		t.Fatal(err)
	}
	e, err := o.shelf.Newest(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close() //nolint:errcheck // only read
	handed, ok := o.built.of(e)
	if !ok {
		t.Fatal("the office does not know what it built")
	}
	read, err := e.Content(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(read, handed, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-read +handed on):\n%s", diff)
	}
	o.built.keep(data.EditionSummary{Number: e.Number(), SHA256: "another"}, handed)
	if _, ok := o.built.of(e); ok {
		t.Error("an edition with another file was taken for it")
	}
}
