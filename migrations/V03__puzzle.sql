-- Puzzles with their versions, the catalogue, daily puzzles and hints.

create table puzzle (
  id         uuid primary key,
  -- The name in addresses.
  slug       text not null unique,
  -- Who may change the puzzle. Null for a shipped puzzle, which admins may change.
  author_id  uuid references player,
  -- Judged submissions, and players who have solved the puzzle. The table puzzle_count has what is
  -- still to be added.
  attempts   bigint not null default 0,
  solved_by  bigint not null default 0,
  created_at timestamptz not null default now(),
  -- For the foreign key of puzzle_version.
  unique (id, slug)
);
-- An author's puzzles.
create index puzzle_by_author on puzzle (author_id, slug);

-- What a worker needs to judge, named by the hash of its content.
create table test_set (
  hash    text primary key,
  content bytea not null
);

-- The text that the catalogue searches: words as they are written, of which a search may have only
-- the beginning, and English stems, whose places allow phrases. The words of translations have no
-- stems. Small and capital letters are the same in every alphabet, whatever the locale of the
-- database is. PostgreSQL cannot store the words of a very long statement, so the end is left out.
create function searchable(slug text, title text, tags text[], statement text, translated text)
  returns tsvector
  immutable language sql as $$
  select strip(to_tsvector('simple', lower(concat_ws(' ', replace(slug, '-', ' '), title,
      array_to_string(tags, ' '), left(statement, 20000), left(translated, 200000))
      collate pg_c_utf8)))
    || setweight(to_tsvector('english', lower(title collate pg_c_utf8)), 'A')
    || setweight(to_tsvector('english', lower(array_to_string(tags, ' ') collate pg_c_utf8)), 'B')
    || setweight(to_tsvector('english', lower(left(statement, 20000) collate pg_c_utf8)), 'C')
$$;

-- A bundle that was put, with the parts of it that queries need.
create table puzzle_version (
  puzzle_id      uuid not null references puzzle,
  -- From 1.
  number         int not null,
  -- The slug of the puzzle, so that one index has the order of the catalogue.
  slug           text not null,
  state          text not null check (state in
                   ('DRAFT', 'VALIDATING', 'VALIDATED', 'REJECTED', 'PUBLISHED', 'RETIRED')),
  -- The hash of the bundle.
  hash           text not null,
  -- The bundle's files as JSON. Of each picture it has only the first bytes.
  bundle         bytea not null,
  -- The zip as it came, if the bundle came as a zip.
  archive        bytea,
  test_set_hash  text not null references test_set,
  language       text not null default 'en',
  title          text not null,
  statement      text not null,
  statement_html text not null,
  -- The function that a solution must define, with its parameters.
  function       text not null,
  signature      text not null,
  -- The source with which the editor begins.
  starter        text not null,
  samples        json not null,
  hints          text[] not null,
  tags           text[] not null,
  difficulty     text not null,
  -- The difficulty as a number, from 1.
  level          int not null generated always as (array_position(
    array['elementary', 'simple', 'moderate', 'challenging', 'scientific'], difficulty)) stored,
  -- What an accepted solution earns. With by_points, the most that it can earn: the author's code
  -- says how much it earns.
  points         int not null,
  by_points      boolean not null default false,
  limits         json not null,
  -- The page that draws a test of the puzzle: the bundle's visual.html, or null.
  visual         text,
  -- Whether the author keeps the puzzle open for players who have not opened its station.
  always_open    boolean not null default false,
  -- Whether the bundle can generate inputs, with which counter-examples are looked for.
  generates      boolean not null default false,
  -- The task of the current or last validation. Null before the first one.
  validation     uuid,
  -- What the last validation found, and the strength of the tests in it.
  report         json,
  strength       float8,
  created_at     timestamptz not null default now(),
  -- When the version was published last. Null if it never was.
  published_at   timestamptz,
  -- The words of the translations: the same as Translations.words.
  translated     text not null default '',
  search         tsvector not null
    generated always as (searchable(slug, title, tags, statement, translated)) stored,
  primary key (puzzle_id, number),
  -- The same bundle is not stored twice.
  unique (puzzle_id, hash),
  foreign key (puzzle_id, slug) references puzzle (id, slug)
);
-- A puzzle has one published version. Most queries join this version.
create unique index one_published_version on puzzle_version (puzzle_id) where state = 'PUBLISHED';
-- The catalogue in its order.
create index puzzle_in_order on puzzle_version (level, slug) where state = 'PUBLISHED';
-- A search of the catalogue by words, and by tags.
create index puzzle_by_word on puzzle_version using gin (search) where state = 'PUBLISHED';
create index puzzle_by_tag on puzzle_version using gin (tags) where state = 'PUBLISHED';
-- The version whose validation a worker's answer ends.
create index version_in_validation on puzzle_version (validation) where state = 'VALIDATING';

