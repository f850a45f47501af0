-- +goose Up
PRAGMA user_version = 23;

-- Addresses are sealed with the key of cases, which is not in the database: see
-- data.CaseKey.SealEmail. There were none yet but in trials.
DELETE FROM case_subscription;

-- A subscriber is looked at again when something became of the case, or on the day after
-- this one. '': now.
ALTER TABLE case_subscription ADD COLUMN quiet TEXT NOT NULL DEFAULT ''; -- the day
CREATE INDEX case_subscription_quiet ON case_subscription (quiet) WHERE confirmed <> '';

-- +goose StatementBegin
CREATE TRIGGER case_changed_wakes AFTER UPDATE OF due, stage, closed ON case_file BEGIN
  UPDATE case_subscription SET quiet = '' WHERE case_file = NEW.id AND quiet <> '';
END;
-- +goose StatementEnd

-- The address of a closed case is deleted within a day, no more at once: a last stage
-- that was a mistake is corrected meanwhile.
ALTER TABLE case_subscription ADD COLUMN ended TEXT NOT NULL DEFAULT ''; -- the moment at which the case was found closed; '': it is open
DROP TRIGGER case_closed_forgets;
