// Package public is the citizen's phone pages: a service, a notice, a case.
//
// They need no JavaScript, set no cookie and weigh less than 30 kB each, so
// that they open on an old phone with a weak signal. Sofia Sans is used where
// the phone has it and is not sent, since one weight is five pages. Paths
// ignore case, because a QR code in capitals is smaller.
//
// What is wrong answers with a phrase and a way out: the counter and a phone.
// Neither the path nor the query of a case is ever logged.
package public
