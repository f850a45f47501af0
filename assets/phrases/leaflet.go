package phrases

// Words on paper that ask what people think.
const (
	Leaflet          Key = "leaflet" // of the document: neutral
	LeafletTitle     Key = "leaflet.title"
	LeafletPhone     Key = "leaflet.phone"
	LeafletKiosk     Key = "leaflet.kiosk"
	LeafletLast      Key = "leaflet.last"
	PosterTell       Key = "poster.tell"
	PrintSlipOpinion Key = "print.slip_opinion"
	OfficeLeaflet    Key = "office.feedback.leaflet"
)
