package phrases

import (
	"fmt"
	"time"

	"example.org/parter/data"
)

// What is said beside the preview of an entry.
const (
	OfficePreviewUprightKiosk Key = "office.preview.upright-kiosk"
	OfficePreviewAltKiosk     Key = "office.preview.entry_alt.kiosk"
	OfficePreviewAltTallKiosk Key = "office.preview.entry_alt.upright-kiosk"
	OfficePreviewAltBoard     Key = "office.preview.entry_alt.board"
	OfficePreviewAltUpright   Key = "office.preview.entry_alt.upright"
	OfficePreviewEntryFailed  Key = "office.preview.entry_failed"
	OfficePreviewEntryUnfit   Key = "office.preview.entry_unfit" // %s: text
	OfficePreviewEntryGoesOn  Key = "office.preview.entry_goes_on"
	OfficePreviewUnread       Key = "office.preview.unread"
	OfficePreviewNoFees       Key = "office.preview.no_fees"
	OfficePreviewNotOn        Key = "office.preview.not_on"
	OfficeEntryNewFee         Key = "office.entry.new_fee"       // %s: amount, day
	OfficeEntryNewFeeUntil    Key = "office.entry.new_fee_until" // %s: amount, day, amount until then
)

// DayInWords is a day within a sentence: 1 януари 2027 г.
func DayInWords(l data.Language, t time.Time) string {
	day := fmt.Sprintf("%s %d", DayMonth(l, t), t.In(data.Sofia()).Year())
	if l == data.Bulgarian {
		return day + "\u00a0г."
	}
	return day
}
