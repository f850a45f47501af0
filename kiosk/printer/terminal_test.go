package printer_test

import (
	"fmt"
	"os"
	"syscall"
	"testing"
	"unsafe"
)

// terminal is a pseudo-terminal as it passes bytes on unchanged: the end of the
// printer, and the path of a character device that can be read, written and waited
// for, as that of a printer at a cable can.
func terminal(t *testing.T) (printerEnd *os.File, path string) {
	t.Helper()
	printerEnd, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	var number, unlocked uint32
	control(t, printerEnd, syscall.TIOCSPTLCK, unsafe.Pointer(&unlocked))
	control(t, printerEnd, syscall.TIOCGPTN, unsafe.Pointer(&number))
	path = fmt.Sprintf("/dev/pts/%d", number)
	device, err := os.OpenFile(path, os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	var raw syscall.Termios
	raw.Cflag = syscall.CS8 | syscall.CREAD | syscall.CLOCAL | syscall.B38400
	raw.Cc[syscall.VMIN] = 1
	control(t, device, syscall.TCSETS, unsafe.Pointer(&raw))
	t.Cleanup(func() { // the device stays open, or the terminal hangs up between two jobs
		if err := device.Close(); err != nil {
			t.Error(err)
		}
		_ = printerEnd.Close() // the printer closes it as well
	})
	return printerEnd, path
}

func control(t *testing.T, file *os.File, request uintptr, value unsafe.Pointer) {
	t.Helper()
	raw, err := file.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	var errno syscall.Errno
	if err := raw.Control(func(fd uintptr) {
		_, _, errno = syscall.Syscall(syscall.SYS_IOCTL, fd, request, uintptr(value))
	}); err != nil || errno != 0 {
		t.Fatalf("ioctl %x: %v, %v", request, err, errno)
	}
}
