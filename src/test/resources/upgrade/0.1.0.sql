-- The rows of a database of version 0.1.0, at least one for each table. UpgradeTest inserts them into
-- the schema of this version. The trigger of standing adds the rows of standing_move.

insert into player (id, name, password_hash, roles, zone, profile_visibility, activity_visibility,
  suspended_reason, suspended_until, created_at, deleted_at) values
  ('00000000-0000-7000-8001-000000000001', 'ada', '$2a$10$0123456789012345678901', '{player}',
    'Europe/Kyiv', 'PUBLIC', 'PUBLIC', null, null, '2026-01-01 00:00:00Z', null),
  ('00000000-0000-7000-8001-000000000002', 'Bob', '$2a$10$0123456789012345678901', '{player}', null,
    'PLAYERS', 'HIDDEN', null, null, '2026-01-01 00:00:00Z', null),
  ('00000000-0000-7000-8001-000000000003', 'cyd', '$2a$10$0123456789012345678901',
    '{player,author}', null, 'PUBLIC', 'PUBLIC', 'insults', '2026-03-12 00:00:00Z',
    '2026-01-01 00:00:00Z', null),
  ('00000000-0000-7000-8001-000000000004', null, null, '{}', null, 'PUBLIC', 'PUBLIC', null, null,
    '2026-01-01 00:00:00Z', '2026-03-04 00:00:00Z'),
  ('00000000-0000-7000-8001-000000000005', 'admin', '$2a$10$0123456789012345678901',
    '{player,author,admin}', null, 'PUBLIC', 'PUBLIC', null, null, '2026-01-01 00:00:00Z', null);

insert into player_session (id, player_id, hash, client, created_at, renewed_at, expires_at) values
  ('00000000-0000-7000-800c-000000000001', '00000000-0000-7000-8001-000000000001',
    '\x7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed', 'Firefox',
    '2026-03-14 10:00:00Z', '2026-03-14 11:00:00Z', '2026-04-14 10:00:00Z');

insert into api_key (id, player_id, name, hash, scopes, created_at, expires_at) values
  ('00000000-0000-7000-800d-000000000001', '00000000-0000-7000-8001-000000000001', 'laptop',
    '\x3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3', '{submit}',
    '2026-03-14 10:00:00Z', '2027-03-14 10:00:00Z');

insert into player_email (player_id, email, confirmed_at) values
  ('00000000-0000-7000-8001-000000000001', 'Ada@example.org', '2026-03-14 12:00:00Z');

insert into mail_link (hash, player_id, purpose, email, created_at, expires_at) values
  ('\x8b5b9db0c13db24256c829aa364aa90c6d2eba318b9232a4ab9313b954d3555f',
    '00000000-0000-7000-8001-000000000001', 'RESET', 'Ada@example.org', '2026-03-14 12:00:00Z',
    '2026-03-14 13:00:00Z');

insert into player_identity (id, player_id, provider, issuer, subject, name, linked_at, last_used_at) values
  ('00000000-0000-7000-8012-000000000001', '00000000-0000-7000-8001-000000000002', 'school',
    'https://login.example.org', '4711', 'Bob B.', '2026-03-18 10:00:00Z', '2026-03-18 10:00:00Z');

insert into identity_log_in (hash, provider, issuer, subject, expires_at) values
  ('\x04efaf080f5a3e74e1c29d1ca6a48569382cbbcd324e8d59d2b83ef21c039f00', 'school',
    'https://login.example.org', '4712', '2026-03-18 10:10:00Z');

insert into audit_entry (id, actor_id, action, subject, player_id, detail) values
  ('00000000-0000-7000-8009-000000000001', '00000000-0000-7000-8001-000000000005', 'SUSPEND',
    '00000000-0000-7000-8001-000000000003', '00000000-0000-7000-8001-000000000003',
    '{"reason": "insults"}');

insert into outbox (topic, key, payload, traceparent) values
  ('arbiter.jobs.interactive', '00000000-0000-7000-8003-000000000008',
    '{"work": "submission", "format": 1, "origin": {"submission": "00000000-0000-7000-8003-000000000008", "attempt": 1, "submittedAt": "2026-02-05T10:00:00Z"}, "target": {"puzzle": "hard", "version": 1, "testSetHash": "set-hard"}, "source": "def f(n): return n", "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "clean": false}',
    '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');

insert into undeliverable (id, topic, key, payload, bytes, reason, failed_at) values
  ('00000000-0000-7000-8008-000000000001', 'arbiter.jobs.batch',
    '00000000-0000-7000-8003-000000000015', '{', 1, 'the record ends early', '2026-03-20 10:00:00Z'),
  ('00000000-0000-7000-8008-000000000002', 'arbiter.events', '00000000-0000-7000-8003-000000000015',
    null, 9000000, 'the record is too large', '2026-03-20 10:00:00Z');

insert into puzzle (id, slug, author_id, attempts, solved_by, created_at) values
  ('00000000-0000-7000-8002-000000000001', 'easy', null, 4, 2, '2026-01-02 00:00:00Z'),
  ('00000000-0000-7000-8002-000000000002', 'hard', '00000000-0000-7000-8001-000000000003', 1, 1,
    '2026-01-02 00:00:00Z'),
  ('00000000-0000-7000-8002-000000000003', 'golf', null, 0, 0, '2026-01-02 00:00:00Z'),
  ('00000000-0000-7000-8002-000000000004', 'craft', null, 0, 0, '2026-01-02 00:00:00Z');

insert into test_set (hash, content)
select hash, convert_to('{"function":"f","comparison":{"compare":"exact"},"checker":null,'
  || '"adapter":null,"referee":null,"reveal":false,"isolated":false,"categories":[],'
  || '"grading":{"inspector":null,"mostPoints":null,"answers":null}}', 'UTF8')
