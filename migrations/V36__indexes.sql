-- A submission that was answered from earlier results is no longer found by its source: it says
-- nothing new about the source, and the intake would have to pass over all such submissions.
update submission s set source_hash = null
from judgement j
where j.submission_id = s.id and j.attempt = s.attempt and j.repeats is not null
  and s.source_hash is not null;

-- PostgreSQL looks for each deleted submission, such as the run of a visitor, in the tables that
-- refer to submissions. Without these indexes it reads the whole tables each time.
create index solved_by_submission on solved (submission_id);
create index best_by_submission on best (submission_id);
create index improvement_by_submission on improvement (submission_id);
create index rejudging_item_by_submission on rejudging_item (submission_id);
create index rejudging_by_submission on rejudging (submission_id) where submission_id is not null;

-- Lists of submissions with one verdict. A submission enters these indexes only when it is judged.
-- The second one also has the submissions of a puzzle on which the author's code failed.
create index submission_by_verdict on submission (verdict, id desc) where state = 'JUDGED';
create index submission_by_puzzle_and_verdict on submission (puzzle_id, verdict, id desc)
  where state = 'JUDGED';
-- A plan that PostgreSQL keeps is made for any puzzle and any verdict. If there are few of them, it
-- expects to find enough when it reads the newest submissions of all, and reads the whole table for
-- a puzzle that has none. With this number, which is only used for plans, it takes the indexes.
alter table submission
  alter column puzzle_id set (n_distinct = 200),
  alter column verdict set (n_distinct = 200);
analyze submission (puzzle_id, verdict);

-- The next items of a rejudging to enqueue, and whether a result came lately.
create index rejudging_item_unsent on rejudging_item (rejudging_id, submission_id)
  where verdict is null and enqueued_at is null;
create index rejudging_item_received on rejudging_item (rejudging_id, received_at)
  where received_at is not null;

-- The players of a contest, the earliest registration first.
create index contest_registration_by_time
  on contest_registration (contest_id, registered_at, player_id);

-- The contests that use a version of a puzzle. Each request for a picture of a version that is not
-- published asks for them.
create index contest_puzzle_by_puzzle on contest_puzzle (puzzle_id, version);

-- How many deliveries a player has asked for lately.
create index webhook_delivery_requested on webhook_delivery (webhook_id, requested_at)
  where requested_at is not null;

-- The newest publications of a puzzle that have neither votes nor comments.
create index publication_unreviewed on publication (puzzle_id, id desc)
  where votes = 0 and comments = 0 and hidden is null;

-- Whether a job still waits in the outbox. Each request for a submission without a verdict asks.
-- The outbox grows while the broker is away, and under load it has many deleted rows.
create index outbox_by_key on outbox (key);
