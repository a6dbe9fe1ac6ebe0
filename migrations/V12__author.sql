-- The long work of authors, and counter-examples.

-- Imports and validations, which an author can leave and find again. Rejudgings have a table of
-- their own.
create table author_task (
  -- Also the id of the workers' task.
  id         uuid primary key,
  kind       text not null check (kind in ('IMPORT', 'VALIDATION')),
  -- Who began it.
  player_id  uuid not null references player,
  -- The puzzle may not exist yet, so there is no foreign key.
  slug       text not null,
  -- Null until an import has stored its version.
  version    int,
  stage      text not null check (stage in
               ('WAITING', 'IMPORTING', 'PREPARING', 'VALIDATING', 'ENDED')),
  -- The progress of the stage.
  done       int not null default 0,
  total      int not null default 0,
  failed     boolean not null default false,
  -- Why the task failed.
  message    text,
  -- The version that an import has stored, as JSON of the API.
  result     text,
  -- What an import found wrong, as JSON of the API.
  faults     text,
  started_at timestamptz not null default now(),
  ended_at   timestamptz,
  check ((stage = 'ENDED') = (ended_at is not null)),
  check (not failed or stage = 'ENDED')
);
-- A player's tasks, the newest first.
create index author_task_by_player on author_task (player_id, id desc);
-- The open validations of a version, which a new validation ends.
create index author_task_open on author_task (slug, version) where ended_at is null;

-- What an import needs until it ends.
create table author_import (
  task_id uuid primary key references author_task on delete cascade,
  -- Whether the puzzle may be another author's.
  admin   boolean not null,
  -- The zip of the repository.
  upload  bytea not null,
  -- What its author says about the mission, as JSON.
  details text not null,
  -- The files of the bundle as JSON. Null before the conversion.
  bundle  bytea,
  -- What was not converted, as JSON.
  notes   text
);

-- A generated input on which a wrong submission fails. Null while it is looked for, and if none was
-- found.
create table counter_example (
  submission_id uuid primary key references submission,
  example       json
);

-- Views: what other features read of these tables.

-- The generated inputs that were found. For submission, which shows them to the players.
create view found_counter_example as
  select submission_id, example from counter_example where example is not null;
