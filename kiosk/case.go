package kiosk

// openLookup asks for number and code of a case.
func (v *visit) openLookup() { v.show(v.brokenPage()) }

// openCase shows the case in v.answer.
func (v *visit) openCase() { v.show(v.brokenPage()) }
