create table contest (
  id              uuid primary key,  -- UUIDv7
  owner_id        uuid not null references player,
  title           text not null,
  description     text not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null,
  freeze_at       timestamptz,  -- from when on players see no verdicts; null without a freeze
  scoring         text not null check (scoring in ('POINTS', 'ICPC')),
  penalty_minutes int not null,
  clean           boolean not null,  -- whether each submission gets a process of its own
  rated           boolean not null,
  created_at      timestamptz not null,
  told            text not null default 'UPCOMING'  -- the last state that was announced
    check (told in ('UPCOMING', 'RUNNING', 'FROZEN', 'ENDED')),
  unfrozen_at     timestamptz,  -- when everything that the freeze hid was revealed
  closed_at       timestamptz,  -- when its submissions began to count like others
  check (starts_at < ends_at),
  check (freeze_at between starts_at and ends_at)
);
create index contest_by_start on contest (starts_at desc, id desc);
create index contest_by_owner on contest (owner_id, id);
create index contest_open on contest (starts_at) where closed_at is null;

create table contest_puzzle (
  contest_id uuid not null references contest on delete cascade,
  position   int not null,  -- from 0
  puzzle_id  uuid not null references puzzle,
  version    int not null,
  points     int not null,
  primary key (contest_id, position),
  unique (contest_id, puzzle_id),
  foreign key (puzzle_id, version) references puzzle_version
);

create table contest_registration (
  contest_id    uuid not null references contest on delete cascade,
  player_id     uuid not null references player,
  registered_at timestamptz not null,
  primary key (contest_id, player_id)
);
create index contest_registration_by_player on contest_registration (player_id, contest_id);

-- What happened in a contest, for its event streams. The rows of a contest are added one at a time.
create table contest_event (
  id         bigint generated always as identity primary key,
  contest_id uuid not null references contest on delete cascade,
  kind       text not null check (kind in ('CONTEST', 'CLARIFICATION', 'UNFREEZING')),
  subject    uuid,  -- the clarification
  step       int,   -- of the unfreezing
  at         timestamptz not null default now()
);
create index contest_event_by_contest on contest_event (contest_id, id);

-- The steps of the unfreezing.
create table contest_reveal (
  contest_id  uuid not null references contest on delete cascade,
  step        int not null,  -- from 1
  player_id   uuid not null references player,
  puzzle_id   uuid not null references puzzle,
  accepted    boolean not null,
  rank_before int not null,
  rank_after  int not null,
  remaining   int not null,  -- how many places are hidden after this step
  revealed_at timestamptz not null default now(),
  primary key (contest_id, step),
  unique (contest_id, player_id, puzzle_id)
);
create index contest_reveal_by_player on contest_reveal (player_id);

create table contest_clarification (
  id           uuid primary key,  -- UUIDv7
  contest_id   uuid not null references contest on delete cascade,
  puzzle_id    uuid references puzzle,
  player_id    uuid not null references player,  -- who asked or announced
  announcement boolean not null,
  question     text not null,
  answer       text,
  is_public    boolean not null,
  asked_at     timestamptz not null,
  answered_at  timestamptz
);
create index contest_clarification_by_contest on contest_clarification (contest_id, id desc);
create index contest_clarification_by_player on contest_clarification (player_id, id);

alter table webhook_delivery add column contest_id uuid;

-- A submission of a contest has the kind CONTEST, so that it counts nowhere else, until the contest
-- is over and unfrozen. Then it becomes a SUBMISSION. A contest's run of samples stays a RUN.
alter table submission
  add column contest_id uuid references contest,
  add column clean boolean not null default false,
  drop constraint submission_kind_check,
  add constraint submission_kind_check check (kind in ('SUBMISSION', 'RUN', 'SCRATCH', 'CONTEST')),
  add constraint submission_of_contest check (kind <> 'CONTEST' or contest_id is not null);
create index submission_by_contest on submission (contest_id, id desc)
  where contest_id is not null;

-- A submission is compared with others once it counts.
drop trigger submission_accepted on submission;
create trigger submission_accepted after update of verdict, kind on submission for each row
  when (new.kind = 'SUBMISSION' and new.verdict = 'ACCEPTED'
    and (old.verdict is distinct from new.verdict or old.kind <> new.kind))
  execute function await_fingerprints();
