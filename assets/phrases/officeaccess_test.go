package phrases

import (
	"testing"

	"example.org/parter/data"
)

func TestEveryDeedAndRoleHasWords(t *testing.T) {
	for _, l := range data.Languages() {
		for _, d := range data.Deeds() {
			if DeedName(l, d) == string(d) && l != data.English {
				t.Errorf("%s: no words for the deed %q", l, d)
			}
		}
		for _, role := range data.AllRoles() {
			if !Known(l, Key("office.role."+string(role))) || !Known(l, Key("office.role."+string(role)+".what")) {
				t.Errorf("%s: no words for the role %s", l, role)
			}
		}
	}
}
