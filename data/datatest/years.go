package datatest

import (
	"strings"
	"time"
)

// Years is the SQL that puts years of work into a content.db that is filled with a
// Region of 1,500 services: 5,000 notices, of which
// 60 are published and on and 300 are published and over, 20,000 cases, and an
// audit of 200,000 rows. It is the same for the same moment. SQL and not values, because only so are so many rows there in a
// second or two.
func Years(now time.Time) string {
	at := func(d time.Duration) string { return now.Add(d).UTC().Format("2006-01-02T15:04:05.000Z") }
	return strings.NewReplacer(
		"{notices}", "5000", "{on}", "60", "{over}", "360", "{cases}", "20000", "{audit}", "200000",
		"{now}", at(0), "{yesterday}", at(-24*time.Hour), "{year-ago}", at(-365*24*time.Hour), "{month-ago}", at(-30*24*time.Hour), "{next-week}", at(7*24*time.Hour),
		"{text}", strings.Repeat("Поради ремонт на водопровода няма да има вода от 9:00 до 15:00 часа. Носете си вода. ", 8),
	).Replace(years)
}

const years = `
	WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {notices})
	INSERT INTO notice (id, title, body, shown_from, shown_until, permanent, version, revision, changed_by, changed_at)
	SELECT printf('years%06d', i), printf('Обявление %d за квартал „Арката“', i), printf('%d. {text}', i),
		CASE WHEN i <= {on} THEN '{yesterday}' ELSE '{year-ago}' END, CASE WHEN i <= {on} THEN '{next-week}' ELSE '{month-ago}' END,
		0, 1, 2, 'Анна Примерова', strftime('%Y-%m-%dT%H:%M:%S.000Z', '{now}', printf('-%d minutes', i * 60)) FROM n;

	INSERT INTO notice_published (id, version, title, body, shown_from, shown_until, permanent)
	SELECT id, 1, title, body, shown_from, shown_until, 0 FROM notice WHERE id BETWEEN 'years000001' AND printf('years%06d', {over});

	WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {cases})
	INSERT INTO case_file (id, number, number_key, number_loose, year, received, service, salt, token_digest, due, promised, stage, closed)
	SELECT printf('years%06d', i), printf('94-00-%d', i), printf('94-00-%d', i), printf('9400%d', i), 2015 + i / 2000, date('{year-ago}', printf('-%d days', i / 10 + 14)),
		(SELECT id FROM service WHERE position = i % 1500), printf('salt%d', i), printf('years%d', i), date('{year-ago}', printf('-%d days', i / 10)), date('{year-ago}', printf('-%d days', i / 10)),
		CASE i % 20 WHEN 0 THEN 'progress' ELSE 'delivered' END, CASE i % 20 WHEN 0 THEN '' ELSE date('{year-ago}', printf('-%d days', i / 10)) END FROM n;

	INSERT INTO case_stage (case_file, position, stage, reached) SELECT id, 0, 'received', received FROM case_file WHERE id LIKE 'years%';
	INSERT INTO case_stage (case_file, position, stage, reached) SELECT id, 1, stage, due FROM case_file WHERE id LIKE 'years%';

	WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {audit})
	INSERT INTO audit (at, who, what, which)
	SELECT strftime('%Y-%m-%dT%H:%M:%S.000Z', '{year-ago}', printf('+%d seconds', i * 100)), 'служител ' || (i % 5), CASE i % 3 WHEN 0 THEN 'notice saved' WHEN 1 THEN 'case registered' ELSE 'signed in' END,
		printf('years%06d', i % {notices}) FROM n;`
