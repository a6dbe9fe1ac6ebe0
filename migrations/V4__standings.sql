-- The boards that a solution counts for: of all time, of its month and of its ISO week, in UTC.
create function boards_at(at timestamptz) returns text[] immutable language sql as $$
  select array['all',
    to_char(at at time zone 'UTC', 'YYYY-MM'),
    to_char(at at time zone 'UTC', 'IYYY-"W"IW')]
$$;

alter table standing
  add column board text not null default 'all',
  add column loss  bigint not null generated always as (-points) stored;  -- sorts as ranks do
alter table standing alter column board drop default;
alter table standing drop constraint standing_pkey;
alter table standing add primary key (player_id, board);
drop index standing_by_rank;

insert into standing (board, player_id, points, solved, reached_at)
select board, player_id, sum(points), count(*), max(solved_at)
from solved, unnest(boards_at(solved_at)) board
where board <> 'all'
group by board, player_id;
create index standing_by_rank on standing (board, loss, reached_at, player_id);

-- Marks on a board, some hundred places apart: a rank is counted from the one above it. Right
-- together with the moves that have not been folded into them yet.
create table standing_mark (
  board      text not null,
  loss       bigint not null,
  reached_at timestamptz not null,
  player_id  uuid not null,
  place      bigint not null,  -- how many places are above this one
  primary key (board, loss, reached_at, player_id)
);

-- Places taken (1) and left (-1) since the last fold; only ever inserted by scoring, so that
-- nobody waits for anybody.
create table standing_move (
  board      text not null,
  loss       bigint not null,
  reached_at timestamptz not null,
  player_id  uuid not null,
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

-- How many places of a board are above a key, whether it is taken or not.
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

-- What is to be added to puzzle.attempts and puzzle.solved_by; inserted by scoring, as above.
create table puzzle_count (
  puzzle_id uuid not null,
  attempts  bigint not null,
  solved_by bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create index puzzle_count_of on puzzle_count (puzzle_id);
