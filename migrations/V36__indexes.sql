-- A submission that was answered from earlier results is no longer found by its source: it says
-- nothing new about the source, and the intake would have to pass over all such submissions.
update submission s set source_hash = null
from judgement j
where j.submission_id = s.id and j.attempt = s.attempt and j.repeats is not null
  and s.source_hash is not null;

-- PostgreSQL looks for a deleted submission, such as the run of a visitor, in each table that refers
-- to submissions. Without these indexes it reads the whole tables for each deleted row.
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
