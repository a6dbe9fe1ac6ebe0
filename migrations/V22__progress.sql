-- The time zone in which a player's days are counted; null until the player has chosen one.
alter table player add column zone text;

-- A profile counts submissions by day, still from the index alone.
drop index submission_judged_by_player;
create index submission_judged_by_player on submission (player_id, id desc)
  include (puzzle_id, verdict, judged_at, submitted_at)
  where kind = 'SUBMISSION' and state = 'JUDGED';

-- The puzzle of each date. A date gets its puzzle when it is first asked for.
create table daily_puzzle (
  day       date primary key,
  puzzle_id uuid not null references puzzle
);
create index daily_puzzle_by_puzzle on daily_puzzle (puzzle_id, day);

-- The badges that players have been given. A badge is never taken back.
create table badge (
  player_id uuid not null references player,
  kind      text not null,
  earned_at timestamptz not null,  -- when the solution that earned it was submitted
  puzzle_id uuid references puzzle,  -- that solution's puzzle; null where a whole day earned it
  primary key (player_id, kind)
);
