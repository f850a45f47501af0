package sqlite

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"

	"example.org/parter/data"
)

// A knownPart is a noun of the content that was kept last, with its digest: where it
// is the same again it need not be written down to know that.
type knownPart struct {
	value  any
	digest string
}

// nouns are the fields of the content, each as a pointer to it.
func nouns(c *data.Content) map[string]any {
	fields, value := map[string]any{}, reflect.ValueOf(c).Elem()
	for i := range value.NumField() {
		fields[value.Type().Field(i).Name] = value.Field(i).Addr().Interface()
	}
	return fields
}

// keepContent keeps what the edition says. The content belongs to the store from now
// on; nobody may change it.
func (s *Store) keepContent(ctx context.Context, tx *sql.Tx, n data.EditionNumber, c data.Content) error {
	for noun, field := range nouns(&c) {
		digest, err := s.keepPart(ctx, tx, noun, field)
		if err != nil {
			return fmt.Errorf("content of edition %d: %s: %w", n, noun, err)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO edition_part (number, noun, digest) VALUES (?, ?, ?)`, n, noun, digest); err != nil {
			return fmt.Errorf("content of edition %d: %s: %w", n, noun, err)
		}
	}
	return nil
}

// keepPart keeps the noun unless it is kept, and returns its digest.
func (s *Store) keepPart(ctx context.Context, tx *sql.Tx, noun string, field any) (digest string, err error) {
	if known := s.known[noun]; known.digest != "" && reflect.DeepEqual(known.value, field) {
		kept, err := isKept(ctx, tx, known.digest) // it may have been rolled back, or dropped
		if kept || err != nil {
			return known.digest, err
		}
	}
	text, err := json.Marshal(field)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	digest = hex.EncodeToString(sum[:])
	s.known[noun] = knownPart{field, digest}
	if kept, err := isKept(ctx, tx, digest); kept || err != nil {
		return digest, err
	}
	var packed bytes.Buffer
	writer, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed) // somebody waits for the wall
	if err != nil {
		return "", err
	}
	_, err = writer.Write(text)
	if err := errors.Join(err, writer.Close()); err != nil {
		return "", err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO content_part (digest, content) VALUES (?, ?)`, digest, packed.Bytes())
	return digest, err
}

func isKept(ctx context.Context, tx *sql.Tx, digest string) (kept bool, err error) {
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM content_part WHERE digest = ?)`, digest).Scan(&kept)
	return kept, err
}

// EditionContent is what the edition said, or ErrNotFound where that is not kept.
func (s *Store) EditionContent(ctx context.Context, n data.EditionNumber) (c data.Content, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		c, err = loadParts(ctx, tx, n)
		if errors.Is(err, data.ErrNotFound) {
			c, err = loadWhole(ctx, tx, n)
		}
		return err
	})
	if err != nil {
		return data.Content{}, fmt.Errorf("content of edition %d: %w", n, err)
	}
	for i := range c.Groups { // how many services a group has is counted, not kept
		c.Groups[i].Services = 0
		for _, service := range c.Services {
			if service.Group == c.Groups[i].ID {
				c.Groups[i].Services++
			}
		}
	}
	return c.Local(), nil
}

func loadParts(ctx context.Context, tx *sql.Tx, n data.EditionNumber) (c data.Content, err error) {
	type part struct {
		noun   string
		packed []byte
	}
	parts, err := list(ctx, tx, `
		SELECT e.noun, p.content FROM edition_part e JOIN content_part p ON p.digest = e.digest WHERE e.number = ?`,
		func(row scanner, p *part) error { return row.Scan(&p.noun, &p.packed) }, n)
	if err != nil {
		return c, err
	}
	if len(parts) == 0 {
		return c, data.ErrNotFound
	}
	fields := nouns(&c)
	for _, p := range parts {
		field, ok := fields[p.noun]
		if !ok {
			continue // a noun that the public does not see any more
		}
		if err := unpack(p.packed, field); err != nil {
			return c, fmt.Errorf("%s: %w", p.noun, err)
		}
	}
	return c, nil
}

// loadWhole reads an edition that was published before schema 17.
func loadWhole(ctx context.Context, tx *sql.Tx, n data.EditionNumber) (c data.Content, err error) {
	var packed []byte
	if err := tx.QueryRowContext(ctx, `SELECT content FROM edition_content WHERE number = ?`, n).Scan(&packed); err != nil {
		return c, notFound(err)
	}
	return c, unpack(packed, &c)
}

func unpack(packed []byte, into any) error {
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	text, err := io.ReadAll(reader)
	return errors.Join(err, reader.Close(), json.Unmarshal(text, into))
}

// dropContent forgets what editions said that were built before the moment, but not
// what the newest says.
func dropContent(ctx context.Context, tx *sql.Tx, before moment) error {
	for _, statement := range []string{
		`DELETE FROM edition_content WHERE number IN (SELECT number FROM edition WHERE built < ? AND number < (SELECT max(number) FROM edition))`,
		`DELETE FROM edition_part WHERE number IN (SELECT number FROM edition WHERE built < ? AND number < (SELECT max(number) FROM edition))`,
	} {
		if _, err := tx.ExecContext(ctx, statement, before); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM content_part WHERE digest NOT IN (SELECT digest FROM edition_part)`)
	return err
}
