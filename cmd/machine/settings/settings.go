// Package settings gives Fyne and the X client what they read of the environment:
// pixels as they are, textures that do not pile up, and no table of the characters
// that are composed of several keys, which takes longer to read than everything of
// ours and has nothing for a Bulgarian or English keyboard. They are our business,
// not the installer's.
//
// Fyne reads some of it while its packages initialise. Of packages that wait for
// nothing, Go initialises the one first whose path comes first in the alphabet
// (https://go.dev/ref/spec#Program_initialization); this one imports little, and
// "example.org" comes before "fyne.io". TestSettingsComeBeforeFyne fails where that
// is no longer so.
package settings

import (
	"os"
	"strings"
)

// TexturesVariable says instead how long textures are kept, as "50ms": for a soak
// whose clock runs fast.
const TexturesVariable = "PARTER_TEXTURES"

// texturesKept is how long Fyne keeps a texture that is not seen.
const texturesKept = "10s"

func init() { set() }

func set() {
	for _, setting := range os.Environ() {
		if name, _, _ := strings.Cut(setting, "="); strings.HasPrefix(name, "FYNE_") {
			_ = os.Unsetenv(name) // cannot fail for a name that was there
		}
	}
	kept := texturesKept
	if asked := os.Getenv(TexturesVariable); asked != "" {
		kept = asked
	}
	for name, value := range map[string]string{"FYNE_CACHE": kept, "FYNE_SCALE": "1", "FYNE_DISABLE_DPI_DETECTION": "true", "XCOMPOSEFILE": "/dev/null"} {
		if err := os.Setenv(name, value); err != nil {
			panic(err) // the names are well formed
		}
	}
}
