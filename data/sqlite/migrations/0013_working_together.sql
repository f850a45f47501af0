-- +goose Up
PRAGMA user_version = 13;

-- What is being written, of every kind but notices, whose drafts have a table of
-- their own. An entry without a draft is as the public sees it.
CREATE TABLE draft (
  kind       TEXT NOT NULL,
  id         TEXT NOT NULL,
  title      TEXT NOT NULL, -- for lists
  content    TEXT NOT NULL CHECK (json_valid(content)),
  changed_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  authors    TEXT NOT NULL CHECK (json_valid(authors)), -- everybody who wrote it since the last publication
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

ALTER TABLE notice ADD COLUMN authors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(authors));

-- How often an entry was changed. It only grows, so that an old form is known as old
-- after its draft is gone. Notices have it in their own table.
CREATE TABLE entry_revision (
  kind   TEXT NOT NULL,
  id     TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- What was decided of a draft, of notices too.
CREATE TABLE approval (
  kind       TEXT NOT NULL,
  id         TEXT NOT NULL,
  title      TEXT NOT NULL, -- for lists
  step       TEXT NOT NULL CHECK (step IN ('asked', 'returned', 'scheduled')),
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  reason     TEXT NOT NULL,
  publish_at TEXT NOT NULL, -- '' unless it is scheduled
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- Every version that was published, and the words of drafts that were taken from the
-- desk without having been.
CREATE TABLE version (
  kind     TEXT NOT NULL,
  id       TEXT NOT NULL,
  number   INTEGER NOT NULL,
  content  TEXT NOT NULL, -- '' where it was removed
  title    TEXT NOT NULL,
  revision INTEGER NOT NULL, -- of the entry then
  made_by  TEXT NOT NULL,
  made_at  TEXT NOT NULL,
  how      TEXT NOT NULL CHECK (how IN ('first', 'published', 'scheduled', 'undone', 'removed', 'draft')),
  PRIMARY KEY (kind, id, number)
) STRICT, WITHOUT ROWID;

-- The kinds of which nobody publishes what is their own.
CREATE TABLE four_eyes (
  kind TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- A service that cases name cannot go, so it is only out of sight.
ALTER TABLE service ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
