package console

import (
	"unicode/utf8"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// say puts the outcome on the page. What was done and what is to be mended is one box:
// two of them contradict each other.
func (p *page) say(o outcome) {
	p.Problems, p.Message = o.problems, o.message
	if o.problems != nil && o.message != nil {
		p.Summary, p.Message = o.message.Key, nil
	}
}

// measure says how long the text is where it was refused as too long.
func (p *page) measure(field, text string, most int) {
	if p.Problems.Of(field) != data.TooLong {
		return
	}
	if p.Said == nil {
		p.Said = map[string]string{}
	}
	p.Said[field] = phrases.In(p.Language, phrases.OfficeProblemLength, utf8.RuneCountInString(text), most)
}

// savedWords says what the save of a draft did to what was decided of it before;
// plain: nothing.
func savedWords(before, now data.Approval, plain phrases.Key) phrases.Key {
	if before.Step == now.Step {
		return plain
	}
	switch before.Step {
	case data.StepAsked:
		return phrases.OfficeDraftSavedAskAgain
	case data.StepScheduled:
		return phrases.OfficeDraftSavedScheduleAgain
	default:
		return plain
	}
}
