package settings

import (
	"os"
	"testing"
)

func TestSettingsAreOurs(t *testing.T) {
	t.Setenv("FYNE_CACHE", "1h")
	t.Setenv("FYNE_THEME", "dark")
	set()
	for name, want := range map[string]string{"FYNE_CACHE": "10s", "FYNE_SCALE": "1", "FYNE_DISABLE_DPI_DETECTION": "true", "XCOMPOSEFILE": "/dev/null", "FYNE_THEME": ""} {
		if got := os.Getenv(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	t.Setenv(TexturesVariable, "50ms")
	if set(); os.Getenv("FYNE_CACHE") != "50ms" {
		t.Errorf("in a soak FYNE_CACHE is %q", os.Getenv("FYNE_CACHE"))
	}
}
