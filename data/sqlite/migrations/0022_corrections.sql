-- +goose Up
PRAGMA user_version = 22;

-- One more with each change: whoever corrects a case must have seen the last.
ALTER TABLE case_file ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

-- What was corrected; the audit has the deeds without the values.
CREATE TABLE case_correction (
  case_file TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  at        TEXT NOT NULL, -- the moment
  by        TEXT NOT NULL, -- who of the staff
  what      TEXT NOT NULL, -- the deed
  was       TEXT NOT NULL,
  became    TEXT NOT NULL,
  PRIMARY KEY (case_file, position)
) STRICT, WITHOUT ROWID;
