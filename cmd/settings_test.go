//go:build rig

package cmd

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestSettingsComeBeforeFyne asks Go in which order the packages of a program were
// initialised.
func TestSettingsComeBeforeFyne(t *testing.T) {
	for _, name := range []string{"kiosk", "display"} {
		program := exec.CommandContext(t.Context(), binary(t, name), "--help")
		program.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		said, err := program.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		_, after, settled := strings.Cut(string(said), "init "+module+"/cmd/machine/settings ")
		if !settled || !strings.Contains(after, "init fyne.io/fyne/v2/internal/cache ") {
			t.Errorf("%s: Fyne is initialised before package settings:\n%s", name, said)
		}
	}
}
