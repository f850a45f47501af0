-- +goose Up
PRAGMA user_version = 18;

-- How the case is reckoned: its term, what a clerk wrote instead, and what came of it.
-- All but speed, department and length follow from the rows below, and are kept for the
-- lists.
ALTER TABLE case_file ADD COLUMN speed TEXT NOT NULL DEFAULT '';
ALTER TABLE case_file ADD COLUMN department TEXT; -- NULL: the service's
ALTER TABLE case_file ADD COLUMN length_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN length_unit TEXT NOT NULL DEFAULT ''; -- '': promised is what somebody wrote
ALTER TABLE case_file ADD COLUMN promised TEXT NOT NULL DEFAULT '';
ALTER TABLE case_file ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE case_file ADD COLUMN closed TEXT NOT NULL DEFAULT '';  -- the day; '': open
ALTER TABLE case_file ADD COLUMN delayed TEXT NOT NULL DEFAULT ''; -- the day of the last extension
ALTER TABLE case_file ADD COLUMN told TEXT NOT NULL DEFAULT '';    -- the day of the last notice to the client

CREATE TABLE case_extension (
  case_file TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  decided   TEXT NOT NULL,
  until     TEXT NOT NULL,
  reason    TEXT NOT NULL,
  PRIMARY KEY (case_file, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_notice (
  case_file TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  told      TEXT NOT NULL, -- the day
  how       TEXT NOT NULL,
  by        TEXT NOT NULL, -- who of the staff
  PRIMARY KEY (case_file, position)
) STRICT, WITHOUT ROWID;

INSERT INTO case_extension (case_file, position, decided, until, reason)
SELECT c.id, 0, coalesce((SELECT max(reached) FROM case_stage WHERE case_file = c.id AND stage = 'extended'), c.received), c.extended, c.reason
FROM case_file c WHERE c.extended <> '';

UPDATE case_file SET
  promised = due,
  due = CASE extended WHEN '' THEN due ELSE extended END,
  delayed = coalesce((SELECT decided FROM case_extension e WHERE e.case_file = id), ''),
  stage = (SELECT s.stage FROM case_stage s WHERE s.case_file = id ORDER BY position DESC LIMIT 1);

UPDATE case_file SET closed = (SELECT s.reached FROM case_stage s WHERE s.case_file = id ORDER BY position DESC LIMIT 1)
WHERE stage IN ('delivered', 'refused', 'ended', 'forwarded');

ALTER TABLE case_file DROP COLUMN extended;
ALTER TABLE case_file DROP COLUMN reason;

CREATE INDEX case_open_by_due ON case_file (due) WHERE closed = '';
CREATE INDEX case_open_by_stage ON case_file (stage, due) WHERE closed = '';
CREATE INDEX case_open_by_delay ON case_file (delayed) WHERE closed = '' AND delayed <> '';
