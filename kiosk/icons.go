package kiosk

// icon is the drawing for a name that the content gives to a group or a life
// event. A name that nobody knows is a plain document.
func icon(name string) string {
	switch name {
	case "document":
		return "file-text"
	case "people":
		return "users"
	case "building":
		return "building-community"
	case "map", "coins", "bus", "home", "heart", "leaf", "shield", "candle", "crane":
		return name
	case "tree":
		return "trees"
	case "shop":
		return "building-store"
	case "megaphone":
		return "speakerphone"
	case "vote":
		return "checkbox"
	case "stamp":
		return "rubber-stamp"
	case "baby":
		return "baby-carriage"
	case "rings":
		return "hearts"
	case "pin":
		return "map-pin"
	default:
		return "file-text"
	}
}
