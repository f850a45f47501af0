package data

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"
	"unicode/utf8"
)

// SurveyID names a survey for good.
type SurveyID string

// QuestionKind is how a question of a survey is answered. None is answered in words.
type QuestionKind string

// The kinds of questions.
const (
	AskedFaces  QuestionKind = "faces"  // the four faces, the worst first
	AskedYesNo  QuestionKind = "yesno"  // yes, no
	AskedChoice QuestionKind = "choice" // one of the options
)

// QuestionKinds lists every kind.
func QuestionKinds() []QuestionKind { return []QuestionKind{AskedFaces, AskedYesNo, AskedChoice} }

// Bounds of a survey: it takes less than a minute. Words are counted in characters, as a
// button and the head of a screen hold them.
const (
	MostQuestions     = 5
	LeastOptions      = 2
	MostOptions       = 6
	MostQuestionWords = 140
	MostOptionWords   = 60
)

// Question is one of a survey, in both languages.
type Question struct {
	Kind    QuestionKind `json:"kind"`
	Words   Text         `json:"words"`
	Options []Text       `json:"options,omitempty"` // of a choice, in their order
}

// QuestionID names what is asked: a question that asks something else, or offers other
// answers, has another name, so that no answer is ever counted for it.
type QuestionID string

// ID is made of everything that the question says.
func (q Question) ID() QuestionID {
	said, _ := json.Marshal(q) // texts alone: it cannot fail
	sum := sha256.Sum256(said)
	return QuestionID(hex.EncodeToString(sum[:8]))
}

// Choices is how many answers there are to choose from, numbered from 1 on.
func (q Question) Choices() int {
	switch q.Kind {
	case AskedFaces:
		return len(Ratings())
	case AskedYesNo:
		return 2
	default:
		return len(q.Options)
	}
}

// Survey is a few questions to visitors (анкета), planned from a day until another.
type Survey struct {
	ID        SurveyID   `json:"id"`
	Title     Text       `json:"title"`
	From      time.Time  `json:"from"`  // its first day, in Europe/Sofia
	Until     time.Time  `json:"until"` // its last day
	Questions []Question `json:"questions"`
}

// Over is the first moment at which nobody is asked any more.
func (s Survey) Over() time.Time { return s.Until.In(Sofia()).AddDate(0, 0, 1) }

// On reports whether visitors are asked at the moment.
func (s Survey) On(now time.Time) bool { return !now.Before(s.From) && now.Before(s.Over()) }

// Overlaps reports whether there is a day on which both would be on.
func (s Survey) Overlaps(other Survey) bool {
	return s.From.Before(other.Over()) && other.From.Before(s.Over())
}

// SurveyOn is the survey that is on at the moment; false: none is.
func SurveyOn(all []Survey, now time.Time) (Survey, bool) {
	if i := slices.IndexFunc(all, func(s Survey) bool { return s.On(now) }); i >= 0 {
		return all[i], true
	}
	return Survey{}, false
}

// Ref names the survey.
func (s Survey) Ref() EntryRef { return EntryRef{KindSurvey, string(s.ID)} }

// Called is the survey's title.
func (s Survey) Called() Text { return s.Title }

// Check says everything that keeps the survey from being published. Both languages are
// needed: whoever does not understand the question cannot answer it.
func (s Survey) Check(now time.Time) error {
	p := checkBoth(nil, "title", s.Title, MaxName)
	if s.From.IsZero() {
		p = append(p, Problem{"first_day", Missing})
	}
	switch {
	case s.Until.IsZero():
		p = append(p, Problem{"last_day", Missing})
	case s.Until.Before(s.From):
		p = append(p, Problem{"last_day", EndsBefore})
	case !now.Before(s.Over()):
		p = append(p, Problem{"last_day", InThePast})
	}
	switch {
	case len(s.Questions) == 0:
		p = append(p, Problem{"questions", Missing})
	case len(s.Questions) > MostQuestions:
		p = append(p, Problem{"questions", TooMany})
	}
	for i, q := range s.Questions {
		p = q.check(p, i)
		if slices.ContainsFunc(s.Questions[:i], func(before Question) bool { return before.ID() == q.ID() }) {
			p = append(p, Problem{inList("questions", i, "words"), Taken})
		}
	}
	return p.asError()
}

func (q Question) check(p Problems, place int) Problems {
	p = checkBoth(p, inList("questions", place, "words"), q.Words, MostQuestionWords)
	p = checkNamed(p, inList("questions", place, "kind"), q.Kind, QuestionKinds())
	field := inList("questions", place, "options")
	switch n := len(q.Options); {
	case q.Kind != AskedChoice && n > 0:
		return append(p, Problem{field, Contradicts})
	case q.Kind != AskedChoice:
		return p
	case n < LeastOptions:
		return append(p, Problem{field, Missing})
	case n > MostOptions:
		return append(p, Problem{field, TooMany})
	}
	for i, option := range q.Options {
		if slices.ContainsFunc(q.Options[:i], func(before Text) bool { return before.BG == option.BG || before.EN == option.EN }) {
			return append(p, Problem{field, Taken})
		}
		if wrong := checkBoth(nil, field, option, MostOptionWords); wrong != nil {
			return append(p, wrong...)
		}
	}
	return p
}

