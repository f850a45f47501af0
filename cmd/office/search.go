package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/edition"
)

// mostFound is how many hits are printed or judged.
const mostFound = 20

var errNothingPublished = errors.New("nothing is published yet; start the office once")

type searching struct {
	Query  []string `arg:"" optional:"" help:"What a visitor types; it is looked for in the published edition."`
	Judge  string   `help:"Judge the search by a file of questions (query, accepted numbers, kind), over the starter content." type:"existingfile" placeholder:"FILE"`
	Misses bool     `help:"With --judge: list the questions that the first three services do not answer."`
}

// Run judges or searches. Beside our search stands plain FTS5 (unicode61, every
// term a prefix, bm25) over number, both names and the group's. Both are judged
// by the services they find: success@3 is the part of the questions for which one
// of the first three services is an accepted one.
func (c searching) Run(ctx context.Context, folder machine.Folder) error {
	switch {
	case c.Judge != "":
		return c.judge(ctx, os.Stdout)
	case len(c.Query) > 0:
		return c.search(ctx, os.Stdout, folder)
	default:
		return errors.New("say what to look for, or give --judge FILE")
	}
}

func (c searching) search(ctx context.Context, w io.Writer, folder machine.Folder) (err error) {
	key, err := edition.LoadPublicKey(folder.TrustedKey())
	if errors.Is(err, fs.ErrNotExist) {
		return errNothingPublished
	}
	if err != nil {
		return err
	}
	e, err := edition.Shelf{Dir: folder.Editions(), Key: key}.Newest(ctx, 0)
	if err != nil {
		return err
	}
	if e == nil {
		return errNothingPublished
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	hits, err := e.Search(ctx, time.Now(), strings.Join(c.Query, " "), mostFound)
	if err != nil {
		return err
	}
	if len(hits) == 0 {
		_, err := fmt.Fprintln(os.Stderr, "nothing was found")
		return err
	}
	for _, h := range hits {
		if _, err := fmt.Fprintf(w, "%-10s %-6s %s\n", h.Kind, h.ID, h.Title.BG); err != nil {
			return err
		}
	}
	return nil
}

func (c searching) judge(ctx context.Context, w io.Writer) (err error) {
	file, err := os.Open(c.Judge)
	if err != nil {
		return err
	}
	questions, err := readGold(file, c.Judge)
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	starter, err := machine.Starter()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "parter-judge")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	e, err := publishStarter(ctx, dir, starter)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	plain, err := edition.NewPlain(ctx, starter)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, plain.Close()) }()
	by := byID(starter.Services)
	ours, err := places(ctx, questions, by.ours(e))
	if err != nil {
		return err
	}
	theirs, err := places(ctx, questions, by.plain(plain))
	if err != nil {
		return err
	}
	if err := writeJudgements(w, judgements(questions, ours, theirs)); err != nil || !c.Misses {
		return err
	}
	return writeMisses(ctx, w, questions, ours, by.ours(e))
}

// publishStarter makes an edition that is thrown away afterwards.
func publishStarter(ctx context.Context, dir string, c data.Content) (*edition.Edition, error) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	editions := filepath.Join(dir, "editions")
	prepared, err := edition.NewBuilder(editions, private, time.Now).Prepare(ctx, 0, c)
	if err != nil {
		return nil, err
	}
	if err := prepared.Publish(); err != nil {
		return nil, err
	}
	return edition.Shelf{Dir: editions, Key: public}.Newest(ctx, 0)
}

// services by their ID.
type services map[data.ServiceID]data.Service

func byID(all []data.Service) services {
	by := services{}
	for _, s := range all {
		by[s.ID] = s
	}
	return by
}

// ours searches the edition as the kiosk does and keeps the services.
func (by services) ours(e *edition.Edition) searcher {
	return func(ctx context.Context, query string) (found []data.Service, err error) {
		hits, err := e.Search(ctx, time.Now(), query, mostFound)
		for _, h := range hits {
			if h.Kind == data.HitService {
				found = append(found, by[data.ServiceID(h.ID)])
			}
		}
		return found, err
	}
}

func (by services) plain(p *edition.Plain) searcher {
	return func(ctx context.Context, query string) (found []data.Service, err error) {
		ids, err := p.Search(ctx, query, mostFound)
		for _, id := range ids {
			found = append(found, by[id])
		}
		return found, err
	}
}

// writeMisses lists the questions without an answer among the first three, and
// what came instead.
func writeMisses(ctx context.Context, w io.Writer, questions []gold, places []int, find searcher) error {
	for i, g := range questions {
		if places[i] >= 1 && places[i] <= 3 {
			continue
		}
		if _, err := fmt.Fprintf(w, "\nline %d: %s (%s), want %s, place %d\n", g.line, g.query, g.kind, g.wanted, places[i]); err != nil {
			return err
		}
		found, err := find(ctx, g.query)
		if err != nil {
			return err
		}
		for _, s := range found[:min(len(found), 3)] {
			if _, err := fmt.Fprintf(w, "    %s %s\n", s.ID, s.Name.BG); err != nil {
				return err
			}
		}
	}
	return nil
}
