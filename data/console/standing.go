package console

import "example.org/parter/data"

// standing is where a thing stands, as its tags say it.
type standing struct {
	State data.EntryState // empty: that it was sent for approval says enough
	Words string          // begins the keys of the states
	Asked bool
}

// Standing is where a thing stands: a new one that was sent for approval is called no
// draft any more.
func (page) Standing(state data.EntryState, step data.Step, words string) standing {
	s := standing{State: state, Words: words, Asked: step == data.StepAsked}
	if s.Asked && state == data.EntryDraft {
		s.State = ""
	}
	return s
}

// StandingOf is the same for a line of the list.
func (p page) StandingOf(l data.NoticeLine) standing {
	step := data.StepWritten
	if l.Asked {
		step = data.StepAsked
	}
	return p.Standing(l.State, step, "office.notice.state.")
}

// Asked reports whether the saved draft was sent for approval.
func (f noticeForm) Asked() bool { return f.Saved != nil && f.Saved.Approval.Step == data.StepAsked }

// Asked reports whether the saved draft was sent for approval.
func (v entryView) Asked() bool { return v.Saved != nil && v.Saved.Approval.Step == data.StepAsked }
