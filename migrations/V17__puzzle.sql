-- Authors may write a puzzle together.

-- Who may write a puzzle beside its author.
create table puzzle_co_author (
  puzzle_id uuid not null references puzzle,
  player_id uuid not null references player,
  primary key (puzzle_id, player_id)
);
-- The puzzles that a player may write.
create index puzzle_co_author_by_player on puzzle_co_author (player_id);
