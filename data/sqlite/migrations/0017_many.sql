-- +goose Up
PRAGMA user_version = 17;

-- Title and text as the search folds them, since SQLite does not fold Cyrillic; ''
-- is filled in after the migration.
ALTER TABLE notice ADD COLUMN folded TEXT NOT NULL DEFAULT '';

CREATE INDEX notice_by_change ON notice (changed_at);

-- What an edition said, noun by noun: what does not change from edition to edition,
-- as the services do not, is kept once. Editions before this are in edition_content.
CREATE TABLE content_part (
  digest  TEXT PRIMARY KEY, -- SHA-256 of the JSON
  content BLOB NOT NULL     -- the JSON, compressed with gzip
) STRICT;

CREATE TABLE edition_part (
  number INTEGER NOT NULL REFERENCES edition (number),
  noun   TEXT NOT NULL, -- the field of data.Content
  digest TEXT NOT NULL REFERENCES content_part (digest),
  PRIMARY KEY (number, noun)
) STRICT, WITHOUT ROWID;

CREATE INDEX edition_part_by_digest ON edition_part (digest);
