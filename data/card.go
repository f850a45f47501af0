package data

import "strings"

// Card is the department's business card as phones read one (vCard 3.0, RFC 2426),
// with its telephone number and whose it is; empty: it has no number. Version 3.0 is
// the one that the cameras of all phones take into their contacts.
func (d Department) Card(t Town, l Language) string {
	if d.Phone.Dial() == "" {
		return ""
	}
	name, town := cardText(d.Name.In(l)), cardText(t.Name.In(l))
	full := name
	if town != "" {
		full = town + " – " + name // so that it stands in a list of contacts by the town
	}
	lines := []string{"BEGIN:VCARD", "VERSION:3.0", "N:" + full + ";;;;", "FN:" + full}
	if town != "" {
		lines = append(lines, "ORG:"+town)
	}
	lines = append(lines, "TEL;TYPE=WORK,VOICE:"+d.Phone.Dial())
	if t.Website != "" {
		lines = append(lines, "URL:"+cardText(t.Website))
	}
	return strings.Join(append(lines, "END:VCARD", ""), "\r\n")
}

// cardText is the text with what would end a field of a card made harmless.
func cardText(s string) string {
	return strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\r\n", `\n`, "\n", `\n`, "\r", "").Replace(s)
}
