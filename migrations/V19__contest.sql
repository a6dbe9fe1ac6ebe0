-- Contests by invitation, teams, and virtual participation.

-- Whether only players register who are invited.
alter table contest add invitation_only boolean not null default false;
-- The most players of a team. With 1 there are no teams.
alter table contest add team_size int not null default 1 check (team_size > 0);

-- Who is invited to a contest.
create table contest_invitation (
  contest_id uuid not null references contest on delete cascade,
  player_id  uuid not null references player,
  primary key (contest_id, player_id)
);
-- The invitations of a player, for the export and the deletion of the account.
create index contest_invitation_by_player on contest_invitation (player_id, contest_id);

-- The teams of a contest. A team without members has no row in the standings.
create table contest_team (
  id         uuid primary key,
  contest_id uuid not null references contest on delete cascade,
  name       text not null
);
-- A contest has no two teams of the same name.
create unique index contest_team_by_name on contest_team (contest_id, lower(name));

-- The team of the player. Null for a player with a row of the player's own.
alter table contest_registration add team_id uuid references contest_team on delete set null;
-- The members of a team.
create index contest_registration_by_team on contest_registration (team_id)
  where team_id is not null;

-- A step reveals a place of a row of the standings, which is that of a player or of a team.
alter table contest_reveal drop constraint contest_reveal_player_id_fkey;
alter table contest_reveal rename player_id to row_id;
alter index contest_reveal_by_player rename to contest_reveal_by_row;

-- Who takes part virtually after the end, and from when on, for the length of the contest.
create table contest_virtual (
  contest_id uuid not null references contest on delete cascade,
  player_id  uuid not null references player,
  started_at timestamptz not null,
  primary key (contest_id, player_id)
);
-- The virtual participations of a player, for the export and the deletion of the account.
create index contest_virtual_by_player on contest_virtual (player_id, contest_id);

-- Who is registered, as before, now with the team.
create or replace view contest_participation as
  select r.contest_id, r.player_id, r.registered_at, r.ruling, r.ruling_reason,
    r.staff or c.closed_at is null and coalesce(r.player_id = c.owner_id
      or r.player_id = any (a.ids) or 'admin' = any (p.roles), false) as staff,
    r.team_id
  from contest c
  cross join lateral (
    select array_agg(z.author_id) filter (where z.author_id is not null) as ids
    from contest_puzzle q join named_puzzle z on z.id = q.puzzle_id where q.contest_id = c.id) a
  join contest_registration r on r.contest_id = c.id
  left join present_player p on p.id = r.player_id;

-- The submissions of contests, each with the row of the standings for which it counts, and whether
-- the unfreezing has revealed it. For contest itself.
create view contest_try as
  select s.id, s.contest_id, coalesce(r.team_id, s.player_id) as row_id, p.position, s.puzzle_id,
    s.verdict, s.attempt, s.submitted_at, s.judged_at, v.step is not null as revealed
  from contest_submission s
  join contest_puzzle p on p.contest_id = s.contest_id and p.puzzle_id = s.puzzle_id
  left join contest_registration r on r.contest_id = s.contest_id and r.player_id = s.player_id
  left join contest_reveal v on v.contest_id = s.contest_id and v.puzzle_id = s.puzzle_id
    and v.row_id = coalesce(r.team_id, s.player_id);
