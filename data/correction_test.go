package data_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// TestWhatWasDoneLastIsTakenBack takes back, step by step, what clerks and lists did.
func TestWhatWasDoneLastIsTakenBack(t *testing.T) {
	on := func(d int) time.Time { return time.Date(2026, 11, d, 0, 0, 0, 0, data.Sofia()) }
	stage := func(s data.Stage, d int) data.StageEntry { return data.StageEntry{Stage: s, On: on(d)} }
	longer := func(d int) data.Extension {
		return data.Extension{On: on(d), Until: on(30), Reason: "чака се становище"}
	}
	received := stage(data.StageReceived, 2)
	type left struct{ stages, extensions int }
	for name, c := range map[string]struct {
		stages     []data.StageEntry
		extensions []data.Extension
		want       []left // after each step, until nothing is left to take back
	}{
		"received":                      {[]data.StageEntry{received}, nil, nil},
		"nothing":                       {nil, nil, nil},
		"closed":                        {[]data.StageEntry{received, stage(data.StageInProgress, 5), stage(data.StageDelivered, 9)}, nil, []left{{2, 0}, {1, 0}}},
		"extended":                      {[]data.StageEntry{received, stage(data.StageExtended, 5)}, []data.Extension{longer(5)}, []left{{1, 0}}},
		"extended, then closed":         {[]data.StageEntry{received, stage(data.StageExtended, 5), stage(data.StageRefused, 5)}, []data.Extension{longer(5)}, []left{{2, 1}, {1, 0}}},
		"a row with a stage and a term": {[]data.StageEntry{received, stage(data.StageOpinion, 5)}, []data.Extension{longer(5)}, []left{{1, 0}}},
		"a row with a term alone":       {[]data.StageEntry{received, stage(data.StageOpinion, 5)}, []data.Extension{longer(8)}, []left{{2, 0}, {1, 0}}},
		"all on one day":                {[]data.StageEntry{received, stage(data.StageOpinion, 2)}, []data.Extension{longer(2)}, []left{{1, 1}, {1, 0}}},
		"extended twice":                {[]data.StageEntry{received, stage(data.StageExtended, 5), stage(data.StageExtended, 6)}, []data.Extension{longer(5), longer(6)}, []left{{2, 1}, {1, 0}}},
		"extended twice on one day":     {[]data.StageEntry{received, stage(data.StageExtended, 5)}, []data.Extension{longer(5), longer(5)}, []left{{2, 1}, {1, 0}}},
		"and closed on it":              {[]data.StageEntry{received, stage(data.StageExtended, 5), stage(data.StageRefused, 5)}, []data.Extension{longer(5), longer(5)}, []left{{2, 2}, {2, 1}, {1, 0}}},
		"with a stage between":          {[]data.StageEntry{received, stage(data.StageExtended, 5), stage(data.StageInProgress, 5), stage(data.StageExtended, 5)}, []data.Extension{longer(5), longer(5)}, []left{{3, 1}, {2, 1}, {1, 0}}},
		"came in closed":                {[]data.StageEntry{stage(data.StageDelivered, 9)}, nil, []left{{1, 0}}},
	} {
		k := data.Case{Received: on(2), Stages: c.stages, Extensions: c.extensions}
		var steps []left
		for {
			before, ok := k.BeforeLast()
			if !ok {
				break
			}
			k = before
			steps = append(steps, left{len(k.Stages), len(k.Extensions)})
		}
		if diff := cmp.Diff(c.want, steps, cmp.AllowUnexported(left{})); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		if len(c.stages) > 0 && (len(k.Stages) != 1 || k.Stages[0] != received) {
			t.Errorf("%s: left is %+v", name, k.Stages)
		}
	}
}
