create table player (
  id            uuid primary key,
  name          text not null,
  password_hash text not null,
  roles         text[] not null,
  created_at    timestamptz not null default now()
);
create unique index player_by_name on player (lower(name));

create table puzzle (
  id         uuid primary key,
  slug       text not null unique,
  attempts   bigint not null default 0,  -- judged submissions, for the catalogue
  solved_by  bigint not null default 0,  -- players who solved it, for the catalogue
  created_at timestamptz not null default now()
);

-- What a worker needs to judge, named by the hash of its content.
create table test_set (
  hash    text primary key,
  content bytea not null
);

create table puzzle_version (
  puzzle_id      uuid not null references puzzle,
  number         int not null,
  state          text not null check (state in
                   ('DRAFT', 'VALIDATING', 'VALIDATED', 'REJECTED', 'PUBLISHED', 'RETIRED')),
  hash           text not null,  -- of the bundle
  bundle         bytea not null,
  test_set_hash  text not null references test_set,
  title          text not null,
  difficulty     text not null,
  points         int not null,
  tags           text[] not null,
  statement      text not null,
  statement_html text not null,
  function       text not null,
  signature      text not null,
  starter        text not null,
  samples        json not null,
  hints          text[] not null,
  limits         json not null,
  created_at     timestamptz not null default now(),
  primary key (puzzle_id, number),
  unique (puzzle_id, hash)
);
create unique index one_published_version on puzzle_version (puzzle_id) where state = 'PUBLISHED';

create table submission (
  id              uuid primary key,  -- UUIDv7: sorted by time
  kind            text not null check (kind in ('SUBMISSION', 'RUN', 'SCRATCH')),
  player_id       uuid not null references player,
  puzzle_id       uuid references puzzle,
  version         int,
  source          text not null,
  idempotency_key text,
  state           text not null check (state in ('ACCEPTED', 'QUEUED', 'RUNNING', 'JUDGED')),
  attempt         int not null default 1,
  verdict         text,
  submitted_at    timestamptz not null,
  enqueued_at     timestamptz not null,  -- of the current attempt
  judged_at       timestamptz,
  foreign key (puzzle_id, version) references puzzle_version,
  check (kind = 'SCRATCH' or (puzzle_id is not null and version is not null)),
  check ((state = 'JUDGED') = (verdict is not null))
);
create unique index submission_once on submission (player_id, idempotency_key)
  where idempotency_key is not null;
create index submission_by_player on submission (player_id, id desc);
create index submission_by_puzzle on submission (puzzle_id, id desc);
create index submission_open on submission (enqueued_at) where state <> 'JUDGED';
create index submission_by_enqueued on submission (enqueued_at desc);
create index submission_by_judged on submission (judged_at desc);

-- Every judgement that was ever given, with its provenance.
create table judgement (
  submission_id uuid not null references submission,
  attempt       int not null,
  verdict       text not null,
  judgement     json not null,  -- not jsonb, which refuses what a Python str may hold
  provenance    json not null,
  points        int not null default 0,  -- what this judgement brought
  cpu_millis    bigint not null,
  steps         bigint not null,
  source_bytes  int not null,
  judged_at     timestamptz not null,
  primary key (submission_id, attempt)
);

create table outbox (
  id         bigint generated always as identity primary key,
  topic      text not null,
  key        text not null,
  payload    bytea not null,
  created_at timestamptz not null default now()
);

-- A player's first accepted solution of a puzzle.
create table solved (
  player_id     uuid not null references player,
  puzzle_id     uuid not null references puzzle,
  submission_id uuid not null references submission,
  points        int not null,
  solved_at     timestamptz not null,
  primary key (player_id, puzzle_id)
);

-- All-time standings: the sum of solved, kept in the same transaction.
create table standing (
  player_id  uuid primary key references player,
  points     bigint not null,
  solved     int not null,
  reached_at timestamptz not null  -- when these points were reached: the earlier ranks higher
);
create index standing_by_rank on standing (points desc, reached_at, player_id);

-- A player's best accepted solutions of a puzzle, one a measure.
create table best (
  puzzle_id     uuid not null references puzzle,
  player_id     uuid not null references player,
  measure       text not null check (measure in ('steps', 'time', 'size')),
  value         bigint not null,
  submission_id uuid not null references submission,
  reached_at    timestamptz not null,
  primary key (puzzle_id, measure, player_id)
);
create index best_by_rank on best (puzzle_id, measure, value, reached_at, player_id);
