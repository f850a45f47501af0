package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// desk is an open store in a test, with a clock that the test moves and a
// release that only remembers.
type desk struct {
	*Store
	path     string
	now      time.Time
	released []data.Content
	refuse   error // what the release answers; nil: it builds
	unshown  error // what publishing answers; nil: screens have it

	discarded int
}

// sheet is an edition of the desk's release.
type sheet struct {
	desk    *desk
	content data.Content
	summary data.EditionSummary
}

func (s *sheet) Summary() data.EditionSummary { return s.summary }

func (s *sheet) Publish() error {
	if s.desk.unshown == nil {
		s.desk.released = append(s.desk.released, s.content)
	}
	return s.desk.unshown
}

func (s *sheet) Discard() error {
	s.desk.discarded++
	return nil
}

func (d *desk) options() Options {
	return Options{
		Clock: func() time.Time { return d.now },
		Key:   data.CaseKey{1, 2, 3},
		Release: func(_ context.Context, after data.EditionNumber, c data.Content) (Edition, error) {
			if d.refuse != nil {
				return nil, d.refuse
			}
			return &sheet{d, c, data.EditionSummary{Number: after + 1, Built: d.now, SHA256: fmt.Sprintf("%064d", after+1)}}, nil
		},
	}
}

func emptyDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{path: filepath.Join(t.TempDir(), "content.db"), now: datatest.Now()}
	var err error
	if d.Store, err = Open(t.Context(), d.path, d.options()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// openDesk has the sample town in it.
func openDesk(t testing.TB) *desk {
	t.Helper()
	d := emptyDesk(t)
	must(t, d.Seed(t.Context(), datatest.Town()))
	return d
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantKind(t *testing.T, err, kind error) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Errorf("got error %v, want %v", err, kind)
	}
}

func wantProblem(t *testing.T, err error, field string, reason data.Reason) {
	t.Helper()
	var problems data.Problems
	if !errors.As(err, &problems) || problems.Of(field) != reason {
		t.Errorf("got error %v, want %s: %s", err, field, reason)
	}
}

func TestSeededContentComesBackAsItWas(t *testing.T) {
	d := emptyDesk(t)
	if empty, err := d.Empty(t.Context()); err != nil || !empty {
		t.Fatalf("new file: empty %v, %v", empty, err)
	}
	_, err := d.Content(t.Context())
	wantKind(t, err, data.ErrNotFound)
	must(t, d.Seed(t.Context(), datatest.Town()))
	if empty, err := d.Empty(t.Context()); err != nil || empty {
		t.Fatalf("seeded: empty %v, %v", empty, err)
	}
	got, err := d.Content(t.Context())
	must(t, err)
	if diff := cmp.Diff(datatest.Town(), got); diff != "" {
		t.Error(diff)
	}
}

func TestSeedNeverOverwritesATown(t *testing.T) {
	d := openDesk(t)
	other := datatest.Town()
	other.Town.Name.BG = "Друга община"
	wantKind(t, d.Seed(t.Context(), other), data.ErrConflict)
	got, err := d.Content(t.Context())
	must(t, err)
	if got.Town.Name.BG != "Община Примерово" {
		t.Errorf("got town %q", got.Town.Name.BG)
	}
}

func TestSeedWithABadNameStoresNothing(t *testing.T) {
	d := emptyDesk(t)
	broken := datatest.Town()
	broken.LifeEvents[2].Services = []data.ServiceID{"nope"}
	if err := d.Seed(t.Context(), broken); err == nil {
		t.Fatal("a life event with an unknown service was stored")
	}
	if empty, err := d.Empty(t.Context()); err != nil || !empty {
		t.Errorf("empty %v, %v", empty, err)
	}
}

func TestPublicAddressIsOnlyNewOnce(t *testing.T) {
	d := openDesk(t)
	for range 2 {
		must(t, d.SetPublicAddress(t.Context(), "http://192.168.1.20:8080"))
	}
	audit, err := d.Audit(t.Context(), 10)
	must(t, err)
	if len(audit) != 2 || audit[0].What != "public address set" || audit[1].What != "starter content stored" {
		t.Errorf("the audit tells %+v", audit)
	}
	c, err := d.Content(t.Context())
	must(t, err)
	if got := c.Town.Public; got != "http://192.168.1.20:8080" {
		t.Errorf("got %q", got)
	}
	wantKind(t, emptyDesk(t).SetPublicAddress(t.Context(), "http://192.168.1.20:8080"), data.ErrNotFound)
}

