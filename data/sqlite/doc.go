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
// Publishing happens inside the write transaction that it belongs to: the
// Release builds an edition from the content as it will be, and if it fails
// nothing has changed. The edition's number is reserved by a transaction before
// that, so that no crash between the two can give one number to two editions;
// numbers may therefore have gaps.
package sqlite
