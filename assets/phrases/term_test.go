package phrases

import (
	"testing"

	"example.org/parter/data"
)

func TestPlainTermsAreTranslated(t *testing.T) {
	for text, want := range map[string]string{
		"14 работни дни": "14 working days", "до 3 дни": "up to 3 days", "1 ден": "1 day", "24 часа": "24 hours", "веднага": "at once",
		"14 дни от регистриране": "14 дни от регистриране",
	} {
		if got := TermText(data.English, data.Text{BG: text}); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		if got := TermText(data.Bulgarian, data.Text{BG: text, EN: "other"}); got != text {
			t.Errorf("%q in Bulgarian: got %q", text, got)
		}
	}
	for note, want := range map[string]string{"безплатно": "free of charge", "безплатно за обикновена услуга": "безплатно за обикновена услуга"} {
		if got := FeeNote(data.English, note); got != want {
			t.Errorf("%q: got %q, want %q", note, got, want)
		}
	}
}

func TestPlainTermsAreCutInANarrowPlace(t *testing.T) {
	for text, want := range map[string][2]string{
		"14 работни дни": {"14 раб. дни", "14 working days"}, "1 работен ден": {"1 раб. ден", "1 working day"},
		"до 8 часа": {"до 8 ч.", "up to 8 hours"}, "1 час": {"1 ч.", "1 hour"}, "3 дни": {"3 дни", "3 days"},
		"14 работни дни от подаването": {"14 работни дни от подаването", "14 работни дни от подаването"},
	} {
		for i, l := range data.Languages() {
			if got := ShortTerm(l, data.Text{BG: text}); got != want[i] {
				t.Errorf("%q in %s: got %q, want %q", text, l, got, want[i])
			}
		}
	}
}
