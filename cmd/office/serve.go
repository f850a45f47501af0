package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	stdlog "log"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/data/mail"
	"example.org/parter/data/public"
	"example.org/parter/data/site"
	"example.org/parter/display"
	"example.org/parter/kiosk/handout"
)

type serve struct {
	Console       string              `help:"Where the console listens (${default})." default:"127.0.0.1:8300" placeholder:"HOST:PORT"`
	Public        string              `help:"Where the citizens' pages listen (${default})." default:":8301" placeholder:"HOST:PORT"`
	PublicAddress string              `help:"The address under which phones reach the citizens' pages, https:// where a proxy in front speaks it; empty: the name of their certificate, or this machine's own." default:"" placeholder:"URL"`
	PublicPlain   string              `help:"Where those come who have slips from before HTTPS: from there phones are led on to the address of the citizens' pages; empty: nobody is." default:"" placeholder:"HOST:PORT"`
	Printer       machine.SlipPrinter `help:"Printer of the desk's slips: ${printers}; empty or none: the desk opens them as PDF." default:"" placeholder:"PRINTER"`
	Drop          string              `help:"Folder that is watched for lists of cases (CSV, XLSX); empty: none." default:"" placeholder:"DIR"`
	DropSource    string              `help:"What the columns of those lists mean, as the console remembers it for the source." default:"" placeholder:"NAME"`
	Proxy         proxies             `help:"Address or network of a proxy in front of the office, which is trusted to say in X-Forwarded-For for whom it asks. May repeat." placeholder:"ADDRESS"`
	TrustClock    bool                `help:"Delete what visitors left when its time is over, though the system does not say that its time is kept right."`
	security
	mailing
}

// Run serves until it is told to end.
func (s serve) Run(ctx context.Context, folder machine.Folder) (err error) {
	debug.SetMemoryLimit(roomToWork)
	log := machine.Log("office")
	if err := s.check(s.Console); err != nil {
		return err
	}
	address, err := s.whereSlipsLead()
	if err != nil {
		return err
	}
	socket, err := onlyOffice(ctx, folder)
	if err != nil {
		return err
	}
	defer socket.Close() //nolint:errcheck // it is closed with its server
	o, err := open(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.store.Close()) }()
	letters, err := s.mailServer()
	if err != nil {
		return err
	}
	h := &house{opened: o, log: log, letters: letters, pages: &published{shelf: o.shelf, built: o.built}, cases: newLookup(o.store, log), trustClock: s.TrustClock}
	h.screens = site.NewServer(lobby{h.cases}, time.Now, log)
	book, known, err := openScreenBook(ctx, o.store)
	if err != nil {
		return err
	}
	h.book = book
	h.screens.Remember(known)
	if err := h.begin(ctx, address); err != nil {
		return err
	}
	if err := h.siren().resume(ctx); err != nil {
		return err
	}
	listeners, err := h.listen(ctx, s, socket)
	if err != nil {
		return err
	}
	if err := s.welcome(ctx, h); err != nil {
		return err
	}
	context.AfterFunc(ctx, h.screens.Close)
	return s.work(ctx, h, listeners)
}

// work answers, and does what goes on beside the answers; when it returns, all of that
// has ended.
func (s serve) work(ctx context.Context, h *house, listeners servers) error {
	ctx, end := context.WithCancel(ctx)
	defer h.beside.Wait()
	defer end()
	if err := s.watch(ctx, h); err != nil {
		return err
	}
	h.beside.Go(func() { h.care(ctx, s) })
	if h.letters != nil {
		h.beside.Go(func() { postman{h.store, h.letters.Send, time.Now, h.log}.work(ctx) })
	}
	return listeners.run(ctx, h.log)
}

// roomToWork is what the office's heap may take before more is collected, in bytes. The
// work of years leaves it at 27 MB; without a limit, what publishing throws away made
// 172 MB of it.
const roomToWork = 80 << 20

// watch begins to look into the watched folder, until the context ends.
func (s serve) watch(ctx context.Context, h *house) error {
	if s.Drop == "" {
		return nil
	}
	if s.DropSource == "" {
		return errors.New("--drop needs --drop-source: whose lists they are")
	}
	d, err := newDropFolder(s.Drop, s.DropSource, h.imports, h.log)
	if err != nil {
		return err
	}
	h.beside.Go(func() { d.watch(ctx) })
	return nil
}

