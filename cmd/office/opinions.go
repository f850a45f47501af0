package main

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/seal"
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
	wishes []wish // of the last hour
}

// Charter is the published one.
func (o *opinions) Charter(ctx context.Context) (data.Charter, error) {
	c, err := o.pages.Content(ctx)
	return c.Charter, err
}

// Wishes for an answer open cases: how many of one address are taken in which time. A
// whole family, or a village behind one address, is less.
const (
	mostWishes   = 10
	wishesWithin = time.Hour
)

// AskAnswer seals the contact, unless the phone did, and opens a case for the message.
func (o *opinions) AskAnswer(ctx context.Context, from string, f data.Feedback, c data.Contact) (answer data.CaseAnswer, err error) {
	f.Screen = o.place(from)
	if err := o.allow(f); err != nil {
		return answer, err
	}
	if f.Answer == "" {
		town, err := o.pages.Town(ctx)
		if err != nil {
			return answer, err
		}
		if f.Answer, err = seal.Contact(town.Seal, f.ID, c); err != nil {
			return answer, fmt.Errorf("message to be answered: %w", err)
		}
	}
	return o.store.AskAnswer(ctx, f)
}

// allow counts the messages of a place that are to be answered, each once.
func (o *opinions) allow(f data.Feedback) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.clock()
	o.wishes = slices.DeleteFunc(o.wishes, func(w wish) bool { return now.Sub(w.at) >= wishesWithin })
	n, first := 0, now
	for _, w := range o.wishes {
		switch {
		case w.message == f.ID:
			return nil
		case w.place == f.Screen:
			n++
			if w.at.Before(first) {
				first = w.at
			}
		}
	}
	if n >= mostWishes {
		return data.TooManyAttempts{Wait: first.Add(wishesWithin).Sub(now)}
	}
	o.wishes = append(o.wishes, wish{f.ID, f.Screen, now})
	return nil
}

// wish is a message that is to be answered, by the place that it came from.
type wish struct {
	message data.EventID
	place   data.ScreenID
	at      time.Time
}

// TakeFeedback stores the feedback from the address.
func (o *opinions) TakeFeedback(ctx context.Context, from string, f data.Feedback) error {
	f.Screen = o.place(from)
	return o.store.TakeFeedback(ctx, "", f)
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
