package data

import "net/netip"

// SourceOf names the network that a request comes from, by which guessing is
// limited, from the address of the connection ("host:port"). One IPv6
// subscriber has 2⁶⁴ addresses, so the whole network of 64 bits is one source;
// an IPv4 address is one by itself, also when it is written as IPv6. What is no
// address stays as it is.
func SourceOf(remoteAddr string) string {
	ip, ok := HostOf(remoteAddr)
	switch {
	case !ok:
		return remoteAddr
	case ip.Is4():
		return ip.String()
	default:
		return netip.PrefixFrom(ip, 64).Masked().String()
	}
}

// HostOf reads an address with or without its port. An IPv4 address that is written as
// IPv6 is IPv4.
func HostOf(remoteAddr string) (ip netip.Addr, ok bool) {
	ip, err := netip.ParseAddr(remoteAddr)
	if with, portErr := netip.ParseAddrPort(remoteAddr); portErr == nil {
		ip, err = with.Addr(), nil
	}
	return ip.Unmap().WithZone(""), err == nil
}
