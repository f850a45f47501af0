-- +goose Up
PRAGMA user_version = 10;

-- The provisions by which something must be posted, as staff keep them.
CREATE TABLE legal_basis (
  id        TEXT PRIMARY KEY,
  position  INTEGER NOT NULL UNIQUE,
  act       TEXT    NOT NULL,
  subject   TEXT    NOT NULL,
  place     TEXT    NOT NULL,
  days      INTEGER NOT NULL, -- 0: the provision is not known to name any
  witnesses INTEGER NOT NULL CHECK (witnesses IN (0, 1)),
  unread    INTEGER NOT NULL CHECK (unread IN (0, 1))
) STRICT;

-- The register of postings. The basis is the one of the day, as JSON: what hung
-- by it stays so, whatever becomes of the list.
CREATE TABLE posting (
  id         TEXT PRIMARY KEY,
  year       INTEGER, -- with the number its place in the register; NULL: it is a draft
  number     INTEGER,
  basis      TEXT    NOT NULL CHECK (json_valid(basis)),
  document   TEXT    NOT NULL,
  addressee  TEXT    NOT NULL, -- for staff only
  title      TEXT    NOT NULL,
  body       TEXT    NOT NULL,
  personal   INTEGER NOT NULL CHECK (personal IN (0, 1)),
  places     TEXT    NOT NULL CHECK (json_valid(places)),
  days       INTEGER NOT NULL,
  not_before TEXT    NOT NULL, -- '' while it is a draft
  posted     TEXT    NOT NULL CHECK (json_valid(posted)),
  posted_at  TEXT    NOT NULL, -- '' while it is a draft
  removed    TEXT    NOT NULL CHECK (json_valid(removed)),
  removed_at TEXT    NOT NULL, -- '' while it hangs
  revision   INTEGER NOT NULL,
  changed_by TEXT    NOT NULL,
  changed_at TEXT    NOT NULL,
  UNIQUE (year, number)
) STRICT;