from unnest('{set-craft,set-easy,set-golf,set-hard}'::text[]) hash;

insert into puzzle_version (puzzle_id, number, slug, state, hash, bundle, archive, test_set_hash,
  title, statement, statement_html, function, signature, starter, samples, hints, tags, difficulty,
  points, by_points, limits, visual, always_open, generates, validation, report, created_at,
  published_at, translated) values
  ('00000000-0000-7000-8002-000000000001', 1, 'easy', 'PUBLISHED', 'bundle-easy-1',
    '{"puzzle.yaml":"dGl0bGU6IHg="}', null, 'set-easy', 'Easy puzzle', 'Say *hello*.',
    '<p>Say <em>hello</em>.</p>', 'f', 'f(n)', 'def f(n):
    pass
', '[]', '{"Read it twice."}', '{loops,strings}', 'simple', 10, false,
    '{"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}', null,
    false, false, null, null, '2026-01-02 00:00:00Z', null, 'Легка Скажіть *щось*.'),
  ('00000000-0000-7000-8002-000000000002', 1, 'hard', 'PUBLISHED', 'bundle-hard-1',
    '{"puzzle.yaml":"dGl0bGU6IHg="}', null, 'set-hard', 'Hard puzzle', 'Say *hello*.',
    '<p>Say <em>hello</em>.</p>', 'f', 'f(n)', 'def f(n):
    pass
', '[]', '{"Read it twice."}', '{loops,strings}', 'moderate', 80, false,
    '{"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}', null,
    false, false, null, null, '2026-01-02 00:00:00Z', '2026-01-02 00:00:00Z', ''),
  ('00000000-0000-7000-8002-000000000002', 2, 'hard', 'REJECTED', 'bundle-hard-2',
    '{"puzzle.yaml":"dGl0bGU6IHg="}', '\x504b0506', 'set-hard', 'Hard puzzle', 'Say *hello*.',
    '<p>Say <em>hello</em>.</p>', 'f', 'f(n)', 'def f(n):
    pass
', '[]', '{"Read it twice."}', '{loops,strings}', 'moderate', 80, false,
    '{"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}', null,
    false, true, '00000000-0000-7000-8004-000000000001',
    '{"valid": false, "solutions": [], "findings": [{"file": "tests.py", "line": 3, "severity": "ERROR", "message": "no answer"}], "suggestedLimits": null, "strength": null, "millis": 12}',
    '2026-01-02 00:00:00Z', null, ''),
  ('00000000-0000-7000-8002-000000000003', 1, 'golf', 'PUBLISHED', 'bundle-golf-1',
    '{"puzzle.yaml":"dGl0bGU6IHg="}', null, 'set-golf', 'Golf puzzle', 'Say *hello*.',
    '<p>Say <em>hello</em>.</p>', 'f', 'f(n)', 'def f(n):
    pass
', '[]', '{"Read it twice."}', '{loops,strings}', 'moderate', 60, false,
    '{"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}', null,
    true, false, null, null, '2026-01-02 00:00:00Z', null, ''),
  ('00000000-0000-7000-8002-000000000004', 1, 'craft', 'PUBLISHED', 'bundle-craft-1',
    '{"puzzle.yaml":"dGl0bGU6IHg="}', null, 'set-craft', 'Craft puzzle', 'Say *hello*.',
    '<p>Say <em>hello</em>.</p>', 'f', 'f(n)', 'def f(n):
    pass
', '[]', '{"Read it twice."}', '{loops,strings}', 'moderate', 50, true,
    '{"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}',
    '<p id="picture"></p>', false, false, null, null, '2026-01-02 00:00:00Z', null, '');

insert into version_translation (puzzle_id, number, language, title, statement, statement_html,
  hints) values
  ('00000000-0000-7000-8002-000000000001', 1, 'uk', 'Легка', 'Скажіть *щось*.',
    '<p>Скажіть <em>щось</em>.</p>', '{Подумайте.}');

insert into media (hash, content) values
  ('picture', '\x89504e470d0a1a0a');

insert into version_media (puzzle_id, number, name, hash) values
  ('00000000-0000-7000-8002-000000000001', 1, 'plan.png', 'picture');

insert into daily_puzzle (day, puzzle_id) values
  ('2026-03-11', '00000000-0000-7000-8002-000000000001');

insert into hint_taken (puzzle_id, number, player_id, taken_at) values
  ('00000000-0000-7000-8002-000000000001', 1, '00000000-0000-7000-8001-000000000002',
    '2026-01-05 10:01:30Z');

insert into contest (id, owner_id, title, description, starts_at, ends_at, freeze_at, scoring,
  penalty_minutes, clean, rated, created_at, told, unfrozen_at, closed_at) values
  ('00000000-0000-7000-8010-000000000001', '00000000-0000-7000-8001-000000000003', 'Spring',
    'First', '2026-03-16 10:00:00Z', '2026-03-16 12:00:00Z', '2026-03-16 11:30:00Z', 'ICPC', 20,
    true, true, '2026-03-15 10:00:00Z', 'ENDED', '2026-03-16 12:10:00Z', '2026-03-16 12:10:00Z'),
  ('00000000-0000-7000-8010-000000000002', '00000000-0000-7000-8001-000000000003', 'Long', 'Second',
    '2026-03-17 10:00:00Z', '2126-03-17 10:00:00Z', null, 'POINTS', 0, false, false,
    '2026-03-15 10:00:00Z', 'RUNNING', null, null);

