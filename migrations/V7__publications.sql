-- A solution that its player shows to those who have solved the puzzle, too.
create table publication (
  id            uuid primary key,  -- UUIDv7: sorted by time
  submission_id uuid not null unique references submission,
  puzzle_id     uuid not null references puzzle,
  player_id     uuid not null references player,
  category      text not null check (category in ('clear', 'creative', 'speedy')),
  votes         int not null default 0,
  comments      int not null default 0,
  hidden        text  -- why an admin has hidden it
);
create index publication_by_votes on publication (puzzle_id, votes desc, id desc);
create index publication_by_time on publication (puzzle_id, id desc);

create table vote (
  publication_id uuid not null references publication,
  player_id      uuid not null references player,
  primary key (publication_id, player_id)
);

create table publication_comment (
  id             uuid primary key,
  publication_id uuid not null references publication,
  player_id      uuid not null references player,
  text           text not null,
  hidden         text
);
create index publication_comment_of on publication_comment (publication_id, id);
