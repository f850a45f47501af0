package machine

import (
	"context"
	"encoding/json"
	"time"

	"example.org/parter/data"
)

// How often a kiosk tells that it could be used. What it has not told when its power goes
// counts as dark, so it tells often; what it tells is small.
const upPace = 5 * time.Minute

// tellUp tells for how long the kiosk could be used without a break, until the context
// ends. A board proves the same by its pages.
func (s *Screen) tellUp(ctx context.Context) {
	var run upRun
	for ctx.Err() == nil {
		var v data.Vitals
		s.Pulse.take(&v)
		if was := run.look(time.Now(), usable(v)); was.Until.After(was.From) {
			s.reportUp(was)
		}
		if Pause(ctx, vitalsPace) != nil {
			return
		}
	}
}

// usable reports whether somebody who stands before the screen could use it.
func usable(v data.Vitals) bool {
	return v.Away == "" && v.Frame >= 0 && v.Frame <= data.StuckFrame && v.Answer <= data.StuckAnswer
}

// upRun is since when it goes on that a kiosk can be used, and when it was seen last; zero:
// it cannot.
type upRun data.Stretch

// look notes how it is at the moment, and returns what is to be told of; empty: nothing
// yet. A machine that slept between two looks was not up.
func (r *upRun) look(now time.Time, well bool) (was data.Stretch) {
	ended := !well || now.Sub(r.Until) > 2*vitalsPace
	if !ended {
		r.Until = now
	}
	if ended || now.Sub(r.From) >= upPace {
		was = data.Stretch(*r)
		*r = upRun{}
		if well {
			*r = upRun{now, now}
		}
	}
	return was
}

func (s *Screen) reportUp(was data.Stretch) {
	detail, err := json.Marshal(data.Up{Seconds: int(was.Until.Sub(was.From) / time.Second)})
	if err != nil {
		s.Log.Warn("event not kept", "kind", data.EventUp, "error", err)
		return
	}
	s.report(data.Event{Screen: s.ID, Kind: data.EventUp, At: was.Until.UTC(), Detail: detail})
}
