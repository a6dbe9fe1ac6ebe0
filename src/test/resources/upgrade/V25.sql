update puzzle_version set published_at = '2026-01-02 00:00Z'
where puzzle_id = '00000000-0000-7000-8002-000000000002' and number = 1;

insert into author_task (id, kind, player_id, slug, version, stage, done, total, failed, message,
  result, faults, started_at, ended_at) values
  ('00000000-0000-7000-8007-000000000001', 'IMPORT', '00000000-0000-7000-8001-000000000003',
    'easy', null, 'IMPORTING', 0, 0, false, null, null, null, now(), null),
  ('00000000-0000-7000-8007-000000000002', 'VALIDATION', '00000000-0000-7000-8001-000000000003',
    'hard', 1, 'ENDED', 3, 3, false, null, null, null, '2026-03-11 10:00Z', '2026-03-11 10:01Z'),
  ('00000000-0000-7000-8007-000000000003', 'IMPORT', '00000000-0000-7000-8001-000000000003',
    'bad', null, 'ENDED', 0, 0, true, 'the archive has no description', null, '[]',
    '2026-03-11 11:00Z', '2026-03-11 11:01Z');

insert into author_import (task_id, admin, upload, details, bundle, notes) values
  ('00000000-0000-7000-8007-000000000001', false, '\x504b0506', '{}', null, null);

insert into hint_taken (puzzle_id, number, player_id, taken_at) values
  ('00000000-0000-7000-8002-000000000001', 1, '00000000-0000-7000-8001-000000000002',
    '2026-01-05 10:01:30Z');
