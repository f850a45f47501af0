package console

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// AlertDesk keeps alerts and brings them to the screens.
type AlertDesk interface {
	// RaiseAlert shows the alert on every screen at once, in place of one that was on.
	// It is data.Problems where that may not be.
	RaiseAlert(ctx context.Context, by string, a data.Alert) (data.AlertState, error)
	// WithdrawAlert takes it away; data.ErrConflict where none is on.
	WithdrawAlert(ctx context.Context, by string) (data.AlertState, error)
	AlertState(ctx context.Context) (data.AlertState, error)
	PreparedAlerts(ctx context.Context) ([]data.PreparedAlert, error)
	// KeepPreparedAlert keeps the text in place of the one with its ID, or as a new one.
	// It is data.Problems where that may not be shown as an alert.
	KeepPreparedAlert(ctx context.Context, by string, a data.PreparedAlert) error
	RemovePreparedAlert(ctx context.Context, by, id string) error
}

// alertForm is the alert exactly as it was entered.
type alertForm struct {
	Text                                string // ID of the prepared text that it began as; empty: of none
	Title, TitleEN, Body, BodyEN, Phone string
	Form                                data.AlertForm
	Drill                               bool
	Minutes                             string // until when; "0": until it is withdrawn
}

type alertView struct {
	alertForm
	On       *data.Alert // nil: none is on
	Prepared []data.PreparedAlert
	Screens  int
	Ends     []time.Duration
}

// Length is the length of an alert in words.
func (p page) Length(d time.Duration) string { return phrases.AlertLength(p.Language, d) }

// Whole are minutes as the form sends them.
func (alertView) Whole(d time.Duration) string { return strconv.Itoa(int(d.Minutes())) }

// Times says since when and until when an alert is on.
func (p page) Times(a data.Alert) string { return phrases.AlertTimes(p.Language, a) }

// alertPage offers the prepared texts; one that was chosen fills the form.
func (c *console) alertPage(w http.ResponseWriter, r *http.Request) error {
	f := alertForm{Form: data.AlertFull, Minutes: "0"}
	prepared, err := c.Alerts.PreparedAlerts(r.Context())
	if err != nil {
		return fmt.Errorf("prepared alerts: %w", err)
	}
	if i := slices.IndexFunc(prepared, func(a data.PreparedAlert) bool { return a.ID == r.FormValue("text") }); i >= 0 {
		a := prepared[i]
		f.Text, f.Title, f.TitleEN, f.Body, f.BodyEN, f.Phone = a.ID, a.Title.BG, a.Title.EN, a.Body.BG, a.Body.EN, string(a.Phone)
	}
	return c.showAlert(w, r, f, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) showAlert(w http.ResponseWriter, r *http.Request, f alertForm, o outcome) error {
	state, err := c.Alerts.AlertState(r.Context())
	if err != nil {
		return fmt.Errorf("alert: %w", err)
	}
	v := alertView{alertForm: f, Ends: phrases.AlertEnds()}
	if state.Alert != nil && state.Alert.On(c.Clock()) {
		v.On = state.Alert
	}
	if v.Prepared, err = c.Alerts.PreparedAlerts(r.Context()); err != nil {
		return fmt.Errorf("prepared alerts: %w", err)
	}
	for _, s := range c.Screens() {
		if s.Online {
			v.Screens++
		}
	}
	p := c.page(r, "alert", phrases.OfficeNavAlert)
	p.Problems, p.Message, p.View = o.problems, o.message, v
	return c.show(w, o.status, "alert", p)
}

func readAlert(r *http.Request) (alertForm, error) {
	if err := parseForm(r); err != nil {
		return alertForm{}, err
	}
	field := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	return alertForm{
		Text: field("text"), Title: field("title"), TitleEN: field("title_en"), Body: field("body"), BodyEN: field("body_en"), Phone: field("phone"),
		Form: data.AlertForm(field("form")), Drill: field("drill") != "", Minutes: field("until"),
	}, nil
}

// keepPrepared keeps what was entered for the day on which it is needed.
func (c *console) keepPrepared(w http.ResponseWriter, r *http.Request) error {
	f, err := readAlert(r)
	if err != nil {
		return err
	}
	err = c.Alerts.KeepPreparedAlert(r.Context(), clerk(r.Context()).Name, data.PreparedAlert{
		ID: f.Text, Title: data.Text{BG: f.Title, EN: f.TitleEN}, Body: data.Text{BG: f.Body, EN: f.BodyEN}, Phone: data.Phone(f.Phone),
	})
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		return c.showAlert(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	case err != nil:
		c.report(r, "prepared alert not kept", err)
		return c.showAlert(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeAlertNotKept, Failed: true}})
	}
	return c.backToAlert(w, r, message{Key: phrases.OfficeAlertKept})
}

func (c *console) removePrepared(w http.ResponseWriter, r *http.Request) error {
	if err := c.Alerts.RemovePreparedAlert(r.Context(), clerk(r.Context()).Name, r.PathValue("id")); err != nil {
		c.report(r, "prepared alert not removed", err)
		return c.backToAlert(w, r, message{Key: phrases.OfficeAlertNotRemoved, Failed: true})
	}
	return c.backToAlert(w, r, message{Key: phrases.OfficeAlertRemoved})
}

// raiseAlert shows the alert at once. What was entered stays where it is refused.
func (c *console) raiseAlert(w http.ResponseWriter, r *http.Request) error {
	f, err := readAlert(r)
	if err != nil {
		return err
	}
	a := data.Alert{
		Form: f.Form, Title: data.Text{BG: f.Title, EN: f.TitleEN}, Body: data.Text{BG: f.Body, EN: f.BodyEN},
		Phone: data.Phone(f.Phone), Drill: f.Drill,
	}
	minutes, err := strconv.Atoi(f.Minutes)
	if err != nil || !slices.Contains(phrases.AlertEnds(), time.Duration(minutes)*time.Minute) {
		return c.showAlert(w, r, f, outcome{http.StatusUnprocessableEntity, data.Problems{{Field: "until", Reason: data.BadFormat}}, nil})
	}
	if minutes > 0 {
		a.Until = c.Clock().Add(time.Duration(minutes) * time.Minute)
	}
	_, err = c.Alerts.RaiseAlert(r.Context(), clerk(r.Context()).Name, a)
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		return c.showAlert(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	case err != nil:
		c.report(r, "alert not raised", err)
		return c.showAlert(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeAlertNotRaised, Failed: true}})
	}
	for _, s := range c.Screens() {
		if s.Online {
			return c.backToAlert(w, r, message{Key: phrases.OfficeAlertRaised})
		}
	}
	return c.backToAlert(w, r, message{Key: phrases.OfficeAlertWaits, Failed: true})
}

func (c *console) withdrawAlert(w http.ResponseWriter, r *http.Request) error {
	_, err := c.Alerts.WithdrawAlert(r.Context(), clerk(r.Context()).Name)
	if err != nil && !errors.Is(err, data.ErrConflict) {
		c.report(r, "alert not withdrawn", err)
		return c.backToAlert(w, r, message{Key: phrases.OfficeAlertNotWithdrawn, Failed: true})
	}
	return c.backToAlert(w, r, message{Key: phrases.OfficeAlertWithdrawn})
}

func (c *console) backToAlert(w http.ResponseWriter, r *http.Request, m message) error {
	if err := c.tell(r, m); err != nil {
		return err
	}
	http.Redirect(w, r, "/alert", http.StatusSeeOther)
	return nil
}
