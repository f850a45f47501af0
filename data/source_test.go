package data

import "testing"

func TestOneSubscriberIsOneSource(t *testing.T) {
	for remote, want := range map[string]string{
		"192.0.2.1:40000":             "192.0.2.1",
		"192.0.2.2:40000":             "192.0.2.2",
		"[::ffff:192.0.2.1]:40000":    "192.0.2.1",
		"[2001:db8::1]:1":             "2001:db8::/64",
		"[2001:db8::ffff:2]:2":        "2001:db8::/64",
		"[2001:db8:0:1::1]:1":         "2001:db8:0:1::/64",
		"[fe80::1%eth0]:1":            "fe80::/64",
		"2001:db8::1":                 "2001:db8::/64",
		"@":                           "@",
		"":                            "",
		"a name, not an address:1234": "a name, not an address:1234",
	} {
		if got := SourceOf(remote); got != want {
			t.Errorf("%q: got %q, want %q", remote, got, want)
		}
	}
}
