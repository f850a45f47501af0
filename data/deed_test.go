package data

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"
)

func TestEveryDeedIsOnTheList(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "deed.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	stated := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		for _, value := range spec.Values {
			deed, err := strconv.Unquote(value.(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			if stated++; !slices.Contains(Deeds(), Deed(deed)) {
				t.Errorf("%q is not on the list", deed)
			}
		}
		return true
	})
	if stated != len(Deeds()) {
		t.Errorf("%d deeds are stated and %d listed", stated, len(Deeds()))
	}
}

func TestNoTwoRowsHashAlike(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range []AuditRow{{Who: "ab", What: "c"}, {Who: "a", What: "bc"}, {Which: "abc"}, {Who: "abc"}} {
		for _, previous := range []string{"", AuditHash("", 1, "", AuditRow{})} {
			for _, seq := range []int64{1, 11} {
				hash := AuditHash(previous, seq, "1", row)
				if seen[hash] || len(hash) != 64 {
					t.Errorf("%+v after %q: %s", row, previous, hash)
				}
				seen[hash] = true
			}
		}
	}
}
