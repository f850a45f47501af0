package search

import "testing"

func TestVerbRootIsOneForWhatIsDoneAndItsName(t *testing.T) {
	for _, forms := range [][]string{
		{"прекратявам", "прекратя", "прекратих", "прекратяваме", "прекратили", "прекратяване", "прекратено"},
		{"затварям", "затворя", "затворих", "затварят", "затвориха", "затворен"},
		{"регистрирам", "регистриране", "регистрирахме", "регистрирани"},
		{"купувам", "купуваме", "купуване"},
		{"отсичам", "отсичат", "отсичане"},
		{"карам", "карал", "караме", "караш"},
	} {
		want := verbRoot(forms[0])
		for _, form := range forms[1:] {
			if got := verbRoot(form); got != want || got == "" {
				t.Errorf("verbRoot(%q) = %q, but verbRoot(%q) = %q", form, got, forms[0], want)
			}
		}
	}
	for _, word := range []string{"акт", "имот", "2016", "heirs", "ала"} {
		if got := verbRoot(word); got != "" {
			t.Errorf("verbRoot(%q) = %q, want none", word, got)
		}
	}
}

func TestWhatIsDoneLeadsToItsName(t *testing.T) {
	x := NewIndex([]Doc{
		{Title: "Прекратяване на категория", Weight: 1},
		{Title: "Регистриране на сдружение", Weight: 1},
		{Title: "Скица на имот", Weight: 1},
	}, nil)
	for query, want := range map[string]int{
		"прекратих": 0, "искам да прекратя": 0, "да регистрираме": 1, "registriram": 1, "моят имот вече": 2,
	} {
		if got := find(x, query); len(got) == 0 || got[0] != want {
			t.Errorf("%q finds %v, want %d first", query, got, want)
		}
	}
}
