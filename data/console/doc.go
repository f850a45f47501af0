// Package console is the staff's web pages: one file of Go and one of HTML for
// each page. It owns no content; every desk it works at is a small interface
// that cmd/office fills in.
//
// The pages are made by the server and work without JavaScript, except for the
// live preview and the moving pictures of the screens, which htmx fetches, and
// for static/once.js, which sends a form once however often it is pressed. Two
// files are vendored below static/vendor (htmx 2.0.11, Zero-Clause BSD; Pico
// 2.1.1, MIT); a test checks them against SHA256SUMS. Both can be replaced by
// newer ones when the test's journey still passes.
package console
