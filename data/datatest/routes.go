package datatest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
)

// Pages are the patterns of the routes that are asked with GET, as the sources of a
// room write them: what is registered cannot be missing.
func Pages(room string) (routes []string, err error) {
	err = filepath.WalkDir(room, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if text, err := strconv.Unquote(l.Value); err == nil && strings.HasPrefix(text, "GET /") {
					routes = append(routes, text)
				}
			}
			return true
		})
		return nil
	})
	return routes, err
}
