package phrases

import "example.org/parter/data"

// BoardKindName is what staff call a page of the board.
func BoardKindName(l data.Language, kind data.BoardKind) string {
	return In(l, Key("office.board.kind."+string(kind)))
}