// onlyOffice opens the site socket before anything is touched: a second office
// on the folder stops here.
func onlyOffice(ctx context.Context, folder machine.Folder) (net.Listener, error) {
	if err := os.MkdirAll(string(folder), 0o755); err != nil {
		return nil, fmt.Errorf("data folder: %w", err)
	}
	return site.OpenSocket(ctx, folder.Socket())
}

// house is the office at work.
type house struct {
	*opened
	log     *slog.Logger
	pages   *published
	cases   *lookup
	screens *site.Server
	book    *screenBook
	letters *mail.Server // nil: none are sent
	imports *importDesk
	beside  sync.WaitGroup // what goes on beside the answers

	trustClock bool
	tidied     time.Time // last in this run; zero: not yet
}

// why says of a published notice why it is or is not on the board now.
func (h *house) why(ctx context.Context, l data.Language, id data.NoticeID) (string, error) {
	c, err := h.pages.Content(ctx)
	if err != nil {
		return "", err
	}
	return display.Why(l, c, id, time.Now()), nil
}

func (h *house) siren() siren {
	return siren{h.store, h.key, h.folder.Editions(), h.screens, h.log}
}

// subscriptions are offered where letters are sent.
func (h *house) subscriptions() public.Letters {
	if h.letters == nil {
		return nil
	}
	return h.store
}

// begin publishes what has to be published. When that fails and the screens have
// a good edition, the office goes on with it: cases are still answered, and
// staff can sign in and see why.
func (h *house) begin(ctx context.Context, address data.PublicAddress) error {
	failed := h.publishIfNeeded(ctx, address, h.log)
	h.release(ctx)
	if failed == nil {
		return nil
	}
	if _, err := h.pages.Town(ctx); err != nil {
		return failed
	}
	h.log.Error("not published; screens and public pages stay on the edition before", "error", failed)
	return nil
}

// release makes a new edition known: to the public pages here, and to the
// screens by the socket.
func (h *house) release(ctx context.Context) {
	if err := h.pages.renew(ctx); err != nil {
		h.log.Error("public pages stay on the edition before", "error", err)
	}
	latest, err := h.store.LatestEdition(ctx)
	if err != nil {
		h.log.Error("screens were not told; they look by themselves every second", "error", err)
		return
	}
	h.screens.Announce(latest.Number)
}

func (h *house) listen(ctx context.Context, s serve, socket net.Listener) (servers, error) {
	h.imports = newImportDesk(h.store, time.Now)
	preview := &painter{content: h.pages.Content, edition: h.pages.Number, pictures: h.folder.Pictures().Read}
	brochures := &brochures{pages: h.pages, clock: time.Now}
	desk := desk{Store: h.store, released: h.release, painter: preview, screens: h.screens.Screens}
	staff, err := console.New(console.Options{
		Notices: desk, Cases: desk, Feedback: h.store, Surveys: h.store, Reports: reportDesk{h.store, h.release, h.log}, Imports: h.imports, Alerts: h.siren(), Postings: desk, Board: boardDesk{desk, gallery{h.folder.Pictures()}}, Entries: entryDesk{desk, archive{h.folder.Files()}}, FindServices: h.pages.findServices, Content: h.pages.Content, Accounts: h.store, Auditing: h.store, Services: h.pages.Services, Town: h.pages.Town,
		Screens: h.screens.Screens, ScreenDesk: screenDesk{h.store, h.screens, h.key}, Picture: h.screens.Picture, Drafts: h.store.OpenDrafts, Preview: preview.Preview, PreviewEntry: preview.PreviewEntry, Past: past{h.store, preview}.At,
		Lookup: desk, Guessing: h.cases.guessing,
		Why: h.why, CheckRule: display.CheckRule,
		Tokens: h.store, Published: h.pages, Ledger: ledger{h.store}.page,
		SlipPDF: slipPDF, PrintSlip: deskPrinter(s.Printer, h.folder),
		QR:        func(address string) ([]byte, error) { return handout.QRPNG(address, 8) },
		CardQR:    func(card string) ([]byte, error) { return handout.CardPNG(card, 4) },
		Brochure:  brochures.of,
		ReportPDF: reportPaper(h.pages.Content, handout.ReportPDF), PosterPDF: reportPaper(h.pages.Content, handout.PosterPDF), LeafletPDF: leafletPaper(h.pages.Town),
		Holidays: holidays,
		Sessions: h.store.Sessions(), Clock: time.Now, Log: h.log, Secure: s.secure(), Networked: !onlyHere(s.Console),
	})
	if err != nil {
		return nil, err
	}
	said := &opinions{pages: h.pages, store: h.store, clock: time.Now}
	citizens, err := public.New(public.Options{
		Catalogue: h.pages, Cases: h.cases, Opinions: said, Surveys: said, Reports: h.store, ReportPDF: (&publishedReports{report: h.store.PublishedReport, content: h.pages.Content}).pdf, Letters: h.subscriptions(), File: h.folder.Files().File, Brochure: brochures.of,
		Clock: time.Now, Log: h.log, Secure: s.citizensSecure(),
	})
	if err != nil {
		return nil, err
	}
	return s.doors(ctx, h, socket, s.Proxy.askers(staff), s.Proxy.askers(citizens))
}

