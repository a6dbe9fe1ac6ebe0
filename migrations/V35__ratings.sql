-- What a rated contest has done to the rating of a player. The ranks decide all other values: the
-- rows of a contest are computed from its ranks and from the players' rows of earlier contests.
-- The rows of a deleted account stay, since the other players' ratings depend on its ranks.
create table rating_change (
  contest_id uuid not null references contest,
  player_id  uuid not null references player,
  ended_at   timestamptz not null,  -- of the contest; contests count in this order
  rank       int not null,
  before     double precision,      -- null for the first contest of the player
  rating     double precision not null,
  deviation  double precision not null,
  volatility double precision not null,
  primary key (contest_id, player_id)
);
create index rating_change_by_time on rating_change (ended_at, contest_id);
create index rating_change_by_player on rating_change (player_id, ended_at, contest_id);

-- The rating after a player's last rated contest, for players who have an account.
create table rating (
  player_id  uuid primary key references player,
  rating     double precision not null,
  deviation  double precision not null,
  volatility double precision not null,
  contests   int not null,
  ended_at   timestamptz not null   -- of the last contest
);
create index rating_by_rating on rating (rating desc, player_id);
