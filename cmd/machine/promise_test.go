package machine

import (
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func TestWindowWaitsForItsContentOnlyWhenItOpens(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		area := canvas.NewRectangle(nil)
		area.SetMinSize(fyne.NewSize(300, 200))
		p := promised(func() fyne.CanvasObject { time.Sleep(time.Second); return area })
		begun := time.Now()
		p.root.Resize(fyne.NewSize(1920, 1080))
		if size := p.root.MinSize(); !size.IsZero() || time.Since(begun) != 0 {
			t.Errorf("before it opens it wants %v, after %v", size, time.Since(begun))
		}
		p.due = true
		if size := p.root.MinSize(); size != area.MinSize() || time.Since(begun) != time.Second {
			t.Errorf("it wants %v, after %v", size, time.Since(begun))
		}
		if area.Size() != p.root.Size() {
			t.Errorf("the content has %v", area.Size())
		}
		p.root.Resize(fyne.NewSize(800, 600))
		if area.Size() != fyne.NewSize(800, 600) {
			t.Errorf("in a smaller window the content has %v", area.Size())
		}
	})
}
