package data_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func TestVotesThatAreNotBelievedAreHidden(t *testing.T) {
	nine := sofia(2026, 11, 30, 9, 0)
	vote := func(visit, place string, seconds float64) data.Feedback {
		return data.Feedback{
			ID: data.EventID(fmt.Sprintf("%s-%v", visit, seconds)), Rating: data.RatedGood, Visit: visit, Screen: data.ScreenID(place), Channel: data.ViaKiosk,
			At: nine.Add(time.Duration(seconds * float64(time.Second))),
		}
	}
	paper := func(visit string, seconds float64) data.Feedback {
		f := vote(visit, "", seconds)
		f.Channel = data.ViaPaper
		return f
	}
	words := vote("d", "kiosk", 1)
	words.Rating = 0
	byStaff := vote("c", "kiosk", 60)
	byStaff.Hidden = data.HiddenByStaff
	rules := data.VoteRules{Interval: 5 * time.Second, Burst: 3, Within: 10 * time.Minute}
	for name, c := range map[string]struct {
		votes []data.Feedback
		want  []data.HiddenFor
	}{
		"two visitors": {[]data.Feedback{vote("a", "kiosk", 0), vote("b", "kiosk", 30)}, []data.HiddenFor{"", ""}},
		"a change of mind": {
			[]data.Feedback{vote("a", "kiosk", 0), vote("a", "kiosk", 2), vote("a", "kiosk", 9)},
			[]data.HiddenFor{data.HiddenLater, data.HiddenLater, ""},
		},
		"told too late": {[]data.Feedback{vote("a", "kiosk", 9), vote("a", "kiosk", 2)}, []data.HiddenFor{"", data.HiddenLater}},
		"too soon":      {[]data.Feedback{vote("a", "kiosk", 0), vote("b", "kiosk", 4.9)}, []data.HiddenFor{"", data.HiddenInterval}},
		"just not":      {[]data.Feedback{vote("a", "kiosk", 0), vote("b", "kiosk", 5)}, []data.HiddenFor{"", ""}},
		"elsewhere":     {[]data.Feedback{vote("a", "kiosk", 0), vote("b", "kiosk-2", 1)}, []data.HiddenFor{"", ""}},
		"what is hidden hides nothing": {
			[]data.Feedback{vote("a", "kiosk", 0), vote("b", "kiosk", 4), vote("c", "kiosk", 6)},
			[]data.HiddenFor{"", data.HiddenInterval, ""},
		},
		"a burst": {
			[]data.Feedback{vote("a", "kiosk", 0), vote("b", "kiosk", 60), vote("c", "kiosk", 120), vote("d", "kiosk", 180), vote("e", "kiosk", 601)},
			[]data.HiddenFor{"", "", "", data.HiddenBurst, ""},
		},
		"words alone":        {[]data.Feedback{vote("d", "kiosk", 0), words, vote("e", "kiosk", 5)}, []data.HiddenFor{"", "", ""}},
		"by staff":           {[]data.Feedback{byStaff, vote("d", "kiosk", 61)}, []data.HiddenFor{data.HiddenByStaff, ""}},
		"a pile of paper":    {[]data.Feedback{paper("a", 0), paper("b", 1), paper("c", 2), paper("d", 3)}, []data.HiddenFor{"", "", "", ""}},
		"paper, one mistake": {[]data.Feedback{paper("a", 0), paper("a", 1)}, []data.HiddenFor{data.HiddenLater, ""}},
	} {
		if diff := cmp.Diff(c.want, rules.Guard(c.votes)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// In whatever order the outboxes delivered, the same votes count, and none is lost.
func TestGuardDoesNotDependOnTheOrderOfDelivery(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	rules := data.UsualVoteRules()
	for range 300 {
		votes := make([]data.Feedback, random.IntN(80))
		for i := range votes {
			votes[i] = data.Feedback{
				ID: data.EventID(fmt.Sprint(i)), Rating: data.RatedGood, Visit: fmt.Sprint(random.IntN(60)),
				Screen: []data.ScreenID{"kiosk", "kiosk-2", ""}[random.IntN(3)], Channel: data.ViaPaper,
				At: sofia(2026, 11, 30, 9, 0).Add(time.Duration(random.IntN(1200)) * time.Second),
			}
			if votes[i].Screen != "" {
				votes[i].Channel = data.ViaKiosk
			}
		}
		want := map[data.EventID]data.HiddenFor{}
		perVisit := map[string]int{}
		for i, hidden := range rules.Guard(votes) {
			want[votes[i].ID] = hidden
			if hidden == "" {
				perVisit[votes[i].Visit]++
			}
		}
		for visit, n := range perVisit {
			if n > 1 {
				t.Fatalf("visit %s has %d votes", visit, n)
			}
		}
		shuffled := slices.Clone(votes)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		for i, hidden := range rules.Guard(shuffled) {
			if hidden != want[shuffled[i].ID] {
				t.Fatalf("vote %s: %q, and %q in another order", shuffled[i].ID, hidden, want[shuffled[i].ID])
			}
		}
	}
}

// Whoever touches a face and then says what it was about is one vote, and nothing of it
// was hidden.
func TestFaceThatIsSaidWithMoreHidesNothing(t *testing.T) {
	nine := sofia(2026, 11, 30, 9, 0)
	said := func(visit string, seconds int, r data.Rating, about data.Feedback) data.Feedback {
		about.ID, about.Kind, about.Rating = data.EventID(fmt.Sprint(visit, seconds)), data.KindRating, r
		about.Visit, about.Screen, about.Channel, about.At = visit, "kiosk", data.ViaKiosk, nine.Add(time.Duration(seconds)*time.Second)
		return about
	}
	votes := []data.Feedback{
		said("a", 0, data.RatedGood, data.Feedback{}),
		said("a", 9, data.RatedGood, data.Feedback{Reason: data.ReasonStaff}),
		said("a", 15, data.RatedGood, data.Feedback{Reason: data.ReasonStaff, Service: "1001"}),
		said("b", 60, data.RatedBad, data.Feedback{}), // and then changes the mind
		said("b", 70, data.RatedGood, data.Feedback{}),
	}
	o := data.UsualVoteRules().Opinion(nine, nine.Add(time.Hour), votes)
	if o.All != (data.Tally{0, 0, 0, 2, 0}) || len(o.Hidden) != 1 || o.Hidden[data.HiddenLater] != 1 || o.ByService["1001"].N() != 1 {
		t.Errorf("counted %v, hidden %v, by service %v", o.All, o.Hidden, o.ByService)
	}
}
