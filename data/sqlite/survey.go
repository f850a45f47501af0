package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"example.org/parter/data"
)

// putSurvey makes the survey what visitors are asked.
func putSurvey(ctx context.Context, tx *sql.Tx, v data.Survey) error {
	position, _, err := place(ctx, tx, "survey", string(v.ID))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO survey (id, position, content) VALUES (?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET content = excluded.content, removed = 0`, v.ID, position, jsonColumn[data.Survey]{&v})
	return err
}

func insertSurveys(ctx context.Context, tx *sql.Tx, surveys []data.Survey) error {
	for _, v := range surveys {
		if err := putSurvey(ctx, tx, v); err != nil {
			return fmt.Errorf("survey %s: %w", v.ID, err)
		}
	}
	return nil
}

// loadSurveys are those that the public may see, in the order of their publication.
func loadSurveys(ctx context.Context, tx *sql.Tx) ([]data.Survey, error) {
	surveys, err := list(ctx, tx, `SELECT content FROM survey WHERE removed = 0 ORDER BY position`, scanSurvey)
	if err != nil {
		return nil, fmt.Errorf("surveys: %w", err)
	}
	return surveys, nil
}

func scanSurvey(row scanner, v *data.Survey) error { return row.Scan(jsonColumn[data.Survey]{v}) }

// checkSurvey is Problems where another survey is on at the same time, or where somebody
// has answered what would be asked no more: of such a survey only the end may change.
func checkSurvey(ctx context.Context, tx *sql.Tx, v data.Survey) error {
	published, err := loadSurveys(ctx, tx)
	if err != nil {
		return err
	}
	for _, other := range published {
		if other.ID != v.ID && other.Overlaps(v) {
			return data.Problems{{Field: "first_day", Reason: data.Overlaps}}
		}
	}
	var answered data.Survey
	err = scanSurvey(tx.QueryRowContext(ctx, `
		SELECT content FROM survey WHERE id = ?1 AND EXISTS (SELECT 1 FROM survey_answer WHERE survey = ?1)`, v.ID), &answered)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	answered.Until = v.Until
	if same, err := data.SameEntry(localSurvey(answered), localSurvey(v)); err != nil || !same {
		return errors.Join(err, data.Problems{{Field: "questions", Reason: data.Answered}})
	}
	return nil
}

func localSurvey(v data.Survey) data.Survey {
	return data.Content{Surveys: []data.Survey{v}}.Local().Surveys[0]
}

// Surveys are all that were ever published and not taken back before somebody answered,
// the one that began last first.
func (s *Store) Surveys(ctx context.Context) (surveys []data.Survey, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		surveys, err = everySurvey(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("surveys: %w", err)
	}
	return surveys, nil
}

func everySurvey(ctx context.Context, tx *sql.Tx) ([]data.Survey, error) {
	surveys, err := list(ctx, tx, `
		SELECT content FROM survey WHERE removed = 0 OR EXISTS (SELECT 1 FROM survey_answer a WHERE a.survey = survey.id)
		ORDER BY content ->> 'from' DESC`, scanSurvey)
	return data.Content{Surveys: surveys}.Local().Surveys, err
}

// survey is the one with the ID, also where the public sees it no more; or ErrNotFound.
func survey(ctx context.Context, tx *sql.Tx, id data.SurveyID) (v data.Survey, err error) {
	err = notFound(scanSurvey(tx.QueryRowContext(ctx, `SELECT content FROM survey WHERE id = ?`, id), &v))
	return localSurvey(v), err
}

// commitSurvey stores what an event of a kiosk brought. What no survey of the office asked
// stays an event, so that it blocks none behind it and is not lost.
func (s *Store) commitSurvey(ctx context.Context, tx *sql.Tx, e data.Event) (understood bool, err error) {
	var a data.SurveyAnswer
	if json.Unmarshal(e.Detail, &a) != nil {
		return false, nil
	}
	a.ID, a.Screen, a.At = e.ID, e.Screen, e.At
	asked, err := survey(ctx, tx, a.Survey)
	if errors.Is(err, data.ErrNotFound) || err == nil && a.Check(asked) != nil {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	_, err = s.insertAnswer(ctx, tx, a, "")
	return true, err
}

// TakeSurvey stores what came by a phone, or on the paper that somebody of the staff
// types; the same ID once. Problems say what is wrong, and of a survey that does not exist
// it is ErrNotFound. A paper that is typed when the survey is over is of its last day.
func (s *Store) TakeSurvey(ctx context.Context, typedBy string, a data.SurveyAnswer) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		asked, err := survey(ctx, tx, a.Survey)
		if err != nil {
			return err
		}
		if err := a.Check(asked); err != nil {
			return err
		}
		if a.ID == "" {
			a.ID = data.EventID(randomName())
		}
		if last := asked.Over().Add(-time.Second); typedBy != "" && s.clock().After(last) {
			a.At = last
		}
		if added, err := s.insertAnswer(ctx, tx, a, typedBy); err != nil || !added || typedBy == "" {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: typedBy, What: data.DeedSurveyTyped, Which: asked.Ref().String()})
	})
	if err != nil {
		return fmt.Errorf("answers to a survey: %w", err)
	}
	return nil
}

// insertAnswer does not believe a clock that is ahead: what comes cannot be from later.
// What is there already is not added.
func (s *Store) insertAnswer(ctx context.Context, tx *sql.Tx, a data.SurveyAnswer, typedBy string) (added bool, err error) {
	if now := s.clock(); a.At.IsZero() || a.At.After(now) {
		a.At = now
	}
	result, err := tx.ExecContext(ctx, `
		INSERT INTO survey_answer (id, survey, answers, language, channel, visit, screen, at, stored, typed_by)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
		a.ID, a.Survey, jsonColumn[map[data.QuestionID]int]{&a.Answers}, a.Language, a.Channel, a.Visit, a.Screen,
		moment(a.At), moment(s.clock()), typedBy)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// SurveyResult counts everything that was answered to the survey.
func (s *Store) SurveyResult(ctx context.Context, id data.SurveyID) (r data.SurveyResult, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		asked, err := survey(ctx, tx, id)
		if err != nil {
			return err
		}
		r, err = countSurvey(ctx, tx, asked, time.Time{}, s.clock().AddDate(0, 0, 1))
		return err
	})
	if err != nil {
		return r, fmt.Errorf("result of survey %s: %w", id, err)
	}
	return r, nil
}

