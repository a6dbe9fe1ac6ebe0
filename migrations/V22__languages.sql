-- Players write in several languages.
alter table submission add language text not null default 'python'
  check (language in ('python', 'javascript'));

create or replace view ordinary_submission as
  select id, kind, player_id, puzzle_id, version, source, state, attempt, verdict, submitted_at,
    judged_at, language
  from submission where contest_id is null or kind = 'SUBMISSION';

-- The starters in other languages than Python, by language, as JSON. They say in which languages
-- the puzzle is offered.
alter table puzzle_version add starters json not null default '{}';
