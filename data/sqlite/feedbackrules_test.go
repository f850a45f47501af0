package sqlite

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func TestTwoWhoChangeTheRulesDoNotOverwriteEachOther(t *testing.T) {
	d := openDesk(t)
	read, err := d.FeedbackRules(t.Context())
	must(t, err)
	if diff := cmp.Diff(data.UsualFeedbackRules(), read); diff != "" {
		t.Errorf("a new town (-want +got)\n%s", diff)
	}
	wantKind(t, d.ChangeFeedbackRules(t.Context(), "ana", read, read), data.ErrUnchanged)
	mine, hers := data.UsualFeedbackRules(), data.UsualFeedbackRules()
	hers.Series, mine.Keep.ContactDays = "МН", 60
	must(t, d.ChangeFeedbackRules(t.Context(), "maria", read, hers))
	wantKind(t, d.ChangeFeedbackRules(t.Context(), "ana", read, mine), data.ErrConflict)
	must(t, d.ChangeFeedbackRules(t.Context(), "ana", hers, mine))
	mine.Keep.ContactDays = 0
	wantProblem(t, d.ChangeFeedbackRules(t.Context(), "ana", hers, mine), "contact_days", data.BadFormat)
	got, err := d.FeedbackRules(t.Context())
	must(t, err)
	if got.Series != "ОВ" || got.Keep.ContactDays != 60 {
		t.Errorf("got %+v", got)
	}
	rows, err := d.Audit(t.Context(), 10)
	must(t, err)
	if rows[0].What != data.DeedFeedbackRules || rows[0].Who != "ana" || rows[1].Who != "maria" {
		t.Errorf("the audit has %+v", rows)
	}
}
