package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// put makes the entry what the public sees, in place of what it was before.
func (s *Store) put(ctx context.Context, tx *sql.Tx, e data.Entry) error {
	switch e := e.(type) {
	case data.Notice:
		if err := changed(tx.ExecContext(ctx, `UPDATE notice SET version = ?, authors = '[]' WHERE id = ?`, e.Version, e.ID)); err != nil {
			return err
		}
		return insertPublished(ctx, tx, e)
	case data.Service:
		return putService(ctx, tx, e)
	case data.Department:
		return putDepartment(ctx, tx, e)
	case data.Group:
		return putGroup(ctx, tx, e)
	case data.LifeEvent:
		return putLifeEvent(ctx, tx, e)
	case data.Form:
		return putForm(ctx, tx, e)
	case data.Elsewhere:
		return putElsewhere(ctx, tx, e)
	case data.Survey:
		return putSurvey(ctx, tx, e)
	default:
		return putSingle(ctx, tx, e)
	}
}

// putSingle does the same for what there is one of: it is written anew.
func putSingle(ctx context.Context, tx *sql.Tx, e data.Entry) error {
	tables, insert := []string{}, func() error { return fmt.Errorf("%s: %w", e.Ref(), data.ErrInvalid) }
	switch e := e.(type) {
	case data.Town:
		tables, insert = []string{"town"}, func() error { return insertTown(ctx, tx, e) }
	case data.Charter:
		tables = []string{"charter_block", "charter_section", "charter_part", "charter"}
		insert = func() error { return insertCharter(ctx, tx, e) }
	case data.Receptions:
		tables, insert = []string{"reception"}, func() error { return insertReceptions(ctx, tx, e) }
	case data.DaysOffList:
		return putDaysOff(ctx, tx, e)
	case data.Synonyms:
		tables, insert = []string{"synonym"}, func() error { return insertSynonyms(ctx, tx, e) }
	case data.BoardItems:
		tables, insert = []string{"board_item"}, func() error { return insertBoard(ctx, tx, e) }
	case data.Results:
		tables, insert = []string{"result"}, func() error { return insertResults(ctx, tx, e) }
	case data.StageList:
		tables, insert = []string{"stage_words"}, func() error { return insertStages(ctx, tx, e) }
	}
	for _, table := range tables {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table); err != nil {
			return err
		}
	}
	return insert()
}

