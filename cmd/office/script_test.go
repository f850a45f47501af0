package main

import (
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"office": main})
}

// TestOffice runs the office as an operator does: one script a story.
func TestOffice(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			dir, err := os.MkdirTemp("", "parter") // a socket's path must be short
			env.Defer(func() { _ = os.RemoveAll(dir) })
			env.Setenv("D", filepath.Join(dir, "data"))
			for _, name := range []string{"CONSOLE", "PUBLIC"} {
				env.Setenv(name, freeAddress(t))
			}
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"answers": answers,
			"cut":     cut,
			"flip":    flip,
		},
	})
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() //nolint:errcheck // nothing was sent
	return l.Addr().String()
}

// answers waits until the address answers with status 200.
func answers(ts *testscript.TestScript, neg bool, args []string) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	for ctx.Err() == nil {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, args[0], nil)
		ts.Check(err)
		response, err := http.DefaultClient.Do(request)
		if err == nil {
			ts.Check(response.Body.Close())
			if (response.StatusCode == http.StatusOK) != neg {
				return
			}
		}
		time.Sleep(20 * time.Millisecond) // between two questions to another process
	}
	ts.Fatalf("%s did not answer", args[0])
}

// cut halves a file, as a full disk or a pulled plug leaves it.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(args[0])
	ts.Check(err)
	ts.Check(os.Truncate(args[0], info.Size()/2))
}

// flip changes one byte in the middle of a file.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	content, err := os.ReadFile(args[0])
	ts.Check(err)
	content[len(content)/2] ^= 0xFF
	ts.Check(os.WriteFile(args[0], content, 0o600))
}
