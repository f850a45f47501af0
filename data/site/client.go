package site

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"example.org/parter/data"
)

// patience is how long a screen waits for any answer but the stream.
const patience = 5 * time.Second

// Client is a screen's end of the socket.
type Client struct {
	// Shown tells which edition is shown when the stream begins, for an office
	// that was started anew; nil: nothing is told. Set it before Listen.
	Shown func() data.EditionNumber
	// Run names this run of the screen's program, in letters, digits, dashes and
	// underscores; empty: the office cannot restart it. Set it before Listen.
	Run string

	id   data.ScreenID
	role data.ScreenRole
	http *http.Client
}

// NewClient returns the client of one screen. It connects when it is first
// used and whenever it has to.
func NewClient(socket string, id data.ScreenID, role data.ScreenRole) *Client {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		var dialer net.Dialer
		return dialer.DialContext(ctx, "unix", socket)
	}
	return &Client{id: id, role: role, http: &http.Client{Transport: &http.Transport{DialContext: dial}}}
}

// Close lets go of connections that are not in use.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Listen hands every message of the office to the function, one after another,
// until the connection breaks (data.ErrUnavailable) or the context ends. The
// first message is the number of the published edition. The caller decides when
// to listen again.
func (c *Client) Listen(ctx context.Context, on func(Message)) error {
	query := url.Values{"screen": {string(c.id)}, "role": {string(c.role)}, "run": {c.Run}}
	if c.Shown != nil {
		query.Set("edition", strconv.FormatInt(int64(c.Shown()), 10))
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://office/v1/watch?"+query.Encode(), nil)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return fmt.Errorf("listen: %w", unreachable(ctx, err))
	}
	defer func() { _ = response.Body.Close() }() // only read from
	if err := refused(response); err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	lines := bufio.NewScanner(response.Body)
	lines.Buffer(nil, lineLimit)
	for lines.Scan() {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var m Message
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			return fmt.Errorf("listen: %w: %w", data.ErrUnavailable, err)
		}
		on(m)
	}
	return fmt.Errorf("listen: %w", unreachable(ctx, errors.Join(lines.Err(), errors.New("the office ended the stream"))))
}

// Case asks about a case: data.ErrNotFound when number and code do not open
// one, data.TooManyAttempts when guessing was stopped, data.ErrUnavailable when
// the office does not answer within five seconds.
func (c *Client) Case(ctx context.Context, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error) {
	return c.askCase(ctx, caseQuestion{Screen: c.id, Number: number, Code: code})
}

// CaseByDate asks about the outline of a case by its number and the day on which it
// was received, and fails as Case does.
func (c *Client) CaseByDate(ctx context.Context, number data.CaseNumber, received time.Time) (data.CaseAnswer, error) {
	return c.askCase(ctx, caseQuestion{Screen: c.id, Number: number, Date: received})
}

// CaseByToken asks about the case of a slip that was scanned, and fails as Case
// does; a token that opens nothing is data.ErrNotFound.
func (c *Client) CaseByToken(ctx context.Context, token data.Token) (data.CaseAnswer, error) {
	return c.askCase(ctx, caseQuestion{Screen: c.id, Token: token})
}

func (c *Client) askCase(ctx context.Context, question caseQuestion) (data.CaseAnswer, error) {
	body, err := json.Marshal(question)
	if err != nil {
		return data.CaseAnswer{}, fmt.Errorf("case question: %w", err)
	}
	var answer data.CaseAnswer
	if err := c.post(ctx, "/v1/case", body, nil, &answer); err != nil {
		return data.CaseAnswer{}, fmt.Errorf("case question: %w", err)
	}
	return answer, nil
}

// AskAnswer hands up a message whose writer wants an answer, and returns the case that
// was opened for it. The same event again is the same case: one that also waits in the
// outbox is not counted twice. Where the office does not answer within five seconds it is
// data.ErrUnavailable.
func (c *Client) AskAnswer(ctx context.Context, e data.Event) (answer data.CaseAnswer, err error) {
	body, err := json.Marshal(e)
	if err == nil {
		err = c.post(ctx, "/v1/answer", body, nil, &answer)
	}
	if err != nil {
		return data.CaseAnswer{}, fmt.Errorf("message to be answered: %w", err)
	}
	return answer, nil
}

// Send hands events to the office and returns nil only after the office has
// committed them. It is made for Outbox.Deliver.
func (c *Client) Send(ctx context.Context, events []data.Event) error {
	body, err := json.Marshal(events)
	if err != nil {
		return fmt.Errorf("send events: %w", err)
	}
	if err := c.post(ctx, "/v1/events", body, nil, nil); err != nil {
		return fmt.Errorf("send events: %w", err)
	}
	return nil
}

// SendPicture answers a ticket with what is shown, as a PNG of at most 8 MB.
func (c *Client) SendPicture(ctx context.Context, ticket string, png []byte) error {
	header := http.Header{"Content-Type": {"image/png"}}
	if err := c.post(ctx, "/v1/picture/"+url.PathEscape(ticket), png, header, nil); err != nil {
		return fmt.Errorf("send picture: %w", err)
	}
	return nil
}

// SendPrivate answers a ticket when a visitor is looking at a case.
func (c *Client) SendPrivate(ctx context.Context, ticket string) error {
	if err := c.post(ctx, "/v1/picture/"+url.PathEscape(ticket), nil, http.Header{privateHeader: {"yes"}}, nil); err != nil {
		return fmt.Errorf("send picture: %w", err)
	}
	return nil
}

// post sends a body and decodes the answer into the value, unless it is nil.
func (c *Client) post(ctx context.Context, path string, body []byte, header http.Header, into any) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://office"+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	for name, values := range header {
		request.Header[name] = values
	}
	response, err := c.http.Do(request)
	if err != nil {
		return unreachable(ctx, err)
	}
	defer func() { _ = response.Body.Close() }() // only read from
	if err := refused(response); err != nil {
		return err
	}
	answer, err := io.ReadAll(io.LimitReader(response.Body, answerLimit))
	if err != nil {
		return unreachable(ctx, err)
	}
	if into == nil {
		return nil
	}
	if err := json.Unmarshal(answer, into); err != nil {
		return fmt.Errorf("%w: %w", data.ErrUnavailable, err)
	}
	return nil
}

// unreachable is data.ErrUnavailable with the cause, also when the caller gave
// up: context.Canceled is still found in it.
func unreachable(ctx context.Context, err error) error {
	return fmt.Errorf("%w: %w", data.ErrUnavailable, errors.Join(ctx.Err(), err))
}

// refused turns the status of an answer back into the error that it was.
func refused(response *http.Response) error {
	var r refusal
	if response.StatusCode != http.StatusOK {
		body, err := io.ReadAll(io.LimitReader(response.Body, answerLimit))
		if err == nil {
			_ = json.Unmarshal(body, &r) // a refusal without words is still one
		}
	}
	switch response.StatusCode {
	case http.StatusOK:
		return nil
	case http.StatusNotFound:
		return data.ErrNotFound
	case http.StatusTooManyRequests:
		return data.TooManyAttempts{Wait: time.Duration(r.Wait) * time.Second}
	case http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType:
		return fmt.Errorf("%w: %s", data.ErrInvalid, r.Problem)
	default:
		return fmt.Errorf("%w: status %d", data.ErrUnavailable, response.StatusCode)
	}
}
