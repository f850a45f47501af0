package phrases

import (
	"math"
	"strconv"
	"strings"

	"example.org/parter/data"
)

// What the phone page of a form says, and the kiosk of that page.
const (
	PublicFormGet      Key = "public.form.get"
	PublicFormNone     Key = "public.form.none"
	PublicFormServices Key = "public.form.services"
	PublicFormPage     Key = "public.form.page"
	PublicFormPages    Key = "public.form.pages" // %d
	KioskFormPhone     Key = "kiosk.form_phone"
	PublicFormSize     Key = "public.form.size" // %s: pages, %s: figure, %s: unit
)

// FormFileSize is how long and how heavy the file of a form is: 2 страници, 48 kB.
func FormFileSize(l data.Language, f data.FormFile) string {
	pages := In(l, PublicFormPage)
	if f.Pages != 1 {
		pages = In(l, PublicFormPages, f.Pages)
	}
	if f.Size < 1_000_000 {
		return In(l, PublicFormSize, pages, strconv.FormatInt(max(1, (f.Size+500)/1000), 10), "kB")
	}
	figure := strconv.FormatFloat(math.Round(float64(f.Size)/100_000)/10, 'f', 1, 64)
	if l == data.Bulgarian {
		figure = strings.Replace(figure, ".", ",", 1)
	}
	return In(l, PublicFormSize, pages, figure, "MB")
}
