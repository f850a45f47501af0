-- +goose Up
PRAGMA user_version = 24;

-- What visitors touched or wrote. Whether a face counts is reckoned from these rows, so
-- none is ever deleted for it. Services and promises may be gone from the content, and
-- their names stay.
CREATE TABLE feedback (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT NOT NULL UNIQUE, -- of the event that brought it
  kind       TEXT NOT NULL,
  rating     INTEGER NOT NULL,     -- 1 to 4; 0: none
  service    TEXT NOT NULL,
  department TEXT NOT NULL,
  promise    TEXT NOT NULL,
  reason     TEXT NOT NULL,
  words      TEXT NOT NULL,
  folded     TEXT NOT NULL,        -- the words as they are searched
  language   TEXT NOT NULL,
  channel    TEXT NOT NULL,
  visit      TEXT NOT NULL,
  screen     TEXT NOT NULL,
  at         TEXT NOT NULL,        -- the moment at which it was touched
  stored     TEXT NOT NULL,
  typed_by   TEXT NOT NULL DEFAULT '', -- who of the staff typed the paper
  hidden     TEXT NOT NULL DEFAULT '', -- by staff
  state      TEXT NOT NULL,        -- '' where nobody has to read it; new, taken, done
  owner      TEXT NOT NULL DEFAULT '',
  taken      TEXT NOT NULL DEFAULT '', -- the moment at which somebody answered for it first
  done       TEXT NOT NULL DEFAULT '', -- the moment at which it was done; '': it is not
  note       TEXT NOT NULL DEFAULT '' -- of the staff
) STRICT;
CREATE INDEX feedback_at ON feedback (at);
CREATE INDEX feedback_state ON feedback (state, seq) WHERE state <> '';

-- What the town hall does because of what it was told (коригиращо действие).
CREATE TABLE corrective_action (
  id          TEXT PRIMARY KEY,
  feedback    TEXT NOT NULL DEFAULT '', -- '': not because of a single one
  promise     TEXT NOT NULL DEFAULT '',
  what        TEXT NOT NULL,
  responsible TEXT NOT NULL,
  until       TEXT NOT NULL,            -- the day
  done        TEXT NOT NULL DEFAULT '', -- the day; '': not yet
  made        TEXT NOT NULL
) STRICT;
CREATE INDEX corrective_action_feedback ON corrective_action (feedback);

-- How each promise of the charter is measured; no row: as usual.
CREATE TABLE commitment (
  promise     TEXT PRIMARY KEY,
  measure     TEXT NOT NULL,
  target      INTEGER NOT NULL, -- percent; 0: none
  source      TEXT NOT NULL,
  responsible TEXT NOT NULL
) STRICT;

-- Figures of promises that no machine can count, with their evidence. A figure that was
-- mended is another row: the last one counts.
CREATE TABLE hand_figure (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  promise  TEXT NOT NULL,
  period   TEXT NOT NULL,
  kept     INTEGER NOT NULL,
  n        INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  by       TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;
CREATE INDEX hand_figure_of ON hand_figure (promise, period);

-- Reports as they were published. None ever changes.
CREATE TABLE report (
  period  TEXT PRIMARY KEY,
  content TEXT NOT NULL, -- JSON
  by      TEXT NOT NULL,
  at      TEXT NOT NULL
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER report_stays BEFORE UPDATE ON report BEGIN SELECT raise(ABORT, 'a published report never changes'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER report_remains BEFORE DELETE ON report BEGIN SELECT raise(ABORT, 'a published report never goes'); END;
-- +goose StatementEnd
