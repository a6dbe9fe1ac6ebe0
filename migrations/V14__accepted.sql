-- What a profile shows is read from indexes alone: its rows lie all over their tables.
create index solved_by_player on solved (player_id, solved_at desc) include (puzzle_id, points);
create index submission_judged_by_player on submission (player_id, id desc)
  include (puzzle_id, verdict, judged_at) where kind = 'SUBMISSION' and state = 'JUDGED';

-- Accepted submissions of present players as they are judged now, each with what the version that
-- judged it is worth. Whatever scores are made anew is made of these.
create view accepted_solution as
  select s.id, s.player_id, s.puzzle_id, s.submitted_at, v.points, j.steps, j.cpu_millis,
    j.source_bytes
  from submission s
  join player p on p.id = s.player_id and p.deleted_at is null
  join judgement j on j.submission_id = s.id and j.attempt = s.attempt
  join puzzle_version v on v.puzzle_id = s.puzzle_id
    and v.number = (j.provenance ->> 'version')::int
  where s.kind = 'SUBMISSION' and s.state = 'JUDGED' and j.verdict = 'ACCEPTED';
