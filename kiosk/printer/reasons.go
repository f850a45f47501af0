package printer

import (
	"errors"
	"strings"
)

// reasons are what a printer reports about itself (printer-state-reasons),
// without the severity that changes between two looks.
type reasons map[string]bool

func reasonsOf(a attributes) reasons {
	found := reasons{}
	for _, word := range a.words("printer-state-reasons") {
		for _, severity := range []string{"-error", "-warning", "-report"} {
			word = strings.TrimSuffix(word, severity)
		}
		found[word] = true
	}
	return found
}

// first returns the first of the faults that is reported, or "".
func (r reasons) first(faults ...Fault) Fault {
	for _, fault := range faults {
		for _, keyword := range keywords(fault) {
			if r[keyword] {
				return fault
			}
		}
	}
	return ""
}

// physical returns a fault with a cause that somebody can see at the printer,
// the worst first, or "".
func (r reasons) physical() Fault { return r.first(PaperOut, CoverOpen, Jam) }

// since returns the reasons that were not there before.
func (r reasons) since(before reasons) reasons {
	fresh := reasons{}
	for reason := range r {
		if !before[reason] {
			fresh[reason] = true
		}
	}
	return fresh
}

// keywords are the words of RFC 8011 §5.4.12 and of CUPS for the fault.
func keywords(f Fault) []string {
	switch f {
	case PaperOut:
		return []string{"media-empty", "media-needed"}
	case CoverOpen:
		return []string{"cover-open", "door-open", "interlock-open"}
	case Jam:
		return []string{"media-jam"}
	case Offline:
		return []string{"offline", "connecting-to-device", "timed-out", "shutdown"}
	case Paused:
		return []string{"paused", "moving-to-paused"}
	default:
		return nil
	}
}

// classify says why a job was not printed. What is new since before the job
// comes first; then every sign that nobody is there, since CUPS still shows the
// reasons of an earlier job of a printer that is switched off; only then what
// was reported all along. Ended is true for a job that had begun and stopped.
func classify(before reasons, now attributes, ended bool) Fault {
	reported := reasonsOf(now)
	if fault := reported.since(before).physical(); fault != "" {
		return fault
	}
	if absent(now) || reported.first(Offline) != "" {
		return Offline
	}
	if fault := reported.physical(); fault != "" {
		return fault
	}
	switch {
	case refuses(now):
		return Paused
	case ended:
		return Incomplete
	default:
		return Stuck
	}
}

// absent reads the message of CUPS' backends, the only sign that some of them
// give of a printer that is switched off.
func absent(a attributes) bool {
	message := strings.ToLower(strings.Join(a.words("printer-state-message"), " "))
	for _, sign := range []string{"may not exist or is unavailable", "not responding", "unreachable", "unable to locate printer", "to become available"} {
		if strings.Contains(message, sign) {
			return true
		}
	}
	return false
}

// refuses reports whether the queue is stopped or takes no jobs.
func refuses(a attributes) bool {
	return a.number("printer-state") == printerStopped || a.no("printer-is-accepting-jobs") ||
		reasonsOf(a).first(Paused) != ""
}

// unreachable tells a server that does not know the queue from one that does
// not answer.
func unreachable(err error) Fault {
	var status ippStatus
	if errors.As(err, &status) && status == statusNotFound {
		return Missing
	}
	return Offline
}
