-- Classes of teachers, and what they assign.

create table classroom (
  id          uuid primary key default uuidv7(),
  teacher_id  uuid not null references player,
  name        text not null,
  -- Whoever has the code may join.
  code        text not null unique,
  created_at  timestamptz not null default now(),
  -- From then on nothing of the class changes. Null before.
  archived_at timestamptz
);
-- A teacher's classes.
create index classroom_by_teacher on classroom (teacher_id, id);

-- A player who leaves has no row any more, and gets a new row by joining again.
create table classroom_member (
  classroom_id uuid not null references classroom on delete cascade,
  player_id    uuid not null references player,
  joined_at    timestamptz not null default now(),
  primary key (classroom_id, player_id)
);
-- The classes of a member.
create index classroom_member_by_player on classroom_member (player_id, classroom_id);

create table assignment (
  id           uuid primary key default uuidv7(),
  classroom_id uuid not null references classroom on delete cascade,
  title        text not null,
  -- Members do not see the assignment before.
  opens_at     timestamptz not null,
  -- Later solutions are late. Null if no solution is late.
  due_at       timestamptz
);
-- A class' assignments in their order.
create index assignment_by_classroom on assignment (classroom_id, opens_at, id);

create table assignment_puzzle (
  assignment_id uuid not null references assignment on delete cascade,
  puzzle_id     uuid not null references puzzle,
  -- The position in the assignment, from 1.
  place         int not null,
  -- Only what members send after this time belongs to the assignment, so that nobody sees earlier
  -- sources by assigning a puzzle.
  added_at      timestamptz not null default now(),
  primary key (assignment_id, puzzle_id)
);

-- Views: what other features read of these tables.

-- The members of classes. For the boards of classes in score.
create view class_member as
  select classroom_id, player_id from classroom_member;

-- What players are in classes. A teacher who has lost the role has no seat any more. For the boards
-- of classes in score, and for classroom itself.
create view class_seat as
  select c.id as class_id, c.teacher_id as player_id, true as teaches
  from classroom c join present_player t on t.id = c.teacher_id
  where t.roles && '{teacher,admin}'
  union all
  select classroom_id, player_id, false from classroom_member;

-- The puzzles of assignments. What is sent from counts_from on belongs to the assignment. For
-- classroom itself.
create view assigned_puzzle as
  select a.classroom_id, a.id as assignment_id, a.title, a.opens_at, a.due_at, z.puzzle_id, z.place,
    greatest(a.opens_at, z.added_at) as counts_from
  from assignment a join assignment_puzzle z on z.assignment_id = a.id;
