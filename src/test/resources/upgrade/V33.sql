-- One contest is over and unfrozen, the other one is running.
insert into contest (id, owner_id, title, description, starts_at, ends_at, freeze_at, scoring,
  penalty_minutes, clean, rated, created_at, told, unfrozen_at, closed_at) values
  ('00000000-0000-7000-8010-000000000001', '00000000-0000-7000-8001-000000000003', 'Spring', 'First',
    '2026-03-16 10:00Z', '2026-03-16 12:00Z', '2026-03-16 11:30Z', 'ICPC', 20, true, true,
    '2026-03-15 10:00Z', 'ENDED', '2026-03-16 12:10Z', '2026-03-16 12:10Z'),
  ('00000000-0000-7000-8010-000000000002', '00000000-0000-7000-8001-000000000003', 'Long', 'Second',
    '2026-03-17 10:00Z', '2126-03-17 10:00Z', null, 'POINTS', 0, false, false, '2026-03-15 10:00Z',
    'RUNNING', null, null);

insert into contest_puzzle (contest_id, position, puzzle_id, version, points) values
  ('00000000-0000-7000-8010-000000000001', 0, '00000000-0000-7000-8002-000000000001', 1, 100),
  ('00000000-0000-7000-8010-000000000002', 0, '00000000-0000-7000-8002-000000000002', 1, 100);

insert into contest_registration (contest_id, player_id, registered_at) values
  ('00000000-0000-7000-8010-000000000001', '00000000-0000-7000-8001-000000000001',
    '2026-03-16 09:00Z'),
  ('00000000-0000-7000-8010-000000000001', '00000000-0000-7000-8001-000000000002',
    '2026-03-16 09:00Z'),
  ('00000000-0000-7000-8010-000000000002', '00000000-0000-7000-8001-000000000002',
    '2026-03-17 09:00Z');

insert into submission (id, kind, player_id, puzzle_id, version, source, state, verdict,
  submitted_at, enqueued_at, judged_at, contest_id) values
  ('00000000-0000-7000-8003-000000000019', 'CONTEST', '00000000-0000-7000-8001-000000000002',
    '00000000-0000-7000-8002-000000000002', 1, 'def f(n): return n', 'JUDGED', 'WRONG_ANSWER',
    '2026-03-17 11:00Z', '2026-03-17 11:00Z', '2026-03-17 11:00Z',
    '00000000-0000-7000-8010-000000000002');

insert into judgement (submission_id, attempt, verdict, judgement, provenance, cpu_millis, steps,
  source_bytes, judged_at)
select '00000000-0000-7000-8003-000000000019', attempt, verdict, judgement, provenance, cpu_millis,
  steps, source_bytes, '2026-03-17 11:00Z'
from judgement where submission_id = '00000000-0000-7000-8003-000000000002';

insert into contest_clarification (id, contest_id, puzzle_id, player_id, announcement, question,
  answer, is_public, asked_at, answered_at) values
  ('00000000-0000-7000-8011-000000000001', '00000000-0000-7000-8010-000000000001',
    '00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000002', false,
    'May n be 0?', 'Yes.', true, '2026-03-16 10:05Z', '2026-03-16 10:07Z');

insert into contest_event (contest_id, kind, subject, step, at) values
  ('00000000-0000-7000-8010-000000000001', 'CONTEST', null, null, '2026-03-16 10:00Z'),
  ('00000000-0000-7000-8010-000000000001', 'CLARIFICATION',
    '00000000-0000-7000-8011-000000000001', null, '2026-03-16 10:07Z'),
  ('00000000-0000-7000-8010-000000000001', 'UNFREEZING', null, 1, '2026-03-16 12:10Z');

insert into contest_reveal (contest_id, step, player_id, puzzle_id, accepted, rank_before,
  rank_after, remaining, revealed_at) values
  ('00000000-0000-7000-8010-000000000001', 1, '00000000-0000-7000-8001-000000000001',
    '00000000-0000-7000-8002-000000000001', false, 1, 1, 0, '2026-03-16 12:10Z');
