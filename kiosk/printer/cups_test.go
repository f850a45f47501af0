//go:build printers

package printer_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/kiosk/handout"
	"example.org/parter/kiosk/printer"
)

// printShop is a real CUPS of its own, and an IPP printer behind its queue that
// lays its papers into a folder: what "make test-printers" is about.
type printShop struct {
	t     *testing.T
	dir   string // that the users of the print programs can enter
	bus   string // address of the D-Bus
	cups  string // host:port
	port  string // of the printer
	queue printer.Queue
	off   func() // switches the printer off
}

func openPrintShop(t *testing.T) *printShop {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Fatal("CUPS gives its rights away and can do so only as root: sudo make test-printers")
	}
	s := &printShop{t: t, dir: t.TempDir()}
	for dir := s.dir; dir != os.TempDir() && len(dir) > 1; dir = filepath.Dir(dir) {
		s.must(os.Chmod(dir, 0o755))
	}
	for _, name := range []string{"etc", "etc/ssl", "state", "spool", "spool/tmp", "cache", "log", "jobs", "papers"} {
		s.must(os.Mkdir(filepath.Join(s.dir, name), 0o755))
	}
	s.must(os.Chmod(filepath.Join(s.dir, "papers"), 0o777))
	s.cups, s.port = "127.0.0.1:"+freePort(t), freePort(t)
	if exec.CommandContext(t.Context(), "avahi-daemon", "--check").Run() != nil { // this machine runs none
		s.startBus()
		s.startAvahi()
	}
	s.switchOn()
	s.startCUPS()
	s.queue = printer.Queue{Name: "talon", Server: s.cups, Dir: s.dir, Pause: pause}
	return s
}

func (s *printShop) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() //nolint:errcheck // it was never used
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

func (s *printShop) write(name, text string, mode os.FileMode) string {
	s.t.Helper()
	path := filepath.Join(s.dir, name)
	s.must(os.WriteFile(path, []byte(text), mode))
	return path
}

// start starts a program that runs until it is stopped, at the latest with the test.
func (s *printShop) start(name string, args ...string) (stop func()) {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 2 * time.Second
	cmd.Env = cmd.Environ()
	if s.bus != "" {
		cmd.Env = append(cmd.Env, "DBUS_SYSTEM_BUS_ADDRESS="+s.bus)
	}
	cmd.Dir = s.dir
	log, err := os.Create(filepath.Join(s.dir, "log", filepath.Base(name)+".txt"))
	s.must(err)
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		s.t.Fatalf("%s (make setup-printers): %v", name, err)
	}
	stop = sync.OnceFunc(func() {
		cancel()
		_ = cmd.Wait() // it was ended
		_ = log.Close()
	})
	s.t.Cleanup(stop)
	return stop
}

// until waits for something that a program does in its own time.
func (s *printShop) until(what string, done func() bool) {
	s.t.Helper()
	for range 400 {
		if done() {
			return
		}
		time.Sleep(25 * time.Millisecond) // nothing rings a bell
	}
	s.t.Fatalf("waited in vain for %s:\n%s", what, s.logs())
}

func (s *printShop) logs() string {
	var all strings.Builder
	files, _ := filepath.Glob(filepath.Join(s.dir, "log", "*"))
	for _, file := range files {
		text, _ := os.ReadFile(file)
		lines := strings.Split(string(text), "\n")
		fmt.Fprintf(&all, "--- %s\n%s\n", file, strings.Join(lines[max(0, len(lines)-25):], "\n"))
	}
	return all.String()
}

// startBus starts a D-Bus that serves this test alone.
func (s *printShop) startBus() {
	socket := filepath.Join(s.dir, "bus")
	s.bus = "unix:path=" + socket
	config := s.write("etc/bus.conf", `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>`+s.bus+`</listen>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
  </policy>
</busconfig>
`, 0o644)
	s.start("dbus-daemon", "--nofork", "--nopidfile", "--nosyslog", "--config-file="+config)
	s.until("D-Bus", func() bool { _, err := os.Stat(socket); return err == nil })
}

