package look

import "image/color"

// Colour is what a colour is for.
type Colour int

// The colours of the house. Each has one value, and one in high contrast.
const (
	Paper        Colour = iota // behind everything
	Card                       // behind what belongs together
	Ink                        // what is read
	Muted                      // what is read second
	Pine                       // the brand: primary buttons, headings
	OnPine                     // text on pine
	OnPineSoft                 // second text on pine
	PineSoft                   // behind an icon on pine
	Header                     // behind the name of the house
	OnHeader                   // text on it
	OnHeaderSoft               // second text on it
	PineDeep                   // behind the board; a pressed primary button
	PineNight                  // behind the board's message strip
	Mint                       // a quiet accent: icons, what is on
	MintDeep                   // a pressed plain button
	Amber                      // attention
	OnAmber                    // text on amber
	AmberSoft                  // behind an example mark or a warning
	OnAmberSoft                // text on it
	Red                        // alert
	OnRed                      // text on red
	Line                       // quiet borders and dividers
	Edge                       // edges of what can be touched, ≥ 3:1
	Keys                       // behind the keyboard
	colours                    // how many there are
)

type pair struct{ normal, contrast color.NRGBA }

var (
	black  = rgb(0x000000)
	white  = rgb(0xFFFFFF)
	yellow = rgb(0xFFE100)
)

// VISUAL.md gives these; TestContrast proves what it promises about them.
var palette = [colours]pair{
	Paper:        {rgb(0xF7F5EF), black},
	Card:         {rgb(0xFFFFFF), black},
	Ink:          {rgb(0x16221D), white},
	Muted:        {rgb(0x4C5A53), white},
	Pine:         {rgb(0x0F4C3A), yellow},
	OnPine:       {rgb(0xFFFFFF), black},
	OnPineSoft:   {rgb(0xDCE8E2), black},
	PineSoft:     {rgb(0x316556), yellow},
	Header:       {rgb(0x0F4C3A), black},
	OnHeader:     {rgb(0xFFFFFF), yellow},
	OnHeaderSoft: {rgb(0xDCE8E2), yellow},
	PineDeep:     {rgb(0x0A3A2C), black},
	PineNight:    {rgb(0x06261D), black},
	Mint:         {rgb(0xE3EFE8), black},
	MintDeep:     {rgb(0xC9DFD3), rgb(0x3A3A3A)},
	Amber:        {rgb(0xF2B53A), yellow},
	OnAmber:      {rgb(0x231800), black},
	AmberSoft:    {rgb(0xFDF1D8), black},
	OnAmberSoft:  {rgb(0x7A4B00), yellow},
	Red:          {rgb(0xA61C1C), rgb(0xA61C1C)},
	OnRed:        {rgb(0xFFFFFF), white},
	Line:         {rgb(0xDAD6CA), white},
	Edge:         {rgb(0x8A8F86), white},
	Keys:         {rgb(0xECE7DA), rgb(0x1A1A1A)},
}

// Colour is the value of the colour in this look.
func (l Look) Colour(c Colour) color.NRGBA {
	if l.Contrast {
		return palette[c].contrast
	}
	return palette[c].normal
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}
