package phrases

import (
	"strings"

	"example.org/parter/data"
)

// ShortSource names a source in the space of a list: „Земен (обл. Перник)“ is
// „Земен“, and of an address only the site is left.
func ShortSource(source string) string {
	short, _, _ := strings.Cut(source, " (")
	if at := strings.IndexAny(short, "/,…"); at > 0 {
		short = short[:at]
	}
	return strings.TrimSpace(short)
}

// FreeSource is the short name of who says that the service is free of charge:
// the source that says so itself, or the first; empty: none is named.
func FreeSource(s data.Service) string {
	for _, source := range s.Sources {
		if strings.Contains(source, "безплатн") || strings.Contains(source, "без такса") {
			return ShortSource(source)
		}
	}
	if len(s.Sources) == 0 {
		return ""
	}
	return ShortSource(s.Sources[0])
}
