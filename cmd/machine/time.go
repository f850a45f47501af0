package machine

import "syscall"

// Of adjtimex(2): the clock is not kept by anything, and what the call returns then.
const (
	staUnsync = 0x40
	timeError = 5
)

// TimeIsKept reports whether something keeps the system's time right, such as
// chrony or systemd-timesyncd: the kernel knows (adjtimex, STA_UNSYNC).
func TimeIsKept() bool {
	var t syscall.Timex
	state, err := syscall.Adjtimex(&t)
	return err == nil && state != timeError && t.Status&staUnsync == 0
}
