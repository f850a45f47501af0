-- +goose Up
PRAGMA user_version = 14;

-- Who there was could do everything that there was to do.
ALTER TABLE account ADD COLUMN roles TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(roles));
UPDATE account SET roles = '["editor","publisher","registrar","administrator","auditor"]';
ALTER TABLE account ADD COLUMN locked TEXT NOT NULL DEFAULT '';       -- since when; '' it is not
ALTER TABLE account ADD COLUMN signed_in TEXT NOT NULL DEFAULT '';    -- the last time; '' never
ALTER TABLE account ADD COLUMN second_factor TEXT NOT NULL DEFAULT ''; -- the secret that is shared with a phone; '' none
ALTER TABLE account ADD COLUMN second_step INTEGER NOT NULL DEFAULT 0; -- of the last code, which opens nothing again

-- Codes for whoever has lost the phone; each opens once.
CREATE TABLE recovery_code (
  account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  digest  TEXT NOT NULL,
  PRIMARY KEY (account, digest)
) STRICT, WITHOUT ROWID;

-- Who is signed in where. What a browser holds is in "session"; one that is not
-- here any more opens nothing.
CREATE TABLE signed_in (
  id      TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  began   TEXT NOT NULL,
  seen    TEXT NOT NULL,
  browser TEXT NOT NULL
) STRICT;

CREATE INDEX signed_in_by_account ON signed_in (account);

-- Each row is chained to the one before; '' is filled in after the migration.
ALTER TABLE audit ADD COLUMN hash TEXT NOT NULL DEFAULT '';

-- What stands after seq is only looked at: it spares a reach into the table.
CREATE INDEX audit_by_who ON audit (who, seq, what, at);
CREATE INDEX audit_by_what ON audit (what, seq, who, at);
CREATE INDEX audit_by_time ON audit (at, seq);