// startAvahi starts what ippeveprinter does not start without, on the loopback alone.
func (s *printShop) startAvahi() {
	config := s.write("etc/avahi.conf", `[server]
use-ipv4=yes
use-ipv6=no
allow-interfaces=lo
enable-dbus=yes
[wide-area]
enable-wide-area=no
[publish]
publish-hinfo=no
publish-workstation=no
[reflector]
[rlimits]
`, 0o644)
	s.must(os.MkdirAll("/run/avahi-daemon", 0o755))
	s.start("avahi-daemon", "--no-drop-root", "--no-chroot", "--no-rlimits", "-f", config)
	s.until("Avahi", func() bool {
		text, _ := os.ReadFile(filepath.Join(s.dir, "log", "avahi-daemon.txt"))
		return strings.Contains(string(text), "Server startup complete")
	})
}

// switchOn switches the printer on. While there is something in the file "stop", it
// does not print and reports that; afterwards it goes on, unless it was told to cancel
// the job.
func (s *printShop) switchOn() {
	command := s.write("etc/paper", `#!/bin/sh
cd `+s.dir+`
for last; do :; done
cancelled() { grep -c 'Cancel-Job successful-ok' log/ippeveprinter.txt; }
if [ -s stop ]; then
	before=$(cancelled) reason=$(cat stop)
	echo "STATE: +$reason" >&2
	while [ -s stop ]; do sleep 0.1; done
	echo "STATE: -$reason" >&2
	[ "$(cancelled)" = "$before" ] || exit 1
fi
cp "$last" "$(mktemp papers/XXXXXXXX)"
`, 0o755)
	s.off = s.start("ippeveprinter", "-p", s.port, "-d", filepath.Join(s.dir, "jobs"), "-r", "off", "-n", "localhost",
		"-f", "application/pdf", "-c", command, "Talon")
	s.until("the printer", func() bool { return listens("127.0.0.1:" + s.port) })
}

func listens(address string) bool {
	c, err := net.DialTimeout("tcp", address, time.Second)
	return err == nil && c.Close() == nil
}

// startCUPS starts CUPS as the README tells to set it up, with one queue.
func (s *printShop) startCUPS() {
	files := s.write("etc/cups-files.conf", fmt.Sprintf(`ServerRoot %[1]s/etc
StateDir %[1]s/state
RequestRoot %[1]s/spool
TempDir %[1]s/spool/tmp
CacheDir %[1]s/cache
ServerKeychain %[1]s/etc/ssl
ErrorLog %[1]s/log/cups-error.txt
AccessLog %[1]s/log/cups-access.txt
PageLog %[1]s/log/cups-page.txt
User lp
Group lp
SystemGroup root
`, s.dir), 0o644)
	config := s.write("etc/cupsd.conf", `Listen `+s.cups+`
PreserveJobFiles No
PreserveJobHistory 60
MaxJobTime 60
ErrorPolicy abort-job
Browsing No
WebInterface No
DefaultAuthType None
LogLevel info
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
`, 0o644)
	s.start("/usr/sbin/cupsd", "-f", "-c", config, "-s", files)
	s.until("CUPS", func() bool { return listens(s.cups) })
	s.run("/usr/sbin/lpadmin", "-h", s.cups, "-p", "talon", "-E", "-v", "ipp://localhost:"+s.port+"/ipp/print", "-m", "everywhere")
}

func (s *printShop) run(name string, args ...string) string {
	s.t.Helper()
	ctx, stop := context.WithTimeout(s.t.Context(), 20*time.Second)
	defer stop()
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		s.t.Fatalf("%s %q: %v\n%s\n%s", name, args, err, out, s.logs())
	}
	return string(out)
}

// papers are the files of what came out, in the order in which it did.
func (s *printShop) papers() []string {
	s.t.Helper()
	files, err := filepath.Glob(filepath.Join(s.dir, "papers", "*"))
	s.must(err)
	slices.SortFunc(files, func(a, b string) int { return s.when(a).Compare(s.when(b)) })
	return files
}

func (s *printShop) when(file string) time.Time {
	s.t.Helper()
	info, err := os.Stat(file)
	s.must(err)
	return info.ModTime()
}

