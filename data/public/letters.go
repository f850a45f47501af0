package public

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Letters are what the holder of a slip may get about delays of the case.
type Letters interface {
	// Subscribe asks the address to confirm. A case with enough of them is Problems of
	// "email", one that cannot be late any more ErrConflict, and no case ErrNotFound.
	Subscribe(ctx context.Context, t data.Token, address data.Email, l data.Language) error
	// ConfirmSubscription is ErrNotFound where the token is not known, or too old.
	ConfirmSubscription(ctx context.Context, t data.Token) error
	// SubscriptionToConfirm fails as ConfirmSubscription does, and changes nothing.
	SubscriptionToConfirm(ctx context.Context, t data.Token) (data.Subscription, error)
	// SubscriptionToRemove is ErrNotFound where there is none, any more.
	SubscriptionToRemove(ctx context.Context, t data.Token) (data.Subscription, error)
	RemoveSubscription(ctx context.Context, t data.Token) error
}

// lettersForm asks for an address.
type lettersForm struct {
	Token   data.Token
	Email   string      // as typed
	Agrees  bool        // the box is ticked
	Problem phrases.Key // of the address; empty: none
	Missing bool        // nobody agreed
	Failed  bool        // it could not be stored
}

// Refused reports whether the form came back.
func (f lettersForm) Refused() bool { return f.Problem != "" || f.Missing || f.Failed }

// lettersFor is the form on the page of the slip's token; nil: no letters are sent, or
// nothing can be late any more.
func (s *site) lettersFor(c data.Case, t data.Token) *lettersForm {
	if s.Letters == nil || !c.Delayable() {
		return nil
	}
	return &lettersForm{Token: t}
}

// subscribe takes the address of whoever holds the slip and agrees.
func (s *site) subscribe(w http.ResponseWriter, r *http.Request) error {
	token, ok := data.ParseToken(r.PathValue("token"))
	if !ok || s.Letters == nil {
		return s.caseGone(w, r)
	}
	if err := r.ParseForm(); err != nil {
		return s.apologize(w, r, http.StatusBadRequest, phrases.PublicErrorNotFound)
	}
	answer, err := s.Cases.CaseByToken(r.Context(), token)
	if errors.Is(err, data.ErrNotFound) {
		return s.caseGone(w, r)
	}
	if err != nil {
		return fmt.Errorf("case to subscribe to: %w", err)
	}
	form := lettersForm{Token: token, Email: strings.TrimSpace(r.PostForm.Get("email")), Agrees: r.PostForm.Get("agrees") != ""}
	address, ok := data.ParseEmail(form.Email)
	form.Missing = !form.Agrees
	if !ok {
		form.Problem = phrases.PublicLettersBadEmail
	}
	if form.Refused() || r.PostForm.Has(onlyShow) {
		return s.showLetters(w, r, http.StatusUnprocessableEntity, answer.Case, form)
	}
	return s.subscribed(w, r, answer.Case, form, address)
}

func (s *site) subscribed(w http.ResponseWriter, r *http.Request, c data.Case, form lettersForm, address data.Email) error {
	p := s.page(r, phrases.PublicLettersAsked)
	p.Path = data.CasePath + string(form.Token)
	err := s.Letters.Subscribe(r.Context(), form.Token, address, p.Language)
	switch {
	case errors.Is(err, data.ErrInvalid):
		form.Problem = phrases.PublicLettersEnough
		return s.showLetters(w, r, http.StatusUnprocessableEntity, c, form)
	case errors.Is(err, data.ErrConflict):
		return s.showSlip(w, r, c, form.Token)
	case err != nil:
		s.report(r, err)
		form.Failed = true
		return s.showLetters(w, r, http.StatusServiceUnavailable, c, form)
	}
	p.View = lettersView{Says: phrases.PublicLettersAskedWhat, Address: string(address), Why: phrases.PublicLettersAskedWhere, Back: data.CasePath + string(form.Token)}
	return s.show(w, http.StatusOK, "letters", p)
}

// showLetters is the page of the case with the form as it was typed.
func (s *site) showLetters(w http.ResponseWriter, r *http.Request, status int, c data.Case, form lettersForm) error {
	p := s.page(r, phrases.PublicCaseTitle)
	p.Path, p.Sent = data.CasePath+string(form.Token)+"/letters", typed(r, "email", "agrees")
	p.Sent.Set(onlyShow, "yes")
	v := s.caseView(r, p.Language, c)
	v.Letters = &form
	p.View = v
	return s.show(w, status, "case", p)
}