// place is where the row stands among those of its table: where it stood, or after
// all others.
func place(ctx context.Context, tx *sql.Tx, table, id string) (position int, is bool, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT coalesce((SELECT position FROM `+table+` WHERE id = ?1), (SELECT coalesce(max(position) + 1, 0) FROM `+table+`)),
			EXISTS (SELECT 1 FROM `+table+` WHERE id = ?1)`, id).Scan(&position, &is)
	return position, is, err
}

// putService keeps the row that cases, life events and other services name.
func putService(ctx context.Context, tx *sql.Tx, s data.Service) error {
	position, is, err := place(ctx, tx, "service", string(s.ID))
	if err != nil {
		return err
	}
	if !is {
		if err := insertService(ctx, tx, position, s); err != nil {
			return err
		}
		return insertRelated(ctx, tx, s)
	}
	if err := changed(tx.ExecContext(ctx, `
		UPDATE service SET number = ?, name_bg = ?, name_en = ?, also = ?, service_group = ?, unit_bg = ?, unit_en = ?, department = ?,
			applicants_bg = ?, applicants_en = ?, outcome_bg = ?, outcome_en = ?, validity_bg = ?, validity_en = ?, appeal_bg = ?, appeal_en = ?,
			fee_note = ?, legal_basis_bg = ?, legal_basis_en = ?, checked = ?, checked_by = ?, removed = 0
		WHERE id = ?`,
		s.Number, s.Name.BG, s.Name.EN, s.Also, s.Group, s.Unit.BG, s.Unit.EN, s.Department,
		s.Applicants.BG, s.Applicants.EN, s.Outcome.BG, s.Outcome.EN, s.Validity.BG, s.Validity.EN, s.Appeal.BG, s.Appeal.EN,
		s.FeeNote, s.LegalBasis.BG, s.LegalBasis.EN, day(s.Checked), s.CheckedBy, s.ID)); err != nil {
		return err
	}
	for _, rows := range []string{
		`DELETE FROM service_document WHERE service = ?`, `DELETE FROM service_term WHERE service = ?`, `DELETE FROM service_fee WHERE service = ?`,
		`DELETE FROM service_way WHERE service = ?`, `DELETE FROM service_alias WHERE service = ?`, `DELETE FROM service_form WHERE service = ?`,
		`DELETE FROM service_source WHERE service = ?`, `DELETE FROM service_example WHERE service = ?`, `DELETE FROM service_related WHERE service = ?`,
	} {
		if _, err := tx.ExecContext(ctx, rows, s.ID); err != nil {
			return err
		}
	}
	if err := insertParts(ctx, tx, s); err != nil {
		return err
	}
	return insertRelated(ctx, tx, s)
}

func putDepartment(ctx context.Context, tx *sql.Tx, d data.Department) error {
	position, is, err := place(ctx, tx, "department", string(d.ID))
	if err != nil {
		return err
	}
	if !is {
		return insertDepartment(ctx, tx, position, d)
	}
	if err := changed(tx.ExecContext(ctx, `
		UPDATE department SET name_bg = ?, name_en = ?, about_bg = ?, about_en = ?, phone = ?, counter_name_bg = ?, counter_name_en = ?,
			counter_place_bg = ?, counter_place_en = ?, hours_source = ?, hours_example = ?, source = ?
		WHERE id = ?`,
		d.Name.BG, d.Name.EN, d.About.BG, d.About.EN, d.Phone, d.Counter.Name.BG, d.Counter.Name.EN,
		d.Counter.Place.BG, d.Counter.Place.EN, d.Hours.Source, d.Hours.Example, d.Source, d.ID)); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM department_opening WHERE department = ?`, d.ID); err != nil {
		return err
	}
	return insertOpenings(ctx, tx, d)
}

func putGroup(ctx context.Context, tx *sql.Tx, g data.Group) error {
	position, _, err := place(ctx, tx, "service_group", string(g.ID))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO service_group (id, position, name_bg, name_en, also, icon) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name_bg = excluded.name_bg, name_en = excluded.name_en, also = excluded.also, icon = excluded.icon`,
		g.ID, position, g.Name.BG, g.Name.EN, g.Also, g.Icon)
	return err
}

func putLifeEvent(ctx context.Context, tx *sql.Tx, e data.LifeEvent) error {
	position, _, err := place(ctx, tx, "life_event", string(e.ID))
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO life_event (id, position, name_bg, name_en, icon) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name_bg = excluded.name_bg, name_en = excluded.name_en, icon = excluded.icon`,
		e.ID, position, e.Name.BG, e.Name.EN, e.Icon); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM life_event_service WHERE life_event = ?`, e.ID); err != nil {
		return err
	}
	return insertSteps(ctx, tx, e)
}

func putForm(ctx context.Context, tx *sql.Tx, f data.Form) error {
	position, _, err := place(ctx, tx, "form", string(f.ID))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO form (id, position, name_bg, name_en, about_bg, about_en, source, example, file, file_pages, file_size)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name_bg = excluded.name_bg, name_en = excluded.name_en, about_bg = excluded.about_bg,
			about_en = excluded.about_en, source = excluded.source, example = excluded.example,
			file = excluded.file, file_pages = excluded.file_pages, file_size = excluded.file_size`,
		f.ID, position, f.Name.BG, f.Name.EN, f.About.BG, f.About.EN, f.Source, f.Example, f.File.SHA256, f.File.Pages, f.File.Size)
	return err
}

