package data_test

import (
	"testing"
	"time"

	"example.org/parter/data"
)

func TestPaintingIsComputedFromFrames(t *testing.T) {
	now := time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		change func(*data.ScreenHealth)
		want   data.Painting
	}{
		"as it should be":                   {func(*data.ScreenHealth) {}, data.PaintingWell},
		"an older program":                  {func(h *data.ScreenHealth) { h.Run, h.Vitals = "", nil }, data.PaintingUntold},
		"an older program for a long time":  {func(h *data.ScreenHealth) { h.Run, h.Connected, h.Told = "", now.Add(-time.Hour), time.Time{} }, data.PaintingUntold},
		"just connected":                    {func(h *data.ScreenHealth) { h.Vitals, h.Connected, h.Told = nil, now.Add(-time.Second), time.Time{} }, data.PaintingUnknown},
		"connected, and never told":         {func(h *data.ScreenHealth) { h.Vitals, h.Told, h.Connected = nil, time.Time{}, now.Add(-46*time.Second) }, data.PaintingSilent},
		"the last word is as old as may be": {func(h *data.ScreenHealth) { h.Told = now.Add(-45 * time.Second) }, data.PaintingWell},
		"the last word is older":            {func(h *data.ScreenHealth) { h.Told = now.Add(-46 * time.Second) }, data.PaintingSilent},
		"connected again a moment ago":      {func(h *data.ScreenHealth) { h.Told, h.Connected = now.Add(-time.Hour), now }, data.PaintingWell},
		"its window is opening":             {func(h *data.ScreenHealth) { h.Vitals.Frame, h.Vitals.Uptime = -1, 50*time.Second }, data.PaintingStarting},
		"its window never opened":           {func(h *data.ScreenHealth) { h.Vitals.Frame, h.Vitals.Uptime = -1, 61*time.Second }, data.PaintingStuck},
		"no frame for as long as may be":    {func(h *data.ScreenHealth) { h.Vitals.Frame = 45 * time.Second }, data.PaintingWell},
		"no frame for longer":               {func(h *data.ScreenHealth) { h.Vitals.Frame = 46 * time.Second }, data.PaintingStuck},
		"it answers after a second":         {func(h *data.ScreenHealth) { h.Vitals.Answer = time.Second }, data.PaintingWell},
		"it answers later":                  {func(h *data.ScreenHealth) { h.Vitals.Answer = time.Second + 1 }, data.PaintingSlow},
		"it does not answer":                {func(h *data.ScreenHealth) { h.Vitals.Answer = 16 * time.Second }, data.PaintingStuck},
		"its page is a little late":         {func(h *data.ScreenHealth) { h.Vitals.Late = time.Minute }, data.PaintingWell},
		"its page does not turn":            {func(h *data.ScreenHealth) { h.Vitals.Late = time.Minute + 1 }, data.PaintingOnePage},
		"the monitor is off at night":       {func(h *data.ScreenHealth) { h.Vitals.Away = data.AwayAsleep }, data.PaintingAsleep},
		"at night it answers slowly":        {func(h *data.ScreenHealth) { h.Vitals.Away, h.Vitals.Answer = data.AwayAsleep, 2*time.Second }, data.PaintingAsleep},
		"at night it is stuck":              {func(h *data.ScreenHealth) { h.Vitals.Away, h.Vitals.Answer = data.AwayAsleep, time.Minute }, data.PaintingStuck},
		"the monitor was unplugged":         {func(h *data.ScreenHealth) { h.Vitals.Away, h.Vitals.Frame = data.AwayGone, time.Hour }, data.PaintingUnseen},
	} {
		h := data.ScreenHealth{
			ID: "board", Online: true, Run: "r", Connected: now.Add(-time.Hour), Told: now,
			Vitals: &data.Vitals{Uptime: time.Hour, Frame: 9 * time.Second, Answer: 20 * time.Millisecond},
		}
		c.change(&h)
		if got := h.Painting(now); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestDiskIsLow(t *testing.T) {
	const giga = 1_000_000_000
	for _, c := range []struct {
		free, size int64
		want       bool
	}{
		{0, 0, false}, // not known
		{giga, 10 * giga, false},
		{giga - 1, 10 * giga, true},
		{5 * giga, 100 * giga, false},
		{5*giga - 1, 100 * giga, true},
		{0, 10 * giga, true},
	} {
		if got := (data.Vitals{DiskFree: c.free, DiskSize: c.size}).DiskLow(); got != c.want {
			t.Errorf("%d of %d: got %t", c.free, c.size, got)
		}
	}
}

func TestClockIsWrongByMoreThanFiveSeconds(t *testing.T) {
	for ahead, want := range map[time.Duration]bool{
		0: false, 5 * time.Second: false, -5 * time.Second: false, 5*time.Second + 1: true, -5*time.Second - 1: true, time.Hour: true,
	} {
		if got := (data.Vitals{Ahead: &ahead}).ClockWrong(); got != want {
			t.Errorf("%s ahead: got %t", ahead, got)
		}
	}
	if (data.Vitals{}).ClockWrong() {
		t.Error("a clock that was not compared is wrong")
	}
}

func TestRestartIsFollowed(t *testing.T) {
	now := time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		asked time.Time
		took  time.Duration
		want  data.Restart
	}{
		"nobody asked":       {time.Time{}, 0, data.NoRestart},
		"a moment ago":       {now.Add(-time.Second), 0, data.Restarting},
		"still away":         {now.Add(-59 * time.Second), 0, data.Restarting},
		"away for too long":  {now.Add(-time.Minute), 0, data.RestartFailed},
		"back":               {now.Add(-time.Hour), 4 * time.Second, data.Restarted},
		"back, but not soon": {now.Add(-time.Hour), 4 * time.Minute, data.Restarted},
	} {
		if got := (data.ScreenHealth{RestartAsked: c.asked, RestartTook: c.took}).Restart(now); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
