-- +goose Up
PRAGMA user_version = 28;

-- How long one waits at most, where that is how the promise is measured; 0: not set.
ALTER TABLE commitment ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0;

-- On which day each screen was up for how long of the opening hours. It is reckoned from
-- what the screen told, and stays when those events are dropped.
CREATE TABLE screen_day (
  screen   TEXT NOT NULL,
  role     TEXT NOT NULL,    -- as it was on the day
  day      TEXT NOT NULL,
  planned  INTEGER NOT NULL, -- minutes; 0: nobody receives people on the day
  up       INTEGER NOT NULL, -- minutes of these
  reckoned TEXT NOT NULL,    -- the moment
  PRIMARY KEY (screen, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX screen_day_of ON screen_day (role, day);

-- How long people waited, as staff counted it. A figure that was mended is another row of
-- the same days: the last one counts.
CREATE TABLE waiting (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  day      TEXT NOT NULL,    -- the first
  until    TEXT NOT NULL,    -- the last
  people   INTEGER NOT NULL,
  served   INTEGER NOT NULL, -- of them within the minutes
  minutes  INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  by       TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;
CREATE INDEX waiting_of ON waiting (day, until);

-- The measures count the cases that were due in a period. The open ones have an index.
CREATE INDEX case_closed_by_due ON case_file (due) WHERE closed <> '';
