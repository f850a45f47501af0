package data

// Synonym is a word of the visitors and what it means in the words of the
// register. It is content: staff know best how people of their town speak.
type Synonym struct {
	Said  string   `json:"said"`  // a word or a few: „акт 16“
	Means []string `json:"means"` // phrases of names, or numbers of services
}
