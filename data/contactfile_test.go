package data

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExportedContactsAreReadBack(t *testing.T) {
	seal := func(body string) Sealed { return Sealed(armourBegins + "\n" + body + "\n" + armourEnds + "\n") }
	want := []SealedContact{{"id-1", "ОВ-1", seal("YWJj")}, {"id-2", "ОВ - 2", seal("ZGVm\nZ2hp")}}
	var file bytes.Buffer
	if err := WriteContacts(&file, want); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"as written": file.String(), "by Windows": "\r\n" + strings.ReplaceAll(file.String(), "\n", "\r\n")} {
		if diff := cmp.Diff(want, ReadContacts(text)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	alone := ReadContacts(string(want[1].Sealed))
	if diff := cmp.Diff([]SealedContact{{Sealed: want[1].Sealed}}, alone); diff != "" {
		t.Error(diff)
	}
	if cut := ReadContacts(file.String()[:file.Len()-20]); len(cut) != 2 || cut[1].Sealed.WellFormed() {
		t.Errorf("a file that is cut off: %+v", cut)
	}
	if none := ReadContacts("нищо\n# и тук\n"); none != nil {
		t.Errorf("got %+v", none)
	}
}
