package machine

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"
)

// mostRecent is how many lines of the log the staff's page shows.
const mostRecent = 20

// Line is a line of the log as staff read it.
type Line struct {
	At   time.Time
	Text string
}

// Recent keeps the last warnings and errors of a log in memory. It may be used
// from several goroutines.
type Recent struct {
	mutex sync.Mutex
	lines []Line
}

// Lines returns what is kept, the newest first.
func (r *Recent) Lines() []Line {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	lines := slices.Clone(r.lines)
	slices.Reverse(lines)
	return lines
}

func (r *Recent) keep(record slog.Record) {
	var text strings.Builder
	text.WriteString(record.Message)
	record.Attrs(func(a slog.Attr) bool {
		text.WriteString(" · " + a.Key + ": " + a.Value.String())
		return true
	})
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.lines = append(r.lines, Line{At: record.Time, Text: text.String()})
	if len(r.lines) > mostRecent {
		r.lines = r.lines[1:]
	}
}

// LogWithRecent is Log that also keeps the last warnings for the staff's page.
func LogWithRecent(piece string) (*slog.Logger, *Recent) {
	recent := &Recent{}
	return slog.New(keeping{Log(piece).Handler(), recent}), recent
}

// keeping passes every record on and keeps the warnings.
type keeping struct {
	slog.Handler
	recent *Recent
}

// Handle is called for each record.
func (k keeping) Handle(ctx context.Context, record slog.Record) error {
	if record.Level >= slog.LevelWarn {
		k.recent.keep(record)
	}
	return k.Handler.Handle(ctx, record)
}

// WithAttrs keeps on keeping.
func (k keeping) WithAttrs(attrs []slog.Attr) slog.Handler {
	return keeping{k.Handler.WithAttrs(attrs), k.recent}
}

// WithGroup keeps on keeping.
func (k keeping) WithGroup(name string) slog.Handler {
	return keeping{k.Handler.WithGroup(name), k.recent}
}
