-- What a profile shows beside solved puzzles: badges and ratings.

-- The badges of players. A badge is never taken back.
create table badge (
  player_id uuid not null references player,
  kind      text not null,
  -- When the solution that earned the badge was submitted.
  earned_at timestamptz not null,
  -- The puzzle of that solution. Null where a whole day earned the badge.
  puzzle_id uuid references puzzle,
  primary key (player_id, kind)
);

-- What a rated contest has done to the rating of a player. The ranks decide all other values: the
-- rows of a contest are computed from its ranks and from the players' rows of earlier contests.
-- The rows of a deleted account stay, because the other players' ratings depend on its ranks.
create table rating_change (
  contest_id uuid not null references contest,
  player_id  uuid not null references player,
  -- When the contest ended. Contests count in this order.
  ended_at   timestamptz not null,
  rank       int not null,
  -- The rating before the contest. Null for the first contest of the player.
  before     double precision,
  -- The rating after the contest, with the other values of Glicko-2.
  rating     double precision not null,
  deviation  double precision not null,
  volatility double precision not null,
  primary key (contest_id, player_id)
);
-- The contests from one on, which are computed again after a change.
create index rating_change_by_time on rating_change (ended_at, contest_id);
-- A player's contests, the newest first.
create index rating_change_by_player on rating_change (player_id, ended_at, contest_id);

-- The rating after a player's last rated contest, for players who have an account.
create table rating (
  player_id  uuid primary key references player,
  rating     double precision not null,
  deviation  double precision not null,
  volatility double precision not null,
  -- How many rated contests.
  contests   int not null,
  -- When the last one ended.
  ended_at   timestamptz not null
);
-- A page of the ratings, and the rank of a player.
create index rating_by_rating on rating (rating desc, player_id);
