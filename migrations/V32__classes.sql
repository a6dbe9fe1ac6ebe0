-- Classes of teachers. The code lets players join; whoever has it may join.
create table classroom (
  id          uuid primary key default uuidv7(),
  teacher_id  uuid not null references player,
  name        text not null,
  code        text not null unique,
  created_at  timestamptz not null default now(),
  archived_at timestamptz  -- from then on nothing of the class changes; null before
);
create index classroom_by_teacher on classroom (teacher_id, id);

-- A player who leaves has no row any more, and a new one after joining again.
create table classroom_member (
  classroom_id uuid not null references classroom on delete cascade,
  player_id    uuid not null references player,
  joined_at    timestamptz not null default now(),
  primary key (classroom_id, player_id)
);
create index classroom_member_by_player on classroom_member (player_id, classroom_id);

create table assignment (
  id           uuid primary key default uuidv7(),
  classroom_id uuid not null references classroom on delete cascade,
  title        text not null,
  opens_at     timestamptz not null,  -- before, members do not see it
  due_at       timestamptz            -- later solutions are late; null if none is
);
create index assignment_by_classroom on assignment (classroom_id, opens_at, id);

-- Only what members send after a puzzle was added is part of the assignment, so that nobody gets to
-- see earlier sources by assigning a puzzle.
create table assignment_puzzle (
  assignment_id uuid not null references assignment on delete cascade,
  puzzle_id     uuid not null references puzzle,
  place         int not null,
  added_at      timestamptz not null default now(),
  primary key (assignment_id, puzzle_id)
);
create index assignment_puzzle_by_puzzle on assignment_puzzle (puzzle_id);
