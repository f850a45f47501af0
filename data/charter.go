package data

// PromiseID names a promise of the charter: "II.5.4" is the fourth promise of
// point 5 of part II.
type PromiseID string

// Charter is the client's charter (Харта на клиента), whole and in its order.
type Charter struct {
	Title  Text          `json:"title"`
	Parts  []CharterPart `json:"parts"`
	Source string        `json:"source"`
}

// Promises are those of the whole charter, in its order. What is expected of citizens is
// no promise to them.
func (c Charter) Promises() (all []CharterBlock) {
	for _, part := range c.Parts {
		if part.ID == PartExpectations {
			continue
		}
		for _, section := range part.Sections {
			all = append(all, section.Promises()...)
		}
	}
	return all
}

// CharterPart is one of the four Roman-numbered parts.
type CharterPart struct {
	ID       string           `json:"id"` // I, II, III, IV
	Title    Text             `json:"title"`
	Sections []CharterSection `json:"sections"`
}

// PartExpectations is the part that says what the municipality expects of citizens. The
// original numbers its sentences like promises; nobody measures citizens.
const PartExpectations = "III"

// CharterSection is a numbered point of a part, or the part itself where it has
// none: running text, then its promises, then text again where the original
// goes on.
type CharterSection struct {
	ID     string         `json:"id"` // II.1; I.1 where the original has no numbers
	Title  Text           `json:"title"`
	Blocks []CharterBlock `json:"blocks"`
}

// CharterBlock is a paragraph, or a promise when it has an ID.
type CharterBlock struct {
	Promise PromiseID `json:"promise,omitempty"`
	Text    Text      `json:"text"`
}

// Promises returns the promises of the section in the charter's order.
func (s CharterSection) Promises() []CharterBlock {
	var promises []CharterBlock
	for _, block := range s.Blocks {
		if block.Promise != "" {
			promises = append(promises, block)
		}
	}
	return promises
}
