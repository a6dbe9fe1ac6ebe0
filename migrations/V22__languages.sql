-- Players write in several languages.
alter table submission add language text not null default 'python'
  check (language in ('python', 'javascript'));

create or replace view ordinary_submission as
  select id, kind, player_id, puzzle_id, version, source, state, attempt, verdict, submitted_at,
    judged_at, language
  from submission where contest_id is null or kind = 'SUBMISSION';

create or replace view contest_submission as
  select id, contest_id, player_id, puzzle_id, verdict, attempt, submitted_at, judged_at, language
  from submission where contest_id is not null and kind in ('CONTEST', 'SUBMISSION');

create or replace view contest_try as
  select s.id, s.contest_id, coalesce(r.team_id, s.player_id) as row_id, p.position, s.puzzle_id,
    s.verdict, s.attempt, s.submitted_at, s.judged_at, v.step is not null as revealed, s.language
  from contest_submission s
  join contest_puzzle p on p.contest_id = s.contest_id and p.puzzle_id = s.puzzle_id
  left join contest_registration r on r.contest_id = s.contest_id and r.player_id = s.player_id
  left join contest_reveal v on v.contest_id = s.contest_id and v.puzzle_id = s.puzzle_id
    and v.row_id = coalesce(r.team_id, s.player_id);

-- The starters in other languages than Python, by language, as JSON. They say in which languages
-- the puzzle is offered.
alter table puzzle_version add starters json not null default '{}';

create or replace view accepted_solution as
  select s.id, s.player_id, s.puzzle_id, s.submitted_at, coalesce(j.earned, v.points) as points,
    j.steps, j.cpu_millis, j.source_bytes, j.earned, s.language
  from submission s
  join player p on p.id = s.player_id and p.deleted_at is null
  join judgement j on j.submission_id = s.id and j.attempt = s.attempt
  join puzzle_version v on v.puzzle_id = s.puzzle_id
    and v.number = (j.provenance ->> 'version')::int
  where s.kind = 'SUBMISSION' and s.state = 'JUDGED' and j.verdict = 'ACCEPTED';

-- Steps, time and size can be compared only within a language, so each language has its own
-- measures. Points are the same in all.
create function measure_in(measure text, language text) returns text immutable language sql as $$
  select case when language = 'python' then measure else measure || '-' || language end
$$;
create function measures() returns text[] immutable language sql as $$
  select array['steps', 'time', 'size', 'points', 'steps-javascript', 'time-javascript',
    'size-javascript']
$$;
alter table best drop constraint best_measure_check;
alter table best add check (measure = any (measures()));
