// Package sqlite is content.db, the one place where the office keeps what it
// knows: content, notices, cases, people, events. The office is its only
// writer; the screens never open it.
//
// One connection writes, with every transaction immediate and synchronous=FULL,
// because people are told "saved"; four read-only connections read. All pragmas
// stand in the data source name, since an Exec would reach only one pooled
// connection. Moments are kept in UTC to the millisecond and come back in local
// time; days are days in Europe/Sofia.
//
// Publishing has two steps. Inside the write transaction that it belongs to, the
// Release prepares an edition of the content as it will be; if it fails nothing
// has changed. Only after the commit is that edition published, so a screen never
// shows what was taken back. If the second step fails the change is saved and
// ErrNotShown says so; the number of the newest edition here is then not the
// published one, by which the office finds out at its next start.
package sqlite
