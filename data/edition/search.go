package edition

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"example.org/parter/data"
	"example.org/parter/data/search"
)

// maxQuery bounds the words of a query that are looked at.
const maxQuery = 12

// longWord is how many letters a word has that also stands for longer ones.
const longWord = 4

// fewSounds is how many sounds a word needs to be looked for by them, unless it
// has no more letters.
const fewSounds = 3

// attempt is one way to look for a query.
type attempt struct {
	match string                     // FTS5 expression
	marks func(title, w string) bool // whether a word of the title, folded, is meant by one of the query
	words []string
}

// Search returns what the query finds at the moment, best first, at most limit
// hits. The last word may be unfinished. It looks for the words as typed, then
// for their sound (Latin typing, small mistakes), then for what the keys write in
// another keyboard layout, and at last for some of the words; a later way is
// tried only while the earlier ones found nothing.
func (e *Edition) Search(ctx context.Context, now time.Time, query string, limit int) ([]data.Hit, error) {
	return read(e, "search", func() ([]data.Hit, error) {
		var hits []data.Hit
		if limit <= 0 {
			return nil, nil
		}
		for _, attempts := range attemptsFor(query) {
			for _, a := range attempts {
				more, err := e.match(ctx, now, a, limit)
				if err != nil {
					return nil, err
				}
				hits = appendNew(hits, more)
				if len(hits) >= limit {
					return hits[:limit], nil
				}
			}
			if len(hits) > 0 {
				return hits, nil
			}
		}
		return hits, nil
	})
}

// attemptsFor lists the ways to look for a query in rounds.
func attemptsFor(query string) [][]attempt {
	var typed, sound, layout, some []attempt
	for _, form := range search.Forms(query) {
		words := search.Significant(strings.Fields(form.Text))
		words = words[:min(len(words), maxQuery)]
		switch form.Kind {
		case search.AsTyped:
			typed = exactly(words)
			sound = append(sound, bySound(words))
			some = append(some, anyOf(words))
		case search.LatinTyping:
			sound = append(sound, bySound(words))
			some = append(some, anyBySound(words))
		default:
			layout = append(layout, exactly(words)...)
		}
	}
	return [][]attempt{typed, sound, layout, some}
}

// exactly looks for all words: as a number, in titles, anywhere.
func exactly(words []string) []attempt {
	var attempts []attempt
	if digits := strings.Join(words, ""); strings.Trim(digits, "0123456789") == "" {
		attempts = append(attempts, attempt{match: `number : "` + digits + `"`, marks: isMeant, words: words})
	}
	all := joined(words, " AND ", wordOrStem)
	return append(attempts,
		attempt{match: `{number title stems english} : (` + all + `)`, marks: isMeant, words: words},
		attempt{match: `{number title stems english other} : (` + all + `)`, marks: isMeant, words: words})
}

// anyOf looks for some of the words; those with more of the rare ones come
// first.
func anyOf(words []string) attempt {
	return attempt{match: `{number title stems english other} : (` + joined(words, " OR ", wordOrStem) + `)`, marks: isMeant, words: words}
}

// bySound looks for the sound of all words. One that has hardly any sound is
// found nowhere: „ццц“ would be the beginning of everything.
func bySound(words []string) attempt {
	if slices.ContainsFunc(words, isFaint) {
		return attempt{}
	}
	return attempt{match: `skeleton : (` + joined(words, " AND ", soundOrStem) + `)`, marks: soundsMeant, words: words}
}

// anyBySound looks for the sound of some of the words.
func anyBySound(words []string) attempt {
	words = slices.DeleteFunc(slices.Clone(words), isFaint)
	return attempt{match: `skeleton : (` + joined(words, " OR ", soundOrStem) + `)`, marks: soundsMeant, words: words}
}

// joined writes each word with the function and the operator between them. Where
// all words are looked for the last may be unfinished, and a long one may always
// be the beginning of another: „такси“ of „таксиметров“.
func joined(words []string, operator string, write func(word string, unfinished bool) string) string {
	parts := make([]string, len(words))
	for i, word := range words {
		parts[i] = write(word, i == len(words)-1 && operator == " AND " || utf8.RuneCountInString(word) >= longWord)
	}
	return strings.Join(parts, operator)
}

func wordOrStem(word string, unfinished bool) string {
	return either(word, search.Stem(word), unfinished)
}

func soundOrStem(word string, unfinished bool) string {
	return either(search.Skeleton(word), search.Skeleton(search.Stem(word)), unfinished)
}

// either writes both words; folded words hold letters and digits only and need
// no escape.
func either(word, stem string, unfinished bool) string {
	expression := `"` + word + `"`
	if unfinished {
		expression += `*`
	}
	if stem != word {
		expression = `(` + expression + ` OR "` + stem + `")`
	}
	return expression
}

func isMeant(title, word string) bool {
	return strings.HasPrefix(title, word) || search.Stem(title) == search.Stem(word)
}

// isFaint reports whether of the word's letters fewer than three sounds stay.
func isFaint(word string) bool {
	sounds, letters := utf8.RuneCountInString(search.Skeleton(word)), utf8.RuneCountInString(word)
	return sounds < fewSounds && sounds < letters
}

func soundsMeant(title, word string) bool {
	return strings.HasPrefix(search.Skeleton(title), search.Skeleton(word)) ||
		search.Skeleton(search.Stem(title)) == search.Skeleton(search.Stem(word))
}

// match returns the hits of one attempt. Of services with nearly the same name
// the one that gives a paper comes before those that copy, change or end it.
func (e *Edition) match(ctx context.Context, now time.Time, a attempt, limit int) (hits []data.Hit, err error) {
	if len(a.words) == 0 {
		return nil, nil
	}
	rows, err := e.db.QueryContext(ctx, `
		SELECT found.kind, found.id, found.title_bg, found.title_en, found.under_bg, found.under_en
		FROM search JOIN found ON found.row = search.rowid
		WHERE search MATCH :match
		AND (found.shown_from IS NULL OR found.shown_from <= :now AND :now < found.shown_until)
		ORDER BY bm25(search, 20, 10, 8, 8, 1, 4) * CASE
			WHEN found.title_bg LIKE 'Издаване на дубликат%' OR found.title_bg LIKE 'Прекратяване %'
			OR found.title_bg LIKE 'Отразяване %' THEN 0.8 ELSE 1 END, found.row
		LIMIT :limit`,
		sql.Named("match", a.match), sql.Named("now", now.UnixMicro()), sql.Named("limit", limit))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var h data.Hit
		if err := rows.Scan(&h.Kind, &h.ID, &h.Title.BG, &h.Title.EN, &h.Under.BG, &h.Under.EN); err != nil {
			return nil, err
		}
		h.Marks = a.marked(h.Title.BG)
		hits = append(hits, h)
	}
	return hits, rows.Err()
}

// marked returns where the title holds the words that were looked for.
func (a attempt) marked(title string) []data.Span {
	var spans []data.Span
	for _, place := range search.Split(title) {
		for _, word := range a.words {
			if a.marks(place.Text, word) {
				spans = append(spans, data.Span{Start: place.Start, End: place.End})
				break
			}
		}
	}
	return spans
}

// appendNew leaves out what is among the hits already.
func appendNew(hits, more []data.Hit) []data.Hit {
	seen := make(map[string]bool, len(hits))
	for _, h := range hits {
		seen[string(h.Kind)+" "+h.ID] = true
	}
	for _, h := range more {
		if !seen[string(h.Kind)+" "+h.ID] {
			hits = append(hits, h)
		}
	}
	return hits
}
