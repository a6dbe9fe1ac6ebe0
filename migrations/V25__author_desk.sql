-- The long work of authors, which can be left and found again. Rejudgings have a table of their own.
create table author_task (
  id         uuid primary key,  -- UUIDv7: sorted by time; also the id of the workers' task
  kind       text not null check (kind in ('IMPORT', 'VALIDATION')),
  player_id  uuid not null references player,  -- who began it
  slug       text not null,
  version    int,  -- null until an import has stored its version
  stage      text not null check (stage in
               ('WAITING', 'IMPORTING', 'PREPARING', 'VALIDATING', 'ENDED')),
  done       int not null default 0,
  total      int not null default 0,
  failed     boolean not null default false,
  message    text,
  result     json,  -- the version that an import has stored
  faults     json,  -- what an import found wrong
  started_at timestamptz not null default now(),
  ended_at   timestamptz,
  check ((stage = 'ENDED') = (ended_at is not null)),
  check (not failed or stage = 'ENDED')
);
create index author_task_by_player on author_task (player_id, id desc);
create index author_task_open on author_task (slug, version) where ended_at is null;

-- What an import needs until it ends.
create table author_import (
  task_id uuid primary key references author_task on delete cascade,
  admin   boolean not null,  -- whether the puzzle may be another author's
  upload  bytea not null,    -- the zip of the repository
  details json not null,     -- what its author says about the mission
  bundle  bytea,             -- the bundle's files as JSON; null before the conversion
  notes   json               -- what was not converted
);

-- Which hints a player has looked at.
create table hint_taken (
  puzzle_id uuid not null references puzzle,
  number    int not null,
  player_id uuid not null references player,
  taken_at  timestamptz not null default now(),
  primary key (puzzle_id, number, player_id)
);
create index hint_taken_by_player on hint_taken (player_id, puzzle_id, number);

-- When the version was published last; null if it never was, or before this column was added.
alter table puzzle_version add column published_at timestamptz;

-- The strength of the tests by the report. The report itself may hold escapes that PostgreSQL's
-- functions for JSON refuse, so the number is taken from its text.
alter table puzzle_version add column strength float8;
update puzzle_version
  set strength = cast(substring(cast(report as text) from '"score":([0-9.eE+-]+)') as float8)
  where report is not null;

create index rejudging_by_requester on rejudging (requested_by, id desc);