// lettersView is a page about letters: what is said, and the one thing to do.
type lettersView struct {
	Says    phrases.Key
	Number  data.CaseNumber // of the case; empty: not named here
	Address string          // to which they go; empty: not named here
	Why     phrases.Key     // what else is said; empty: nothing
	Do      phrases.Key     // of the button; empty: there is none
	Action  string          // where the button sends
	Back    string          // address of the case; empty: not known here
	Remove  string          // address that ends the letters; empty: not here
}

// letter is the subscription to which the letter's address belongs; ErrNotFound: none,
// any more.
func (s *site) letter(r *http.Request, find func(Letters, context.Context, data.Token) (data.Subscription, error)) (found data.Subscription, err error) {
	token, ok := data.ParseToken(r.PathValue("token"))
	if !ok || s.Letters == nil {
		return found, data.ErrNotFound
	}
	return find(s.Letters, r.Context(), token)
}

// toConfirm asks whether letters are wanted, or says that they are: programs that look at
// the addresses of letters before people do must change nothing.
func (s *site) toConfirm(w http.ResponseWriter, r *http.Request) error {
	found, err := s.letter(r, Letters.SubscriptionToConfirm)
	if errors.Is(err, data.ErrNotFound) {
		return s.apologize(w, r, http.StatusNotFound, phrases.PublicLettersGone)
	}
	if err != nil {
		return fmt.Errorf("letters to confirm: %w", err)
	}
	if found.Confirmed {
		return s.confirmed(w, r, found)
	}
	p := s.page(r, phrases.PublicLettersConfirm)
	p.View = lettersView{
		Says: phrases.PublicLettersConfirmWhat, Address: found.Address.Masked(), Why: phrases.PublicLettersConfirmWhich,
		Do: phrases.PublicLettersConfirmDo, Action: data.ConfirmPath + r.PathValue("token"),
	}
	return s.show(w, http.StatusOK, "letters", p)
}

// confirm begins the letters.
func (s *site) confirm(w http.ResponseWriter, r *http.Request) error {
	if token, ok := data.ParseToken(r.PathValue("token")); ok && s.Letters != nil {
		if err := s.Letters.ConfirmSubscription(r.Context(), token); err != nil && !errors.Is(err, data.ErrNotFound) {
			return fmt.Errorf("confirm letters: %w", err)
		}
	}
	return s.toConfirm(w, r)
}

// confirmed says that letters come, and leads to their case: from now on each of them
// does.
func (s *site) confirmed(w http.ResponseWriter, r *http.Request, of data.Subscription) error {
	p := s.page(r, phrases.PublicLettersConfirmed)
	p.View = lettersView{
		Says: phrases.PublicLettersConfirmedWhat, Number: of.Number, Address: of.Address.Masked(), Why: phrases.PublicLettersKept,
		Back: data.CasePath + string(of.Case), Remove: data.RemovePath + string(of.Remove),
	}
	return s.show(w, http.StatusOK, "letters", p)
}

// toRemove asks whether to end the letters, or says that there are none. Whoever did not
// confirm them, and perhaps never asked, does not learn of which case.
func (s *site) toRemove(w http.ResponseWriter, r *http.Request) error {
	found, err := s.letter(r, Letters.SubscriptionToRemove)
	if errors.Is(err, data.ErrNotFound) {
		return s.removed(w, r)
	}
	if err != nil {
		return fmt.Errorf("letters to remove: %w", err)
	}
	p := s.page(r, phrases.PublicLettersRemove)
	v := lettersView{
		Says: phrases.PublicLettersRemoveUnconfirmed, Number: found.Number, Address: found.Address.Masked(),
		Do: phrases.PublicLettersRemoveDo, Action: data.RemovePath + r.PathValue("token"),
	}
	if found.Confirmed {
		v.Says, v.Back = phrases.PublicLettersRemoveWhat, data.CasePath+string(found.Case)
	}
	p.View = v
	return s.show(w, http.StatusOK, "letters", p)
}

// remove ends the letters. The answer is the same where there were none, and to a mail
// program that removes for its reader (RFC 8058).
func (s *site) remove(w http.ResponseWriter, r *http.Request) error {
	if token, ok := data.ParseToken(r.PathValue("token")); ok && s.Letters != nil {
		if err := s.Letters.RemoveSubscription(r.Context(), token); err != nil {
			return fmt.Errorf("remove letters: %w", err)
		}
	}
	return s.removed(w, r)
}

func (s *site) removed(w http.ResponseWriter, r *http.Request) error {
	p := s.page(r, phrases.PublicLettersRemoved)
	p.View = lettersView{Says: phrases.PublicLettersRemovedWhat}
	return s.show(w, http.StatusOK, "letters", p)
}
