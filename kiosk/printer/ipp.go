package printer

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
)

// Operations and tags of the Internet Printing Protocol (RFC 8010, RFC 8011).
const (
	getJobAttributes     = 0x0009
	getPrinterAttributes = 0x000b

	operationGroup = 0x01
	endOfGroups    = 0x03
	firstValueTag  = 0x10 // lower ones begin a group
	tagInteger     = 0x21
	tagKeyword     = 0x44
	tagURI         = 0x45
	tagCharset     = 0x47
	tagLanguage    = 0x48

	statusNotFound = 0x0406
	firstFailure   = 0x0100
	answerLimit    = 1 << 20 // bytes; a printer's full description is about 30 kB
)

// errIPP says that an answer is no IPP.
var errIPP = errors.New("not an IPP answer")

// ippStatus is a request that the server refused.
type ippStatus uint16

func (s ippStatus) Error() string { return fmt.Sprintf("IPP status 0x%04x", uint16(s)) }

// attributes are the values of an answer by name, as they stand on the wire.
type attributes map[string][][]byte

// number is the first value of an integer or enum, or 0.
func (a attributes) number(name string) int {
	if values := a[name]; len(values) > 0 && len(values[0]) == 4 {
		return int(int32(binary.BigEndian.Uint32(values[0]))) //nolint:gosec // the wire's own signed type
	}
	return 0
}

// no reports whether a boolean is there and false.
func (a attributes) no(name string) bool {
	values := a[name]
	return len(values) > 0 && len(values[0]) == 1 && values[0][0] == 0
}

func (a attributes) words(name string) []string {
	var all []string
	for _, value := range a[name] {
		all = append(all, string(value))
	}
	return all
}

// A question asks about the printer, or about one of its jobs.
type question struct {
	operation uint16
	printer   string // ipp:// address
	job       int    // 0: the printer itself
	wanted    []string
}

func (q question) encode() []byte {
	out := []byte{1, 1}
	out = binary.BigEndian.AppendUint16(out, q.operation)
	out = binary.BigEndian.AppendUint32(out, 1)
	out = append(out, operationGroup)
	out = appendAttribute(out, tagCharset, "attributes-charset", []byte("utf-8"))
	out = appendAttribute(out, tagLanguage, "attributes-natural-language", []byte("en"))
	out = appendAttribute(out, tagURI, "printer-uri", []byte(q.printer))
	if q.job != 0 {
		out = appendAttribute(out, tagInteger, "job-id", binary.BigEndian.AppendUint32(nil, uint32(q.job))) //nolint:gosec // a job number is a positive int32
	}
	name := "requested-attributes"
	for _, wanted := range q.wanted {
		out = appendAttribute(out, tagKeyword, name, []byte(wanted))
		name = "" // an empty name is one more value
	}
	return append(out, endOfGroups)
}

func appendAttribute(out []byte, tag byte, name string, value []byte) []byte {
	out = append(out, tag)
	out = binary.BigEndian.AppendUint16(out, uint16(len(name))) //nolint:gosec // our own short names
	out = append(out, name...)
	out = binary.BigEndian.AppendUint16(out, uint16(len(value))) //nolint:gosec // our own short values
	return append(out, value...)
}

// ask sends the question to the http address and returns the answer.
func (q question) ask(ctx context.Context, address string) (attributes, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(q.encode()))
	if err != nil {
		return nil, fmt.Errorf("IPP: %w", err)
	}
	request.Header.Set("Content-Type", "application/ipp")
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // no proxy stands before a printer
	answer, err := client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("IPP: %w", err)
	}
	raw, err := io.ReadAll(io.LimitReader(answer.Body, answerLimit))
	if err = errors.Join(err, answer.Body.Close()); err != nil {
		return nil, fmt.Errorf("IPP: %w", err)
	}
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("IPP: HTTP status %s: %w", answer.Status, errIPP)
	}
	return parseAnswer(raw)
}

// parseAnswer reads an answer; its groups are read as one.
func parseAnswer(raw []byte) (attributes, error) {
	if len(raw) < 9 {
		return nil, errIPP
	}
	if status := binary.BigEndian.Uint16(raw[2:4]); status >= firstFailure {
		return nil, ippStatus(status)
	}
	found := attributes{}
	name := ""
	for rest := raw[8:]; len(rest) > 0; {
		tag := rest[0]
		rest = rest[1:]
		if tag == endOfGroups {
			return found, nil
		}
		if tag < firstValueTag {
			continue
		}
		var given, value []byte
		var ok bool
		if given, rest, ok = cutField(rest); !ok {
			return nil, errIPP
		}
		if value, rest, ok = cutField(rest); !ok {
			return nil, errIPP
		}
		if len(given) > 0 {
			name = string(given)
		}
		found[name] = append(found[name], value)
	}
	return nil, fmt.Errorf("%w: it breaks off", errIPP)
}

// cutField takes a field with its two bytes of length off the front.
func cutField(raw []byte) (field, rest []byte, ok bool) {
	if len(raw) < 2 {
		return nil, nil, false
	}
	length := int(binary.BigEndian.Uint16(raw))
	if len(raw)-2 < length {
		return nil, nil, false
	}
	return raw[2 : 2+length], raw[2+length:], true
}
