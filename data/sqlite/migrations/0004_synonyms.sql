-- +goose Up
PRAGMA user_version = 4;

-- What visitors say instead of the register's words.
CREATE TABLE synonym (
	position INTEGER PRIMARY KEY,
	said     TEXT NOT NULL
) STRICT;

CREATE TABLE synonym_meaning (
	synonym  INTEGER NOT NULL REFERENCES synonym (position) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	text     TEXT    NOT NULL,
	PRIMARY KEY (synonym, position)
) STRICT;
