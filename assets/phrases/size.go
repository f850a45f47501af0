package phrases

import (
	"fmt"
	"strings"

	"example.org/parter/data"
)

var nounEdition = noun{
	one:  map[data.Language]string{data.Bulgarian: "издание", data.English: "edition"},
	many: map[data.Language]string{data.Bulgarian: "издания", data.English: "editions"},
}

// CountEditions is „1 издание“, „4 издания“.
func CountEditions(l data.Language, n int) string { return count(l, n, nounEdition) }

// Gigabytes is an amount of a disk, rounded as people speak of it: „48 GB“, „1,5 GB“,
// „700 MB“.
func Gigabytes(l data.Language, bytes int64) string {
	const mega, giga = 1_000_000, 1_000_000_000
	switch {
	case bytes < giga:
		return fmt.Sprintf("%d\u00a0MB", bytes/mega)
	case bytes >= 10*giga:
		return fmt.Sprintf("%d\u00a0GB", bytes/giga)
	}
	amount := fmt.Sprintf("%d.%d", bytes/giga, bytes%giga/(giga/10))
	if l == data.Bulgarian {
		amount = strings.Replace(amount, ".", ",", 1)
	}
	return amount + "\u00a0GB"
}
