-- Stored submissions that are judged again, to see what would change, or to change it.

create table rejudging (
  id            uuid primary key,
  puzzle_id     uuid not null references puzzle,
  -- The version that the submissions are judged against.
  version       int not null,
  -- The only submission. Null for all submissions of the puzzle.
  submission_id uuid references submission,
  -- Whether the results are applied after the report.
  apply         boolean not null,
  state         text not null check (state in ('JUDGING', 'REPORTED', 'APPLYING', 'APPLIED')),
  requested_by  uuid not null references player,
  -- How many items there are.
  total         int not null default 0,
  -- Items that were judged again by something else before their result was applied.
  skipped       int not null default 0,
  -- What changes. It names players by their ids, so that it needs no change when an account is
  -- deleted.
  report        json,
  requested_at  timestamptz not null default now(),
  reported_at   timestamptz,
  applied_at    timestamptz,
  foreign key (puzzle_id, version) references puzzle_version,
  check ((state = 'JUDGING') = (report is null)),
  check (apply or state in ('JUDGING', 'REPORTED'))
);
-- A puzzle's rejudgings, and a player's, the newest first.
create index rejudging_by_puzzle on rejudging (puzzle_id, id desc);
create index rejudging_by_requester on rejudging (requested_by, id desc);
-- What the loop works on.
create index rejudging_open on rejudging (id) where state in ('JUDGING', 'APPLYING');
-- A puzzle has one rejudging at a time that is applied, and a submission has one.
create unique index one_applying_rejudging on rejudging (puzzle_id)
  where apply and state <> 'APPLIED' and submission_id is null;
create unique index one_rejudging_of_a_submission on rejudging (submission_id)
  where state <> 'APPLIED' and submission_id is not null;
-- PostgreSQL looks here for each submission that is deleted, such as the run of a visitor.
create index rejudging_by_submission on rejudging (submission_id) where submission_id is not null;

-- A submission of a rejudging, and the first result that came for it.
create table rejudging_item (
  rejudging_id   uuid not null references rejudging,
  submission_id  uuid not null references submission,
  player_id      uuid not null references player,
  -- The judgement that the result is compared with: its attempt, its verdict, the version of the
  -- puzzle that it was given for, and what the author's code gave. If the submission has another
  -- attempt by then, the result is not applied.
  attempt        int not null,
  before         text not null,
  before_version int not null,
  before_earned  int,
  -- Null until the job is in the outbox, and again if it was lost.
  enqueued_at    timestamptz,
  received_at    timestamptz,
  -- The result. All columns from judgement on are kept only where the result changes something.
  verdict        text,
  -- Whether applying the result gives the submission a new judgement.
  changes        boolean,
  judgement      json,
  provenance     json,
  earned         int,
  cpu_millis     bigint,
  steps          bigint,
  judged_at      timestamptz,
  -- Null until the item is done.
  outcome        text check (outcome in ('UNCHANGED', 'APPLIED', 'SKIPPED')),
  primary key (rejudging_id, submission_id),
  check ((verdict is null) = (changes is null)),
  check (changes is not true or judgement is not null)
);
-- The next items to enqueue.
create index rejudging_item_unsent on rejudging_item (rejudging_id, submission_id)
  where verdict is null and enqueued_at is null;
-- How many results are awaited, and those that are late.
create index rejudging_item_waiting on rejudging_item (rejudging_id, enqueued_at)
  where verdict is null;
-- Whether a result came lately.
create index rejudging_item_received on rejudging_item (rejudging_id, received_at)
  where received_at is not null;
-- The next player whose items are applied.
create index rejudging_item_to_apply on rejudging_item (rejudging_id, player_id)
  where outcome is null;
-- The submissions that are deleted, as above.
create index rejudging_item_by_submission on rejudging_item (submission_id);

-- Views: what other features read of these tables.

-- Rejudgings. Open counts the submissions that have no result yet, or while the results are being
-- applied those that still have their old judgement. For the tasks of author.
create view rejudging_progress as
  select r.id, r.puzzle_id, r.version, r.state, r.requested_by, r.total, r.requested_at,
    case r.state when 'REPORTED' then r.reported_at when 'APPLIED' then r.applied_at
      end as ended_at,
    case r.state
      when 'JUDGING' then (select count(*)::int from rejudging_item i
        where i.rejudging_id = r.id and i.verdict is null)
      when 'APPLYING' then (select count(*)::int from rejudging_item i
        where i.rejudging_id = r.id and i.outcome is null)
      else 0 end as open
  from rejudging r;
