-- Solutions that their players show to other solvers, with votes and comments.

create table publication (
  id            uuid primary key,
  submission_id uuid not null unique references submission,
  puzzle_id     uuid not null references puzzle,
  player_id     uuid not null references player,
  category      text not null check (category in ('clear', 'creative', 'speedy')),
  -- How many votes it has, and how many comments.
  votes         int not null default 0,
  comments      int not null default 0,
  -- Why an admin has hidden it. Null if it is not hidden.
  hidden        text
);
-- A puzzle's publications by votes, and by time.
create index publication_by_votes on publication (puzzle_id, votes desc, id desc);
create index publication_by_time on publication (puzzle_id, id desc);
-- The newest publications of a puzzle that have neither votes nor comments.
create index publication_unreviewed on publication (puzzle_id, id desc)
  where votes = 0 and comments = 0 and hidden is null;
-- A player's publications.
create index publication_by_player on publication (player_id, id);
-- Admins list what is hidden, here and in the comments.
create index publication_hidden on publication (id desc) where hidden is not null;

create table vote (
  publication_id uuid not null references publication,
  player_id      uuid not null references player,
  primary key (publication_id, player_id)
);
-- A player's votes, for the export and the deletion of the account.
create index vote_by_player on vote (player_id, publication_id);

create table publication_comment (
  id             uuid primary key,
  publication_id uuid not null references publication,
  player_id      uuid not null references player,
  text           text not null,
  -- As in publication.
  hidden         text
);
-- A publication's comments, the oldest first.
create index publication_comment_of on publication_comment (publication_id, id);
-- A player's comments, for the export and the deletion of the account.
create index publication_comment_by_player on publication_comment (player_id, id);
create index publication_comment_hidden on publication_comment (id desc) where hidden is not null;
