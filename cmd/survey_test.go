//go:build rig

package cmd

import (
	"image"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// asks plans and publishes a survey that is on today, and returns its page of results.
func (c clerk) asks(s data.Survey) (results string) {
	c.g.t.Helper()
	now := time.Now().In(data.Sofia())
	form := url.Values{
		"revision": {"0"}, "do": {"publish"}, "title": {s.Title.BG}, "title_en": {s.Title.EN},
		"first_day": {now.Format(time.DateOnly)}, "last_day": {now.AddDate(0, 0, 7).Format(time.DateOnly)},
	}
	for i, q := range s.Questions {
		row := "questions." + string(rune('0'+i)) + "."
		var bg, en []string
		for _, option := range q.Options {
			bg, en = append(bg, option.BG), append(en, option.EN)
		}
		for name, value := range map[string]string{
			"kind": string(q.Kind), "words": q.Words.BG, "words_en": q.Words.EN, "options": strings.Join(bg, "\n"), "options_en": strings.Join(en, "\n"),
		} {
			form.Set(row+name, value)
		}
	}
	_, address := c.post("/entries/survey/new", form)
	return "/surveys/" + path.Base(address)
}

// TestVisitorAnswersASurvey plans a survey in the office; a visitor answers it by touch on
// the real window, another on the phone, and a paper is typed in: the office counts each
// once.
func TestVisitorAnswersASurvey(t *testing.T) {
	for name, size := range map[string]image.Point{"landscape": {X: 1920, Y: 1080}, "portrait": {X: 1080, Y: 1920}} {
		t.Run(name, func(t *testing.T) {
			g := newGround(t)
			g.serve()
			c := g.clerk()
			if out, err := g.run("account", "invite", "admin", "--roles", "editor,publisher,feedback,administrator"); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			results := c.asks(datatest.Survey())
			on, _ := g.kioskOn(size)
			w := newTwin(g, on)
			w.same("at the start")
			w.tap(said(phrases.FeedbackTitle))
			w.tap("Кратка анкета · 5 въпроса, под една минута")
			for _, touched := range []string{"Добре", "Да", "До 15 минути", said(phrases.SurveySkip), "Отлично"} {
				w.same("before " + touched)
				w.tap(touched)
			}
			if !w.reads("Отговорите Ви са") {
				t.Fatal("nobody is thanked")
			}
			w.same("at the end")
			w.tap(said(phrases.KioskDone))
			if name == "portrait" {
				return
			}
			faces := "q-" + string(datatest.Survey().Questions[0].ID())
			g.page(g.public + "/M/A")
			answer, err := http.PostForm(g.public+"/M/A", url.Values{faces: {"4"}})
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close() //nolint:errcheck // nothing of it is read
			if answer.StatusCode != http.StatusOK {
				t.Errorf("the phone is answered with %s", answer.Status)
			}
			for range 2 { // pressed twice
				c.post(results+"/paper", url.Values{"sheet": {"S1"}, faces: {"1"}})
			}
			want := regexp.MustCompile(`(?s)Отговорили</dt><dd>3<.*Скрити</dt><dd>0<.*Киоск</dt><dd>1<.*Телефон или компютър</dt><dd>1<.*Хартия</dt><dd>1<`)
			g.until("the office has it all", func() (bool, error) {
				return want.Match(c.get(results)), nil
			})
		})
	}
}
