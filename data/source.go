package data

import "net/netip"

// SourceOf names the network that a request comes from, by which guessing is
// limited, from the address of the connection ("host:port"). One IPv6
// subscriber has 2⁶⁴ addresses, so the whole network of 64 bits is one source;
// an IPv4 address is one by itself, also when it is written as IPv6. What is no
// address stays as it is.
func SourceOf(remoteAddr string) string {
	ip, err := netip.ParseAddr(remoteAddr)
	if with, portErr := netip.ParseAddrPort(remoteAddr); portErr == nil {
		ip, err = with.Addr(), nil
	}
	if err != nil {
		return remoteAddr
	}
	ip = ip.Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	return netip.PrefixFrom(ip, 64).Masked().String()
}
