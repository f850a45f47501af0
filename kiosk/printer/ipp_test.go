package printer

import "testing"

// FuzzAnswer: whatever a server sends is read or refused, never a crash.
func FuzzAnswer(f *testing.F) {
	f.Add([]byte{1, 1, 0, 0, 0, 0, 0, 1, 2, 0x23, 0, 1, 'a', 0, 4, 0, 0, 0, 9, 3})
	f.Add([]byte{1, 1, 4, 6, 0, 0, 0, 1, 3})
	f.Add([]byte{1, 1, 0, 0, 0, 0, 0, 1, 2, 0x23, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, raw []byte) {
		found, err := parseAnswer(raw)
		if (found == nil) == (err == nil) {
			t.Errorf("got %v and %v", found, err)
		}
		if fault := classify(reasonsOf(found), found, false); fault == "" {
			t.Error("a job that was not printed has no fault")
		}
	})
}

func TestAnswerThatBreaksOffIsRefused(t *testing.T) {
	whole := []byte{1, 1, 0, 0, 0, 0, 0, 1, 2, 0x23, 0, 1, 'a', 0, 4, 0, 0, 0, 9, 3}
	found, err := parseAnswer(whole)
	if err != nil || found.number("a") != 9 {
		t.Fatalf("whole: got %v, %v", found, err)
	}
	for length := range whole {
		if _, err := parseAnswer(whole[:length]); err == nil {
			t.Errorf("%d bytes of %d were accepted", length, len(whole))
		}
	}
}