// surveyResults are those of the surveys that were on in the period, or were answered.
func surveyResults(ctx context.Context, tx *sql.Tx, p data.Period) (results []data.SurveyResult, err error) {
	surveys, err := everySurvey(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, v := range surveys {
		r, err := countSurvey(ctx, tx, v, p.From(), p.Until())
		if err != nil {
			return nil, err
		}
		if r.All+r.NotCounted() > 0 || v.From.Before(p.Until()) && p.From().Before(v.Over()) {
			results = append(results, r)
		}
	}
	return results, nil
}

// countSurvey counts by the rules of the town hall. A visit that began before the period is known
// from a day before.
func countSurvey(ctx context.Context, tx *sql.Tx, v data.Survey, from, until time.Time) (data.SurveyResult, error) {
	answers, err := list(ctx, tx, `
		SELECT id, survey, answers, language, channel, visit, screen, at FROM survey_answer
		WHERE survey = ? AND at >= ? AND at < ? ORDER BY at, id`,
		func(row scanner, a *data.SurveyAnswer) error {
			return row.Scan(&a.ID, &a.Survey, jsonColumn[map[data.QuestionID]int]{&a.Answers}, &a.Language, &a.Channel, &a.Visit, &a.Screen, (*moment)(&a.At))
		}, v.ID, moment(from.AddDate(0, 0, -1)), moment(until))
	if err != nil {
		return data.SurveyResult{}, fmt.Errorf("answers to survey %s: %w", v.ID, err)
	}
	rules, err := loadFeedbackRules(ctx, tx)
	if err != nil {
		return data.SurveyResult{}, fmt.Errorf("rules of survey %s: %w", v.ID, err)
	}
	return rules.Votes.Survey(v, from, until, answers), nil
}
