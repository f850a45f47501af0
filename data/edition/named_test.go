package edition_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestServicesNamedComeInTheirOrder(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	e := p.newest(t, 0)
	for _, c := range []struct{ wanted, want []data.ServiceID }{
		{nil, nil},
		{[]data.ServiceID{"9999"}, nil},
		{[]data.ServiceID{"1007", "9999", "R77", "1004"}, []data.ServiceID{"1007", "r77", "1004"}},
	} {
		services, err := e.ServicesNamed(t.Context(), c.wanted)
		var got []data.ServiceID
		for _, s := range services {
			got = append(got, s.ID)
		}
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("%v: %v (-want +got)\n%s", c.wanted, err, diff)
		}
	}
}
