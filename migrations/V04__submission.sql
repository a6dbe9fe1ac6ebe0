-- What players send, and the judgements.

create table submission (
  -- Sorted by the time of arrival.
  id              uuid primary key,
  -- A RUN runs the samples, or inputs of the player, and a SCRATCH runs a script; both are not
  -- scored. A submission of a contest has the kind CONTEST, so that it counts nowhere else, until
  -- the contest is over and unfrozen. Then it becomes a SUBMISSION. A contest's RUN stays a RUN.
  kind            text not null
    constraint submission_kind_check check (kind in ('SUBMISSION', 'RUN', 'SCRATCH', 'CONTEST')),
  -- Null for the run of a visitor, who has no account. The sweep deletes such a run after an hour.
  player_id       uuid references player,
  -- Null for a SCRATCH. The version is the one that was published when the submission came.
  puzzle_id       uuid references puzzle,
  version         int,
  -- The contest in which it was sent, or null. The file of the contests adds the foreign key.
  contest_id      uuid,
  source          text not null,
  -- What a SCRATCH reads from its standard input, or a RUN's inputs of the player, as JSON.
  stdin           text,
  -- Chosen by the client: a request that is repeated with its key gives the same submission.
  idempotency_key text,
  state           text not null check (state in ('ACCEPTED', 'QUEUED', 'RUNNING', 'JUDGED')),
  -- From 1. A result counts only if it has the current attempt.
  attempt         int not null default 1,
  -- Of the current attempt. Null until it is judged.
  verdict         text,
  -- The lane that the submission waits in.
  batch           boolean not null default false,
  -- Whether the submission gets a child process of its own.
  clean           boolean not null default false,
  submitted_at    timestamptz not null,
  -- Of the current attempt.
  enqueued_at     timestamptz not null,
  judged_at       timestamptz,
  -- When the submission was found to have ended its child process. A quota counts these.
  ended_child_at  timestamptz,
  foreign key (puzzle_id, version) references puzzle_version,
  check (kind = 'SCRATCH' or (puzzle_id is not null and version is not null)),
  check ((state = 'JUDGED') = (verdict is not null)),
  constraint submission_stdin check (stdin is null or kind in ('SCRATCH', 'RUN')),
  constraint submission_visitor
    check (player_id is not null or (kind = 'RUN' and idempotency_key is null)),
  constraint submission_of_contest check (kind <> 'CONTEST' or contest_id is not null)
);
-- An idempotency key is used once.
create unique index submission_once on submission (player_id, idempotency_key)
  where idempotency_key is not null;
-- A player's submissions, the newest first. The quotas of a minute and of a day read it, too.
create index submission_by_player on submission (player_id, id desc);
-- What a profile, a badge or the daily puzzle needs of a player's submissions. It is read from the
-- index alone, because the rows of a player lie all over the table.
create index submission_judged_by_player on submission (player_id, id desc)
  include (puzzle_id, verdict, judged_at, submitted_at)
  where kind = 'SUBMISSION' and state = 'JUDGED';
-- How much a player has in flight, for the quota.
create index submission_open_by_player on submission (player_id) where state <> 'JUDGED';
-- How many children a player's submissions have ended lately, for the quota.
create index submission_ended_child on submission (player_id, ended_child_at desc)
  where ended_child_at is not null;
-- The quota of all visitors, and the runs of visitors that the sweep deletes.
create index submission_of_visitors on submission (submitted_at) where player_id is null;
-- A puzzle's submissions, the newest first.
create index submission_by_puzzle on submission (puzzle_id, id desc);
-- Lists of submissions with one verdict. A submission enters these indexes only when it is judged.
-- The second one also has the submissions of a puzzle on which the author's code failed.
create index submission_by_verdict on submission (verdict, id desc) where state = 'JUDGED';
create index submission_by_puzzle_and_verdict on submission (puzzle_id, verdict, id desc)
  where state = 'JUDGED';
-- A contest's submissions, the newest first, and those that its end releases.
create index submission_by_contest on submission (contest_id, id desc)
  where contest_id is not null;
-- What waits: the position of a submission in its lane, and what the sweep sends again.
create index submission_open on submission (batch, enqueued_at) where state <> 'JUDGED';
-- The newest judged submission of a lane. A submission is stuck when much newer ones are judged.
create index submission_by_enqueued on submission (enqueued_at desc);
create index submission_batch on submission (enqueued_at desc) where batch;
-- The last judged submissions, for the figures of the console and for the sweep.
create index submission_by_judged on submission (judged_at desc);
-- The list of failures of the judge, the newest first.
create index submission_judge_error on submission (judged_at desc, id desc)
  where verdict = 'JUDGE_ERROR';
