package phrases_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/exchange"
)

// TestTownsBeginWithTheWordsOfTheProgram: the starter content of Radomir and the sample
// town say of each stage what is said without a town.
func TestTownsBeginWithTheWordsOfTheProgram(t *testing.T) {
	radomir, err := exchange.Starter(os.DirFS("../radomir"))
	if err != nil {
		t.Fatal(err)
	}
	var want []data.StageWords
	for _, stage := range data.Stages() {
		want = append(want, phrases.StageWords(nil, stage))
	}
	for name, got := range map[string][]data.StageWords{"Radomir": radomir.Stages, "sample town": datatest.Town().Stages} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