// scan reads the code of the paper at the resolution of a slip printer.
func (s *printShop) scan(paper string) string {
	s.t.Helper()
	picture := filepath.Join(s.t.TempDir(), "paper")
	s.run("pdftoppm", "-r", "203", "-png", "-singlefile", paper, picture)
	code, err := exec.CommandContext(s.t.Context(), "zbarimg", "-q", "--raw", picture+".png").Output()
	s.must(err)
	return strings.TrimSpace(string(code))
}

// waiting are the jobs that CUPS would still print.
func (s *printShop) waiting() string { return strings.TrimSpace(s.run("lpstat", "-h", s.cups, "-o")) }

// print prints a slip, in no more time than a visitor waits.
func (s *printShop) print() error {
	s.t.Helper()
	begun := time.Now()
	_, err := s.queue.Print(s.t.Context(), handout.Slip(sampleSlip(), data.Bulgarian))
	if took := time.Since(begun); took > 10*time.Second {
		s.t.Errorf("the visitor waited %v", took)
	}
	return err
}

// TestRealCUPS prints slips by the programs that a town hall has: lp, CUPS and an IPP
// printer.
func TestRealCUPS(t *testing.T) {
	s := openPrintShop(t)
	if state := s.queue.State(t.Context()); state != (printer.State{Ready: true}) {
		t.Errorf("state: got %+v", state)
	}
	s.printsWhatIsScanned()
	s.leavesNothingBehind()
	s.printsNoGhost(printer.Offline, func() { s.off() }, s.switchOn)
	s.printsNoGhost(printer.PaperOut, func() { s.write("stop", "media-empty-error\n", 0o644) }, func() { s.write("stop", "", 0o644) })
}

func (s *printShop) printsWhatIsScanned() {
	s.t.Helper()
	if err := s.print(); err != nil {
		s.t.Fatalf("%v\n%s", err, s.logs())
	}
	papers := s.papers()
	if len(papers) != 1 {
		s.t.Fatalf("%d papers came out", len(papers))
	}
	if got, want := s.scan(papers[0]), data.QR(sampleSlip().Address); got != want {
		s.t.Errorf("scanned %q, want %q", got, want)
	}
	if text := s.run("pdftotext", papers[0], "-"); !strings.Contains(text, "7K3M-Q9XW") {
		s.t.Errorf("the paper says\n%s", text)
	}
}

// leavesNothingBehind looks for the slip on the disk, and for the case in what CUPS
// writes down.
func (s *printShop) leavesNothingBehind() {
	s.t.Helper()
	s.until("the end of the document", func() bool {
		left, err := filepath.Glob(filepath.Join(s.dir, "spool", "d*"))
		return err == nil && len(left) == 0
	})
	if left, err := filepath.Glob(filepath.Join(s.dir, "slip-*")); err != nil || len(left) > 0 {
		s.t.Errorf("left over: %q, %v", left, err)
	}
	jobs := s.run("lpstat", "-h", s.cups, "-W", "completed", "-l", "-o")
	if all := jobs + s.logs(); strings.Contains(all, "94-00-1287") || strings.Contains(all, "7K3M") {
		s.t.Errorf("CUPS writes down the case:\n%s", all)
	}
}

// printsNoGhost breaks the printer while a slip is wanted, mends it, and prints one
// for the next visitor: that one alone comes out.
func (s *printShop) printsNoGhost(want printer.Fault, harm, mend func()) {
	s.t.Helper()
	before := len(s.papers())
	harm()
	if err := s.print(); !errors.Is(err, want) || strings.Contains(fmt.Sprint(err), "later") {
		s.t.Errorf("got %v, want %v\n%s", err, want, s.logs())
	}
	if waiting := s.waiting(); waiting != "" {
		s.t.Errorf("%s: CUPS would still print %s", want, waiting)
	}
	mend()
	time.Sleep(5 * time.Second) // for a ghost
	if got := len(s.papers()); got != before {
		s.t.Errorf("%s: %d papers came out later", want, got-before)
	}
	s.until("the printer to print again", func() bool { return s.queue.State(s.t.Context()).Ready })
	if err := s.print(); err != nil {
		s.t.Errorf("%s is mended: %v\n%s", want, err, s.logs())
	}
	if got := len(s.papers()); got != before+1 {
		s.t.Errorf("%s: %d papers, want one", want, got-before)
	}
}
