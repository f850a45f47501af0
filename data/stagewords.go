package data

import (
	"slices"
	"time"
	"unicode/utf8"
)

// StageWords are what the town says of a stage. Which stages there are, which of them
// stop the clock and which end a case, the program knows: a town changes the words and
// not what they mean.
type StageWords struct {
	Stage Stage `json:"stage"`
	Name  Text  `json:"name"`          // in a list and on the way of a case: „В работа“
	Says  Text  `json:"says"`          // to the client, a sentence: „Преписката Ви се изпълнява.“
	Next  Text  `json:"next,omitzero"` // what the client does next; empty: nothing
}

// StageList are the words of every stage, written as one entry.
type StageList []StageWords

// Of is what is said of the stage; false: the list has it not.
func (l StageList) Of(s Stage) (StageWords, bool) {
	if i := slices.IndexFunc(l, func(w StageWords) bool { return w.Stage == s }); i >= 0 {
		return l[i], true
	}
	return StageWords{}, false
}

// Ref names the words of the stages.
func (StageList) Ref() EntryRef { return EntryRef{KindStages, TheOnly} }

// Called says that these are the words of the stages.
func (StageList) Called() Text {
	return Text{"Етапи на преписката", "Stages of a case"}
}

// Check says everything that keeps the words from being published: each stage has a name
// and a sentence. What has no English is said in Bulgarian. A problem's field is the stage
// and the field of its words, with a dot between.
func (l StageList) Check(time.Time) error {
	var p Problems
	for _, stage := range Stages() {
		words, _ := l.Of(stage)
		field := string(stage) + "."
		p = checkName(p, field+"name", words.Name)
		p = checkName(p, field+"says", words.Says)
		for name, text := range map[string]string{
			"name_en": words.Name.EN, "says_en": words.Says.EN, "next": words.Next.BG, "next_en": words.Next.EN,
		} {
			if utf8.RuneCountInString(text) > MaxName {
				p = append(p, Problem{field + name, TooLong})
			}
		}
	}
	for i, words := range l {
		known := slices.Contains(Stages(), words.Stage)
		twice := slices.ContainsFunc(l[:i], func(w StageWords) bool { return w.Stage == words.Stage })
		if !known || twice {
			p = append(p, Problem{"stages", UnknownName})
		}
	}
	return p.asError()
}
