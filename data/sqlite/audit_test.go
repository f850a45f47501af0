package sqlite

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// tamper changes the file behind the program's back.
func (d *desk) tamper(t testing.TB, statements ...string) {
	t.Helper()
	for _, s := range append([]string{`DROP TRIGGER IF EXISTS audit_keeps_its_rows`, `DROP TRIGGER IF EXISTS audit_loses_no_rows`}, statements...) {
		if _, err := d.writer.ExecContext(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
}

func (d *desk) saves(t testing.TB, times int) {
	t.Helper()
	for i := range times {
		_, err := d.SaveNotice(t.Context(), "Иванова", data.Notice{Title: fmt.Sprint("Обявление ", i)}, 0)
		must(t, err)
	}
}

func TestAuditIsAnUnbrokenChain(t *testing.T) {
	d := openDesk(t)
	d.saves(t, 4)
	before, err := d.VerifyAudit(t.Context())
	must(t, err)
	if !before.Whole() || before.Rows != 5 || len(before.Head) != 64 {
		t.Fatalf("got %+v", before)
	}
	d.saves(t, 1)
	after, err := d.VerifyAudit(t.Context())
	must(t, err)
	if !after.Whole() || after.Head == before.Head {
		t.Errorf("got %+v after %+v", after, before)
	}
}

func TestTamperedAuditSaysFromWhereOn(t *testing.T) {
	for name, c := range map[string]struct {
		statement string
		broken    int64
		cut       bool
	}{
		"another person":       {`UPDATE audit SET who = 'Петров' WHERE seq = 3`, 3, false},
		"another time":         {`UPDATE audit SET at = '2026-01-01T00:00:00.000Z' WHERE seq = 3`, 3, false},
		"words moved over":     {`UPDATE audit SET what = what || which, which = '' WHERE seq = 3`, 3, false},
		"a row is gone":        {`DELETE FROM audit WHERE seq = 3`, 4, false},
		"the first is gone":    {`DELETE FROM audit WHERE seq = 1`, 2, false},
		"the newest is gone":   {`DELETE FROM audit WHERE seq = 5`, 0, true},
		"a row was put in":     {`INSERT INTO audit (at, who, what, which) VALUES ('2026-01-01T00:00:00.000Z', 'x', 'y', 'z')`, 6, false},
		"a hash was blanked":   {`UPDATE audit SET hash = '' WHERE seq = 2`, 2, false},
		"a hash was made up":   {`UPDATE audit SET hash = 'ab' WHERE seq = 2`, 2, false},
		"everything was wiped": {`DELETE FROM audit`, 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t)
			d.saves(t, 4)
			d.tamper(t, c.statement)
			must(t, d.Close())
			var err error
			d.Store, err = Open(t.Context(), d.path, d.options()) // a start mends nothing
			must(t, err)
			got, err := d.VerifyAudit(t.Context())
			must(t, err)
			if got.Broken != c.broken || got.Cut != c.cut || got.Whole() {
				t.Errorf("got %+v, want broken from %d, cut %v", got, c.broken, c.cut)
			}
			d.saves(t, 1) // work goes on, and what was broken stays so
			if got, err = d.VerifyAudit(t.Context()); err != nil || got.Broken == 0 {
				t.Errorf("after another row: %+v, %v", got, err)
			}
		})
	}
}

func TestAuditFromBeforeTheChainIsChainedOnce(t *testing.T) {
	d, path := &desk{}, t.TempDir()+"/content.db"
	ofSchema(t, 12, path, `
		INSERT INTO audit (at, who, what, which) VALUES ('2026-11-02T08:00:00.000Z', 'Иванова', 'notice saved', 'n1');
		INSERT INTO audit (at, who, what, which) VALUES ('2026-11-02T08:01:00.000Z', 'Иванова', 'notice published', 'n1')`)
	var heads []string
	for range 2 {
		store, err := Open(t.Context(), path, d.options())
		must(t, err)
		proof, err := store.VerifyAudit(t.Context())
		must(t, err)
		if !proof.Whole() || proof.Rows != 2 {
			t.Errorf("got %+v", proof)
		}
		heads = append(heads, proof.Head)
		if _, err := store.writer.ExecContext(t.Context(), `UPDATE audit SET who = 'x'`); err == nil {
			t.Error("its rows can be changed afterwards")
		}
		must(t, store.Close())
	}
	if heads[0] != heads[1] {
		t.Errorf("the second start made another chain: %v", heads)
	}
}

func TestAuditIsAskedByPersonDeedAndTime(t *testing.T) {
	d := openDesk(t)
	begin := d.now
	d.hire(t, "Петров")
	d.saves(t, 3)
	d.now = d.now.Add(time.Hour)
	d.saves(t, 2)
	for name, c := range map[string]struct {
		q    data.AuditQuestion
		want []int64
	}{
		"everything":     {data.AuditQuestion{Limit: 3}, []int64{8, 7, 6}},
		"the page after": {data.AuditQuestion{Limit: 3, Before: 6}, []int64{5, 4, 3}},
		"a person":       {data.AuditQuestion{Limit: 9, Who: "Петров"}, []int64{3}},
		"a deed":         {data.AuditQuestion{Limit: 9, What: data.DeedNoticeSaved, Before: 8}, []int64{7, 6, 5, 4}},
		"until":          {data.AuditQuestion{Limit: 2, Until: begin.Add(time.Minute)}, []int64{6, 5}},
		"from":           {data.AuditQuestion{Limit: 9, From: begin.Add(time.Minute)}, []int64{8, 7}},
		"nobody":         {data.AuditQuestion{Limit: 9, Who: "никой"}, nil},
	} {
		rows, err := d.AuditPage(t.Context(), c.q)
		must(t, err)
		var got []int64
		for _, r := range rows {
			got = append(got, r.Seq)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
	people, err := d.AuditPeople(t.Context())
	must(t, err)
	if diff := cmp.Diff([]string{"office", "Иванова", "Петров"}, people); diff != "" {
		t.Error(diff)
	}
}

// A deed in quotes that the list does not know would have no words.
func TestEveryRecordedDeedIsListed(t *testing.T) {
	entries, err := os.ReadDir(".")
	must(t, err)
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), entry.Name(), nil, 0)
		must(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			field, ok := n.(*ast.KeyValueExpr)
			if !ok || fmt.Sprint(field.Key) != "What" {
				return true
			}
			if words, ok := field.Value.(*ast.BasicLit); ok {
				deed, err := strconv.Unquote(words.Value)
				must(t, err)
				if !slices.Contains(data.Deeds(), data.Deed(deed)) {
					t.Errorf("%s records %q: add it to data.Deeds and its words to assets/phrases", entry.Name(), deed)
				}
			}
			return true
		})
	}
}

