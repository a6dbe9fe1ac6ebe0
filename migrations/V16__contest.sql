-- Who takes part outside the ranking, and messages to one player.

-- Whether the player was staff of the contest when the contest was closed. Until then the view
-- contest_participation decides.
alter table contest_registration add staff boolean not null default false;

-- What an organiser has decided about the player, and why. A disqualified player keeps a row without
-- a rank; a removed player has no row, and cannot register again. Both are null without a decision.
-- The reason is empty after the deletion of the account.
alter table contest_registration
  add ruling text check (ruling in ('DISQUALIFIED', 'REMOVED')),
  add ruling_reason text,
  add check ((ruling is null) = (ruling_reason is null));

-- Who alone gets the announcement. Null for an announcement to everybody, and for a question.
alter table contest_clarification add recipient_id uuid references player;
-- The announcements to a player, for the export and the deletion of the account.
create index contest_clarification_by_recipient on contest_clarification (recipient_id, id)
  where recipient_id is not null;

-- Who is registered, also those who were removed. Staff of a contest are its owner, the authors of
-- its puzzles, and the admins, who see what a freeze hides; present_player has their roles.
create view contest_participation as
  select r.contest_id, r.player_id, r.registered_at, r.ruling, r.ruling_reason,
    r.staff or c.closed_at is null and coalesce(r.player_id = c.owner_id
      or r.player_id = any (a.ids) or 'admin' = any (p.roles), false) as staff
  from contest c
  cross join lateral (
    select array_agg(z.author_id) filter (where z.author_id is not null) as ids
    from contest_puzzle q join named_puzzle z on z.id = q.puzzle_id where q.contest_id = c.id) a
  join contest_registration r on r.contest_id = c.id
  left join present_player p on p.id = r.player_id;

-- Who may submit. For webhook, submission.
create or replace view contestant as
  select contest_id, player_id from contest_registration where ruling is null;
