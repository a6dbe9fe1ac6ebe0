update player set zone = 'Europe/Kyiv' where name = 'ada';

insert into daily_puzzle (day, puzzle_id) values
  ('2026-03-11', '00000000-0000-7000-8002-000000000001');

insert into badge (player_id, kind, earned_at, puzzle_id) values
  ('00000000-0000-7000-8001-000000000001', 'FIRST_SOLUTION', '2026-01-05 10:00Z',
    '00000000-0000-7000-8002-000000000001'),
  ('00000000-0000-7000-8001-000000000001', 'WEEK_STREAK', '2026-03-05 10:00Z', null);
