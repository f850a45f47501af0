package data

import "time"

// Vitals is how a screen's machine is, as the screen measures it itself. It holds
// no moments but only how long ago something was: the clock of the screen may be
// the very thing that is wrong. Fields may be added; none may change its meaning,
// since an older screen speaks to a newer office, and the other way round.
type Vitals struct {
	Version string        `json:"version"`
	Uptime  time.Duration `json:"uptime"` // of the screen's program
	Width   int           `json:"width"`  // of its window, in pixels
	Height  int           `json:"height"`
	Groups  []BoardGroup  `json:"groups,omitempty"` // that a board belongs to

	Frame  time.Duration `json:"frame"`  // since the last frame was painted; negative: none was yet
	Answer time.Duration `json:"answer"` // the slowest answer of the window within a minute, or how long it is waited for
	Late   time.Duration `json:"late"`   // by how much a board's page hangs longer than it was to
	Away   Away          `json:"away,omitempty"`

	DiskFree int64          `json:"disk_free"` // bytes of the data folder that are free to use
	DiskSize int64          `json:"disk_size"` // 0: not known
	Printer  *PrinterVitals `json:"printer,omitempty"`
	Mute     bool           `json:"mute,omitempty"` // a voice is wanted, and does not answer

	Ahead    *time.Duration `json:"ahead,omitempty"` // of the screen's clock before the office's; nil: not measured yet
	TimeKept bool           `json:"time_kept"`       // something keeps the clock right, or whoever set the screen up trusts it
}

// Away is why nobody can see what a screen paints.
type Away string

// Why nobody sees a screen.
const (
	AwayAsleep Away = "asleep" // its monitor is switched off for the night
	AwayGone   Away = "gone"   // its monitor is not there
)

// PrinterVitals is how a kiosk's printer is.
type PrinterVitals struct {
	Queue bool   `json:"queue"`           // it prints on paper; false: it was given no printer
	Ready bool   `json:"ready"`           // it takes what is printed
	Fault string `json:"fault,omitempty"` // what it reports, in the words of kiosk/printer: "paper out"; empty: nothing
	Low   bool   `json:"low,omitempty"`   // the paper is nearly at its end
}

// Bounds of a screen that is well.
const (
	SlowAnswer  = time.Second      // longer, and whoever touches a kiosk touches it again
	StuckAnswer = 15 * time.Second // longer, and nobody waits for it any more
	StuckFrame  = 45 * time.Second // four times as long as a frame is asked for
	StuckPage   = time.Minute      // a page that hangs so much too long does not turn
	SilentAfter = 45 * time.Second // a connected screen tells of itself every ten seconds
	StartTime   = time.Minute      // until the first frame
	LowDisk     = 1_000_000_000    // bytes
	LowDiskPart = 20               // the free part of a disk: one in so many
	MaxDrift    = 5 * time.Second  // of a clock
)

// Painting is how a connected screen paints.
type Painting string

// How a screen paints.
const (
	PaintingUnknown  Painting = ""       // it has not told yet
	PaintingUntold   Painting = "untold" // its program is older and does not tell
	PaintingWell     Painting = "well"
	PaintingAsleep   Painting = "asleep"   // and its monitor is off for the night
	PaintingStarting Painting = "starting" // its window is being opened
	PaintingSlow     Painting = "slow"     // its window answers late
	PaintingStuck    Painting = "stuck"    // its window does not answer, or paints nothing
	PaintingOnePage  Painting = "one_page" // its board does not turn its page
	PaintingUnseen   Painting = "unseen"   // its monitor is not there
	PaintingSilent   Painting = "silent"   // its program is connected and does nothing
)

// Painting computes from painted frames how the screen is at the moment.
func (h ScreenHealth) Painting(now time.Time) Painting {
	v := h.Vitals
	switch {
	case h.Run == "":
		return PaintingUntold
	case now.Sub(h.lastTold()) > SilentAfter:
		return PaintingSilent
	case v == nil:
		return PaintingUnknown
	case v.Away == AwayGone:
		return PaintingUnseen
	case v.Frame < 0 && v.Uptime < StartTime:
		return PaintingStarting
	case v.Answer > StuckAnswer || v.Frame < 0 || v.Frame > StuckFrame:
		return PaintingStuck
	case v.Away == AwayAsleep:
		return PaintingAsleep // what a monitor that is off asks for comes late
	case v.Late > StuckPage:
		return PaintingOnePage
	case v.Answer > SlowAnswer:
		return PaintingSlow
	default:
		return PaintingWell
	}
}

// lastTold is when the screen told of itself last: at the latest when it connected.
func (h ScreenHealth) lastTold() time.Time {
	if h.Told.After(h.Connected) {
		return h.Told
	}
	return h.Connected
}

// DiskLow reports whether the disk will soon be full.
func (v Vitals) DiskLow() bool {
	return v.DiskSize > 0 && (v.DiskFree < LowDisk || v.DiskFree < v.DiskSize/LowDiskPart)
}

// ClockWrong reports whether the screen's clock and the office's are too far apart
// for what begins and ends at a moment.
func (v Vitals) ClockWrong() bool {
	return v.Ahead != nil && v.Ahead.Abs() > MaxDrift
}

// RestartTime is how long a screen may take to be back after it was told to
// restart.
const RestartTime = time.Minute

// Restart is where a restart that was asked for stands.
type Restart string

// Where a restart stands.
const (
	NoRestart     Restart = ""
	Restarting    Restart = "restarting"
	Restarted     Restart = "restarted"
	RestartFailed Restart = "failed" // the screen is not back in time
)

// Restart is where the restart of the screen stands that was asked for last.
func (h ScreenHealth) Restart(now time.Time) Restart {
	switch {
	case h.RestartAsked.IsZero():
		return NoRestart
	case h.RestartTook > 0:
		return Restarted
	case now.Sub(h.RestartAsked) < RestartTime:
		return Restarting
	default:
		return RestartFailed
	}
}
