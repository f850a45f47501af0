-- +goose Up
PRAGMA user_version = 7;

-- When a notice is on the boards, between its first and its last moment. A notice
-- without a last one says that somebody chose so.
ALTER TABLE notice ADD COLUMN permanent INTEGER NOT NULL DEFAULT 0 CHECK (permanent IN (0, 1));
ALTER TABLE notice ADD COLUMN schedule  TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(schedule));

ALTER TABLE notice_published ADD COLUMN permanent INTEGER NOT NULL DEFAULT 0 CHECK (permanent IN (0, 1));
ALTER TABLE notice_published ADD COLUMN schedule  TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(schedule));

-- What the boards show beside notices. Without a row it is the standard board.
CREATE TABLE board_item (
  id          TEXT PRIMARY KEY,
  position    INTEGER NOT NULL UNIQUE,
  kind        TEXT NOT NULL,
  subject     TEXT NOT NULL,
  title_bg    TEXT NOT NULL,
  title_en    TEXT NOT NULL,
  body_bg     TEXT NOT NULL,
  body_en     TEXT NOT NULL,
  shown_from  TEXT NOT NULL,
  shown_until TEXT NOT NULL,
  schedule    TEXT NOT NULL CHECK (json_valid(schedule))
) STRICT;
