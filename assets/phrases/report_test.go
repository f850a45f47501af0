package phrases

import (
	"strings"
	"testing"

	"example.org/parter/data"
)

func TestEverythingThatAReportCountsHasAName(t *testing.T) {
	for _, l := range data.Languages() {
		var names []string
		for _, m := range data.MeasureKinds() {
			names = append(names, MeasureName(l, m))
		}
		for _, why := range data.HiddenFors() {
			names = append(names, HiddenName(l, why))
		}
		for _, c := range data.Channels() {
			names = append(names, ChannelName(l, c))
		}
		for _, r := range data.FeedbackReasons() {
			names = append(names, ReasonName(l, r))
		}
		for _, k := range data.FeedbackKinds() {
			names = append(names, FeedbackKindName(l, k))
		}
		for _, p := range []data.Period{{Year: 2026}, {Year: 2026, Half: 1}, {Year: 2026, Half: 2}} {
			names = append(names, PeriodName(l, p))
		}
		for _, trend := range []int{-1, 0, 1} {
			names = append(names, TrendName(l, trend))
		}
		for _, name := range names {
			if name == "" || strings.Contains(name, ".") && !strings.HasSuffix(name, "г.") {
				t.Errorf("%s: %q is no name", l, name)
			}
		}
	}
}
