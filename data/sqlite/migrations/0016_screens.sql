-- +goose Up
PRAGMA user_version = 16;

-- The screens that were ever connected and are in use, so that one that is gone is
-- missed also after the office was started anew.
CREATE TABLE screen (
  id      TEXT PRIMARY KEY,
  role    TEXT NOT NULL,
  edition INTEGER NOT NULL, -- that it showed last; 0: the built-in page
  seen    TEXT NOT NULL     -- when it was connected last
) STRICT;
