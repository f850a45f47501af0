package machine

import (
	"testing"
	"time"
)

func TestRestEndsWhenSomethingIsToBeDone(t *testing.T) {
	thread := NewThread()
	rest := func() time.Duration {
		begun := time.Now()
		thread.nap(t.Context())
		return time.Since(begun)
	}
	if took := rest(); took < restFor {
		t.Errorf("nothing was to be done, and it rested for %v", took)
	}
	thread.stir()
	if took := rest(); took > restFor/2 {
		t.Errorf("something was just done, and it rested for %v", took)
	}
	time.Sleep(unrestFor)
	time.AfterFunc(100*time.Millisecond, thread.stir)
	if took := rest(); took > restFor/2 {
		t.Errorf("something was to be done, and it rested for %v", took)
	}
}
