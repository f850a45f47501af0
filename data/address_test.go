package data

import "testing"

func TestOnlyOurOwnCodesLeadAnywhere(t *testing.T) {
	const ours PublicAddress = "https://uslugi.primerovo.example"
	for code, want := range map[string]Named{
		"HTTPS://USLUGI.PRIMEROVO.EXAMPLE/P/7K3M0QXZ7K3M0QXZ": {Case: "7K3M0QXZ7K3M0QXZ"},
		"https://uslugi.primerovo.example/p/7k3m0qxz7k3m0qxz": {Case: "7K3M0QXZ7K3M0QXZ"},
		"http://uslugi.primerovo.example/U/2016":              {Service: "2016"},
		"HTTPS://USLUGI.PRIMEROVO.EXAMPLE/U/R7446":            {Service: "r7446"},
		"HTTPS://USLUGI.PRIMEROVO.EXAMPLE/O/SPIRANE001":       {Notice: "spirane001"},
		"HTTPS://USLUGI.PRIMEROVO.EXAMPLE/F/PALNOMOSHTNO":     {Form: "palnomoshtno"},
		"HTTPS://USLUGI.PRIMEROVO.EXAMPLE/M":                  {Opinion: true},
		"https://uslugi.primerovo.example/m/t":                {Opinion: true},
		"HTTPS://USLUGI.PRIMEROVO.EXAMPLE/R/2026-1":           {Report: Period{Year: 2026, Half: 1}},
	} {
		if got, ok := ours.Read(code); !ok || got != want {
			t.Errorf("%s: got %+v %v, want %+v", code, got, ok, want)
		}
	}
	for name, code := range map[string]string{
		"another host":        "https://evil.example/P/7K3M0QXZ7K3M0QXZ",
		"our host as user":    "https://uslugi.primerovo.example@evil.example/P/7K3M0QXZ7K3M0QXZ",
		"our host as prefix":  "https://uslugi.primerovo.example.evil.example/U/2016",
		"another port":        "https://uslugi.primerovo.example:8443/U/2016",
		"a short token":       "https://uslugi.primerovo.example/P/7K3M",
		"another path":        "https://uslugi.primerovo.example/admin/2016",
		"a report of never":   "https://uslugi.primerovo.example/R/2026-3",
		"a report's file":     "https://uslugi.primerovo.example/R/2026-1.pdf",
		"a path in a wish":    "https://uslugi.primerovo.example/M/../P/7K3M0QXZ7K3M0QXZ",
		"no id":               "https://uslugi.primerovo.example/U/",
		"a path in the id":    "https://uslugi.primerovo.example/U/../P/7K3M0QXZ7K3M0QXZ",
		"a file":              "https://uslugi.primerovo.example/F/palnomoshtno.pdf",
		"a query":             "https://uslugi.primerovo.example/U/2016?x=1",
		"a script":            "javascript:alert(1)",
		"a barcode":           "5901234123457",
		"a contact":           "BEGIN:VCARD",
		"nothing":             "",
		"Cyrillic in the id":  "https://uslugi.primerovo.example/U/Р7446",
		"an escape in the id": "https://uslugi.primerovo.example/U/20%2016",
	} {
		if got, ok := ours.Read(code); ok {
			t.Errorf("%s: %s is taken for %+v", name, code, got)
		}
	}
	if _, ok := PublicAddress("").Read("https://uslugi.primerovo.example/U/2016"); ok {
		t.Error("a town without public pages has no codes")
	}
}
