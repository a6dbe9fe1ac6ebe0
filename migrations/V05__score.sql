-- Points, standings and the boards of puzzles. All of it can be computed from the judgements.

-- A player's first accepted solution of a puzzle.
create table solved (
  player_id     uuid not null references player,
  puzzle_id     uuid not null references puzzle,
  submission_id uuid not null references submission,
  -- What this solution earned.
  points        int not null,
  solved_at     timestamptz not null,
  primary key (player_id, puzzle_id)
);
-- What a profile shows of solved puzzles. It is read from the index alone, because the rows of a
-- player lie all over the table.
create index solved_by_player on solved (player_id, solved_at desc) include (puzzle_id, points);
-- PostgreSQL looks for each deleted submission, such as the run of a visitor, in the tables that
-- refer to submissions. The indexes by submission of this file and others serve these look-ups.
create index solved_by_submission on solved (submission_id);

-- A later solution of a solved puzzle that earned more than all earlier solutions of its player.
create table improvement (
  player_id     uuid not null,
  puzzle_id     uuid not null,
  submission_id uuid not null references submission,
  -- How many points more.
  points        int not null,
  improved_at   timestamptz not null,
  primary key (player_id, puzzle_id, submission_id),
  foreign key (player_id, puzzle_id) references solved on delete cascade
);
-- The submissions that are deleted, as above.
create index improvement_by_submission on improvement (submission_id);

-- Standings of all time, of each month and of each week: the sums of solved and improvement, kept
-- in the same transaction.
create table standing (
  player_id  uuid not null references player,
  points     bigint not null,
  -- How many puzzles.
  solved     int not null,
  -- When the player reached these points. Of equal points, the earlier ranks higher.
  reached_at timestamptz not null,
  -- As boards_at names it: all, 2026-01 or 2026-W02.
  board      text not null,
  -- Sorts as ranks do.
  loss       bigint not null generated always as (-points) stored,
  primary key (player_id, board)
);
-- A page of a board, and the players around a player. A page is read from the index alone, because
-- its rows lie all over the table.
create index standing_by_rank on standing (board, loss, reached_at, player_id) include (solved);

-- The boards that a solution counts for: of all time, of its month and of its ISO week, in UTC.
create function boards_at(at timestamptz) returns text[] immutable language sql as $$
  select array['all',
    to_char(at at time zone 'UTC', 'YYYY-MM'),
    to_char(at at time zone 'UTC', 'IYYY-"W"IW')]
$$;

-- Marks on a board, some hundred places apart. A rank is counted from the mark above it. A mark is
-- a place on the board, whether a player has it or not, so it has no foreign key. Marks are right
-- together with the moves that have not been folded into them yet.
create table standing_mark (
  board      text not null,
  loss       bigint not null,
  reached_at timestamptz not null,
  player_id  uuid not null,
  -- How many places are above the mark.
  place      bigint not null,
  primary key (board, loss, reached_at, player_id)
);

-- Places that were taken and left since the last fold. Scoring only inserts moves, so that no
-- transaction waits for another one. The fold deletes them, so the table is vacuumed often.
create table standing_move (
  board      text not null,
  loss       bigint not null,
  reached_at timestamptz not null,
  player_id  uuid not null,
  -- 1 for a place that was taken, -1 for a place that was left.
  change     int not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create function note_standing_move() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into standing_move values (old.board, old.loss, old.reached_at, old.player_id, -1);
  end if;
  if tg_op <> 'DELETE' then
    insert into standing_move values (new.board, new.loss, new.reached_at, new.player_id, 1);
  end if;
  return null;
end
$$;
create trigger standing_moved after insert or update or delete on standing
  for each row execute function note_standing_move();

-- How many places of a board are above a key, whether a player has this place or not.
create function places_above(b text, l bigint, at timestamptz, p uuid) returns bigint
  stable language sql as $$
  select m.place
    + (select count(*) from standing s where s.board = b
        and (s.loss, s.reached_at, s.player_id) >= (m.loss, m.reached_at, m.player_id)
        and (s.loss, s.reached_at, s.player_id) < (l, at, p))
    + (select coalesce(sum(v.change), 0)::bigint from standing_move v where v.board = b
        and (v.loss, v.reached_at, v.player_id) < (m.loss, m.reached_at, m.player_id))
  from (
    (select loss, reached_at, player_id, place from standing_mark
      where board = b and (loss, reached_at, player_id) <= (l, at, p)
      order by loss desc, reached_at desc, player_id desc limit 1)
    union all
    select -9223372036854775808, '-infinity', '00000000-0000-0000-0000-000000000000', 0
    order by loss desc limit 1
  ) m
$$;

-- A player's best accepted solutions of a puzzle, one for each measure.
create table best (
  puzzle_id     uuid not null references puzzle,
  player_id     uuid not null references player,
  measure       text not null check (measure in ('steps', 'time', 'size', 'points')),
  -- The least is the best, so points are stored as their negative.
  value         bigint not null,
  submission_id uuid not null references submission,
  reached_at    timestamptz not null,
  primary key (puzzle_id, measure, player_id)
);
-- A page of a puzzle's board, and the rank of a player on it.
create index best_by_rank on best (puzzle_id, measure, value, reached_at, player_id);
-- The submissions that are deleted, as above.
create index best_by_submission on best (submission_id);

-- What is to be added to puzzle.attempts and puzzle.solved_by. Scoring only inserts rows, as in
-- standing_move, and the fold deletes them. Rows are short-lived, so there is no foreign key.
create table puzzle_count (
  puzzle_id uuid not null,
  attempts  bigint not null,
  solved_by bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
-- The catalogue adds these counts to those of a puzzle.
create index puzzle_count_of on puzzle_count (puzzle_id);

-- Accepted submissions of players who have an account, as they are judged now, each with what the
-- version that judged it is worth. Scores are recomputed from these rows.
create view accepted_solution as
  select s.id, s.player_id, s.puzzle_id, s.submitted_at, coalesce(j.earned, v.points) as points,
    j.steps, j.cpu_millis, j.source_bytes, j.earned
  from submission s
  join player p on p.id = s.player_id and p.deleted_at is null
  join judgement j on j.submission_id = s.id and j.attempt = s.attempt
  join puzzle_version v on v.puzzle_id = s.puzzle_id
    and v.number = (j.provenance ->> 'version')::int
  where s.kind = 'SUBMISSION' and s.state = 'JUDGED' and j.verdict = 'ACCEPTED';

-- What each accepted solution adds to the points of its player. The first one (solves) adds its
-- points. A later one whose points the author's code gave adds what it earned more than all
-- earlier ones.
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

-- Creates temporary tables until the transaction ends, for the check of the scores: all accepted
-- solutions, those that add points, and each player's first accepted solution of each puzzle.
-- Returns the number of accepted solutions.
create function gather_solutions() returns bigint language plpgsql as $$
begin
  create temporary table accepted on commit drop as select * from accepted_solution;
  create temporary table gained on commit drop as select * from gain;
  create temporary table solving on commit drop as
    select player_id, puzzle_id, submission_id, points, gained_at as solved_at
    from gained where solves;
  analyze accepted, gained, solving;
  return (select count(*) from accepted);
end
$$;

-- Views: what other features read of these tables.

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