func putElsewhere(ctx context.Context, tx *sql.Tx, e data.Elsewhere) error {
	position, _, err := place(ctx, tx, "elsewhere", string(e.ID))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO elsewhere (id, position, name_bg, name_en, also, who_bg, who_en, where_bg, where_en, website, source_bg, source_en, example)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name_bg = excluded.name_bg, name_en = excluded.name_en, also = excluded.also, who_bg = excluded.who_bg,
			who_en = excluded.who_en, where_bg = excluded.where_bg, where_en = excluded.where_en, website = excluded.website,
			source_bg = excluded.source_bg, source_en = excluded.source_en, example = excluded.example`,
		e.ID, position, e.Name.BG, e.Name.EN, e.Also, e.Who.BG, e.Who.EN, e.Where.BG, e.Where.EN, e.Website, e.Source.BG, e.Source.EN, e.Example)
	return err
}

// take takes the entry from the public. What others name stays, as Problems, InUse.
func (s *Store) take(ctx context.Context, tx *sql.Tx, ref data.EntryRef) error {
	used := `SELECT 0`
	take := ""
	switch ref.Kind {
	case data.KindNotice:
		take = `DELETE FROM notice_published WHERE id = ?1`
	case data.KindService:
		take = `UPDATE service SET removed = 1 WHERE id = ?1`
	case data.KindDepartment:
		used, take = `SELECT EXISTS (SELECT 1 FROM service WHERE department = ?1)`, `DELETE FROM department WHERE id = ?1`
	case data.KindGroup:
		used, take = `SELECT EXISTS (SELECT 1 FROM service WHERE service_group = ?1)`, `DELETE FROM service_group WHERE id = ?1`
	case data.KindLifeEvent:
		take = `DELETE FROM life_event WHERE id = ?1`
	case data.KindForm:
		used = `SELECT EXISTS (SELECT 1 FROM service_form WHERE form = ?1) OR EXISTS (SELECT 1 FROM service_document WHERE form = ?1)`
		take = `DELETE FROM form WHERE id = ?1`
	case data.KindElsewhere:
		take = `DELETE FROM elsewhere WHERE id = ?1`
	case data.KindSurvey:
		take = `UPDATE survey SET removed = 1 WHERE id = ?1`
	default:
		return data.Problems{{Field: "remove", Reason: data.InUse}}
	}
	var inUse bool
	if err := tx.QueryRowContext(ctx, used, ref.ID).Scan(&inUse); err != nil {
		return err
	}
	if inUse {
		return data.Problems{{Field: "remove", Reason: data.InUse}}
	}
	return changed(tx.ExecContext(ctx, take, ref.ID))
}

// checkNames is Problems where the entry names what does not exist, or does not go with
// what does.
func checkNames(ctx context.Context, tx *sql.Tx, e data.Entry) error {
	if v, ok := e.(data.Survey); ok {
		return checkSurvey(ctx, tx, v)
	}
	var p data.Problems
	look := func(field, query, id string) error {
		var is bool
		if err := tx.QueryRowContext(ctx, query, id).Scan(&is); err != nil {
			return err
		}
		if !is && id != "" {
			p = append(p, data.Problem{Field: field, Reason: data.UnknownName})
		}
		return nil
	}
	if err := eachName(e, look); err != nil {
		return err
	}
	if p != nil {
		return p
	}
	return nil
}

// eachName visits what the entry names, with a query that tells whether it is there.
func eachName(e data.Entry, look func(field, query, id string) error) error {
	const (
		group      = `SELECT EXISTS (SELECT 1 FROM service_group WHERE id = ?)`
		department = `SELECT EXISTS (SELECT 1 FROM department WHERE id = ?)`
		service    = `SELECT EXISTS (SELECT 1 FROM service WHERE id = ? AND removed = 0)`
		form       = `SELECT EXISTS (SELECT 1 FROM form WHERE id = ?)`
	)
	switch e := e.(type) {
	case data.Service:
		if err := look("group", group, string(e.Group)); err != nil {
			return err
		}
		if err := look("department", department, string(e.Department)); err != nil {
			return err
		}
		for i, d := range e.Documents {
			if err := look(fmt.Sprintf("documents.%d.form", i), form, string(d.Form)); err != nil {
				return err
			}
		}
		for i, id := range e.Forms {
			if err := look(fmt.Sprintf("forms.%d.form", i), form, string(id)); err != nil {
				return err
			}
		}
		for i, id := range e.Related {
			if err := look(fmt.Sprintf("related.%d.service", i), service, string(id)); err != nil {
				return err
			}
		}
	case data.LifeEvent:
		for i, id := range e.Services {
			if err := look(fmt.Sprintf("services.%d.service", i), service, string(id)); err != nil {
				return err
			}
		}
	}
	return nil
}
