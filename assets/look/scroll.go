package look

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Scroll is a list that a finger drags, with momentum. Fyne's own does not move
// under a finger on the desktop driver.
type Scroll struct {
	container.Scroll
	OnScrolled func() // after each movement; may be nil
	now        func() time.Time
	drag       drag
}

type drag struct {
	moved    float32 // since the finger came down
	begun    bool    // beyond the slop: it is no tap any more
	velocity float32 // px/s
	last     time.Time
	fling    *fyne.Animation
}

// Limits of the momentum, px/s.
const (
	slowestFling = 80
	fastestFling = 6000
	stillMoving  = 20
)

// NewScroll is a vertical list of the content; the clock measures the finger's
// speed.
func NewScroll(now func() time.Time, content fyne.CanvasObject) *Scroll {
	s := &Scroll{now: now}
	s.Content, s.Direction = content, container.ScrollVerticalOnly
	s.ExtendBaseWidget(s)
	return s
}

// Dragged moves the list once the finger has left the slop.
func (s *Scroll) Dragged(e *fyne.DragEvent) {
	s.Stop()
	s.measure(e.Dragged.DY)
	before := s.drag.moved
	s.drag.moved += e.Dragged.DY
	switch {
	case s.drag.begun:
		s.By(-e.Dragged.DY)
	case math.Abs(float64(s.drag.moved)) >= Slop:
		s.drag.begun = true
		forgetPress()
		s.By(-e.Dragged.DY - before)
	}
}

// DragEnd lets the list run on.
func (s *Scroll) DragEnd() {
	velocity, begun := s.drag.velocity, s.drag.begun
	if s.now().Sub(s.drag.last) > 80*time.Millisecond {
		velocity = 0 // the finger rested before it left
	}
	s.drag = drag{}
	if begun && math.Abs(float64(velocity)) >= slowestFling {
		s.run(min(max(velocity, -fastestFling), fastestFling))
	}
}

// By moves the list down by pixels and reports whether it moved.
func (s *Scroll) By(dy float32) bool {
	lowest := max(s.Content.MinSize().Height-s.Size().Height, 0)
	y := min(max(s.Offset.Y+dy, 0), lowest)
	if y == s.Offset.Y {
		return false
	}
	s.ScrollToOffset(fyne.NewPos(0, y))
	if s.OnScrolled != nil {
		s.OnScrolled()
	}
	return true
}

// AtTop and AtBottom say whether there is more that way.
func (s *Scroll) AtTop() bool { return s.Offset.Y <= 0 }

// AtBottom says whether the end is seen.
func (s *Scroll) AtBottom() bool {
	return s.Offset.Y >= s.Content.MinSize().Height-s.Size().Height-1
}

func (s *Scroll) measure(dy float32) {
	now := s.now()
	if dt := float32(now.Sub(s.drag.last).Seconds()); !s.drag.last.IsZero() && dt > 0.001 && dt < 0.2 {
		s.drag.velocity = 0.6*s.drag.velocity + 0.4*dy/dt
	}
	s.drag.last = now
}

// run slows down by a factor e three times a second and stops at an end.
func (s *Scroll) run(velocity float32) {
	last := s.now()
	s.drag.fling = fyne.NewAnimation(3*time.Second, func(float32) {
		now := s.now()
		dt := float32(now.Sub(last).Seconds())
		last = now
		velocity *= float32(math.Exp(float64(-3 * dt)))
		if !s.By(-velocity*dt) && dt > 0 || math.Abs(float64(velocity)) < stillMoving {
			s.Stop()
		}
	})
	s.drag.fling.Curve = fyne.AnimationLinear
	s.drag.fling.Start()
}

// Stop ends the momentum.
func (s *Scroll) Stop() {
	if s.drag.fling != nil {
		s.drag.fling.Stop()
		s.drag.fling = nil
	}
}
