-- +goose Up
PRAGMA user_version = 19;

-- Where lists of cases come from, with what each calls our columns.
CREATE TABLE case_source (
  name    TEXT PRIMARY KEY,
  columns TEXT NOT NULL CHECK (json_valid(columns)) -- our column to its heading
) STRICT, WITHOUT ROWID;

-- What became of the files with cases; the newest hundred are kept. Of a refused one
-- nothing was stored.
CREATE TABLE case_import (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  at         TEXT NOT NULL,
  by         TEXT NOT NULL,
  source     TEXT NOT NULL,
  file       TEXT NOT NULL,
  row_count  INTEGER NOT NULL,
  registered INTEGER NOT NULL,
  staged     INTEGER NOT NULL,
  changed    INTEGER NOT NULL,
  same       INTEGER NOT NULL,
  refused    INTEGER NOT NULL -- places
) STRICT;

-- A token may also be made for handing in cases.
CREATE TABLE api_token_19 (
  id            TEXT PRIMARY KEY,
  secret_digest TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  role          TEXT NOT NULL CHECK (role IN ('catalogue', 'screens', 'audit', 'registrar')),
  valid_until   TEXT NOT NULL,              -- first moment at which it opens nothing
  made          TEXT NOT NULL,
  made_by       TEXT NOT NULL,
  used          TEXT NOT NULL DEFAULT '',   -- the day of its last use; '' never
  revoked       TEXT NOT NULL DEFAULT ''    -- '' it was not
) STRICT;
INSERT INTO api_token_19 SELECT id, secret_digest, name, role, valid_until, made, made_by, used, revoked FROM api_token;
DROP TABLE api_token;
ALTER TABLE api_token_19 RENAME TO api_token;

-- О and З are compared as the digits that were meant: their keys are made anew in Go.
UPDATE case_file SET number_loose = '' WHERE instr(number_key, 'О') > 0 OR instr(number_key, 'З') > 0;
