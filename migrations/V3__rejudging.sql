-- Stored submissions judged again, to see what would change or to change it.
create table rejudging (
  id            uuid primary key,  -- UUIDv7: sorted by time
  puzzle_id     uuid not null references puzzle,
  version       int not null,  -- what is judged against
  submission_id uuid references submission,  -- the only one; null means all of the puzzle
  apply         boolean not null,
  state         text not null check (state in ('JUDGING', 'REPORTED', 'APPLYING', 'APPLIED')),
  requested_by  uuid not null references player,
  total         int not null default 0,
  skipped       int not null default 0,  -- items that were judged again by somebody else meanwhile
  report        json,
  requested_at  timestamptz not null default now(),
  reported_at   timestamptz,
  applied_at    timestamptz,
  foreign key (puzzle_id, version) references puzzle_version,
  check ((state = 'JUDGING') = (report is null)),
  check (apply or state in ('JUDGING', 'REPORTED'))
);
create index rejudging_by_puzzle on rejudging (puzzle_id, id desc);
create index rejudging_open on rejudging (id) where state in ('JUDGING', 'APPLYING');
create unique index one_applying_rejudging on rejudging (puzzle_id)
  where apply and state <> 'APPLIED' and submission_id is null;
create unique index one_rejudging_of_a_submission on rejudging (submission_id)
  where state <> 'APPLIED' and submission_id is not null;

-- A submission of a rejudging, and the first result that came for it.
create table rejudging_item (
  rejudging_id   uuid not null references rejudging,
  submission_id  uuid not null references submission,
  player_id      uuid not null references player,
  attempt        int not null,   -- whose judgement it is compared with; fences
  before         text not null,  -- that judgement's verdict
  before_version int not null,   -- that judgement's version of the puzzle
  enqueued_at    timestamptz,
  received_at    timestamptz,
  verdict        text,
  changes        boolean,  -- whether applying it gives the submission a new judgement
  judgement      json,     -- kept only where it changes something, like all below
  provenance     json,
  cpu_millis     bigint,
  steps          bigint,
  judged_at      timestamptz,
  outcome        text check (outcome in ('UNCHANGED', 'APPLIED', 'SKIPPED')),
  primary key (rejudging_id, submission_id),
  check ((verdict is null) = (changes is null)),
  check (changes is not true or judgement is not null)
);
create index rejudging_item_waiting on rejudging_item (rejudging_id, enqueued_at)
  where verdict is null;
create index rejudging_item_to_apply on rejudging_item (rejudging_id, player_id)
  where outcome is null;
