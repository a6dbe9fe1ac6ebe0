-- Puzzles whose author's code says what an accepted solution earns.
alter table puzzle_version add column by_points boolean not null default false;
-- What the author's code gave; null where an accepted solution earns its version's whole points.
alter table judgement add column earned int;
alter table rejudging_item
  add column before_earned int,  -- of the judgement that the result is compared with
  add column earned int;
-- The points are stored as their negative, so that the best value of each measure is the least.
alter table best
  drop constraint best_measure_check,
  add constraint best_measure_check check (measure in ('steps', 'time', 'size', 'points'));

-- A solution of a solved puzzle that earned more than all of its player's solutions before it.
create table improvement (
  player_id     uuid not null,
  puzzle_id     uuid not null,
  submission_id uuid not null references submission,
  points        int not null,  -- how many more
  improved_at   timestamptz not null,
  primary key (player_id, puzzle_id, submission_id),
  foreign key (player_id, puzzle_id) references solved on delete cascade
);

create or replace view accepted_solution as
  select s.id, s.player_id, s.puzzle_id, s.submitted_at, coalesce(j.earned, v.points) as points,
    j.steps, j.cpu_millis, j.source_bytes, j.earned
  from submission s
  join player p on p.id = s.player_id and p.deleted_at is null
  join judgement j on j.submission_id = s.id and j.attempt = s.attempt
  join puzzle_version v on v.puzzle_id = s.puzzle_id
    and v.number = (j.provenance ->> 'version')::int
  where s.kind = 'SUBMISSION' and s.state = 'JUDGED' and j.verdict = 'ACCEPTED';

-- What each accepted solution adds to its player's points: the first one (solves) its points, a
-- later one with points of the author's code what it earned more than all before it.
create view gain as
  select player_id, puzzle_id, id as submission_id, submitted_at as gained_at, solves,
    points - coalesce(most_before, 0) as points
  from (
    select a.*, max(points) filter (where solves or earned is not null) over (
        partition by player_id, puzzle_id order by submitted_at, id
        rows between unbounded preceding and 1 preceding) as most_before
    from (
      select s.*, row_number() over (
        partition by player_id, puzzle_id order by submitted_at, id) = 1 as solves
      from accepted_solution s
    ) a
  ) b
  where solves or (earned is not null and points > most_before);
