-- +goose Up
PRAGMA user_version = 1;

-- Moments are RFC 3339 in UTC with milliseconds, days are YYYY-MM-DD; '' is none.

CREATE TABLE town (
  id               INTEGER PRIMARY KEY CHECK (id = 1),
  name_bg          TEXT NOT NULL,
  name_en          TEXT NOT NULL,
  place_bg         TEXT NOT NULL,
  place_en         TEXT NOT NULL,
  website          TEXT NOT NULL,
  letter           TEXT NOT NULL,
  counter_name_bg  TEXT NOT NULL,
  counter_name_en  TEXT NOT NULL,
  counter_place_bg TEXT NOT NULL,
  counter_place_en TEXT NOT NULL,
  public_address   TEXT NOT NULL,
  source           TEXT NOT NULL
) STRICT;

CREATE TABLE department (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  name_bg  TEXT NOT NULL,
  name_en  TEXT NOT NULL,
  about_bg TEXT NOT NULL,
  about_en TEXT NOT NULL,
  phone    TEXT NOT NULL,
  source   TEXT NOT NULL
) STRICT;

CREATE TABLE service_group (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  name_bg  TEXT NOT NULL,
  name_en  TEXT NOT NULL,
  icon     TEXT NOT NULL
) STRICT;

CREATE TABLE service (
  id            TEXT PRIMARY KEY,
  position      INTEGER NOT NULL UNIQUE,
  number        TEXT NOT NULL,
  name_bg       TEXT NOT NULL,
  name_en       TEXT NOT NULL,
  service_group TEXT NOT NULL REFERENCES service_group (id),
  unit          TEXT NOT NULL,
  department    TEXT NOT NULL REFERENCES department (id),
  fee_note      TEXT NOT NULL,
  legal_basis   TEXT NOT NULL,
  checked       TEXT NOT NULL -- a day
) STRICT;

CREATE INDEX service_by_group ON service (service_group);

CREATE TABLE service_document (
  service  TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_term (
  service  TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  speed    TEXT NOT NULL,
  category TEXT NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_fee (
  service  TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  speed    TEXT NOT NULL,
  category TEXT NOT NULL,
  amount   INTEGER NOT NULL, -- euro cents
  memo     TEXT NOT NULL,
  source   TEXT NOT NULL,
  as_of    TEXT NOT NULL,
  note     TEXT NOT NULL,
  example  INTEGER NOT NULL CHECK (example IN (0, 1)),
  PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_source (
  service  TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_example (
  service  TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  part     TEXT NOT NULL,
  PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE life_event (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  name_bg  TEXT NOT NULL,
  name_en  TEXT NOT NULL,
  icon     TEXT NOT NULL
) STRICT;

CREATE TABLE life_event_service (
  life_event TEXT NOT NULL REFERENCES life_event (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  service    TEXT NOT NULL REFERENCES service (id),
  PRIMARY KEY (life_event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE charter (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  title_bg TEXT NOT NULL,
  title_en TEXT NOT NULL,
  source   TEXT NOT NULL
) STRICT;

CREATE TABLE charter_part (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  title_bg TEXT NOT NULL,
  title_en TEXT NOT NULL
) STRICT;

CREATE TABLE charter_section (
  id       TEXT PRIMARY KEY,
  part     TEXT NOT NULL REFERENCES charter_part (id),
  position INTEGER NOT NULL UNIQUE,
  title_bg TEXT NOT NULL,
  title_en TEXT NOT NULL
) STRICT;

CREATE TABLE charter_block (
  position INTEGER PRIMARY KEY,
  section  TEXT NOT NULL REFERENCES charter_section (id),
  promise  TEXT NOT NULL,
  text_bg  TEXT NOT NULL,
  text_en  TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX charter_promise ON charter_block (promise) WHERE promise <> '';

-- What the desk works on. What the public sees is a copy of its own.
CREATE TABLE notice (
  id          TEXT PRIMARY KEY,
  title       TEXT NOT NULL,
  body        TEXT NOT NULL,
  shown_from  TEXT NOT NULL,
  shown_until TEXT NOT NULL,
  version     INTEGER NOT NULL, -- of the last publication; 0: never
  revision    INTEGER NOT NULL,
  changed_by  TEXT NOT NULL,
  changed_at  TEXT NOT NULL
) STRICT;

CREATE TABLE notice_published (
  id          TEXT PRIMARY KEY REFERENCES notice (id),
  version     INTEGER NOT NULL,
  title       TEXT NOT NULL,
  body        TEXT NOT NULL,
  shown_from  TEXT NOT NULL,
  shown_until TEXT NOT NULL
) STRICT;

CREATE TABLE edition (
  number INTEGER PRIMARY KEY,
  built  TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE case_file (
  seq          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  number       TEXT NOT NULL,
  number_key   TEXT NOT NULL,
  year         INTEGER NOT NULL,
  received     TEXT NOT NULL,
  service      TEXT REFERENCES service (id), -- NULL: none given
  salt         TEXT NOT NULL,
  token_digest TEXT NOT NULL UNIQUE,
  due          TEXT NOT NULL,
  extended     TEXT NOT NULL,
  reason       TEXT NOT NULL,
  UNIQUE (number_key, year)
) STRICT;

CREATE TABLE case_stage (
  case_file TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  stage     TEXT NOT NULL,
  reached   TEXT NOT NULL,
  PRIMARY KEY (case_file, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  id       TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  password TEXT NOT NULL,
  created  TEXT NOT NULL
) STRICT;

CREATE TABLE invitation (
  secret_digest TEXT PRIMARY KEY,
  account       TEXT NOT NULL UNIQUE REFERENCES account (id) ON DELETE CASCADE,
  valid_until   TEXT NOT NULL
) STRICT;

CREATE TABLE session (
  token_digest TEXT PRIMARY KEY,
  content      BLOB NOT NULL,
  expires      TEXT NOT NULL
) STRICT;

CREATE INDEX session_by_expiry ON session (expires);

CREATE TABLE event (
  seq    INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  screen TEXT NOT NULL,
  kind   TEXT NOT NULL,
  at     TEXT NOT NULL, -- by the screen's clock
  stored TEXT NOT NULL, -- by the office's
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX event_by_age ON event (stored);

CREATE TABLE audit (
  seq   INTEGER PRIMARY KEY AUTOINCREMENT,
  at    TEXT NOT NULL,
  who   TEXT NOT NULL,
  what  TEXT NOT NULL,
  which TEXT NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER audit_keeps_its_rows BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_loses_no_rows BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit is append-only');
END;
-- +goose StatementEnd