// doors open what listens: the socket is open already.
func (s serve) doors(ctx context.Context, h *house, socket net.Listener, staff, citizens http.Handler) (servers, error) {
	consoleTLS, publicTLS, err := s.configs(h.folder, h.log)
	if err != nil {
		return nil, err
	}
	consoleDoor, err := new(net.ListenConfig).Listen(ctx, "tcp", s.Console)
	if err != nil {
		return nil, fmt.Errorf("console: %w", err)
	}
	publicDoor, err := new(net.ListenConfig).Listen(ctx, "tcp", s.Public)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("public pages: %w", err), consoleDoor.Close())
	}
	const slowest = time.Minute // the socket has none: its watch is one long answer
	all := servers{newDoor(socket, h.screens.Handler(), 0), newDoor(consoleDoor, staff, slowest), newDoor(publicDoor, citizens, slowest)}
	all[1].TLSConfig, all[2].TLSConfig = consoleTLS, publicTLS
	if s.PublicPlain == "" {
		return all, nil
	}
	address, notThere := s.whereSlipsLead()
	plainDoor, err := new(net.ListenConfig).Listen(ctx, "tcp", s.PublicPlain)
	if err := errors.Join(notThere, err); err != nil {
		return nil, errors.Join(fmt.Errorf("--public-plain: %w", err), consoleDoor.Close(), publicDoor.Close())
	}
	return append(all, newDoor(plainDoor, ledOn(address), slowest)), nil
}

// ledOn leads to the same page at the address.
func ledOn(to data.PublicAddress) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store") // the link of a slip opens its case
		// What is asked for may begin without a slash, and must not become part of the name.
		http.Redirect(w, r, string(to)+"/"+strings.TrimPrefix(r.URL.RequestURI(), "/"), http.StatusPermanentRedirect)
	})
}

// whereSlipsLead is the public address. A door that leads there needs HTTPS behind it.
func (s serve) whereSlipsLead() (data.PublicAddress, error) {
	address, err := s.publicAddress()
	if err == nil && s.PublicPlain != "" && !strings.HasPrefix(string(address), "https://") {
		err = fmt.Errorf("--public-plain leads to HTTPS, and the citizens' pages are at %s: give --public-tls-cert, --public-acme or --public-address https://HOST", address)
	}
	return address, err
}

// welcome tells the person at the terminal where to go. The one-time link is
// for them alone and never in the log.
func (s serve) welcome(ctx context.Context, h *house) error {
	console := s.address(s.Console)
	h.log.Info("ready", "console", console)
	link, err := firstInvitation(ctx, h.store, console)
	if err != nil {
		return err
	}
	town, err := h.pages.Town(ctx)
	if err != nil {
		return err
	}
	fmt.Println()
	say(phrases.TerminalConsole, console)
	if link != "" {
		say(phrases.TerminalWelcome, firstAccount, link)
	}
	if s.PublicAddress == "" && isLoopback(town.Public) {
		say(phrases.TerminalLoopback, town.Public)
		h.log.Warn("phones cannot reach the public pages", "address", town.Public)
	}
	say(phrases.TerminalPublic, town.Public)
	s.warn(h.log)
	return nil
}