insert into submission (id, kind, player_id, puzzle_id, version, contest_id, source, stdin,
  idempotency_key, state, verdict, batch, submitted_at, enqueued_at, judged_at, ended_child_at) values
  ('00000000-0000-7000-8003-000000000001', 'SUBMISSION', '00000000-0000-7000-8001-000000000001',
    '00000000-0000-7000-8002-000000000001', 1, null, 'def f(n):
    return n', null, 'key-1', 'JUDGED', 'ACCEPTED', false, '2026-01-05 10:00:00Z',
    '2026-01-05 10:00:00Z', '2026-01-05 10:00:00Z', null),
  ('00000000-0000-7000-8003-000000000002', 'SUBMISSION', '00000000-0000-7000-8001-000000000002',
    '00000000-0000-7000-8002-000000000001', 1, null, 'def f(n):
    return n', null, 'key-2', 'JUDGED', 'WRONG_ANSWER', false, '2026-01-05 10:01:00Z',
    '2026-01-05 10:01:00Z', '2026-01-05 10:01:00Z', null),
  ('00000000-0000-7000-8003-000000000003', 'SUBMISSION', '00000000-0000-7000-8001-000000000002',
    '00000000-0000-7000-8002-000000000001', 1, null, 'def f(n):
    return n', null, 'key-3', 'JUDGED', 'ACCEPTED', false, '2026-01-05 10:02:00Z',
    '2026-01-05 10:02:00Z', '2026-01-05 10:02:00Z', null),
  ('00000000-0000-7000-8003-000000000004', 'SUBMISSION', '00000000-0000-7000-8001-000000000001',
    '00000000-0000-7000-8002-000000000002', 1, null, 'def f(n):
    return n', null, 'key-4', 'JUDGED', 'ACCEPTED', false, '2026-02-03 10:00:00Z',
    '2026-02-03 10:00:00Z', '2026-02-03 10:00:00Z', null),
  ('00000000-0000-7000-8003-000000000005', 'RUN', '00000000-0000-7000-8001-000000000001',
    '00000000-0000-7000-8002-000000000001', 1, null, 'def f(n):
    return n', '[[1]]', 'key-5', 'JUDGED', 'ACCEPTED', false, '2026-02-03 11:00:00Z',
    '2026-02-03 11:00:00Z', '2026-02-03 11:00:00Z', null),
  ('00000000-0000-7000-8003-000000000006', 'SCRATCH', '00000000-0000-7000-8001-000000000002', null,
    null, null, 'def f(n):
    return n', null, 'key-6', 'JUDGED', 'ACCEPTED', false, '2026-02-03 12:00:00Z',
    '2026-02-03 12:00:00Z', '2026-02-03 12:00:00Z', null),
  ('00000000-0000-7000-8003-000000000007', 'SUBMISSION', '00000000-0000-7000-8001-000000000004',
    '00000000-0000-7000-8002-000000000001', 1, null, 'def f(n):
    return n', null, 'key-7', 'JUDGED', 'WRONG_ANSWER', false, '2026-02-04 10:00:00Z',
    '2026-02-04 10:00:00Z', '2026-02-04 10:00:00Z', null),
  ('00000000-0000-7000-8003-000000000008', 'SUBMISSION', '00000000-0000-7000-8001-000000000002',
    '00000000-0000-7000-8002-000000000002', 1, null, 'def f(n):
    return n', null, 'key-8', 'QUEUED', null, false, '2026-02-05 10:00:00Z', '2026-02-05 10:00:00Z',
    null, null),
  ('00000000-0000-7000-8003-000000000009', 'SUBMISSION', '00000000-0000-7000-8001-000000000003',
    '00000000-0000-7000-8002-000000000001', 1, null, 'def f(n):
    return n', null, 'key-9', 'JUDGED', 'ACCEPTED', false, '2026-03-02 10:00:00Z',
    '2026-03-02 10:00:00Z', '2026-03-02 10:00:00Z', null),
  ('00000000-0000-7000-8003-000000000010', 'SCRATCH', '00000000-0000-7000-8001-000000000002', null,
    null, null, 'def f(n):
    return n', '3 4
', 'key-10', 'JUDGED', 'ACCEPTED', false, '2026-03-03 10:00:00Z', '2026-03-03 10:00:00Z',
    '2026-03-03 10:00:00Z', null),
  ('00000000-0000-7000-8003-000000000011', 'SUBMISSION', '00000000-0000-7000-8001-000000000001',
    '00000000-0000-7000-8002-000000000003', 1, null, 'def f(n):
    return n', null, 'key-11', 'JUDGED', 'ACCEPTED', false, '2026-03-05 10:00:00Z',
    '2026-03-05 10:00:00Z', '2026-03-05 10:00:00Z', null),
  ('00000000-0000-7000-8003-000000000012', 'SUBMISSION', '00000000-0000-7000-8001-000000000002',
    '00000000-0000-7000-8002-000000000003', 1, null, 'def f(n):
    return n', null, 'key-12', 'JUDGED', 'WRONG_ANSWER', false, '2026-03-06 10:00:00Z',
    '2026-03-06 10:00:00Z', '2026-03-06 10:00:00Z', '2026-03-08 11:00:00Z'),
  ('00000000-0000-7000-8003-000000000013', 'SUBMISSION', '00000000-0000-7000-8001-000000000002',
    '00000000-0000-7000-8002-000000000003', 1, null, 'def f(n):
    return n', null, 'key-13', 'JUDGED', 'WRONG_ANSWER', false, '2026-03-06 10:01:00Z',
    '2026-03-06 10:01:00Z', '2026-03-06 10:01:00Z', null),
  ('00000000-0000-7000-8003-000000000014', 'SUBMISSION', '00000000-0000-7000-8001-000000000003',
    '00000000-0000-7000-8002-000000000003', 1, null, 'def f(n):
    return n', null, 'key-14', 'JUDGED', 'ACCEPTED', false, '2026-03-07 10:00:00Z',
    '2026-03-07 10:00:00Z', '2026-03-07 10:00:00Z', null),
  ('00000000-0000-7000-8003-000000000015', 'SUBMISSION', '00000000-0000-7000-8001-000000000001',
    '00000000-0000-7000-8002-000000000001', 1, null, 'def f(n):
    return n', null, 'key-15', 'QUEUED', null, true, '2026-03-08 10:00:00Z', '2026-03-08 10:00:00Z',
    null, null),
  ('00000000-0000-7000-8003-000000000016', 'SUBMISSION', '00000000-0000-7000-8001-000000000002',
    '00000000-0000-7000-8002-000000000004', 1, null, 'def f(n):
    return n', null, 'key-16', 'JUDGED', 'ACCEPTED', false, '2026-03-10 10:00:00Z',
    '2026-03-10 10:00:00Z', '2026-03-10 10:00:00Z', null),
  ('00000000-0000-7000-8003-000000000017', 'SUBMISSION', '00000000-0000-7000-8001-000000000002',
    '00000000-0000-7000-8002-000000000004', 1, null, 'def f(n):
    return n', null, 'key-17', 'JUDGED', 'ACCEPTED', false, '2026-03-10 11:00:00Z',
    '2026-03-10 11:00:00Z', '2026-03-10 11:00:00Z', null),
  ('00000000-0000-7000-8003-000000000018', 'RUN', null, '00000000-0000-7000-8002-000000000001', 1,
    null, 'def f(n): return n', null, null, 'JUDGED', 'ACCEPTED', true, '2026-03-20 10:00:00Z',
    '2026-03-20 10:00:00Z', '2026-03-20 10:00:00Z', null),
  ('00000000-0000-7000-8003-000000000019', 'CONTEST', '00000000-0000-7000-8001-000000000002',
    '00000000-0000-7000-8002-000000000002', 1, '00000000-0000-7000-8010-000000000002',
    'def f(n): return n', null, null, 'JUDGED', 'WRONG_ANSWER', false, '2026-03-17 11:00:00Z',
    '2026-03-17 11:00:00Z', '2026-03-17 11:00:00Z', null);

