-- +goose Up
PRAGMA user_version = 25;

-- How many extensions the client was told of. The day alone does not say it: a case may be
-- extended once more on the day of the notice.
ALTER TABLE case_notice ADD COLUMN extensions INTEGER NOT NULL DEFAULT 0;
UPDATE case_notice SET extensions = coalesce(
  (SELECT max(e.position) + 1 FROM case_extension e WHERE e.case_file = case_notice.case_file AND e.decided <= case_notice.told), 0);

-- From now on: the day of the last extension, until the client was told of it.
UPDATE case_file SET delayed = '' WHERE delayed <> '' AND delayed <= told;

-- A case is looked for by the last digits of its number as well: „1287“ is 94-00-1287.
CREATE INDEX case_by_last_digits ON case_file (substr(number_key, length(rtrim(number_key, '0123456789')) + 1));
