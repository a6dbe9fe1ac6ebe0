insert into classroom (id, teacher_id, name, code, created_at, archived_at) values
  ('00000000-0000-7000-800e-000000000001', '00000000-0000-7000-8001-000000000003', 'Year 9',
    'ABCD2345', '2026-03-15 08:00Z', null);

insert into classroom_member (classroom_id, player_id, joined_at) values
  ('00000000-0000-7000-800e-000000000001', '00000000-0000-7000-8001-000000000001',
    '2026-03-15 08:05Z');

insert into assignment (id, classroom_id, title, opens_at, due_at) values
  ('00000000-0000-7000-800f-000000000001', '00000000-0000-7000-800e-000000000001', 'Loops',
    '2026-03-15 09:00Z', '2026-03-22 09:00Z');

insert into assignment_puzzle (assignment_id, puzzle_id, place, added_at) values
  ('00000000-0000-7000-800f-000000000001', '00000000-0000-7000-8002-000000000001', 0,
    '2026-03-15 08:10Z');
