-- +goose Up
PRAGMA user_version = 21;

-- What the town says of each stage of a case. An office that is at work begins with the
-- words that the program had.
CREATE TABLE stage_words (
  position INTEGER PRIMARY KEY,
  stage    TEXT NOT NULL UNIQUE,
  name_bg  TEXT NOT NULL,
  name_en  TEXT NOT NULL,
  says_bg  TEXT NOT NULL,
  says_en  TEXT NOT NULL,
  next_bg  TEXT NOT NULL,
  next_en  TEXT NOT NULL
) STRICT;

INSERT INTO stage_words (position, stage, name_bg, name_en, says_bg, says_en, next_bg, next_en)
SELECT * FROM (VALUES
  (0, 'received', 'Приета', 'Received', 'Преписката Ви е приета.', 'Your case has been received.', 'Сега от Вас не се иска нищо. Пазете талона.', 'There is nothing for you to do now. Keep the slip.'),
  (1, 'assigned', 'Насочена към звено', 'Passed to a department', 'Преписката Ви е насочена към звеното, което ще я изпълни.', 'Your case has been passed to the department that will handle it.', 'Сега от Вас не се иска нищо. Пазете талона.', 'There is nothing for you to do now. Keep the slip.'),
  (2, 'progress', 'В работа', 'In progress', 'Преписката Ви се изпълнява.', 'Your case is in progress.', 'Сега от Вас не се иска нищо. Пазете талона.', 'There is nothing for you to do now. Keep the slip.'),
  (3, 'documents', 'Чака допълнителни документи (срокът е спрян)', 'Waiting for more documents (the deadline is paused)', 'Преписката Ви чака допълнителни документи и дотогава срокът е спрян.', 'Your case is waiting for more documents and until then the deadline is paused.', 'Обадете се, за да разберете какво липсва, и го донесете.', 'Call to learn what is missing, and bring it.'),
  (4, 'opinion', 'Чака становище от друг орган', 'Waiting for another authority', 'Преписката Ви чака становище от друг орган.', 'Your case is waiting for the opinion of another authority.', 'Сега от Вас не се иска нищо. Пазете талона.', 'There is nothing for you to do now. Keep the slip.'),
  (5, 'extended', 'Удължен срок', 'Deadline extended', 'Срокът на преписката Ви е удължен.', 'The deadline of your case has been extended.', 'Сега от Вас не се иска нищо. Ако имате въпрос, обадете се.', 'There is nothing for you to do now. If you have a question, call.'),
  (6, 'ready', 'Готова за получаване', 'Ready to collect', 'Преписката Ви е готова.', 'Your case is ready.', 'Можете да я получите на гишето. Носете талона.', 'You can collect it at the desk. Bring the slip.'),
  (7, 'delivered', 'Връчена или изпратена', 'Handed over or sent', 'Преписката Ви е приключена: документът е връчен или изпратен.', 'Your case is closed: the document was handed over or sent.', '', ''),
  (8, 'refused', 'Отказ (с акт)', 'Refused (by an act)', 'По преписката Ви има отказ с акт.', 'Your case was refused by an act.', 'Обадете се, за да разберете повече.', 'Call to learn more.'),
  (9, 'ended', 'Прекратена', 'Ended', 'Преписката Ви е прекратена.', 'Your case was ended.', 'Обадете се, за да разберете защо.', 'Call to learn why.'),
  (10, 'forwarded', 'Препратена по компетентност', 'Forwarded to the competent authority', 'Преписката Ви е препратена на компетентния орган.', 'Your case was forwarded to the competent authority.', 'Обадете се, за да разберете на кого.', 'Call to learn to which.')
) WHERE EXISTS (SELECT 1 FROM town);

-- Who asked to be told of delays of a case, until it is closed. Of the addresses that
-- confirm and remove only the SHA-256 is here.
CREATE TABLE case_subscription (
  id             TEXT PRIMARY KEY,
  case_file      TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
  address        TEXT NOT NULL,
  address_key    TEXT NOT NULL, -- as it is compared
  language       TEXT NOT NULL,
  salt           TEXT NOT NULL,
  confirm_digest TEXT NOT NULL UNIQUE,
  remove_digest  TEXT NOT NULL UNIQUE,
  consented      TEXT NOT NULL, -- the moment
  consent_words  INTEGER NOT NULL, -- the version of what was agreed to
  confirmed      TEXT NOT NULL DEFAULT '', -- the moment; '': not yet
  seen           TEXT NOT NULL, -- JSON: the delays that the page showed already
  UNIQUE (case_file, address_key)
) STRICT;
CREATE INDEX case_subscription_address ON case_subscription (address_key);

-- The letters to them. Each is handed to the mail server at most once.
CREATE TABLE case_letter (
  id           TEXT PRIMARY KEY,
  subscription TEXT NOT NULL REFERENCES case_subscription (id) ON DELETE CASCADE,
  event        TEXT NOT NULL, -- what it tells of; told once
  kind         TEXT NOT NULL, -- '': it asks to confirm
  happened     TEXT NOT NULL, -- the day
  until        TEXT NOT NULL, -- the day
  made         TEXT NOT NULL, -- the moment
  state        TEXT NOT NULL, -- waiting, going, sent, refused, unsure
  tries        INTEGER NOT NULL DEFAULT 0,
  not_before   TEXT NOT NULL, -- the moment
  UNIQUE (subscription, event)
) STRICT;
CREATE INDEX case_letter_waiting ON case_letter (not_before) WHERE state = 'waiting';

-- +goose StatementBegin
CREATE TRIGGER case_closed_forgets AFTER UPDATE OF closed ON case_file WHEN NEW.closed <> '' BEGIN
  DELETE FROM case_subscription WHERE case_file = NEW.id;
END;
-- +goose StatementEnd
