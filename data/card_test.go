package data

import (
	"testing"
)

func TestCardSaysWhoseNumberItIs(t *testing.T) {
	town := Town{Name: Text{BG: "Община Примерово", EN: "Primerovo Municipality"}, Website: "www.primerovo.example"}
	d := Department{Name: Text{BG: "Данъци, такси; и други", EN: "Taxes"}, Phone: "0999/ 22 222"}
	for l, want := range map[Language]string{
		Bulgarian: "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Община Примерово – Данъци\\, такси\\; и други;;;;\r\nFN:Община Примерово – Данъци\\, такси\\; и други\r\n" +
			"ORG:Община Примерово\r\nTEL;TYPE=WORK,VOICE:+35999922222\r\nURL:www.primerovo.example\r\nEND:VCARD\r\n",
		English: "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Primerovo Municipality – Taxes;;;;\r\nFN:Primerovo Municipality – Taxes\r\n" +
			"ORG:Primerovo Municipality\r\nTEL;TYPE=WORK,VOICE:+35999922222\r\nURL:www.primerovo.example\r\nEND:VCARD\r\n",
	} {
		if got := d.Card(town, l); got != want {
			t.Errorf("%s: got %q, want %q", l, got, want)
		}
	}
	if got := (Department{Name: d.Name}).Card(town, Bulgarian); got != "" {
		t.Errorf("a card without a number: %q", got)
	}
}

// A line break in a name would have begun a field of its own.
func TestNameCannotAddAFieldToACard(t *testing.T) {
	d := Department{Name: Text{BG: "Звено\r\nTEL:112\rX"}, Phone: "0999"}
	want := "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Звено\\nTEL:112X;;;;\r\nFN:Звено\\nTEL:112X\r\nTEL;TYPE=WORK,VOICE:+359999\r\nEND:VCARD\r\n"
	if got := d.Card(Town{}, Bulgarian); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
