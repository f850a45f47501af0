// Package markdown is the small language in which notices, postings and texts of the
// board are written: paragraphs, **bold**, *italic*, ## headings, - lists, 1. lists
// and [words](https://…). Everything else is text and stays as it was typed: the
// texts of a town hall are older than this package, and „* без ДДС“, „3*4 м“,
// „1. януари“ and a line of underscores must read as they always did. A new line is a
// new line, because clerks press Enter.
//
// It is a room of its own because one grammar serves four readers that may not know
// each other: the board and the kiosk paint the blocks, the phone's page takes the
// HTML, the voice, the search and the printer take the plain words. If each cut the
// marks out by itself, a posting would say something else on the wall than in the
// certificate about it.
//
// Lines are told apart here, because the rules about dates and single new lines are
// not those of CommonMark; the marks within a line are goldmark's, with stricter
// rules for where they may stand; and what leaves as HTML goes through bluemonday,
// which knows only what this package writes. Undo this when the texts have a format
// of their own in the database.
package markdown