insert into judgement (submission_id, attempt, verdict, judgement, provenance, points, earned,
  unlocked, cpu_millis, steps, source_bytes, judged_at) values
  ('00000000-0000-7000-8003-000000000001', 1, 'ACCEPTED',
    '{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-easy", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-01-05T10:00:00.250000Z"}',
    10, null, '{}', 5, 7, 22, '2026-01-05 10:00:00Z'),
  ('00000000-0000-7000-8003-000000000002', 1, 'WRONG_ANSWER',
    '{"verdict": "WRONG_ANSWER", "message": "category Basics, test 1 failed", "results": [], "categories": [{"name": "Basics", "passed": 0, "total": 1}], "failure": {"category": "Basics", "index": 1, "hidden": true, "input": null, "expected": null, "actual": null, "traceback": null}, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-easy", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-01-05T10:01:00.250000Z"}',
    0, null, '{}', 5, 7, 22, '2026-01-05 10:01:00Z'),
  ('00000000-0000-7000-8003-000000000003', 1, 'ACCEPTED',
    '{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 9, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-easy", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-01-05T10:02:00.250000Z"}',
    10, null, '{}', 5, 9, 22, '2026-01-05 10:02:00Z'),
  ('00000000-0000-7000-8003-000000000004', 1, 'ACCEPTED',
    '{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-hard", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-02-03T10:00:00.250000Z"}',
    80, null, '{}', 5, 7, 22, '2026-02-03 10:00:00Z'),
  ('00000000-0000-7000-8003-000000000005', 1, 'ACCEPTED',
    E'{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": "hi\\n", "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-easy", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-02-03T11:00:00.250000Z"}',
    0, null, '{}', 5, 7, 22, '2026-02-03 11:00:00Z'),
  ('00000000-0000-7000-8003-000000000006', 1, 'ACCEPTED',
    E'{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": "hi\\n", "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 0, "testSetHash": null, "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-02-03T12:00:00.250000Z"}',
    0, null, '{}', 5, 7, 22, '2026-02-03 12:00:00Z'),
  ('00000000-0000-7000-8003-000000000007', 1, 'WRONG_ANSWER',
    '{"verdict": "WRONG_ANSWER", "message": "category Basics, test 1 failed", "results": [], "categories": [{"name": "Basics", "passed": 0, "total": 1}], "failure": {"category": "Basics", "index": 1, "hidden": true, "input": null, "expected": null, "actual": null, "traceback": null}, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-easy", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-02-04T10:00:00.250000Z"}',
    0, null, '{}', 5, 7, 22, '2026-02-04 10:00:00Z'),
  ('00000000-0000-7000-8003-000000000009', 1, 'ACCEPTED',
    '{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-easy", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-03-02T10:00:00.250000Z"}',
    10, null, '{}', 5, 7, 22, '2026-03-02 10:00:00Z'),
  ('00000000-0000-7000-8003-000000000010', 1, 'ACCEPTED',
    E'{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": "hi\\n", "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 0, "testSetHash": null, "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-03-03T10:00:00.250000Z"}',
    0, null, '{}', 5, 7, 22, '2026-03-03 10:00:00Z'),
  ('00000000-0000-7000-8003-000000000011', 1, 'ACCEPTED',
    '{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-golf", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-03-05T10:00:00.250000Z"}',
    60, null, '{second,third}', 5, 7, 22, '2026-03-05 10:00:00Z'),
  ('00000000-0000-7000-8003-000000000012', 1, 'WRONG_ANSWER',
    '{"verdict": "WRONG_ANSWER", "message": "category Basics, test 1 failed", "results": [], "categories": [{"name": "Basics", "passed": 0, "total": 1}], "failure": {"category": "Basics", "index": 1, "hidden": true, "input": null, "expected": null, "actual": null, "traceback": null}, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-golf", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-03-06T10:00:00.250000Z"}',
    0, null, '{}', 5, 7, 22, '2026-03-06 10:00:00Z'),
  ('00000000-0000-7000-8003-000000000013', 1, 'WRONG_ANSWER',
    '{"verdict": "WRONG_ANSWER", "message": "category Basics, test 1 failed", "results": [], "categories": [{"name": "Basics", "passed": 0, "total": 1}], "failure": {"category": "Basics", "index": 1, "hidden": true, "input": null, "expected": null, "actual": null, "traceback": null}, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-golf", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-03-06T10:01:00.250000Z"}',
    0, null, '{}', 5, 7, 22, '2026-03-06 10:01:00Z'),
  ('00000000-0000-7000-8003-000000000014', 1, 'ACCEPTED',
    '{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-golf", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-03-07T10:00:00.250000Z"}',
    60, null, '{}', 5, 7, 22, '2026-03-07 10:00:00Z'),
  ('00000000-0000-7000-8003-000000000016', 1, 'ACCEPTED',
    '{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null, "points": 20}',
    '{"version": 1, "testSetHash": "set-craft", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-03-10T10:00:00.250000Z"}',
    20, 20, '{}', 5, 7, 22, '2026-03-10 10:00:00Z'),
  ('00000000-0000-7000-8003-000000000017', 1, 'ACCEPTED',
    '{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null, "points": 35}',
    '{"version": 1, "testSetHash": "set-craft", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-03-10T11:00:00.250000Z"}',
    15, 35, '{}', 5, 7, 22, '2026-03-10 11:00:00Z'),
  ('00000000-0000-7000-8003-000000000018', 1, 'ACCEPTED',
    E'{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": "hi\\n", "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-easy", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-02-03T11:00:00.250000Z"}',
    0, null, '{}', 5, 7, 22, '2026-03-20 10:00:00Z'),
  ('00000000-0000-7000-8003-000000000019', 1, 'WRONG_ANSWER',
    '{"verdict": "WRONG_ANSWER", "message": "category Basics, test 1 failed", "results": [], "categories": [{"name": "Basics", "passed": 0, "total": 1}], "failure": {"category": "Basics", "index": 1, "hidden": true, "input": null, "expected": null, "actual": null, "traceback": null}, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version": 1, "testSetHash": "set-easy", "runtime": "GraalPy 25.0.3", "worker": "w", "delivery": 1, "limits": {"cpuMillis": 1000, "steps": 100000, "memoryBytes": 67108864, "outputBytes": 65536}, "judgedAt": "2026-01-05T10:01:00.250000Z"}',
    0, null, '{}', 5, 7, 22, '2026-03-17 11:00:00Z');

