-- +goose Up
PRAGMA user_version = 8;

-- Emergency messages, each with the numbers of the states that it began and
-- ended. The number of the last state is the greatest of all.
CREATE TABLE alert (
  id               TEXT PRIMARY KEY,
  form             TEXT NOT NULL CHECK (form IN ('full', 'band')),
  title_bg         TEXT NOT NULL,
  title_en         TEXT NOT NULL,
  body_bg          TEXT NOT NULL,
  body_en          TEXT NOT NULL,
  phone            TEXT NOT NULL,
  drill            INTEGER NOT NULL CHECK (drill IN (0, 1)),
  raised           TEXT NOT NULL,
  until            TEXT NOT NULL, -- '' until it is withdrawn
  raised_by        TEXT NOT NULL,
  raised_number    INTEGER NOT NULL UNIQUE,
  withdrawn        TEXT NOT NULL, -- '' it was not
  withdrawn_by     TEXT NOT NULL,
  withdrawn_number INTEGER UNIQUE -- NULL: it was not
) STRICT;

-- Texts that wait for the day on which they are needed.
CREATE TABLE prepared_alert (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  title_bg TEXT NOT NULL,
  title_en TEXT NOT NULL,
  body_bg  TEXT NOT NULL,
  body_en  TEXT NOT NULL,
  phone    TEXT NOT NULL
) STRICT;
