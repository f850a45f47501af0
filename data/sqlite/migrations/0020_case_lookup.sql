-- +goose Up
PRAGMA user_version = 20;

-- What opens a case to visitors; no row: number and date. It is not a column of the
-- town, so that a draft of the town's page, written before, does not set it back.
CREATE TABLE case_lookup (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  depth TEXT NOT NULL
) STRICT;

-- All that a look-up compares stands in the index, in the order in which it is asked
-- for: whether a number is known cannot be told by the time that its row takes.
DROP INDEX case_by_loose_number;
CREATE INDEX case_by_loose_number ON case_file (number_loose, closed, received, id, salt, number_key);