insert into quota_override (player_id, in_flight, per_day) values
  ('00000000-0000-7000-8001-000000000002', 5, 1000);

insert into solved (player_id, puzzle_id, submission_id, points, solved_at) values
  ('00000000-0000-7000-8001-000000000001', '00000000-0000-7000-8002-000000000001',
    '00000000-0000-7000-8003-000000000001', 10, '2026-01-05 10:00:00Z'),
  ('00000000-0000-7000-8001-000000000001', '00000000-0000-7000-8002-000000000002',
    '00000000-0000-7000-8003-000000000004', 80, '2026-02-03 10:00:00Z'),
  ('00000000-0000-7000-8001-000000000001', '00000000-0000-7000-8002-000000000003',
    '00000000-0000-7000-8003-000000000011', 60, '2026-03-05 10:00:00Z'),
  ('00000000-0000-7000-8001-000000000002', '00000000-0000-7000-8002-000000000001',
    '00000000-0000-7000-8003-000000000003', 10, '2026-01-05 10:02:00Z'),
  ('00000000-0000-7000-8001-000000000002', '00000000-0000-7000-8002-000000000004',
    '00000000-0000-7000-8003-000000000016', 20, '2026-03-10 10:00:00Z'),
  ('00000000-0000-7000-8001-000000000003', '00000000-0000-7000-8002-000000000001',
    '00000000-0000-7000-8003-000000000009', 10, '2026-03-02 10:00:00Z'),
  ('00000000-0000-7000-8001-000000000003', '00000000-0000-7000-8002-000000000003',
    '00000000-0000-7000-8003-000000000014', 60, '2026-03-07 10:00:00Z');

insert into improvement (player_id, puzzle_id, submission_id, points, improved_at) values
  ('00000000-0000-7000-8001-000000000002', '00000000-0000-7000-8002-000000000004',
    '00000000-0000-7000-8003-000000000017', 15, '2026-03-10 11:00:00Z');

insert into standing (player_id, points, solved, reached_at, board) values
  ('00000000-0000-7000-8001-000000000001', 10, 1, '2026-01-05 10:00:00Z', '2026-01'),
  ('00000000-0000-7000-8001-000000000001', 80, 1, '2026-02-03 10:00:00Z', '2026-02'),
  ('00000000-0000-7000-8001-000000000001', 60, 1, '2026-03-05 10:00:00Z', '2026-03'),
  ('00000000-0000-7000-8001-000000000001', 10, 1, '2026-01-05 10:00:00Z', '2026-W02'),
  ('00000000-0000-7000-8001-000000000001', 80, 1, '2026-02-03 10:00:00Z', '2026-W06'),
  ('00000000-0000-7000-8001-000000000001', 60, 1, '2026-03-05 10:00:00Z', '2026-W10'),
  ('00000000-0000-7000-8001-000000000001', 150, 3, '2026-03-05 10:00:00Z', 'all'),
  ('00000000-0000-7000-8001-000000000002', 10, 1, '2026-01-05 10:02:00Z', '2026-01'),
  ('00000000-0000-7000-8001-000000000002', 35, 1, '2026-03-10 11:00:00Z', '2026-03'),
  ('00000000-0000-7000-8001-000000000002', 10, 1, '2026-01-05 10:02:00Z', '2026-W02'),
  ('00000000-0000-7000-8001-000000000002', 35, 1, '2026-03-10 11:00:00Z', '2026-W11'),
  ('00000000-0000-7000-8001-000000000002', 45, 2, '2026-03-10 11:00:00Z', 'all'),
  ('00000000-0000-7000-8001-000000000003', 70, 2, '2026-03-07 10:00:00Z', '2026-03'),
  ('00000000-0000-7000-8001-000000000003', 70, 2, '2026-03-07 10:00:00Z', '2026-W10'),
  ('00000000-0000-7000-8001-000000000003', 70, 2, '2026-03-07 10:00:00Z', 'all');

