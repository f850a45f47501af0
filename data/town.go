package data

// Town is the municipality whose ground floor this is.
type Town struct {
	Name    Text          `json:"name"`    // as people say it: Община Радомир
	Place   Text          `json:"place"`   // where on the ground floor one stands
	Website string        `json:"website"` // as the charter prints it: www.radomir.bg
	Letter  string        `json:"letter"`  // of the neutral mark, until the town gives its arms
	Counter Counter       `json:"counter"` // where applications are handed in
	Public  PublicAddress `json:"public"`  // where phones reach the public pages
	Source  string        `json:"source"`  // who says so

	Lookup LookupDepth `json:"lookup,omitempty"` // of cases; set by the administrator, and not with the rest
	Seal   SealKeys    `json:"seal,omitzero"`    // to which contacts are sealed; set by the administrator, too
}

// Counter is a desk in the lobby (гише).
type Counter struct {
	Name  Text `json:"name"`  // гише „Деловодство“
	Place Text `json:"place"` // floor or room; empty: not known
}
