package data

import (
	"strings"
	"testing"
)

func TestFileOfAFormIsAPDFOfBoundedSize(t *testing.T) {
	good := FormFile{SHA256: strings.Repeat("0a", 32), Pages: MaxFormPages, Size: MaxFormSize}
	for _, f := range []FormFile{{}, good} {
		if p := f.Check(); p != nil {
			t.Errorf("%+v: %v", f, p)
		}
	}
	for want, f := range map[Reason][]FormFile{
		BadFormat:    {{SHA256: "../edition.pub", Pages: 1, Size: 1}, {SHA256: strings.Repeat("0A", 32), Pages: 1, Size: 1}, {SHA256: good.SHA256, Size: 1}, {SHA256: good.SHA256, Pages: 1}, {Pages: 1, Size: 1}},
		TooLong:      {{SHA256: good.SHA256, Pages: 1, Size: MaxFormSize + 1}},
		TooManyPages: {{SHA256: good.SHA256, Pages: MaxFormPages + 1, Size: 1}},
	} {
		for _, one := range f {
			if got := one.Check().Of("pdf"); got != want {
				t.Errorf("%+v: got %q, want %s", one, got, want)
			}
		}
	}
}
