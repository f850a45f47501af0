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
	FormPath    = "/F/" // формуляр, бланка
	CardPath    = "/V/" // визитка; no QR code leads there
	ConfirmPath = "/S/" // съгласие за писма
	RemovePath  = "/X/" // отказ от тях
	OpinionPath = "/M/" // мнение
	ReportPath  = "/R/" // отчет
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

// Form is the address of the form's page.
func (a PublicAddress) Form(id FormID) string { return string(a) + FormPath + string(id) }

// FormFile is the address of the form's file.
func (a PublicAddress) FormFile(id FormID) string { return a.Form(id) + ".pdf" }

// Case is the address that shows the case of the token's holder.
func (a PublicAddress) Case(t Token) string { return string(a) + CasePath + string(t) }

// CaseLookup is the address of the form for number, date and code.
func (a PublicAddress) CaseLookup() string { return string(a) + strings.TrimSuffix(CasePath, "/") }

// Feedback is the address where phones say what they think, by the code of the channel.
func (a PublicAddress) Feedback(by Channel) string {
	if short := FeedbackWays()[by]; short != "" {
		return string(a) + OpinionPath + short
	}
	return string(a) + strings.TrimSuffix(OpinionPath, "/")
}

// Report is the address of the published report of the period.
func (a PublicAddress) Report(p Period) string { return string(a) + ReportPath + p.String() }

// FeedbackWays are the letters that tell codes of the board, slips and posters apart.
func FeedbackWays() map[Channel]string {
	return map[Channel]string{ViaBoard: "T", ViaSlip: "S", ViaPoster: "P"}
}

// QR returns the address in the form that makes the smallest QR code: capitals
// use the alphanumeric mode. Scheme and host ignore case, and our server folds
// the path.
func QR(address string) string { return strings.ToUpper(address) }

// Named is what one of our own addresses leads to: exactly one of these.
type Named struct {
	Service ServiceID
	Notice  NoticeID
	Form    FormID
	Case    Token
	Opinion bool // where one says what one thinks
	Report  Period
}

// Read says what the text of a scanned code leads to. It is one of ours only
// when it is nothing but an address of this house, by its host and one of its
// paths; capitals and small letters are the same, and http is as good as https.
func (a PublicAddress) Read(code string) (Named, bool) {
	ours, err := url.Parse(string(a))
	if err != nil || ours.Host == "" {
		return Named{}, false
	}
	u, err := url.Parse(code)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || !strings.EqualFold(u.Host, ours.Host) ||
		u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return Named{}, false
	}
	if strings.EqualFold(u.Path, strings.TrimSuffix(OpinionPath, "/")) {
		return Named{Opinion: true}, true
	}
	if len(u.Path) <= len(CasePath) {
		return Named{}, false
	}
	path, id := strings.ToUpper(u.Path[:len(CasePath)]), u.Path[len(CasePath):]
	if path == ReportPath {
		period, err := ParsePeriod(id)
		return Named{Report: period}, err == nil
	}
	if strings.ContainsFunc(id, notOfID) {
		return Named{}, false
	}
	switch path {
	case CasePath:
		token, ok := ParseToken(id)
		return Named{Case: token}, ok
	case ServicePath:
		return Named{Service: ServiceID(strings.ToLower(id))}, true
	case NoticePath:
		return Named{Notice: NoticeID(strings.ToLower(id))}, true
	case FormPath:
		return Named{Form: FormID(strings.ToLower(id))}, true
	case OpinionPath:
		return Named{Opinion: true}, true
	default:
		return Named{}, false
	}
}

// notOfID reports whether the letter stands in no ID of ours.
func notOfID(r rune) bool {
	isDigit, isSmall, isCapital := r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z'
	return !isDigit && !isSmall && !isCapital
}
