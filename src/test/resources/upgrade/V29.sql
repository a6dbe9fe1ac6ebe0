insert into webhook (id, player_id, url, events, secret, created_at, failing_since, disabled,
  disabled_at) values
  ('00000000-0000-7000-800a-000000000001', '00000000-0000-7000-8001-000000000001',
    'https://example.org/told', '{submission.judged}', 'c2VjcmV0', '2026-03-12 10:00Z', null, null,
    null),
  ('00000000-0000-7000-800a-000000000002', '00000000-0000-7000-8001-000000000002',
    'https://example.org/gone', '{submission.judged}', 'c2VjcmV0', '2026-03-12 10:00Z',
    '2026-03-12 11:00Z', 'FAILING', '2026-03-13 11:00Z');

-- A delivery that waits is not due while the test runs.
insert into webhook_delivery (id, webhook_id, event, submission_id, attempt, state, created_at,
  next_at, tries, tried_at, status, body) values
  ('00000000-0000-7000-800b-000000000001', '00000000-0000-7000-800a-000000000001',
    'submission.judged', '00000000-0000-7000-8003-000000000011', 1, 'DELIVERED', now(), null, 1,
    now(), 204, '{}'),
  ('00000000-0000-7000-800b-000000000002', '00000000-0000-7000-800a-000000000001',
    'submission.judged', '00000000-0000-7000-8003-000000000004', 1, 'WAITING', now(),
    now() + interval '1 hour', 1, now(), 500, '{}');
