-- +goose Up
PRAGMA user_version = 6;

-- Who says where a service of another authority is done, in English, too.
ALTER TABLE elsewhere RENAME COLUMN source TO source_bg;
ALTER TABLE elsewhere ADD COLUMN source_en TEXT NOT NULL DEFAULT '';
