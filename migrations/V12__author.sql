-- The long work of authors, and counter-examples.

-- What workers do for authors. An author can leave a task and find it again. Rejudgings have a table
-- of their own.
create table author_task (
  -- Also the id of the workers' task.
  id         uuid primary key,
  kind       text not null check (kind in ('BUNDLE', 'CHECK', 'IMPORT', 'VALIDATION')),
  -- Who began it. Null for a puzzle that ships with Arbiter.
  player_id  uuid references player,
  -- The puzzle may not exist yet, so there is no foreign key. Null if the checked files are those of
  -- no puzzle.
  slug       text,
  -- Null until a bundle or an import has stored its version.
  version    int,
  stage      text not null check (stage in
               ('WAITING', 'IMPORTING', 'PREPARING', 'VALIDATING', 'ENDED')),
  -- The progress of the stage.
  done       int not null default 0,
  total      int not null default 0,
  -- Why the task failed: an error code of the API, a sentence, and the faults as JSON of the API.
  code       text,
  message    text,
  faults     text,
  -- The stored version or the checked files, as JSON of the API.
  result     text,
  -- Whether the stored version is a new one.
  created    boolean not null default false,
  started_at timestamptz not null default now(),
  ended_at   timestamptz,
  -- The columns from here on have what the task needs until it ends.
  -- Whether the puzzle may be another author's.
  admin      boolean not null default false,
  -- The zip that the author sent: a bundle, or what is imported.
  archive    bytea,
  format     text check (format in ('CHECKIO', 'KATTIS')),
  -- What the author says about an import, as JSON.
  details    text,
  -- The version whose pictures the checked statement shows.
  pictures   int,
  -- The files of the bundle as JSON. Null before the conversion of an import.
  bundle     bytea,
  -- What was not converted, as JSON.
  notes      text,
  check ((stage = 'ENDED') = (ended_at is not null)),
  check (code is null or stage = 'ENDED')
);
-- A player's tasks, the newest first.
create index author_task_by_player on author_task (player_id, id desc);
-- The open validations of a version, which a new validation ends.
create index author_task_open on author_task (slug, version) where ended_at is null;

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