-- A plan that PostgreSQL keeps is made for any puzzle and any verdict. If there are few of them,
-- PostgreSQL expects to find enough when it reads the newest submissions of all, and reads the
-- whole table for a puzzle that has none. With this number, which is only used for plans,
-- PostgreSQL takes the indexes.
alter table submission
  alter column puzzle_id set (n_distinct = 200),
  alter column verdict set (n_distinct = 200);

-- Every judgement that was ever given, with its provenance.
create table judgement (
  submission_id uuid not null references submission,
  attempt       int not null,
  verdict       text not null,
  judgement     json not null,
  -- What the judgement was made with: version of the puzzle, test set, runtime, worker and limits.
  provenance    json not null,
  -- What the judgement added to the player's points.
  points        int not null default 0,
  -- What the author's code gave. Null where an accepted solution earns all points of its version.
  earned        int,
  -- The stations that the judgement opened to the player.
  unlocked      text[] not null default '{}',
  cpu_millis    bigint not null,
  steps         bigint not null,
  source_bytes  int not null,
  -- When the worker judged.
  judged_at     timestamptz not null,
  primary key (submission_id, attempt)
);

-- What one player may send instead of what the settings say. Null where the setting holds.
create table quota_override (
  player_id  uuid primary key references player,
  in_flight  int check (in_flight > 0),
  per_minute int check (per_minute > 0),
  per_day    int check (per_day > 0)
);

-- Views: what other features read of these tables.

-- The submissions, runs and scripts that do not belong to a contest, and those of contests that are
-- over and unfrozen. The version is that for which they were sent. For rejudging, profile,
-- classroom, similarity, publication, author, score.
create view ordinary_submission as
  select id, kind, player_id, puzzle_id, version, source, state, attempt, verdict, submitted_at,
    judged_at
  from submission where contest_id is null or kind = 'SUBMISSION';

-- The judged submissions of kind SUBMISSION, whatever their verdict. Those of one player are read
-- from an index alone. For profile, classroom, puzzle, author.
create view judged_submission as
  select id, player_id, puzzle_id, verdict, submitted_at from submission
  where kind = 'SUBMISSION' and state = 'JUDGED';

-- The same submissions as in ordinary_submission, each with the judgement of its current attempt.
-- The version is that against which they were judged. For rejudging, author, score.
create view current_judgement as
  select s.id, s.kind, s.player_id, s.puzzle_id, s.state, s.attempt, s.verdict, s.submitted_at,
    s.judged_at, j.judgement, j.points, j.earned, (j.provenance ->> 'version')::int as version
  from submission s
  join judgement j on j.submission_id = s.id and j.attempt = s.attempt
  where s.contest_id is null or s.kind = 'SUBMISSION';

-- The submissions of contests, whether they count elsewhere or not. The verdict is null before the
-- first one. For contest.
create view contest_submission as
  select id, contest_id, player_id, puzzle_id, verdict, attempt, submitted_at, judged_at
  from submission where contest_id is not null and kind in ('CONTEST', 'SUBMISSION');

-- All submissions, runs and scripts, those of contests too. For similarity, which waits until
-- nobody sends anything, and for rejudging, which says why it refuses one.
create view any_submission as
  select id, kind, puzzle_id, version, state, enqueued_at from submission;

-- The verdicts of all attempts. For contest.
create view judgement_verdict as
  select submission_id, attempt, verdict from judgement;

-- A judgement that is inserted here is stored. For score and rejudging, which store it in the
-- statement that counts it, and hold the locks of the submissions.
create view judgement_to_store as
  select submission_id, attempt, verdict, judgement, provenance, points, earned, unlocked,
    cpu_millis, steps, source_bytes, judged_at
  from judgement;

-- The submissions, runs and scripts whose current verdict is the judge's own fault. For admin.
create view judge_error as
  select s.id, s.kind, s.player_id, s.puzzle_id, s.judged_at, j.provenance ->> 'worker' as worker
  from submission s
  left join judgement j on j.submission_id = s.id and j.attempt = s.attempt
  where s.verdict = 'JUDGE_ERROR';

-- When submissions, runs and scripts were sent and judged. First is false after a rejudging. The
-- pattern finds the first wallMillis of the judgement: the usage comes before the results of single
-- inputs, and quotes in texts are escaped. For the figures of submission itself.
create view judged_time as
  select s.verdict, s.submitted_at, s.judged_at, j.judged_at as worker_at,
    cast(substring(j.judgement::text from '"wallMillis":([0-9]+)') as bigint) as wall_millis,
    not exists (select from judgement e
      where e.submission_id = s.id and e.attempt < s.attempt) as first
  from submission s
  left join judgement j on j.submission_id = s.id and j.attempt = s.attempt
  where s.state = 'JUDGED';

-- What players may send instead of what the settings say. For admin.
create view player_quota as
  select player_id, in_flight, per_minute, per_day from quota_override;
