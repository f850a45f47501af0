// Package assets holds the files that travel inside the binaries: the fonts of
// every screen and document, and the starter content of Radomir.
package assets

import "embed"

// Radomir is the starter content of Radomir Municipality, below "radomir":
// what the office's new database is filled with at its first start. Where its
// facts come from stands in the files themselves.
//
//go:embed radomir
var Radomir embed.FS

// Fonts is Sofia Sans in five weights and one italic, below "fonts". Its default letterforms
// are the Bulgarian ones. Licence: fonts/OFL.txt.
//
//go:embed fonts/*.ttf
var Fonts embed.FS

// Age is age for browsers, below "age": age.js, and its LICENSE beside it. How it was
// made stands in age/entry.js.
//
//go:embed age/age.js age/LICENSE
var Age embed.FS
