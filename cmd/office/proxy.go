package main

import (
	"fmt"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"example.org/parter/data"
)

// proxy is the address, or the network, of proxies in front of the office that are
// trusted to say for whom they ask.
type proxy struct{ netip.Prefix }

// UnmarshalText reads "10.0.0.5", "2001:db8::5" or "10.0.0.0/28". Whoever trusts
// everybody lets everybody choose the name under which guessing is counted.
func (p *proxy) UnmarshalText(text []byte) error {
	written := string(text)
	network, err := netip.ParsePrefix(written)
	if ip, noMask := netip.ParseAddr(written); noMask == nil {
		ip = ip.Unmap().WithZone("")
		network, err = netip.PrefixFrom(ip, ip.BitLen()), nil
	}
	if err != nil || network.Bits() == 0 || network.Addr().Is4In6() {
		return fmt.Errorf("%q is not the address of a proxy: write it as 10.0.0.5 or 10.0.0.0/28", written)
	}
	p.Prefix = network
	return nil
}

// proxies are all that are trusted; none: whoever connects asks for himself.
type proxies []proxy

// askers gives each request that a proxy passed on the address of whoever asks, by
// which guessing is limited: else all phones behind the proxy would share one limit.
func (p proxies) askers(next http.Handler) http.Handler {
	if len(p) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked := r.WithContext(r.Context())
		asked.RemoteAddr = p.asker(r)
		next.ServeHTTP(w, asked)
	})
}

// asker is who asks. Each proxy writes at the end of X-Forwarded-For whom it heard, so
// the list is read from its end, for as long as the one who wrote the entry is trusted;
// what stands before may be invented. Where a proxy wrote nothing or no address, it is
// the asker itself.
func (p proxies) asker(r *http.Request) string {
	asker := r.RemoteAddr
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		hop = strings.TrimSpace(hop)
		if _, isAddress := data.HostOf(hop); !isAddress || !p.trust(asker) {
			break
		}
		asker = hop
	}
	return asker
}

func (p proxies) trust(address string) bool {
	ip, ok := data.HostOf(address)
	return ok && slices.ContainsFunc(p, func(trusted proxy) bool { return trusted.Contains(ip) })
}

// args are the settings for the office that office up starts.
func (p proxies) args() (args []string) {
	for _, trusted := range p {
		args = append(args, "--proxy="+trusted.String())
	}
	return args
}
