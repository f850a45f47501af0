// Package display is the lobby board: what hangs on the wall and is read from
// five metres by people who wait. One file holds one kind of page.
//
// A board is built for one screen. Everything has its place in pixels, each
// page is built whole before the present one leaves, and a page that cannot be
// built is passed over; so the wall is never blank and never half painted.
// Nothing moves by itself but the fade from one page to the next.
//
// All functions belong on the window's thread.
package display