// fill writes rows as fast as the file takes them; the chain is not their point.
func (d *desk) fill(t testing.TB, rows int) {
	t.Helper()
	deeds := data.Deeds()
	tx, err := d.writer.BeginTx(t.Context(), nil)
	must(t, err)
	insert, err := tx.PrepareContext(t.Context(), `INSERT INTO audit (at, who, what, which, hash) VALUES (?, ?, ?, ?, ?)`)
	must(t, err)
	defer func() { must(t, insert.Close()) }()
	previous := ""
	if err := tx.QueryRowContext(t.Context(), `SELECT hash FROM audit ORDER BY seq DESC LIMIT 1`).Scan(&previous); err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		row := AuditRow{Who: fmt.Sprint("Служител ", i%6), What: deeds[i%len(deeds)], Which: fmt.Sprint("n", i)}
		at := d.now.Add(time.Duration(i-rows) * time.Minute).UTC().Format(momentLayout)
		previous = data.AuditHash(previous, int64(i)+2, at, row)
		_, err := insert.ExecContext(t.Context(), at, row.Who, row.What, row.Which, previous)
		must(t, err)
	}
	must(t, tx.Commit())
}

// Any page of the audit takes at most 50 ms with 200,000 rows.
func TestLargeAuditIsAskedQuickly(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 200,000 rows")
	}
	d := openDesk(t)
	d.fill(t, 200_000)
	for name, q := range map[string]data.AuditQuestion{
		"newest":                 {Limit: 50},
		"deep":                   {Limit: 50, Before: 1000},
		"a person":               {Limit: 50, Who: "Служител 3"},
		"a deed":                 {Limit: 50, What: data.DeedSignedIn, Before: 90_000},
		"nobody":                 {Limit: 50, Who: "никой"},
		"a person and a deed":    {Limit: 50, Who: "Служител 3", What: data.DeedSignedIn},
		"a day long ago":         {Limit: 50, From: d.now.Add(-190_000 * time.Minute), Until: d.now.Add(-188_560 * time.Minute)},
		"a day before any row":   {Limit: 50, From: d.now.Add(-400_000 * time.Minute), Until: d.now.Add(-398_560 * time.Minute)},
		"a person, a long ago":   {Limit: 50, Who: "Служител 3", Until: d.now.Add(-198_560 * time.Minute)},
		"what they never did":    {Limit: 50, Who: "Служител 3", What: data.Deeds()[0]},
		"a deed of a day, a who": {Limit: 50, Who: "Служител 2", What: data.DeedSignedIn, From: d.now.Add(-190_000 * time.Minute), Until: d.now.Add(-188_560 * time.Minute)},
	} {
		best := time.Hour
		for range 3 {
			begun := time.Now()
			_, err := d.AuditPage(t.Context(), q)
			must(t, err)
			best = min(best, time.Since(begun))
		}
		t.Logf("%s: %s", name, best.Round(10*time.Microsecond))
		if best > 50*time.Millisecond {
			t.Errorf("%s: took %s", name, best)
		}
	}
	begun := time.Now()
	people, err := d.AuditPeople(t.Context())
	must(t, err)
	t.Logf("%d people: %s", len(people), time.Since(begun))
	begun = time.Now()
	proof, err := d.VerifyAudit(t.Context())
	if err != nil || !proof.Whole() || proof.Rows != 200_001 {
		t.Errorf("got %+v, %v", proof, err)
	}
	t.Logf("the whole chain: %s", time.Since(begun))
}

// „Кой промени телефона“ could not be answered: the diary showed IDs only.
func TestAuditOfOneThingAndWhatItIsCalled(t *testing.T) {
	d := openDesk(t)
	n, err := d.SaveNotice(t.Context(), "Иванова", data.Notice{Title: "Вода", Body: "Няма"}, 0)
	must(t, err)
	_, err = d.SaveNotice(t.Context(), "Иванова", data.Notice{Title: "Друго", Body: "Няма"}, 0)
	must(t, err)
	ref := data.EntryRef{Kind: data.KindNotice, ID: string(n.ID)}
	titles, err := d.TitlesOf(t.Context(), []data.EntryRef{ref, {Kind: data.KindService, ID: "nothing"}})
	must(t, err)
	if len(titles) != 1 || titles[ref] != "Вода" {
		t.Errorf("titles %v", titles)
	}
	rows, err := d.AuditPage(t.Context(), data.AuditQuestion{Which: []string{ref.String(), ref.ID}, Limit: 10})
	must(t, err)
	if len(rows) != 1 || rows[0].Which != ref.ID {
		t.Errorf("rows %+v", rows)
	}
}
