-- +goose Up
PRAGMA user_version = 15;

-- Programmes of the town's that may read the API. Of the secret only its SHA-256 is
-- kept.
CREATE TABLE api_token (
  id            TEXT PRIMARY KEY,
  secret_digest TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  role          TEXT NOT NULL CHECK (role IN ('catalogue', 'screens', 'audit')),
  valid_until   TEXT NOT NULL,              -- first moment at which it opens nothing
  made          TEXT NOT NULL,
  made_by       TEXT NOT NULL,
  used          TEXT NOT NULL DEFAULT '',   -- the day of its last use; '' never
  revoked       TEXT NOT NULL DEFAULT ''    -- '' it was not
) STRICT;

-- The blank application as a PDF file, beside the editions under its SHA-256.
ALTER TABLE form ADD COLUMN file       TEXT    NOT NULL DEFAULT ''; -- SHA-256; '' none
ALTER TABLE form ADD COLUMN file_pages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE form ADD COLUMN file_size  INTEGER NOT NULL DEFAULT 0;  -- bytes
