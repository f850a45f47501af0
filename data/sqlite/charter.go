package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"example.org/parter/data"
)

func insertCharter(ctx context.Context, tx *sql.Tx, c data.Charter) error {
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO charter (id, title_bg, title_en, source) VALUES (1, ?, ?, ?)`,
		c.Title.BG, c.Title.EN, c.Source); err != nil {
		return fmt.Errorf("charter: %w", err)
	}
	place := 0
	for position, part := range c.Parts {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO charter_part (id, position, title_bg, title_en) VALUES (?, ?, ?, ?)`,
			part.ID, position, part.Title.BG, part.Title.EN); err != nil {
			return fmt.Errorf("charter, part %s: %w", part.ID, err)
		}
		for _, section := range part.Sections {
			if err := insertSection(ctx, tx, part.ID, place, section); err != nil {
				return fmt.Errorf("charter, section %s: %w", section.ID, err)
			}
			place++
		}
	}
	return nil
}

func insertSection(ctx context.Context, tx *sql.Tx, part string, position int, s data.CharterSection) error {
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO charter_section (id, part, position, title_bg, title_en) VALUES (?, ?, ?, ?, ?)`,
		s.ID, part, position, s.Title.BG, s.Title.EN); err != nil {
		return err
	}
	for _, block := range s.Blocks {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO charter_block (section, promise, text_bg, text_en) VALUES (?, ?, ?, ?)`,
			s.ID, block.Promise, block.Text.BG, block.Text.EN); err != nil {
			return err
		}
	}
	return nil
}

func loadCharter(ctx context.Context, tx *sql.Tx) (data.Charter, error) {
	var c data.Charter
	err := tx.QueryRowContext(ctx, `SELECT title_bg, title_en, source FROM charter WHERE id = 1`).
		Scan(&c.Title.BG, &c.Title.EN, &c.Source)
	if errors.Is(err, sql.ErrNoRows) {
		return data.Charter{}, nil
	}
	if err != nil {
		return data.Charter{}, fmt.Errorf("charter: %w", err)
	}
	if c.Parts, err = list(ctx, tx, `
		SELECT id, title_bg, title_en FROM charter_part ORDER BY position`,
		func(row scanner, p *data.CharterPart) error {
			return row.Scan(&p.ID, &p.Title.BG, &p.Title.EN)
		}); err != nil {
		return data.Charter{}, fmt.Errorf("parts of the charter: %w", err)
	}
	place := map[string]*data.CharterPart{}
	for i := range c.Parts {
		place[c.Parts[i].ID] = &c.Parts[i]
	}
	sections, err := loadSections(ctx, tx)
	if err != nil {
		return data.Charter{}, err
	}
	for _, s := range sections {
		place[s.part].Sections = append(place[s.part].Sections, s.CharterSection)
	}
	return c, nil
}

type placedSection struct {
	data.CharterSection
	part string
}

func loadSections(ctx context.Context, tx *sql.Tx) ([]placedSection, error) {
	sections, err := list(ctx, tx, `
		SELECT id, part, title_bg, title_en FROM charter_section ORDER BY position`,
		func(row scanner, s *placedSection) error {
			return row.Scan(&s.ID, &s.part, &s.Title.BG, &s.Title.EN)
		})
	if err != nil {
		return nil, fmt.Errorf("sections of the charter: %w", err)
	}
	type placedBlock struct {
		data.CharterBlock
		section string
	}
	blocks, err := list(ctx, tx, `
		SELECT section, promise, text_bg, text_en FROM charter_block ORDER BY position`,
		func(row scanner, b *placedBlock) error {
			return row.Scan(&b.section, &b.Promise, &b.Text.BG, &b.Text.EN)
		})
	if err != nil {
		return nil, fmt.Errorf("blocks of the charter: %w", err)
	}
	place := map[string]*placedSection{}
	for i := range sections {
		place[sections[i].ID] = &sections[i]
	}
	for _, b := range blocks {
		place[b.section].Blocks = append(place[b.section].Blocks, b.CharterBlock)
	}
	return sections, nil
}
