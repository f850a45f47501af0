-- +goose Up
PRAGMA user_version = 2;

-- Other names by which visitors know a group.
ALTER TABLE service_group ADD COLUMN also TEXT NOT NULL DEFAULT '';

-- The number as it is looked up: letters and digits only. It is not unique;
-- number_key keeps a year's numbers apart. '' is filled in after the migration.
ALTER TABLE case_file ADD COLUMN number_loose TEXT NOT NULL DEFAULT '';

CREATE INDEX case_by_loose_number ON case_file (number_loose);