func TestSecondStoreOnTheSameFileSeesAndWaits(t *testing.T) {
	d := openDesk(t)
	second, err := Open(t.Context(), d.path, d.options())
	must(t, err)
	defer func() { must(t, second.Close()) }()
	for i := range 10 {
		store := []*Store{d.Store, second}[i%2]
		_, err := store.SaveNotice(t.Context(), "Иванова", data.Notice{Title: fmt.Sprint("Обявление ", i)}, 0)
		must(t, err)
	}
	for _, store := range []*Store{d.Store, second} {
		_, got, err := store.Notices(t.Context(), data.NoticeQuestion{Now: d.now, Limit: 1})
		must(t, err)
		if want := 12; got != want {
			t.Errorf("got %d notices, want %d", got, want)
		}
	}
}

func TestWhatWasSavedIsThereAfterReopening(t *testing.T) {
	d := openDesk(t)
	must(t, d.Close())
	var err error
	d.Store, err = Open(t.Context(), d.path, d.options())
	must(t, err)
	got, err := d.Content(t.Context())
	must(t, err)
	if diff := cmp.Diff(datatest.Town(), got); diff != "" {
		t.Error(diff)
	}
	info, err := os.Stat(d.path)
	must(t, err)
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("got file mode %o, want 600", got)
	}
}

func TestFileOfANewerProgramIsRefusedUnchanged(t *testing.T) {
	d := openDesk(t)
	_, err := d.writer.ExecContext(t.Context(), `PRAGMA user_version = 99`)
	must(t, err)
	_, err = Open(t.Context(), d.path, d.options())
	if err == nil || !strings.Contains(err.Error(), "newer") {
		t.Fatalf("got %v, want it to say that the file is newer", err)
	}
	if got, err := d.Content(t.Context()); err != nil || len(got.Services) != 8 {
		t.Errorf("got %d services, %v", len(got.Services), err)
	}
}

func TestOpenSaysWhatIsMissing(t *testing.T) {
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "x.db"), Options{}); err == nil {
		t.Error("opened without a clock")
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "no", "x.db"), (&desk{}).options()); err == nil {
		t.Error("opened in a folder that is not there")
	}
	garbage := filepath.Join(t.TempDir(), "content.db")
	must(t, os.WriteFile(garbage, []byte(strings.Repeat("not a database ", 500)), 0o600))
	if _, err := Open(t.Context(), garbage, (&desk{}).options()); err == nil {
		t.Error("opened a file that is no database")
	}
}

func TestPragmasReachEveryConnection(t *testing.T) {
	d := openDesk(t)
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1", "user_version": "28",
	} {
		var got string
		must(t, d.writer.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got))
		if got != want {
			t.Errorf("writer: %s is %s, want %s", pragma, got, want)
		}
	}
	for range readerConnections {
		conn, err := d.readers.Conn(t.Context())
		must(t, err)
		defer func() { must(t, conn.Close()) }()
		if _, err := conn.ExecContext(t.Context(), `DELETE FROM town`); err == nil {
			t.Error("a reader wrote")
		}
	}
}

