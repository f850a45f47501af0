package kiosk

import (
	"context"
	"crypto/rand"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// surveyReader reads what visitors are asked.
type surveyReader interface {
	Surveys(ctx context.Context) ([]data.Survey, error)
}

// surveying is a survey while somebody answers it. It lasts as long as the visit, so that
// whoever leaves it and comes back goes on with the same answers. It has a name of its own,
// so that nobody can lay the answers beside what the same visitor wrote.
type surveying struct {
	name    string // by chance
	asked   data.Survey
	answers map[data.QuestionID]int
	busy    bool // they are being kept
	kept    bool
	fault   *fault // why they were not kept
}

// surveyEnd is where the visitor is thanked; the questions before it are numbered from 1.
const surveyEnd = "end"

// surveyOffer leads to the survey that is on; nil: none is, or this visitor has answered.
func (v *visit) surveyOffer() fyne.CanvasObject {
	s, on := data.SurveyOn(v.kiosk.lobby.surveys, v.kiosk.o.Clock())
	if !on || v.survey != nil && v.survey.kept {
		return nil
	}
	words := v.say(phrases.SurveyOffer, phrases.CountQuestions(v.language, len(s.Questions)))
	return v.textButton(look.Plain, "clipboard-check", words, v.opens(Route{AtSurvey, "1"}))
}

// openSurvey asks one question, or thanks.
func (v *visit) openSurvey(at string) {
	if v.survey == nil {
		s, on := data.SurveyOn(v.kiosk.lobby.surveys, v.kiosk.o.Clock())
		if !on {
			v.showNow(v.notTherePage())
			return
		}
		v.survey = &surveying{name: rand.Text(), asked: s, answers: map[data.QuestionID]int{}}
	}
	number, err := strconv.Atoi(at)
	switch {
	case at == surveyEnd:
		v.showNow(v.surveyEndPage())
	case err != nil || number < 1 || number > len(v.survey.asked.Questions):
		v.showNow(v.notTherePage())
	default:
		v.showNow(v.questionPage(number))
	}
}

// questionPage asks the question of the number.
func (v *visit) questionPage(number int) page {
	questions := v.survey.asked.Questions
	q, place := questions[number-1], v.say(phrases.SurveyPlace, number, len(questions))
	p := page{under: v.say(phrases.SurveyTitle) + " › " + place, heading: v.in(q.Words)}
	p.body = func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			column := look.Column(l.PX(20))
			if !v.low { // there it stands above
				column.Add(look.Unsaid(l.Lines(look.Strong, place, width, look.Muted))) // the way to the screen says it
				column.Add(l.Lines(look.Heading, p.heading, width, look.Ink))
			}
			if number == 1 && !v.low {
				column.Add(l.Lines(look.Body, v.say(phrases.SurveyAnonymous), width, look.Muted))
			}
			column.Add(v.options(number, width))
			column.Add(flow(l.PX(16), width, v.surveyTools(number)...))
			return column
		})
	}
	return p
}

// surveyTools let a question be heard, and be left out.
func (v *visit) surveyTools(number int) (tools []fyne.CanvasObject) {
	if v.kiosk.canSpeak() {
		tools = append(tools, v.textButton(look.Plain, "volume", v.say(phrases.SurveyHear), v.readAloud))
	}
	return append(tools, v.textButton(look.Plain, "chevron-right", v.say(phrases.SurveySkip), func() { v.choose(number, 0) }))
}

// options are the answers: pictures with a word where there is one, and words else.
func (v *visit) options(number int, width float32) fyne.CanvasObject {
	q := v.survey.asked.Questions[number-1]
	var faces []choiceFace
	for choice := 1; choice <= q.Choices(); choice++ {
		face := choiceFace{words: phrases.Choice(v.language, q, choice), tapped: func() { v.choose(number, choice) }}
		face.on = v.survey.answers[q.ID()] == choice
		switch q.Kind {
		case data.AskedFaces:
			face.icon = faceIcon(data.Rating(choice))
		case data.AskedYesNo:
			face.icon = []string{"check", "x"}[choice-1]
		case data.AskedChoice:
		}
		faces = append(faces, face)
	}
	if q.Kind == data.AskedChoice {
		return v.optionGrid(faces, width)
	}
	return v.pictureGrid(faces, width)
}

// choiceFace is an answer to be touched.
type choiceFace struct {
	icon, words string
	on          bool // it was chosen
	tapped      func()
}

func (f choiceFace) style() look.Style {
	if f.on {
		return look.On
	}
	return look.Tile
}

// pictureGrid has all pictures in one row where their words fit, and two in a row else.
func (v *visit) pictureGrid(faces []choiceFace, width float32) fyne.CanvasObject {
	l := v.look()
	gap, columns := l.PX(24), len(faces)
	each := (width - gap*float32(columns-1)) / float32(columns)
	if columns > 2 && (l.Portrait() && !v.low || v.widestFace() > each-2*l.PX(12)) {
		columns, each = 2, (width-gap)/2
	}
	icon, ends := l.PX(130), l.PX(30)
	if v.low {
		icon, ends = l.PX(90), l.PX(14)
	}
	high := icon + l.PX(16) + l.LineHeight(look.Title) + 2*ends
	return v.grid(faces, columns, fyne.NewSize(each, high), func(f choiceFace) fyne.CanvasObject {
		return look.Column(l.PX(16), look.Middle(l.Icon(f.icon, icon, look.Pine)), l.Centred(look.Title, f.words, each-2*l.PX(12), look.Ink))
	})
}

