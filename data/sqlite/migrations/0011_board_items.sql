-- +goose Up
PRAGMA user_version = 11;

-- An item grows a version with each change, and may have pictures, which lie
-- beside the editions, and an agenda, both as JSON.
ALTER TABLE board_item ADD COLUMN version  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE board_item ADD COLUMN pictures TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(pictures));
ALTER TABLE board_item ADD COLUMN agenda   TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(agenda));
ALTER TABLE board_item ADD COLUMN permanent INTEGER NOT NULL DEFAULT 0 CHECK (permanent IN (0, 1));