func TestFullDiskLosesNothing(t *testing.T) {
	d := openDesk(t)
	saved, err := d.SaveNotice(t.Context(), "Иванова", data.Notice{Title: "Кратко"}, 0)
	must(t, err)
	_, err = d.writer.ExecContext(t.Context(), `PRAGMA max_page_count = 1`) // SQLite takes the present size instead
	must(t, err)
	long := saved.Notice
	long.Body = strings.Repeat("дълъг текст ", 100_000)
	if _, err = d.SaveNotice(t.Context(), "Иванова", long, saved.Revision); err == nil || !strings.Contains(err.Error(), "full") {
		t.Fatalf("got %v, want the disk to be full", err)
	}
	got, err := d.DraftedNotice(t.Context(), saved.ID)
	must(t, err)
	if diff := cmp.Diff(saved, got); diff != "" {
		t.Error(diff)
	}
	_, err = d.writer.ExecContext(t.Context(), `PRAGMA max_page_count = 100000`)
	must(t, err)
	if _, err = d.SaveNotice(t.Context(), "Иванова", long, saved.Revision); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func TestAuditKeepsEveryRow(t *testing.T) {
	d := openDesk(t)
	n, err := d.SaveNotice(t.Context(), "Иванова", data.Notice{Title: "Ново"}, 0)
	must(t, err)
	got, err := d.Audit(t.Context(), 10)
	must(t, err)
	want := []AuditRow{
		{At: d.now, Who: "Иванова", What: "notice saved", Which: string(n.ID)},
		{At: d.now, Who: "office", What: "starter content stored"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, statement := range []string{`UPDATE audit SET who = 'x'`, `DELETE FROM audit`} {
		if _, err := d.writer.ExecContext(t.Context(), statement); err == nil {
			t.Errorf("%s was accepted", statement)
		}
	}
}

func TestEventIsStoredOnceHoweverOftenItIsSent(t *testing.T) {
	d := openDesk(t)
	events := []data.Event{
		{ID: "a", Screen: "kiosk", Kind: data.EventStarted, At: d.now},
		{ID: "b", Screen: "board", Kind: data.EventEditionShown, At: d.now.Add(time.Second), Detail: []byte(`{"edition":1}`)},
	}
	must(t, d.Commit(t.Context(), events[:1]))
	must(t, d.Commit(t.Context(), events))
	got, err := d.Events(t.Context(), 10)
	must(t, err)
	if diff := cmp.Diff([]data.Event{events[1], events[0]}, got); diff != "" {
		t.Error(diff)
	}
}

// Every page turn of a board is an event: content.db once grew by 28 MB a month.
func TestEventsDoNotPileUp(t *testing.T) {
	d := openDesk(t)
	var got []data.EventID
	for at, id := range []data.EventID{"old", "edge", "new"} {
		d.now = datatest.Now().Add(time.Duration(at) * time.Hour)
		wrong := d.now.AddDate(70, 0, 0) // the screen's clock
		must(t, d.Commit(t.Context(), []data.Event{{ID: id, Screen: "board", Kind: data.EventPageFailed, At: wrong}}))
	}
	dropped, err := d.DropEvents(t.Context(), datatest.Now().Add(time.Hour))
	must(t, err)
	events, err := d.Events(t.Context(), 10)
	must(t, err)
	for _, e := range events {
		got = append(got, e.ID)
	}
	if diff := cmp.Diff([]data.EventID{"new", "edge"}, got); diff != "" || dropped != 1 {
		t.Errorf("%d dropped\n%s", dropped, diff)
	}
	info, err := os.Stat(d.path + "-wal")
	must(t, err)
	if info.Size() != 0 {
		t.Errorf("the log still has %d bytes", info.Size())
	}
}

func TestErrorRollsBackAndKeepsItsReason(t *testing.T) {
	d := openDesk(t)
	reason := errors.New("because")
	err := d.write(t.Context(), func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(t.Context(), `UPDATE town SET letter = 'X'`); err != nil {
			return err
		}
		return reason
	})
	wantKind(t, err, reason)
	c, err := d.Content(t.Context())
	must(t, err)
	if c.Town.Letter != "П" {
		t.Errorf("got letter %q", c.Town.Letter)
	}
}

// An office that was told to end while a page was read left its log beside the
// database, and a copy of the database alone was not whole.
func TestClosedStoreLeavesNoLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "content.db")
	s, err := Open(t.Context(), path, Options{Clock: time.Now})
	must(t, err)
	reading, read := make(chan struct{}), make(chan error, 1)
	go func() {
		read <- s.read(context.Background(), func(tx *sql.Tx) error {
			var n int
			err := tx.QueryRow(`SELECT count(*) FROM account`).Scan(&n)
			close(reading)
			time.Sleep(200 * time.Millisecond) // the page is a long one
			return err
		})
	}()
	<-reading
	must(t, s.Close())
	must(t, <-read)
	if _, err := os.Stat(path + "-wal"); !os.IsNotExist(err) {
		t.Errorf("its log is left: %v", err)
	}
}
