package assets

import "embed"

// Icons holds the line icons, icons/NAME.svg, drawn on a 24 by 24 grid with
// strokes in currentColor. They are a selection of Tabler Icons 3.51.0 (MIT,
// see icons/LICENSE); mark.svg, 64 by 76 and filled, and the faces are our own.
//
//go:embed icons/*.svg
var Icons embed.FS