// warn says what a network can read, and where guessing is counted wrongly.
func (s serve) warn(log *slog.Logger) {
	if s.overheard() {
		say(phrases.TerminalOverheard, s.Public)
		log.Warn("the citizens' pages listen on a network without HTTPS: codes and links of slips can be read on their way", "address", s.Public)
	}
	if len(s.Proxy) == 0 && (s.HTTPS || s.citizensSecure() && !s.Citizens.own()) {
		log.Warn("a proxy stands in front and --proxy does not name it: all who come through it share one limit of guessing")
	}
}

// citizensSecure reports whether phones reach the citizens' pages over HTTPS.
func (s serve) citizensSecure() bool {
	return s.Citizens.own() || strings.HasPrefix(strings.ToLower(s.PublicAddress), "https://")
}

// overheard reports whether others in the network can read what citizens send.
func (s serve) overheard() bool { return !s.citizensSecure() && !onlyHere(s.Public) }

// onlyHere reports whether only this machine can reach the address.
func onlyHere(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && (host == "localhost" || net.ParseIP(host).IsLoopback())
}

// say tells the person at the terminal.
func say(k phrases.Key, args ...any) { fmt.Println(" ", phrases.In(data.Bulgarian, k, args...)) }

// publicAddress is the configured one, the one that the certificate names, or this
// machine's own in its network. It stands on slips for months: of several names none is
// guessed.
func (s serve) publicAddress() (data.PublicAddress, error) {
	if s.PublicAddress != "" {
		return data.ParsePublicAddress(s.PublicAddress)
	}
	names, err := s.Citizens.names()
	if err != nil {
		return "", fmt.Errorf("certificate of the citizens' pages: %w", err)
	}
	if s.Citizens.own() && (len(names) != 1 || strings.HasPrefix(names[0], "*")) {
		return "", fmt.Errorf("the certificate of the citizens' pages is for %s, and slips and QR codes have to lead to one name: "+
			"give it with --public-address https://HOST", cmp.Or(strings.Join(names, ", "), "no name"))
	}
	host, port, err := net.SplitHostPort(s.Public)
	if err != nil {
		return "", fmt.Errorf("public pages: %w", err)
	}
	if host == "" || net.ParseIP(host).IsUnspecified() {
		host = ownAddress()
	}
	return data.ParsePublicAddress(s.Citizens.address(net.JoinHostPort(host, port)))
}

// ownAddress is this machine's first address in a local network, or the
// loopback address when it has none.
func ownAddress() string {
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return "127.0.0.1"
	}
	for _, address := range addresses {
		if n, ok := address.(*net.IPNet); ok && n.IP.To4() != nil && n.IP.IsPrivate() {
			return n.IP.String()
		}
	}
	return "127.0.0.1"
}

// servers are the doors of the office.
type servers []*door

type door struct {
	*http.Server
	net.Listener
}

// newDoor gives every answer as long as it may take; 0 is without end.
func newDoor(l net.Listener, h http.Handler, answer time.Duration) *door {
	return &door{&http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: answer, IdleTimeout: 2 * time.Minute,
	}, l}
}

func (d *door) serve() error {
	if d.TLSConfig != nil {
		return d.ServeTLS(d.Listener, "", "")
	}
	return d.Serve(d.Listener)
}

// run serves on every door until the context ends or one of them fails.
func (s servers) run(ctx context.Context, log *slog.Logger) error {
	failed := make(chan error, len(s))
	for _, d := range s {
		d.ErrorLog = stdlog.New(doorLog{log}, "", 0)
		go func() { failed <- d.serve() }()
	}
	var fault error
	select {
	case <-ctx.Done():
	case fault = <-failed:
	}
	for _, d := range s {
		if err := d.Server.Close(); err != nil && !strings.Contains(err.Error(), "use of closed") {
			log.Warn("door not closed", "error", err)
		}
	}
	return fault
}
