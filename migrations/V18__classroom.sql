-- Classes with several teachers, assignments that close, and more time for single members.

-- Teachers beside the one who made the class.
create table classroom_teacher (
  classroom_id uuid not null references classroom on delete cascade,
  player_id    uuid not null references player,
  added_at     timestamptz not null default now(),
  primary key (classroom_id, player_id)
);
-- The classes of a teacher.
create index classroom_teacher_by_player on classroom_teacher (player_id, classroom_id);

-- Later solutions do not belong to the assignment. Null if it stays open.
alter table assignment add closes_at timestamptz;

-- Members for whom an assignment is due later than for others. Ends with the membership.
create table assignment_extension (
  assignment_id uuid not null references assignment on delete cascade,
  classroom_id  uuid not null,
  player_id     uuid not null,
  -- Replaces an earlier due date, and an earlier closing.
  due_at        timestamptz not null,
  primary key (assignment_id, player_id),
  foreign key (classroom_id, player_id) references classroom_member on delete cascade
);
-- The extensions of a member, which end with the membership.
create index assignment_extension_by_member on assignment_extension (classroom_id, player_id);

-- What players are in classes. A teacher who has lost the role has no seat any more. For the boards
-- of classes in score, and for classroom itself.
create or replace view class_seat as
  select c.id as class_id, c.teacher_id as player_id, true as teaches
  from classroom c join present_player t on t.id = c.teacher_id
  where t.roles && '{teacher,admin}'
  union all
  select h.classroom_id, h.player_id, true
  from classroom_teacher h join present_player t on t.id = h.player_id
  where t.roles && '{teacher,admin}'
  union all
  select classroom_id, player_id, false from classroom_member;

-- When an assignment is due and closes for each member. For classroom itself.
create view member_date as
  select a.id as assignment_id, m.player_id,
    case when a.due_at is not null then greatest(a.due_at, e.due_at) end as due_at,
    case when a.closes_at is not null then greatest(a.closes_at, e.due_at) end as closes_at
  from assignment a
  join classroom_member m on m.classroom_id = a.classroom_id
  left join assignment_extension e
    on e.assignment_id = a.id and e.player_id = m.player_id;

-- The published version of each puzzle, now with the points.
create or replace view published_version as
  select puzzle_id, slug, level, title, difficulty, points from puzzle_version
  where state = 'PUBLISHED';
