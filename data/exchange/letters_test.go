package exchange

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"

	"example.org/parter/data"
)

// registryList is what registries write, with all that is between the words.
const registryList = "Вх. №;Дата;Услуга;Етап;Причина за удължаване\r\n" +
	"ОА-94-1/02.11.2026;02.11.2026;2016;Удължен срок;„Справка“ – чака се…\r\n" +
	"OА-94-2/02.11.2026;02.11.2026;;Приета;\r\n"

func encoded(t testing.TB, as encoding.Encoding, text string) []byte {
	t.Helper()
	bytes, err := as.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}

func TestListIsReadInTheLettersOfThoseWhoWriteLists(t *testing.T) {
	want, err := ReadTable(strings.NewReader(registryList), "x.csv")
	if err != nil || len(want.Rows) != 2 || want.Rows[0].Cells[4] != "„Справка“ – чака се…" {
		t.Fatalf("got %+v, %v", want, err)
	}
	for _, c := range []struct {
		name, letters string
		text          []byte
	}{
		{"UTF-8 with its mark", "", []byte("\ufeff" + registryList)},
		{"the CSV of Excel", "windows-1251", encoded(t, charmap.Windows1251, registryList)},
		{"the Unicode text of Excel", "UTF-16", encoded(t, utf16.UTF16(utf16.LittleEndian, utf16.UseBOM), strings.ReplaceAll(registryList, ";", "\t"))},
		{"UTF-16 from the other end", "UTF-16", encoded(t, utf16.UTF16(utf16.BigEndian, utf16.UseBOM), registryList)},
	} {
		got, err := ReadTable(bytes.NewReader(c.text), "x.csv")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got.Letters != c.letters || !cmp.Equal(got.Heading, want.Heading) || !cmp.Equal(got.Rows, want.Rows) {
			t.Errorf("%s: read as %s: %q %v", c.name, got.Letters, got.Heading, got.Rows)
		}
	}
}

func TestWhatIsNoListInKnownLettersIsRefused(t *testing.T) {
	utf8Broken := []byte(registryList)
	utf8Broken[strings.Index(registryList, "Справка")+1] = ' '
	for name, text := range map[string][]byte{
		"UTF-8 with a broken byte":  utf8Broken,
		"UTF-8 that is cut off":     []byte(registryList + "Приета")[:len(registryList)+5],
		"the letters of DOS":        encoded(t, charmap.CodePage866, "Номер;Етап\n1;Приета\n2;В работа\n"),
		"the letters of a Mac":      encoded(t, charmap.MacintoshCyrillic, "Номер;Етап\n1;Приета\n2;В работа\n"),
		"KOI8":                      encoded(t, charmap.KOI8R, "Номер;Етап\n1;Приета\n2;Готова за получаване\n"),
		"a Western list":            encoded(t, charmap.Windows1252, "Nümber;Stäge\n1;fertig für Müller\n"),
		"UTF-16 without its mark":   encoded(t, utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM), registryList),
		"UTF-16 with half a letter": append(encoded(t, utf16.UTF16(utf16.LittleEndian, utf16.UseBOM), registryList), 0x41),
		"an old .xls":               []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00\x00"),
	} {
		table, err := ReadTable(bytes.NewReader(text), "x.csv")
		var refused data.FileError
		if !errors.As(err, &refused) || refused.Rows[0].Reason != data.NotText || refused.Rows[0].Line < 1 {
			t.Errorf("%s: %+v, %v", name, table, err)
		}
	}
	_, err := ReadTable(bytes.NewReader(utf8Broken), "x.csv")
	var refused data.FileError
	if errors.As(err, &refused); refused.Rows[0].Line != 2 {
		t.Errorf("the broken byte is said to be in line %d", refused.Rows[0].Line)
	}
}

// FuzzLetters reads bytes as a list: what it reads is text, and says by which letters.
func FuzzLetters(f *testing.F) {
	f.Add([]byte(registryList))
	f.Add(encoded(f, charmap.Windows1251, registryList))
	f.Add(encoded(f, utf16.UTF16(utf16.LittleEndian, utf16.UseBOM), registryList))
	f.Add(encoded(f, charmap.CodePage866, "Номер;Етап\n1;Приета\n"))
	f.Add([]byte("\xfe\xff\xd8\x00"))
	f.Fuzz(func(t *testing.T, text []byte) {
		table, err := ReadTable(bytes.NewReader(text), "fuzz")
		if err != nil {
			if !errors.Is(err, data.ErrInvalid) {
				t.Error(err)
			}
			return
		}
		spreadsheet := bytes.HasPrefix(text, []byte("PK\x03\x04"))
		if table.Letters == "" && !spreadsheet && !utf8.Valid(text) {
			t.Error("what is no UTF-8 was read as UTF-8")
		}
		for _, row := range append(table.Rows, TableRow{Cells: table.Heading}) {
			for _, cell := range row.Cells {
				if !utf8.ValidString(cell) || strings.ContainsRune(cell, 0) && !spreadsheet {
					t.Errorf("a cell is no text: %q", cell)
				}
			}
		}
		checkCases(t, text)
	})
}
