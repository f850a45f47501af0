-- +goose Up
PRAGMA user_version = 12;

-- How a removed posting hung, as JSON, once every screen had its time to tell: it
-- outlives the events that prove it. '' it is still computed from them.
ALTER TABLE posting ADD COLUMN hung TEXT NOT NULL DEFAULT '';
