package data

import (
	"net/url"
	"strings"
)

// PublicAddress is where phones reach the office's public pages, for example
// "https://uslugi.example.bg" or "http://192.168.1.20:8080". No slash at the end.
type PublicAddress string

// Paths of the public pages. They are single capital letters so that a QR code
// stays small; the server folds case.
const (
	ServicePath = "/U/" // услуга
	CasePath    = "/P/" // преписка
	NoticePath  = "/O/" // обявление
)

// ParsePublicAddress accepts an http or https origin and nothing behind it.
func ParsePublicAddress(s string) (PublicAddress, error) {
	u, err := url.Parse(strings.TrimSuffix(s, "/"))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.Path != "" || u.RawQuery != "" || u.User != nil {
		return "", Problems{{"public", BadFormat}}
	}
	return PublicAddress(u.Scheme + "://" + u.Host), nil
}

// Service is the address of the service's page.
func (a PublicAddress) Service(id ServiceID) string { return string(a) + ServicePath + string(id) }

// Notice is the address of the notice's full text.
func (a PublicAddress) Notice(id NoticeID) string { return string(a) + NoticePath + string(id) }

// Case is the address that shows the case of the token's holder.
func (a PublicAddress) Case(t Token) string { return string(a) + CasePath + string(t) }

// CaseLookup is the address of the form for number and code.
func (a PublicAddress) CaseLookup() string { return string(a) + strings.TrimSuffix(CasePath, "/") }

// QR returns the address in the form that makes the smallest QR code: capitals
// use the alphanumeric mode. Scheme and host ignore case, and our server folds
// the path.
func QR(address string) string { return strings.ToUpper(address) }
