package edition_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data/datatest"
)

func TestEditionCarriesTheLastReport(t *testing.T) {
	p, ctx := newPress(t), t.Context()
	town := datatest.Town()
	p.publish(t, 1, town)
	none, err := p.newest(t, 0).Report(ctx)
	if err != nil || none.Any() {
		t.Errorf("nothing was published, and %+v, %v", none, err)
	}
	town.Report = datatest.Told()
	p.publish(t, 2, town)
	e := p.newest(t, 1)
	got, err := e.Report(ctx)
	if diff := cmp.Diff(town.Report, got); diff != "" || err != nil {
		t.Errorf("%v (-published +read)\n%s", err, diff)
	}
	c, err := e.Content(ctx)
	if diff := cmp.Diff(town.Report, c.Report); diff != "" || err != nil {
		t.Errorf("%v (-published +read)\n%s", err, diff)
	}
}
