-- +goose Up
PRAGMA user_version = 27;

-- Surveys that are, or were, published. One that is taken from the public stays, because
-- its answers are counted by what it asked.
CREATE TABLE survey (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  content  TEXT NOT NULL,             -- JSON
  removed  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What visitors answered. Whether an answer counts is reckoned from these rows, so none is
-- ever deleted for it.
CREATE TABLE survey_answer (
  id       TEXT PRIMARY KEY, -- of the event that brought it
  survey   TEXT NOT NULL REFERENCES survey (id),
  answers  TEXT NOT NULL,    -- JSON: of each question that was answered, the choice
  language TEXT NOT NULL,
  channel  TEXT NOT NULL,
  visit    TEXT NOT NULL,
  screen   TEXT NOT NULL,
  at       TEXT NOT NULL,
  stored   TEXT NOT NULL,
  typed_by TEXT NOT NULL DEFAULT '' -- who of the staff typed the paper
) STRICT;
CREATE INDEX survey_answer_at ON survey_answer (survey, at);
