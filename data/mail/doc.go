// Package mail brings letters to a mail server: it says them in words, and hands them
// over by SMTP, encrypted or not at all.
//
// A letter is handed over at most once, as far as SMTP allows: the server answers at the
// end of a letter that it has it, and where the connection breaks before the answer,
// nobody knows. Such a letter is unsure and is not sent again. A clerk who is told of a
// delay twice shrugs; a client who is sent a letter again and again loses the trust in
// every later one. What was not told by letter stays in the list of clients to be told.
//
// Neither an address nor a number of a case is in any of its errors, since those are
// logged.
package mail
