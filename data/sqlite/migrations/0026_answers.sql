-- +goose Up
PRAGMA user_version = 26;

-- How the town hall deals with what visitors tell it; no row: as usual.
CREATE TABLE feedback_rules (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  rules TEXT NOT NULL -- JSON
) STRICT;

-- To which public keys contacts are sealed; no row: nobody can ask for an answer yet. It
-- is not a column of the town, so that a draft of the town's page, written before, does
-- not set it back.
CREATE TABLE seal_keys (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  office   TEXT NOT NULL,
  recovery TEXT NOT NULL
) STRICT;

-- The case of a message whose writer wants an answer; '': none is wanted.
ALTER TABLE feedback ADD COLUMN case_file TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX feedback_case ON feedback (case_file) WHERE case_file <> '';

-- What was replied: the words, when, how and by whom. The words go with those of the message.
ALTER TABLE feedback ADD COLUMN reply TEXT NOT NULL DEFAULT '';
ALTER TABLE feedback ADD COLUMN replied TEXT NOT NULL DEFAULT '';       -- the day; '': not yet
ALTER TABLE feedback ADD COLUMN replied_how TEXT NOT NULL DEFAULT '';
ALTER TABLE feedback ADD COLUMN replied_by TEXT NOT NULL DEFAULT '';

-- Where writers want their answers, sealed; nobody here can read it.
CREATE TABLE contact (
  feedback TEXT PRIMARY KEY, -- the message
  sealed   TEXT NOT NULL,    -- a file of age in its armour
  stored   TEXT NOT NULL     -- the moment
) STRICT;

-- The last number of the series that was given out in a year.
CREATE TABLE feedback_number (
  series TEXT NOT NULL,
  year   INTEGER NOT NULL,
  last   INTEGER NOT NULL,
  PRIMARY KEY (series, year)
) STRICT;