// optionGrid has the options in two columns, and in one where the screen is upright. All
// are as high as the longest one.
func (v *visit) optionGrid(faces []choiceFace, width float32) fyne.CanvasObject {
	l := v.look()
	gap, columns := l.PX(24), 2
	if l.Portrait() && !v.low {
		columns = 1
	}
	each := (width - gap*float32(columns-1)) / float32(columns)
	inner, high := each-2*l.PX(24), l.MM(24)
	if v.low {
		high = l.MM(18)
	}
	for _, f := range faces {
		high = max(high, l.Height(look.Title, f.words, inner)+2*l.PX(18))
	}
	return v.grid(faces, columns, fyne.NewSize(each, high), func(f choiceFace) fyne.CanvasObject {
		return l.Centred(look.Title, f.words, inner, look.Ink)
	})
}

// grid lays out the answers from the left, each of the size.
func (v *visit) grid(faces []choiceFace, columns int, each fyne.Size, content func(choiceFace) fyne.CanvasObject) fyne.CanvasObject {
	gap := v.look().PX(24)
	var placed []fyne.CanvasObject
	for i, f := range faces {
		button := v.button(f.style(), f.words, look.AtLeast(each.Width, each.Height, look.Middle(content(f))), f.tapped)
		column, row := float32(i%columns), float32(i/columns)
		placed = append(placed, look.Place(button, column*(each.Width+gap), row*(each.Height+gap), each.Width, each.Height))
	}
	rows := float32((len(faces) + columns - 1) / columns)
	return look.Fixed(float32(columns)*(each.Width+gap)-gap, rows*(each.Height+gap)-gap, placed...)
}

// choose takes the answer to one question, 0: none, and leads to the next, or to the end.
func (v *visit) choose(number, choice int) {
	s := v.survey
	if s == nil || s.busy || s.kept {
		return
	}
	question := s.asked.Questions[number-1].ID()
	if s.answers[question] = choice; choice == 0 {
		delete(s.answers, question)
	}
	if number < len(s.asked.Questions) {
		v.open(Route{AtSurvey, strconv.Itoa(number + 1)})
		return
	}
	v.keepSurvey()
}

// keepSurvey keeps the answers of whoever is at the end of the questions, and shows what
// became of them. Whoever answered nothing has told nothing that could be kept.
func (v *visit) keepSurvey() {
	if len(v.survey.answers) == 0 {
		v.open(Route{AtSurvey, surveyEnd})
		return
	}
	v.sendSurvey(v.survey)
}

// keepUnfinished keeps what was answered by a visitor who went before the last question.
func (v *visit) keepUnfinished() {
	if s := v.survey; s != nil && !s.busy && !s.kept && len(s.answers) > 0 {
		v.sendSurvey(s)
	}
}

// sendSurvey keeps the answers, off the screen's thread.
func (v *visit) sendSurvey(s *surveying) {
	s.busy, s.fault = true, nil
	a := data.SurveyAnswer{Survey: s.asked.ID, Answers: s.answers, Language: v.language, Channel: data.ViaKiosk, Visit: s.name}
	ctx := context.WithoutCancel(v.ctx) // what was answered counts, also where the visit ends now
	fetchSoon(v.kiosk.o.Background, func() (struct{}, error) { return struct{}{}, v.kiosk.keepSurvey(ctx, a) }, func(_ struct{}, err error) {
		s.busy, s.kept = false, err == nil
		if err != nil {
			v.kiosk.o.Log.Error("answers are not kept", "error", data.RootCause(err))
			s.fault = &fault{what: phrases.FeedbackNotKept, next: phrases.SurveyNotKeptNext, help: true}
		}
		if v.survey != s || v.ended() {
			return
		}
		if s.kept { // there is no way back into what is told
			v.way = slices.DeleteFunc(slices.Clone(v.way), func(r Route) bool { return r.Place == AtSurvey })
		}
		v.way = v.way.to(Route{AtSurvey, surveyEnd})
		v.refresh()
	})
}

// keepSurvey hands the answers to the machine.
func (k *Kiosk) keepSurvey(ctx context.Context, a data.SurveyAnswer) error {
	if k.o.Survey == nil {
		return data.ErrUnavailable
	}
	return k.o.Survey(ctx, a)
}

// surveyEndPage thanks, or says why nothing is kept.
func (v *visit) surveyEndPage() page {
	s := v.survey
	heading, words := v.say(phrases.SurveyThanks), v.say(phrases.SurveyThanksNext)
	if !s.kept {
		heading, words = v.say(phrases.SurveyNothing), v.say(phrases.SurveyNothingNext)
	}
	if s.fault != nil {
		heading, words = v.say(s.fault.what), v.notKept(*s.fault)
	}
	return page{under: v.say(phrases.SurveyTitle), heading: heading, news: heading, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			if s.fault != nil {
				again := v.textButton(look.Primary, "refresh", v.say(phrases.SurveyAgain), v.keepSurvey)
				return look.Column(l.PX(24), v.warning(heading, words, width), flow(l.PX(16), width, again))
			}
			column := v.titled(heading, width)
			column.Add(l.Lines(look.Body, words, width, look.Ink))
			column.Add(flow(l.PX(16), width, v.textButton(look.Primary, "check", v.say(phrases.KioskDone), v.end)))
			return column
		})
	}}
}

// notKept says what to do, and names the counter, too: nobody goes without having been
// heard.
func (v *visit) notKept(f fault) string {
	advice := v.say(f.next)
	if help := v.help(); help != "" {
		advice += " " + v.say(phrases.AskHelp, help)
	}
	return advice
}
