package public

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"example.org/parter/data"
)

// Charter and TakeFeedback make the town ask what people think.
func (t *town) Charter(context.Context) (data.Charter, error) { return t.content.Charter, nil }

func (t *town) TakeFeedback(_ context.Context, _ string, f data.Feedback) error {
	if err := f.Check(); err != nil {
		return err
	}
	for _, before := range t.told {
		if before.ID == f.ID {
			return nil
		}
	}
	t.told = append(t.told, f)
	return nil
}

const sheet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

func TestPhoneSaysWhatItThinksWithOneTouch(t *testing.T) {
	v := visit(t)
	if got := v.get("/M/T").Body.String(); !strings.Contains(got, `name="via" value="t"`) || !strings.Contains(got, "Как Ви обслужихме днес?") {
		t.Errorf("got %s", got)
	}
	for range 2 { // pressed twice
		w := v.sendTo("/M", "sheet", sheet, "via", "t", "rating", "4", "kind", "", "words", "", "promise", "")
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Мнението Ви е записано") {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	}
	if len(v.town.told) != 1 || v.town.told[0].Kind != data.KindRating || v.town.told[0].Channel != data.ViaBoard || v.town.told[0].Rating != data.RatedExcellent {
		t.Errorf("got %+v", v.town.told)
	}
}

func TestPhoneLosesNothingThatIsRefused(t *testing.T) {
	v := visit(t)
	for name, c := range map[string]struct {
		sent []string
		says string
	}{
		"nothing":           {[]string{"words", ""}, "Изберете лице или напишете няколко думи"},
		"a personal number": {[]string{"words", "Аз съм 7523169263 и чаках", "rating", "1"}, "прилича на ЕГН"},
		"no promise":        {[]string{"words", "Никой не каза името си", "kind", "breach"}, "Изберете кое обещание"},
		"too long":          {[]string{"words", strings.Repeat("я", 1001)}, "1000 знака"},
	} {
		w := v.sendTo("/M", append([]string{"sheet", sheet}, c.sent...)...)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), c.says) || !strings.Contains(w.Body.String(), c.sent[1]) {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
	if len(v.town.told) != 0 {
		t.Errorf("got %+v", v.town.told)
	}
	v.sendTo("/M", "sheet", sheet, "words", "Благодаря", "l", "en")
	if got := v.town.told[0]; got.Kind != data.KindComment || got.Language != data.English || got.Channel != data.ViaPhone {
		t.Errorf("words without a kind: %+v", got)
	}
}
