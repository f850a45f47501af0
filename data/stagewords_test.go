package data_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestStageWithoutNameOrSentenceIsRefused(t *testing.T) {
	whole := data.StageList(datatest.Town().Stages)
	if err := whole.Check(time.Time{}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(data.StageList) data.StageList
		field  string
		reason data.Reason
	}{
		"no name":     {func(l data.StageList) data.StageList { l[2].Name = data.Text{EN: "In progress"}; return l }, "progress.name", data.Missing},
		"spaces":      {func(l data.StageList) data.StageList { l[2].Name.BG = "  "; return l }, "progress.name", data.Missing},
		"no sentence": {func(l data.StageList) data.StageList { l[3].Says = data.Text{}; return l }, "documents.says", data.Missing},
		"a long next": {func(l data.StageList) data.StageList { l[6].Next.EN = strings.Repeat("a", data.MaxName+1); return l }, "ready.next_en", data.TooLong},
		"one is gone": {func(l data.StageList) data.StageList { return l[1:] }, "received.name", data.Missing},
		"one is new":  {func(l data.StageList) data.StageList { return append(l, data.StageWords{Stage: "lost"}) }, "stages", data.UnknownName},
		"one twice":   {func(l data.StageList) data.StageList { return append(l, l[0]) }, "stages", data.UnknownName},
	} {
		var problems data.Problems
		if err := c.change(slices.Clone(whole)).Check(time.Time{}); !errors.As(err, &problems) || problems.Of(c.field) != c.reason {
			t.Errorf("%s: %v", name, err)
		}
	}
	without := slices.Clone(whole)
	for i := range without {
		without[i].Name.EN, without[i].Says.EN, without[i].Next = "", "", data.Text{}
	}
	if err := without.Check(time.Time{}); err != nil {
		t.Errorf("without English: %v", err)
	}
}
