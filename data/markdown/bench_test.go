//go:build bench

package markdown_test

import (
	"strings"
	"testing"

	"example.org/parter/data/markdown"
)

// BenchmarkPlain is what publishing asks for each notice, of which there may be
// thousands.
func BenchmarkPlain(b *testing.B) {
	for name, text := range map[string]string{
		"older":  strings.Repeat("Заинтересованите могат да разгледат проекта всеки работен ден.\n1. Етаж\n\n", 8),
		"marked": strings.Repeat("Заинтересованите могат да разгледат **проекта** всеки *работен* ден.\n- [тук](https://radomir.bg)\n\n", 8),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				markdown.Plain(text)
			}
		})
	}
}
