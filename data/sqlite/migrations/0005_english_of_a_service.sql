-- +goose Up
PRAGMA user_version = 5;

-- What was said of a service in Bulgarian only.
ALTER TABLE service RENAME COLUMN legal_basis TO legal_basis_bg;
ALTER TABLE service ADD COLUMN legal_basis_en TEXT NOT NULL DEFAULT '';

ALTER TABLE service_term RENAME COLUMN text TO text_bg;
ALTER TABLE service_term ADD COLUMN text_en TEXT NOT NULL DEFAULT '';

ALTER TABLE service_fee RENAME COLUMN as_of TO as_of_bg;
ALTER TABLE service_fee ADD COLUMN as_of_en TEXT NOT NULL DEFAULT '';
ALTER TABLE service_fee RENAME COLUMN note TO note_bg;
ALTER TABLE service_fee ADD COLUMN note_en TEXT NOT NULL DEFAULT '';