-- The texts of a version in other languages. A hint that is not translated is the original.
create table version_translation (
  puzzle_id      uuid not null,
  number         int not null,
  language       text not null,
  title          text not null,
  statement      text not null,
  statement_html text not null,
  hints          text[] not null,
  primary key (puzzle_id, number, language),
  foreign key (puzzle_id, number) references puzzle_version
);

-- The pictures of bundles. Versions share the pictures that they have in common.
create table media (
  hash    text primary key,
  content bytea not null
);
-- Pictures are compressed already, so PostgreSQL does not try.
alter table media alter column content set storage external;

create table version_media (
  puzzle_id uuid not null,
  number    int not null,
  -- The name of the file in the bundle.
  name      text not null,
  hash      text not null references media,
  primary key (puzzle_id, number, name),
  foreign key (puzzle_id, number) references puzzle_version
);

-- The puzzle of each date. A date gets its puzzle when somebody asks for it first.
create table daily_puzzle (
  day       date primary key,
  puzzle_id uuid not null references puzzle
);
-- When a puzzle was last the puzzle of a day.
create index daily_puzzle_by_puzzle on daily_puzzle (puzzle_id, day);

-- Which hints a player has looked at.
create table hint_taken (
  puzzle_id uuid not null references puzzle,
  -- The number of the hint, from 1.
  number    int not null,
  player_id uuid not null references player,
  taken_at  timestamptz not null default now(),
  primary key (puzzle_id, number, player_id)
);
-- The hints that a player has looked at.
create index hint_taken_by_player on hint_taken (player_id, puzzle_id, number);

-- Views: what other features read of these tables.

-- All puzzles. For every feature. The counts, for the check of score, lack the changes that score
-- has noted and that are not added yet.
create view named_puzzle as
  select id, slug, author_id, attempts, solved_by from puzzle;

-- Versions in any state; one is released if it is or was published. For submission, rejudging,
-- webhook, contest, and author, which alone reads bundles.
create view any_version as
  select puzzle_id, number, slug, title, difficulty, points, limits, test_set_hash, generates,
    bundle, state in ('PUBLISHED', 'RETIRED') as released
  from puzzle_version;

-- The published versions, of which a puzzle has at most one. For profile, classroom, contest.
create view published_version as
  select puzzle_id, slug, level, title, difficulty from puzzle_version where state = 'PUBLISHED';

-- Validated and published versions. The strength of the tests is null if it was not measured. For
-- contest.
create view ready_version as
  select puzzle_id, number, state, strength from puzzle_version
  where state in ('VALIDATED', 'PUBLISHED');

-- Which hints were looked at: a row for each player and hint. For the statistics of author.
create view looked_hint as
  select puzzle_id, number, taken_at from hint_taken;

-- The puzzle of each day for which somebody has asked. For the badges of profile.
create view puzzle_of_day as
  select day, puzzle_id from daily_puzzle;
