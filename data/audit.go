package data

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"time"
)

// AuditRow says who did what to which thing. It holds nothing personal about
// visitors and no case number; rows can neither be changed nor deleted.
type AuditRow struct {
	Seq   int64 // its place, from 1; zero where nobody asked for it
	At    time.Time
	Who   string // the name of the member of staff, or "office" for the program
	What  Deed
	Which string // the thing's own ID, of exported cases the list and how many, of exported messages and deleted words how many; empty where there is only one
}

// AuditHash chains a row to the one before it. It is SHA-256 of the previous hash
// (32 zero bytes before the first row) and of seq, at, who, what and which as
// they are stored, each after its length in eight bytes, so that no two rows
// encode alike. Whoever changes, removes or inserts a row has to compute all that
// follow anew, and the last hash is then another one than the log and the exported
// files hold.
func AuditHash(previous string, seq int64, at string, row AuditRow) string {
	before, err := hex.DecodeString(previous)
	if err != nil || len(before) != sha256.Size {
		before = make([]byte, sha256.Size)
	}
	text := before
	for _, field := range []string{strconv.FormatInt(seq, 10), at, row.Who, string(row.What), row.Which} {
		text = binary.BigEndian.AppendUint64(text, uint64(len(field)))
		text = append(text, field...)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// AuditColumns are the heads of the audit as a table.
func AuditColumns() []string { return []string{"seq", "at", "who", "what", "which", "hash"} }

// Record is the row as a line of that table. A field that a spreadsheet would compute
// gets an apostrophe before it.
func (r AuditRow) Record(hash string) []string {
	record := []string{strconv.FormatInt(r.Seq, 10), r.At.UTC().Format("2006-01-02T15:04:05.000Z"), r.Who, string(r.What), r.Which, hash}
	for i, field := range record {
		record[i] = Defused(field)
	}
	return record
}

// AuditProof is what a look at the whole chain found.
type AuditProof struct {
	Rows   int64
	Head   string // the hash of the newest row; empty: there is none
	Broken int64  // the first row that is not as it was written; zero: none
	Cut    bool   // newest rows are missing
}

// Whole reports whether the chain is unbroken.
func (p AuditProof) Whole() bool { return p.Broken == 0 && !p.Cut }

// AuditQuestion is what is looked for in the audit. The zero value is everything.
type AuditQuestion struct {
	Who         string
	What        Deed
	Which       []string  // the IDs under which a thing stands; nil: everything
	From, Until time.Time // Until is the first moment that is no longer asked for; zero: no end
	Before      int64     // only rows older than this one; zero: from the newest
	Limit       int
}