insert into standing_mark (board, loss, reached_at, player_id, place) values
  ('all', -10, '2026-01-05 10:02:00Z', '00000000-0000-7000-8001-000000000002', 0);

insert into best (puzzle_id, player_id, measure, value, submission_id, reached_at) values
  ('00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000001', 'size', 22,
    '00000000-0000-7000-8003-000000000001', '2026-01-05 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000001', 'steps', 7,
    '00000000-0000-7000-8003-000000000001', '2026-01-05 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000001', 'time', 5,
    '00000000-0000-7000-8003-000000000001', '2026-01-05 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000002', 'size', 22,
    '00000000-0000-7000-8003-000000000003', '2026-01-05 10:02:00Z'),
  ('00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000002', 'steps', 9,
    '00000000-0000-7000-8003-000000000003', '2026-01-05 10:02:00Z'),
  ('00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000002', 'time', 5,
    '00000000-0000-7000-8003-000000000003', '2026-01-05 10:02:00Z'),
  ('00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000003', 'size', 22,
    '00000000-0000-7000-8003-000000000009', '2026-03-02 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000003', 'steps', 7,
    '00000000-0000-7000-8003-000000000009', '2026-03-02 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000003', 'time', 5,
    '00000000-0000-7000-8003-000000000009', '2026-03-02 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000002', '00000000-0000-7000-8001-000000000001', 'size', 22,
    '00000000-0000-7000-8003-000000000004', '2026-02-03 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000002', '00000000-0000-7000-8001-000000000001', 'steps', 7,
    '00000000-0000-7000-8003-000000000004', '2026-02-03 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000002', '00000000-0000-7000-8001-000000000001', 'time', 5,
    '00000000-0000-7000-8003-000000000004', '2026-02-03 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000003', '00000000-0000-7000-8001-000000000001', 'size', 22,
    '00000000-0000-7000-8003-000000000011', '2026-03-05 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000003', '00000000-0000-7000-8001-000000000001', 'steps', 7,
    '00000000-0000-7000-8003-000000000011', '2026-03-05 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000003', '00000000-0000-7000-8001-000000000001', 'time', 5,
    '00000000-0000-7000-8003-000000000011', '2026-03-05 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000003', '00000000-0000-7000-8001-000000000003', 'size', 22,
    '00000000-0000-7000-8003-000000000014', '2026-03-07 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000003', '00000000-0000-7000-8001-000000000003', 'steps', 7,
    '00000000-0000-7000-8003-000000000014', '2026-03-07 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000003', '00000000-0000-7000-8001-000000000003', 'time', 5,
    '00000000-0000-7000-8003-000000000014', '2026-03-07 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000004', '00000000-0000-7000-8001-000000000002', 'points', -35,
    '00000000-0000-7000-8003-000000000017', '2026-03-10 11:00:00Z'),
  ('00000000-0000-7000-8002-000000000004', '00000000-0000-7000-8001-000000000002', 'size', 22,
    '00000000-0000-7000-8003-000000000016', '2026-03-10 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000004', '00000000-0000-7000-8001-000000000002', 'steps', 7,
    '00000000-0000-7000-8003-000000000016', '2026-03-10 10:00:00Z'),
  ('00000000-0000-7000-8002-000000000004', '00000000-0000-7000-8001-000000000002', 'time', 5,
    '00000000-0000-7000-8003-000000000016', '2026-03-10 10:00:00Z');

insert into puzzle_count (puzzle_id, attempts, solved_by) values
  ('00000000-0000-7000-8002-000000000001', 1, 1),
  ('00000000-0000-7000-8002-000000000003', 1, 1),
  ('00000000-0000-7000-8002-000000000003', 1, 0),
  ('00000000-0000-7000-8002-000000000003', 1, 0),
  ('00000000-0000-7000-8002-000000000003', 1, 1),
  ('00000000-0000-7000-8002-000000000004', 1, 1),
  ('00000000-0000-7000-8002-000000000004', 1, 0);

insert into fingerprinting (submission_id) values
  ('00000000-0000-7000-8003-000000000003'),
  ('00000000-0000-7000-8003-000000000004'),
  ('00000000-0000-7000-8003-000000000009'),
  ('00000000-0000-7000-8003-000000000011'),
  ('00000000-0000-7000-8003-000000000014');

insert into fingerprint (submission_id, puzzle_id, hash, first_line, last_line) values
  ('00000000-0000-7000-8003-000000000001', '00000000-0000-7000-8002-000000000001', -7, 1, 2),
  ('00000000-0000-7000-8003-000000000003', '00000000-0000-7000-8002-000000000001', -7, 1, 2);

insert into webhook (id, player_id, url, events, secret, created_at, failing_since, disabled,
  disabled_at) values
  ('00000000-0000-7000-800a-000000000001', '00000000-0000-7000-8001-000000000001',
    'https://example.org/told', '{submission.judged}', 'c2VjcmV0', '2026-03-12 10:00:00Z', null,
    null, null),
  ('00000000-0000-7000-800a-000000000002', '00000000-0000-7000-8001-000000000002',
    'https://example.org/gone', '{submission.judged}', 'c2VjcmV0', '2026-03-12 10:00:00Z',
    '2026-03-12 11:00:00Z', 'FAILING', '2026-03-13 11:00:00Z');

