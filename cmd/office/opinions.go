package main

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"sync"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/sqlite"
)

// opinions are what phones say. Two faces from one address at once are misuse, so the
// place of a phone is what its address makes together with a secret that is thrown away
// each day: nobody can tell the address from it, nor the same phone on two days.
type opinions struct {
	pages *published
	store *sqlite.Store
	clock func() time.Time

	mu     sync.Mutex
	day    string
	secret []byte
}

// Charter is the published one.
func (o *opinions) Charter(ctx context.Context) (data.Charter, error) {
	c, err := o.pages.Content(ctx)
	return c.Charter, err
}

// TakeFeedback stores the feedback from the address.
func (o *opinions) TakeFeedback(ctx context.Context, from string, f data.Feedback) error {
	f.Screen = o.place(from)
	return o.store.TakeFeedback(ctx, "", f)
}

// Surveys are the published ones.
func (o *opinions) Surveys(ctx context.Context) ([]data.Survey, error) {
	c, err := o.pages.Content(ctx)
	return c.Surveys, err
}

// TakeSurvey stores the answers from the address.
func (o *opinions) TakeSurvey(ctx context.Context, from string, a data.SurveyAnswer) error {
	a.Screen = o.place(from)
	return o.store.TakeSurvey(ctx, "", a)
}

func (o *opinions) place(from string) data.ScreenID {
	o.mu.Lock()
	defer o.mu.Unlock()
	if today := o.clock().In(data.Sofia()).Format(time.DateOnly); today != o.day {
		o.day, o.secret = today, make([]byte, 32)
		_, _ = rand.Read(o.secret) // never fails
	}
	mac := hmac.New(sha256.New, o.secret)
	mac.Write([]byte(from))
	return data.ScreenID("phone-" + hex.EncodeToString(mac.Sum(nil)[:8]))
}