// checkBoth is for words that both languages need.
func checkBoth(p Problems, field string, t Text, most int) Problems {
	return checkLength(checkLength(p, field, t.BG, most), field+"_en", t.EN, most)
}

// SurveyAnswer is what one visitor answered. It names nobody.
type SurveyAnswer struct {
	ID       EventID            `json:"-"` // of the event that brought it
	Survey   SurveyID           `json:"survey"`
	Answers  map[QuestionID]int `json:"answers"` // of each question that was answered, the choice from 1 on
	Language Language           `json:"language"`
	Channel  Channel            `json:"channel"`
	Visit    string             `json:"visit"` // by chance; the same for all that one visitor says at a time
	Screen   ScreenID           `json:"-"`     // of the kiosk; empty: none
	At       time.Time          `json:"-"`
}

// Check says everything that keeps the answers to the survey from being stored, or nil.
// Nobody has to answer everything, and who answers nothing has not answered.
func (a SurveyAnswer) Check(s Survey) error {
	p := checkNamed(nil, "channel", a.Channel, Channels())
	p = checkNamed(p, "language", a.Language, Languages())
	if a.Survey != s.ID {
		p = append(p, Problem{"survey", UnknownName})
	}
	if len(a.Answers) == 0 {
		p = append(p, Problem{"answers", Missing})
	}
	known := 0
	for _, q := range s.Questions {
		choice, answered := a.Answers[q.ID()]
		if !answered {
			continue
		}
		known++
		if choice < 1 || choice > q.Choices() {
			p = append(p, Problem{"answers", UnknownName})
		}
	}
	if known < len(a.Answers) {
		p = append(p, Problem{"answers", UnknownName})
	}
	if a.Visit == "" || utf8.RuneCountInString(a.Visit) > mostVisitName {
		p = append(p, Problem{"visit", BadFormat})
	}
	return p.asError()
}

// FewestShown is from how many answers on a result is shown: of fewer, somebody might
// tell who answered.
const FewestShown = 5

// SurveyResult is what visitors answered to a survey in a period, counted from the answers
// themselves each time that somebody asks.
type SurveyResult struct {
	Survey    Survey            `json:"survey"`
	All       int               `json:"all"`    // whose answers count
	Hidden    map[HiddenFor]int `json:"hidden"` // whose do not, by why
	ByChannel map[Channel]int   `json:"by_channel"`
	Counts    [][]int           `json:"counts"` // of each question, how many chose each answer
}

// Survey counts the answers to the survey in the period by the rules of votes: what one
// visitor answers is one vote. What came outside of the period only tells whose answers
// were the last of a visit.
func (r VoteRules) Survey(s Survey, from, until time.Time, all []SurveyAnswer) SurveyResult {
	result := SurveyResult{Survey: s, Hidden: map[HiddenFor]int{}, ByChannel: map[Channel]int{}}
	for _, q := range s.Questions {
		result.Counts = append(result.Counts, make([]int, q.Choices()))
	}
	votes := make([]Feedback, len(all))
	for i, a := range all {
		votes[i] = Feedback{ID: a.ID, Rating: RatedGood, Channel: a.Channel, Visit: a.Visit, Screen: a.Screen, At: a.At}
	}
	hidden := r.Guard(votes)
	for i, a := range all {
		switch {
		case a.At.Before(from) || !a.At.Before(until):
		case hidden[i] != "":
			result.Hidden[hidden[i]]++
		default:
			result.count(a)
		}
	}
	return result
}

func (r *SurveyResult) count(a SurveyAnswer) {
	r.All++
	r.ByChannel[a.Channel]++
	for i, q := range r.Survey.Questions {
		if choice := a.Answers[q.ID()]; choice >= 1 && choice <= len(r.Counts[i]) {
			r.Counts[i][choice-1]++
		}
	}
}

// NotCounted is how many do not count, whatever the reason.
func (r SurveyResult) NotCounted() (n int) {
	for _, count := range r.Hidden {
		n += count
	}
	return n
}

// Of is the result of the question at the place from 0 on.
func (r SurveyResult) Of(place int) QuestionResult {
	return QuestionResult{r.Survey.Questions[place], r.Counts[place]}
}

// Questions are the results of every question in its order.
func (r SurveyResult) Questions() (all []QuestionResult) {
	for i := range r.Survey.Questions {
		all = append(all, r.Of(i))
	}
	return all
}

// QuestionResult is what visitors answered to one question.
type QuestionResult struct {
	Question
	Counts []int // of each choice
}

// N is how many answered it.
func (r QuestionResult) N() (n int) {
	for _, count := range r.Counts {
		n += count
	}
	return n
}

// Shown reports whether there are enough answers to show how many chose what.
func (r QuestionResult) Shown() bool { return r.N() >= FewestShown }

// Share is the share of those who chose the answer, from 1 on.
func (r QuestionResult) Share(choice int) Share { return NewShare(r.Counts[choice-1], r.N()) }

// Concludes reports whether the answers are enough to say anything.
func (r QuestionResult) Concludes() bool { return NewShare(0, r.N()).Concludes() }
