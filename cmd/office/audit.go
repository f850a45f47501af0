package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/sqlite"
)

type auditing struct {
	Verify bool `help:"Only say whether the chain is unbroken; the exit code is 1 when it is not."`
}

// errAuditBroken ends the program with a code that a script can ask for.
var errAuditBroken = errors.New("the audit is not as it was written")

// Run writes the audit to standard output as CSV, oldest first; the last hash is the
// head of the chain. With Verify it only says whether the chain is whole.
func (a auditing) Run(ctx context.Context, folder machine.Folder) (err error) {
	o, err := open(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.store.Close()) }()
	if !a.Verify {
		return writeAudit(ctx, o.store, os.Stdout)
	}
	proof, err := o.store.VerifyAudit(ctx)
	switch {
	case err != nil:
		return err
	case proof.Broken > 0:
		say(phrases.TerminalAuditBroken, proof.Broken)
	case proof.Cut:
		say(phrases.TerminalAuditCut, proof.Rows)
	default:
		say(phrases.TerminalAuditWhole, proof.Rows, proof.Head)
		return nil
	}
	return errAuditBroken
}

func writeAudit(ctx context.Context, store *sqlite.Store, to io.Writer) error {
	if err := store.AuditExported(ctx, "office"); err != nil {
		return err
	}
	buffer := bufio.NewWriter(to)
	out := csv.NewWriter(buffer)
	if err := out.Write(data.AuditColumns()); err != nil {
		return fmt.Errorf("write the audit: %w", err)
	}
	err := store.EachAuditRow(ctx, func(row data.AuditRow, hash string) error { return out.Write(row.Record(hash)) })
	out.Flush()
	return errors.Join(err, out.Error(), buffer.Flush())
}

// proveAudit looks at the whole chain. The head goes into the log, which is kept
// elsewhere: who changes the database and computes the chain anew cannot change that.
func (h *house) proveAudit(ctx context.Context) {
	proof, err := h.store.VerifyAudit(ctx)
	switch {
	case ctx.Err() != nil:
	case err != nil:
		h.log.Error("the audit cannot be verified", "error", err)
	case !proof.Whole():
		h.log.Error("the audit is not as it was written", "from", proof.Broken, "cut", proof.Cut, "rows", proof.Rows)
	default:
		h.log.Info("the audit is whole", "rows", proof.Rows, "head", proof.Head)
	}
}
