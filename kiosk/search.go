package kiosk

// openSearch asks what the visitor looks for.
func (v *visit) openSearch() { v.show(v.brokenPage()) }
