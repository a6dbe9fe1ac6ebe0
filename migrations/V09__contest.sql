-- Contests.

create table contest (
  id              uuid primary key,
  owner_id        uuid not null references player,
  title           text not null,
  description     text not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null,
  -- From then on players see no new verdicts of others. Null without a freeze.
  freeze_at       timestamptz,
  scoring         text not null check (scoring in ('POINTS', 'ICPC')),
  -- For each wrong submission before an accepted one.
  penalty_minutes int not null,
  -- Whether each submission gets a child process of its own.
  clean           boolean not null,
  -- Whether the contest changes the ratings of its players.
  rated           boolean not null,
  created_at      timestamptz not null,
  -- The last state that was announced.
  told            text not null default 'UPCOMING'
    check (told in ('UPCOMING', 'RUNNING', 'FROZEN', 'ENDED')),
  -- When everything that the freeze hid was revealed.
  unfrozen_at     timestamptz,
  -- When the submissions of the contest began to count like others.
  closed_at       timestamptz,
  check (starts_at < ends_at),
  check (freeze_at between starts_at and ends_at)
);
-- The list of contests.
create index contest_by_start on contest (starts_at desc, id desc);
-- An owner's contests, for the export of the account.
create index contest_by_owner on contest (owner_id, id);
-- The contests whose next state may have to be announced, and those to be closed.
create index contest_open on contest (starts_at) where closed_at is null;

-- The submissions of a contest. Their table is older than this one.
alter table submission add foreign key (contest_id) references contest;

create table contest_puzzle (
  contest_id uuid not null references contest on delete cascade,
  -- From 0.
  position   int not null,
  puzzle_id  uuid not null references puzzle,
  -- The version that all submissions of the contest are judged by.
  version    int not null,
  -- What the puzzle is worth in the contest.
  points     int not null,
  primary key (contest_id, position),
  unique (contest_id, puzzle_id),
  foreign key (puzzle_id, version) references puzzle_version
);
-- The contests that use a version of a puzzle. Each request for a picture of a version that is not
-- published asks for them.
create index contest_puzzle_by_puzzle on contest_puzzle (puzzle_id, version);

create table contest_registration (
  contest_id    uuid not null references contest on delete cascade,
  player_id     uuid not null references player,
  registered_at timestamptz not null,
  primary key (contest_id, player_id)
);
-- The contests of a player.
create index contest_registration_by_player on contest_registration (player_id, contest_id);
-- The players of a contest, the earliest registration first.
create index contest_registration_by_time
  on contest_registration (contest_id, registered_at, player_id);

-- What happened in a contest, for its event streams. The rows of a contest are added one at a time.
create table contest_event (
  id         bigint generated always as identity primary key,
  contest_id uuid not null references contest on delete cascade,
  kind       text not null check (kind in ('CONTEST', 'CLARIFICATION', 'UNFREEZING')),
  -- The clarification.
  subject    uuid,
  -- The step of the unfreezing.
  step       int
);
-- The events of a contest after one that a client has seen.
create index contest_event_by_contest on contest_event (contest_id, id);

-- The steps of the unfreezing. Each reveals what one player has sent for one puzzle.
create table contest_reveal (
  contest_id  uuid not null references contest on delete cascade,
  -- From 1.
  step        int not null,
  player_id   uuid not null references player,
  puzzle_id   uuid not null references puzzle,
  accepted    boolean not null,
  rank_before int not null,
  rank_after  int not null,
  -- How many places of the table are still hidden after this step.
  remaining   int not null,
  revealed_at timestamptz not null default now(),
  primary key (contest_id, step),
  unique (contest_id, player_id, puzzle_id)
);
-- What was revealed of a player, for the export of the account.
create index contest_reveal_by_player on contest_reveal (player_id);

create table contest_clarification (
  id           uuid primary key,
  contest_id   uuid not null references contest on delete cascade,
  -- Null for a question that is about no puzzle.
  puzzle_id    uuid references puzzle,
  -- Who asked or announced.
  player_id    uuid not null references player,
  -- Whether it is an announcement. Its text is in the column question.
  announcement boolean not null,
  question     text not null,
  answer       text,
  -- Whether all players of the contest see it.
  is_public    boolean not null,
  asked_at     timestamptz not null,
  answered_at  timestamptz
);
-- A contest's clarifications, the newest first.
create index contest_clarification_by_contest on contest_clarification (contest_id, id desc);
-- A player's questions, for the limit on open questions and the export of the account.
create index contest_clarification_by_player on contest_clarification (player_id, id);

-- Views: what other features read of these tables.

-- All contests. For submission, whose owner sees the submissions, webhook, profile.
create view named_contest as
  select id, owner_id, title, ends_at from contest;

-- Who is registered. For webhook, submission.
create view contestant as
  select contest_id, player_id from contest_registration;

-- Contests that may still get submissions and questions. Who stores one locks the contest (for key
-- share), so that the closing waits. Clocks of processes differ, and a statement may come much later
-- than its request. So a contest is open until 2 s after its end, and it closes 3 s after its end at
-- the earliest. For submission.
create view open_contest as
  select id, starts_at, ends_at from contest
  where closed_at is null and now() < ends_at + interval '2 seconds';
