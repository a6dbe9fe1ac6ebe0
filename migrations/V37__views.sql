-- What a feature shows of its tables to the statements of other features. Only the owner of a table
-- names it; the others name these views. PostgreSQL plans such a statement as if it named the table.
-- Each view belongs to the owner of its tables and has only the columns that somebody reads.

-- player ------------------------------------------------------------------------------------------

-- All players and what others see of them. The name is null after a deletion. For every feature;
-- who shows more than a name asks the player's choice first.
create view shown_player as
  select id, name, profile_visibility, activity_visibility from player;

-- The players who have an account. A lock for key share prevents a deletion of the account until
-- the transaction ends; whoever adds rows of a player takes it: submission, profile, puzzle,
-- contest. Roles are for classroom, suspensions for admin; rejudging and profile read ids.
create view present_player as
  select id, name, roles, created_at, suspended_reason, suspended_until
  from player where deleted_at is null;

-- The players who are suspended now. For webhook.
create view suspended_player as
  select id from player
  where suspended_reason is not null and (suspended_until is null or suspended_until > now());

-- outbox ------------------------------------------------------------------------------------------

-- The records that are not sent yet. For whoever asks whether a job still waits: submission,
-- puzzle, rejudging.
create view waiting_record as
  select topic, key from outbox;

-- The records that could not be delivered, without their content. For admin.
create view undeliverable_record as
  select id, topic, key, bytes, payload is not null as kept, reason, failed_at from undeliverable;

-- puzzle ------------------------------------------------------------------------------------------

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

-- submission --------------------------------------------------------------------------------------

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

-- The submissions, runs and scripts whose current verdict is the judge's own fault. For admin.
create view judge_error as
  select s.id, s.kind, s.player_id, s.puzzle_id, s.judged_at, j.provenance ->> 'worker' as worker
  from submission s
  left join judgement j on j.submission_id = s.id and j.attempt = s.attempt
  where s.verdict = 'JUDGE_ERROR';

-- When submissions, runs and scripts were sent and judged. First is false after a rejudging, and
-- The pattern finds the first
-- wallMillis of the judgement: the usage comes before the results of single inputs, and quotes in
-- texts are escaped. For the figures of submission itself.
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

-- score -------------------------------------------------------------------------------------------

-- The puzzles that players have solved, with their first solutions. For puzzle, profile,
-- publication, rejudging, author.
create view solved_puzzle as
  select player_id, puzzle_id, submission_id, solved_at from solved;

-- What first solutions and later improvements have added to players' points. For profile,
-- rejudging.
create view added_points as
  select player_id, puzzle_id, points, solved_at as gained_at from solved
  union all
  select player_id, puzzle_id, points, improved_at from improvement;

-- The values of players' best solutions. For puzzle, which shows players their own.
create view best_value as
  select player_id, puzzle_id, measure, value from best;

-- The standings of all time. For rejudging.
create view total_standing as
  select player_id, points, reached_at from standing where board = 'all';

-- The changes of puzzles' counts that are not added to the puzzles yet. A puzzle may have several
-- rows. For puzzle.
create view noted_count as
  select puzzle_id, attempts, solved_by from puzzle_count;

-- rejudging ---------------------------------------------------------------------------------------

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

-- classroom ---------------------------------------------------------------------------------------

-- The members of classes. For the boards of classes in score.
create view class_member as
  select classroom_id, player_id from classroom_member;

-- The puzzles of assignments. What is sent from counts_from on belongs to the assignment. For
-- classroom itself.
create view assigned_puzzle as
  select a.classroom_id, a.id as assignment_id, a.title, a.opens_at, a.due_at, z.puzzle_id, z.place,
    greatest(a.opens_at, z.added_at) as counts_from
  from assignment a join assignment_puzzle z on z.assignment_id = a.id;

-- contest -----------------------------------------------------------------------------------------

-- All contests. For submission, whose owner sees the submissions, webhook, profile.
create view named_contest as
  select id, owner_id, title, ends_at from contest;

-- Who is registered. For webhook.
create view contestant as
  select contest_id, player_id from contest_registration;
