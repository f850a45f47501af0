package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/machine"
	"example.org/parter/cmd/rig"
)

// How soon a piece that died is started again: at once, and slower while it
// keeps dying.
const (
	firstRestart   = 300 * time.Millisecond
	slowestRestart = 10 * time.Second
	livedWell      = 30 * time.Second
	lastChance     = 5 * time.Second // between being asked to end and being ended
)

type up struct {
	serve
	KioskMonitor string       `help:"A point of the kiosk's monitor (${default})." default:"0,0" placeholder:"X,Y"`
	BoardMonitor string       `help:"A point of the board's monitor (${default})." default:"1920,0" placeholder:"X,Y"`
	Sound        string       `help:"Where the kiosk's voice is heard; see kiosk --help (${default})." default:"default" placeholder:"DEVICE"`
	KioskSize    machine.Size `help:"Size of the kiosk's window where there is no display (${default})." default:"1920x1080" placeholder:"WxH"`
	BoardSize    machine.Size `help:"Size of the board's window where there is no display (${default})." default:"1920x1080" placeholder:"WxH"`
}

// Run keeps the three pieces running until it is told to end.
func (u up) Run(ctx context.Context, folder machine.Folder) error {
	log := machine.Log("up")
	if err := u.check(u.Console); err != nil {
		return err
	}
	if _, err := u.whereSlipsLead(); err != nil {
		return err
	}
	if _, err := u.mailServer(); err != nil {
		return err
	}
	if err := u.free(ctx, folder); err != nil {
		return err
	}
	if err := makeFolders(folder); err != nil {
		return err
	}
	own, err := os.Executable()
	if err != nil {
		return fmt.Errorf("own path: %w", err)
	}
	beside := func(name string) string { return filepath.Join(filepath.Dir(own), name) }
	office := piece{name: "office", path: own, args: []string{
		"serve", "--data=" + string(folder), "--console=" + u.Console, "--public=" + u.Public,
		"--public-address=" + u.PublicAddress, "--public-plain=" + u.PublicPlain, "--printer=" + string(u.Printer), "--drop=" + u.Drop, "--drop-source=" + u.DropSource,
		"--tls-cert=" + u.TLSCert, "--tls-key=" + u.TLSKey, "--acme=" + u.ACME, "--acme-email=" + u.ACMEEmail,
		"--public-tls-cert=" + u.Citizens.TLSCert, "--public-tls-key=" + u.Citizens.TLSKey, "--public-acme=" + u.Citizens.ACME,
		fmt.Sprintf("--https=%t", u.HTTPS), fmt.Sprintf("--plain-http=%t", u.PlainHTTP),
	}}
	office.args = slices.Concat(office.args, u.Proxy.args(), u.mailArgs())
	kiosk := piece{name: "kiosk", path: beside("kiosk"), size: u.KioskSize, args: []string{"--data=" + string(folder), "--monitor=" + u.KioskMonitor, "--printer=" + string(u.Printer), "--sound=" + u.Sound}}
	board := piece{name: "display", path: beside("display"), size: u.BoardSize, args: []string{"--data=" + string(folder), "--monitor=" + u.BoardMonitor}}
	if u.TrustClock {
		for _, p := range []*piece{&office, &kiosk, &board} {
			p.args = append(p.args, "--trust-clock")
		}
	}
	if os.Getenv("DISPLAY") == "" {
		fmt.Println()
		say(phrases.TerminalHidden, u.address(u.Console)+"/screens")
		kiosk.hidden, board.hidden = true, true
		kiosk.args[1], board.args[1] = "--monitor=0,0", "--monitor=0,0"
	}
	if err := firstPIN(folder); err != nil {
		log.Error("the kiosk's service page does not open; office pin makes a new PIN", "error", err)
	}
	var all sync.WaitGroup
	for _, p := range []piece{office, kiosk, board} {
		all.Go(func() { p.keep(ctx, log) })
	}
	all.Wait()
	return nil
}

// free makes sure that no other office stands where this one would: a
// supervisor that starts it again and again would only hide the reason.
func (u up) free(ctx context.Context, folder machine.Folder) error {
	var dialer net.Dialer
	if c, err := dialer.DialContext(ctx, "unix", folder.Socket()); err == nil {
		return errors.Join(fmt.Errorf("an office is running on %s already", folder), c.Close())
	}
	for _, address := range []string{u.Console, u.Public, u.PublicPlain} {
		if address == "" {
			continue // that door stays shut
		}
		l, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
		if err != nil {
			return fmt.Errorf("%w; choose another with --console, --public or --public-plain", err)
		}
		if err := l.Close(); err != nil {
			return err
		}
	}
	return nil
}

// piece is one of the three programs.
type piece struct {
	name   string
	path   string
	args   []string
	hidden bool // on an X server of its own
	size   machine.Size
}

// keep starts the piece again whenever it ends, unless staff stopped it.
func (p piece) keep(ctx context.Context, log *slog.Logger) {
	wait := firstRestart
	for ctx.Err() == nil {
		begun := time.Now()
		err := p.run(ctx)
		if ctx.Err() != nil {
			return
		}
		if stoppedByStaff(err) {
			log.Warn("a piece was stopped from its service page and stays down until office up is started again", "name", p.name)
			return
		}
		if time.Since(begun) > livedWell {
			wait = firstRestart
		}
		log.Warn("a piece ended and is started again", "name", p.name, "error", err, "after", time.Since(begun).String())
		if machine.Pause(ctx, wait) != nil {
			return
		}
		wait = min(2*wait, slowestRestart)
	}
}

// stoppedByStaff tells a piece that was told to stay down from one that died.
func stoppedByStaff(err error) bool {
	var ended *exec.ExitError
	return errors.As(err, &ended) && ended.ExitCode() == machine.StayDown
}

func (p piece) run(ctx context.Context) (err error) {
	cmd := exec.CommandContext(ctx, p.path, p.args...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = lastChance
	if p.hidden {
		screen, err := rig.Xvfb(context.WithoutCancel(ctx), p.size.W, p.size.H) // it outlives its window
		if err != nil {
			return fmt.Errorf("no display and no Xvfb (apt-get install xvfb): %w", err)
		}
		defer func() { err = errors.Join(err, screen.Close()) }()
		cmd.Env = screen.Env()
	}
	return cmd.Run()
}