insert into webhook_delivery (id, webhook_id, event, submission_id, attempt, state, created_at,
  next_at, tries, tried_at, status, body) values
  ('00000000-0000-7000-800b-000000000001', '00000000-0000-7000-800a-000000000001',
    'submission.judged', '00000000-0000-7000-8003-000000000011', 1, 'DELIVERED',
    '2026-03-20 10:00:00Z', null, 1, '2026-03-20 10:00:00Z', 204, '{}'),
  ('00000000-0000-7000-800b-000000000002', '00000000-0000-7000-800a-000000000001',
    'submission.judged', '00000000-0000-7000-8003-000000000004', 1, 'WAITING',
    '2026-03-20 10:00:00Z', '2126-03-20 10:00:00Z', 1, '2026-03-20 10:00:00Z', 500, '{}');

insert into classroom (id, teacher_id, name, code, created_at) values
  ('00000000-0000-7000-800e-000000000001', '00000000-0000-7000-8001-000000000003', 'Year 9',
    'ABCD2345', '2026-03-15 08:00:00Z');

insert into classroom_member (classroom_id, player_id, joined_at) values
  ('00000000-0000-7000-800e-000000000001', '00000000-0000-7000-8001-000000000001',
    '2026-03-15 08:05:00Z');

insert into assignment (id, classroom_id, title, opens_at, due_at) values
  ('00000000-0000-7000-800f-000000000001', '00000000-0000-7000-800e-000000000001', 'Loops',
    '2026-03-15 09:00:00Z', '2026-03-22 09:00:00Z');

insert into assignment_puzzle (assignment_id, puzzle_id, place, added_at) values
  ('00000000-0000-7000-800f-000000000001', '00000000-0000-7000-8002-000000000001', 0,
    '2026-03-15 08:10:00Z');

insert into contest_puzzle (contest_id, position, puzzle_id, version, points) values
  ('00000000-0000-7000-8010-000000000001', 0, '00000000-0000-7000-8002-000000000001', 1, 100),
  ('00000000-0000-7000-8010-000000000002', 0, '00000000-0000-7000-8002-000000000002', 1, 100);

insert into contest_registration (contest_id, player_id, registered_at) values
  ('00000000-0000-7000-8010-000000000001', '00000000-0000-7000-8001-000000000001',
    '2026-03-16 09:00:00Z'),
  ('00000000-0000-7000-8010-000000000001', '00000000-0000-7000-8001-000000000002',
    '2026-03-16 09:00:00Z'),
  ('00000000-0000-7000-8010-000000000002', '00000000-0000-7000-8001-000000000002',
    '2026-03-17 09:00:00Z');

insert into contest_event (contest_id, kind, subject, step) values
  ('00000000-0000-7000-8010-000000000001', 'CONTEST', null, null),
  ('00000000-0000-7000-8010-000000000001', 'CLARIFICATION', '00000000-0000-7000-8011-000000000001',
    null),
  ('00000000-0000-7000-8010-000000000001', 'UNFREEZING', null, 1);

insert into contest_reveal (contest_id, step, row_id, puzzle_id, accepted, rank_before,
  rank_after, remaining, revealed_at) values
  ('00000000-0000-7000-8010-000000000001', 1, '00000000-0000-7000-8001-000000000001',
    '00000000-0000-7000-8002-000000000001', false, 1, 1, 0, '2026-03-16 12:10:00Z');

insert into contest_clarification (id, contest_id, puzzle_id, player_id, announcement, question,
  answer, is_public, asked_at, answered_at) values
  ('00000000-0000-7000-8011-000000000001', '00000000-0000-7000-8010-000000000001',
    '00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000002', false,
    'May n be 0?', 'Yes.', true, '2026-03-16 10:05:00Z', '2026-03-16 10:07:00Z');

insert into publication (id, submission_id, puzzle_id, player_id, category, votes, comments, hidden) values
  ('00000000-0000-7000-8006-000000000001', '00000000-0000-7000-8003-000000000001',
    '00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000001', 'clear', 1, 1,
    null),
  ('00000000-0000-7000-8006-000000000002', '00000000-0000-7000-8003-000000000003',
    '00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000002', 'speedy', 0, 0,
    'copied');

insert into vote (publication_id, player_id) values
  ('00000000-0000-7000-8006-000000000001', '00000000-0000-7000-8001-000000000002');

insert into publication_comment (id, publication_id, player_id, text) values
  ('00000000-0000-7000-8006-000000000003', '00000000-0000-7000-8006-000000000001',
    '00000000-0000-7000-8001-000000000003', 'Short and clear: 短い');

insert into rejudging (id, puzzle_id, version, apply, state, requested_by, total, report,
  requested_at, reported_at) values
  ('00000000-0000-7000-8005-000000000001', '00000000-0000-7000-8002-000000000001', 1, false,
    'REPORTED', '00000000-0000-7000-8001-000000000005', 1,
    '{"changed" : 1, "changes" : [{"submission" : "00000000-0000-7000-8003-000000000002", "player" : "00000000-0000-7000-8001-000000000002", "before" : "WRONG_ANSWER", "after" : "ACCEPTED"}], "playersChanged" : 1, "players" : [{"player" : "00000000-0000-7000-8001-000000000001", "pointsBefore" : 90, "pointsAfter" : 80, "rankBefore" : 1, "rankAfter" : 2}], "othersMoved" : 0, "compared" : [{"before": "WRONG_ANSWER", "after": "ACCEPTED", "count": 1}]}',
    '2026-02-07 00:00:00Z', '2026-02-07 00:01:00Z'),
  ('00000000-0000-7000-8005-000000000002', '00000000-0000-7000-8002-000000000002', 1, false,
    'REPORTED', '00000000-0000-7000-8001-000000000005', 0,
    '{"changed": 0, "changes": [], "playersChanged": 1, "players": [{"player": "00000000-0000-7000-8001-000000000001", "pointsBefore": 90, "pointsAfter": 80, "rankBefore": 1, "rankAfter": 2}], "othersMoved": 0, "compared": []}',
    '2026-03-09 00:00:00Z', '2026-03-09 00:01:00Z');

