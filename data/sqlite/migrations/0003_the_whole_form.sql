-- +goose Up
PRAGMA user_version = 3;

-- Blank applications.
CREATE TABLE form (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  name_bg  TEXT NOT NULL,
  name_en  TEXT NOT NULL,
  about_bg TEXT NOT NULL,
  about_en TEXT NOT NULL,
  source   TEXT NOT NULL,
  example  INTEGER NOT NULL CHECK (example IN (0, 1))
) STRICT;

-- What the register's form says of a service and was not kept before.
ALTER TABLE service RENAME COLUMN unit TO unit_bg;
ALTER TABLE service ADD COLUMN unit_en       TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN also          TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN applicants_bg TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN applicants_en TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN outcome_bg    TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN outcome_en    TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN validity_bg   TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN validity_en   TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN appeal_bg     TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN appeal_en     TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN checked_by    TEXT NOT NULL DEFAULT '';

ALTER TABLE service_document RENAME COLUMN text TO text_bg;
ALTER TABLE service_document ADD COLUMN text_en TEXT NOT NULL DEFAULT '';
ALTER TABLE service_document ADD COLUMN kind    TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'original', 'copy'));
ALTER TABLE service_document ADD COLUMN fetched INTEGER NOT NULL DEFAULT 0 CHECK (fetched IN (0, 1));
ALTER TABLE service_document ADD COLUMN form    TEXT REFERENCES form (id); -- NULL: none

ALTER TABLE service_term RENAME COLUMN category TO category_bg;
ALTER TABLE service_term ADD COLUMN category_en TEXT NOT NULL DEFAULT '';

ALTER TABLE service_fee RENAME COLUMN category TO category_bg;
ALTER TABLE service_fee ADD COLUMN category_en TEXT NOT NULL DEFAULT '';
ALTER TABLE service_fee ADD COLUMN unit_bg     TEXT NOT NULL DEFAULT '';
ALTER TABLE service_fee ADD COLUMN unit_en     TEXT NOT NULL DEFAULT '';
ALTER TABLE service_fee ADD COLUMN valid_from  TEXT NOT NULL DEFAULT ''; -- the first day of it
ALTER TABLE service_fee ADD COLUMN valid_until TEXT NOT NULL DEFAULT ''; -- the first day without it

-- How one may apply, and how one may get what was applied for.
CREATE TABLE service_way (
  service  TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  kind     TEXT NOT NULL CHECK (kind IN ('apply', 'receive')),
  position INTEGER NOT NULL,
  text_bg  TEXT NOT NULL,
  text_en  TEXT NOT NULL,
  PRIMARY KEY (service, kind, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_form (
  service  TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  form     TEXT NOT NULL REFERENCES form (id),
  PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_related (
  service  TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  related  TEXT NOT NULL REFERENCES service (id),
  PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_alias (
  service  TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

-- Where and when a department receives people. Times are minutes after midnight.
ALTER TABLE department ADD COLUMN counter_name_bg  TEXT NOT NULL DEFAULT '';
ALTER TABLE department ADD COLUMN counter_name_en  TEXT NOT NULL DEFAULT '';
ALTER TABLE department ADD COLUMN counter_place_bg TEXT NOT NULL DEFAULT '';
ALTER TABLE department ADD COLUMN counter_place_en TEXT NOT NULL DEFAULT '';
ALTER TABLE department ADD COLUMN hours_source     TEXT NOT NULL DEFAULT '';
ALTER TABLE department ADD COLUMN hours_example    INTEGER NOT NULL DEFAULT 0 CHECK (hours_example IN (0, 1));

CREATE TABLE department_opening (
  department TEXT NOT NULL REFERENCES department (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  weekday    INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6), -- 0: Sunday
  opens      INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 1440),
  closes     INTEGER NOT NULL CHECK (closes BETWEEN 0 AND 1440),
  PRIMARY KEY (department, position)
) STRICT, WITHOUT ROWID;

-- Exceptions from the calendar.
CREATE TABLE day_off (
  day       TEXT PRIMARY KEY,
  kind      TEXT NOT NULL CHECK (kind IN ('off', 'work')),
  reason_bg TEXT NOT NULL,
  reason_en TEXT NOT NULL,
  source    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reception (
  id         TEXT PRIMARY KEY,
  position   INTEGER NOT NULL UNIQUE,
  who_bg     TEXT NOT NULL,
  who_en     TEXT NOT NULL,
  place_bg   TEXT NOT NULL,
  place_en   TEXT NOT NULL,
  booking_bg TEXT NOT NULL,
  booking_en TEXT NOT NULL,
  phone      TEXT NOT NULL,
  weekday    INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  nth        INTEGER NOT NULL CHECK (nth BETWEEN -1 AND 5), -- 0: every week, -1: the last of the month
  opens      INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 1440),
  closes     INTEGER NOT NULL CHECK (closes BETWEEN 0 AND 1440),
  source     TEXT NOT NULL,
  example    INTEGER NOT NULL CHECK (example IN (0, 1))
) STRICT;

-- Services of other authorities.
CREATE TABLE elsewhere (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  name_bg  TEXT NOT NULL,
  name_en  TEXT NOT NULL,
  also     TEXT NOT NULL,
  who_bg   TEXT NOT NULL,
  who_en   TEXT NOT NULL,
  where_bg TEXT NOT NULL,
  where_en TEXT NOT NULL,
  website  TEXT NOT NULL,
  source   TEXT NOT NULL,
  example  INTEGER NOT NULL CHECK (example IN (0, 1))
) STRICT;

-- Published results of the charter.
CREATE TABLE result (
  id        TEXT PRIMARY KEY,
  position  INTEGER NOT NULL UNIQUE,
  name_bg   TEXT NOT NULL,
  name_en   TEXT NOT NULL,
  period_bg TEXT NOT NULL,
  period_en TEXT NOT NULL,
  value_bg  TEXT NOT NULL,
  value_en  TEXT NOT NULL,
  note_bg   TEXT NOT NULL,
  note_en   TEXT NOT NULL,
  published TEXT NOT NULL, -- a day
  source    TEXT NOT NULL
) STRICT;
