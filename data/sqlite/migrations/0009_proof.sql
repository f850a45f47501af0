-- +goose Up
PRAGMA user_version = 9;

-- What an edition said, for the question what hung at a moment: the content as
-- JSON, compressed with gzip. Editions before this table are not in it.
CREATE TABLE edition_content (
  number  INTEGER PRIMARY KEY REFERENCES edition (number),
  content BLOB NOT NULL
) STRICT;

CREATE INDEX event_by_screen ON event (screen, at);