insert into rejudging_item (rejudging_id, submission_id, player_id, attempt, before, before_version,
  enqueued_at, received_at, verdict, changes, judgement, provenance, cpu_millis, steps, judged_at) values
  ('00000000-0000-7000-8005-000000000001', '00000000-0000-7000-8003-000000000002',
    '00000000-0000-7000-8001-000000000002', 1, 'WRONG_ANSWER', 1, '2026-02-07 00:00:00Z',
    '2026-02-07 00:00:30Z', 'ACCEPTED', true,
    '{"verdict": "ACCEPTED", "message": null, "results": [], "categories": [{"name": "Basics", "passed": 1, "total": 1}], "failure": null, "output": null, "usage": {"cpuMillis": 5, "wallMillis": 6, "steps": 7, "peakBytes": 8}, "authorTraceback": null}',
    '{"version":1}', 5, 7, '2026-02-07 00:00:30Z');

insert into author_task (id, kind, player_id, slug, version, stage, done, total, code, message,
  faults, started_at, ended_at, archive, format, details) values
  ('00000000-0000-7000-8007-000000000001', 'IMPORT', '00000000-0000-7000-8001-000000000003', 'easy',
    null, 'IMPORTING', 0, 0, null, null, null, '2026-03-20 10:00:00Z', null, '\x504b0506', 'CHECKIO',
    '{}'),
  ('00000000-0000-7000-8007-000000000002', 'VALIDATION', '00000000-0000-7000-8001-000000000003',
    'hard', 1, 'ENDED', 3, 3, null, null, null, '2026-03-11 10:00:00Z', '2026-03-11 10:01:00Z',
    null, null, null),
  ('00000000-0000-7000-8007-000000000003', 'IMPORT', '00000000-0000-7000-8001-000000000003', 'bad',
    null, 'ENDED', 0, 0, 'INVALID', 'the archive has no description', '[]', '2026-03-11 11:00:00Z',
    '2026-03-11 11:01:00Z', null, null, null);

insert into counter_example (submission_id, example) values
  ('00000000-0000-7000-8003-000000000002', '{"input":[1],"expected":1,"actual":2}'),
  ('00000000-0000-7000-8003-000000000007', null);

insert into badge (player_id, kind, earned_at, puzzle_id) values
  ('00000000-0000-7000-8001-000000000001', 'FIRST_SOLUTION', '2026-01-05 10:00:00Z',
    '00000000-0000-7000-8002-000000000001'),
  ('00000000-0000-7000-8001-000000000001', 'WEEK_STREAK', '2026-03-05 10:00:00Z', null);

insert into rating_change (contest_id, player_id, ended_at, rank, rating, deviation, volatility) values
  ('00000000-0000-7000-8010-000000000001', '00000000-0000-7000-8001-000000000001',
    '2026-03-16 12:00:00Z', 1, 1662.3, 290.3, 0.06),
  ('00000000-0000-7000-8010-000000000001', '00000000-0000-7000-8001-000000000002',
    '2026-03-16 12:00:00Z', 2, 1337.7, 290.3, 0.06);

insert into rating (player_id, rating, deviation, volatility, contests, ended_at) values
  ('00000000-0000-7000-8001-000000000001', 1662.3, 290.3, 0.06, 1, '2026-03-16 12:00:00Z'),
  ('00000000-0000-7000-8001-000000000002', 1337.7, 290.3, 0.06, 1, '2026-03-16 12:00:00Z');

insert into classroom_teacher (classroom_id, player_id, added_at) values
  ('00000000-0000-7000-800e-000000000001', '00000000-0000-7000-8001-000000000002',
    '2026-03-15 08:10:00Z');

insert into assignment_extension (assignment_id, classroom_id, player_id, due_at) values
  ('00000000-0000-7000-800f-000000000001', '00000000-0000-7000-800e-000000000001',
    '00000000-0000-7000-8001-000000000001', '2026-03-29 09:00:00Z');

insert into puzzle_co_author (puzzle_id, player_id) values
  ('00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8001-000000000002');

insert into contest_invitation (contest_id, player_id) values
  ('00000000-0000-7000-8010-000000000002', '00000000-0000-7000-8001-000000000001');

insert into contest_team (id, contest_id, name) values
  ('00000000-0000-7000-8012-000000000001', '00000000-0000-7000-8010-000000000002', 'Tigers');
update contest set invitation_only = true, team_size = 3
where id = '00000000-0000-7000-8010-000000000002';
update contest_registration set team_id = '00000000-0000-7000-8012-000000000001'
where contest_id = '00000000-0000-7000-8010-000000000002';

insert into contest_virtual (contest_id, player_id, started_at) values
  ('00000000-0000-7000-8010-000000000001', '00000000-0000-7000-8001-000000000003',
    '2026-03-20 10:00:00Z');

insert into submission_comment (id, submission_id, classroom_id, player_id, author_id, line, text, seen) values
  ('00000000-0000-7000-8012-000000000001', '00000000-0000-7000-8003-000000000002',
    '00000000-0000-7000-800e-000000000001', '00000000-0000-7000-8001-000000000001',
    '00000000-0000-7000-8001-000000000002', 1, 'Why?', false);

update puzzle_version set review = 'APPROVED', review_text = 'Clear.',
  review_by = '00000000-0000-7000-8001-000000000002'
where puzzle_id = '00000000-0000-7000-8002-000000000001' and number = 1;
