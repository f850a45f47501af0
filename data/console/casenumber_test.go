package console

import (
	"net/http"
	"testing"

	"example.org/parter/data"
)

func TestNumberIsEnteredAsItIsWritten(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", "вх. № 94–00–9 / 20.11.2026 г.", "received", "").is(http.StatusOK)
	if got := o.cases["c1"].Case; got.Number != "94-00-9" || got.Received.Format(day) != "2026-11-20" {
		t.Errorf("got %s of %v", got.Number, got.Received)
	}
	b.post("/cases/new", "number", "94-00-9/20.11.2026", "received", "2026-11-19").is(http.StatusUnprocessableEntity).says(`value="94-00-9/20.11.2026"`)
	b.post("/cases/new", "number", "<94>", "received", "2026-11-19").is(http.StatusUnprocessableEntity).says("не е в очаквания вид", `value="<94>"`)
	b.get("/cases?number=94-00-9/20.11.2026").says(">94-00-9<")
	if data.TypedNumber("94-00-9/20.11.2026") != o.cases["c1"].Case.Number {
		t.Error("the number with its date is another")
	}
}
