//go:build rig && bench

package cmd

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/sqlite"
)

// yearsOfWork prints what a real office of a region uses after years of work, when
// clerks have looked at its pages and published: its memory, and how long a clerk's
// browser waits.
func yearsOfWork(t *testing.T) {
	g := newGround(t)
	g.fillYears()
	g.serve()
	c := g.clerk()
	started := resident(t, g.office.Process.Pid)
	pages := []string{
		"/", "/notices", "/notices?q=" + url.QueryEscape("квартал вода"), "/notices/years000007", "/cases", "/cases/new", "/cases/years000100", "/postings", "/board",
		"/entries/service", "/entries/service/x800", "/entries/service?q=" + url.QueryEscape("удостоверение"), "/entries/charter/" + data.TheOnly, "/approvals", "/screens",
	}
	var looked, published []time.Duration
	for range 200 {
		for _, path := range pages {
			begun := time.Now()
			c.get(path)
			looked = append(looked, time.Since(begun))
		}
	}
	for i := range 60 {
		begun := time.Now()
		c.publish(fmt.Sprintf("Обявление на часа %d", i+1))
		published = append(published, time.Since(begun))
	}
	report(t, "pages of the console, 1,500 services, from the browser", "≤ 50 ms p99", looked)
	report(t, "publish in it, with the page that follows", "≤ 200 ms p99", published)
	fmt.Printf("FIGURE %-52s %.0f MB at the start, %.0f MB after that, goal ≤ 150 MB\n", "office: memory in use (RSS)", started, resident(t, g.office.Process.Pid))
}

// fillYears puts a region and years of work into the ground's folder.
func (g *ground) fillYears() {
	g.t.Helper()
	content := machine.Folder(g.dir).Content()
	starter, err := machine.Starter()
	if err := errors.Join(err, os.MkdirAll(filepath.Dir(content), 0o700)); err != nil {
		g.t.Fatal(err)
	}
	store, err := sqlite.Open(g.ctx, content, sqlite.Options{Clock: time.Now})
	if err != nil {
		g.t.Fatal(err)
	}
	if err := errors.Join(store.Seed(g.ctx, datatest.Region(starter, 1500)), store.Close()); err != nil {
		g.t.Fatal(err)
	}
	if out, err := g.run("account", "invite", "first"); err != nil { // makes the keys
		g.t.Fatalf("%v\n%s", err, out)
	}
	db, err := sql.Open("sqlite3", "file:"+content+"?_synchronous=OFF")
	if err != nil {
		g.t.Fatal(err)
	}
	_, err = db.ExecContext(g.ctx, "BEGIN;"+datatest.Years(time.Now())+"COMMIT;")
	if err := errors.Join(err, db.Close()); err != nil {
		g.t.Fatal(err)
	}
}
