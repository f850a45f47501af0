// The office is the only writer of content.db. It publishes editions, serves
// the staff console, the citizens' pages and the site socket, and can start a
// whole ground floor on one machine.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"example.org/parter/cmd/machine"
)

type commands struct {
	Data machine.Folder `help:"Folder of content.db, editions, keys and slips (${default})." default:"/var/lib/parter" placeholder:"DIR"`

	Up       up           `cmd:"" help:"Start office, kiosk and display on this machine, and keep them running."`
	Serve    serve        `cmd:"" help:"Run the office alone."`
	Import   imports      `cmd:"" help:"Bring data in."`
	Export   exports      `cmd:"" help:"Write data out."`
	Account  accounts     `cmd:"" help:"Who may use the console."`
	Audit    auditing     `cmd:"" help:"Write the audit out as CSV, or verify its chain."`
	PIN      newPIN       `cmd:"" name:"pin" help:"Make a new PIN for the kiosk's service page."`
	SealKeys newSealKeys  `cmd:"" help:"Make the two keys with which visitors' contacts are opened, and seal to them."`
	Unseal   unsealing    `cmd:"" help:"Open sealed contacts with a key file; it needs no office."`
	Search   searching    `cmd:"" help:"Look for a service as a visitor does, or judge the search."`
	Render   renderScreen `cmd:"" help:"Paint a notice as the board would, into PNG files."`
}

func main() {
	var c commands
	parsed := machine.Parse(&c, "office", "Партер: the office.", kong.Vars{"version": machine.Version, "printers": machine.PrinterHelp})
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	parsed.BindTo(ctx, (*context.Context)(nil))
	parsed.Bind(c.Data)
	parsed.FatalIfErrorf(parsed.Run())
}
