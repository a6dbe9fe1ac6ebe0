update player set suspended_reason = 'insults', suspended_until = '2026-03-12 00:00Z'
where name = 'cyd';

insert into quota_override (player_id, in_flight, per_minute, per_day) values
  ('00000000-0000-7000-8001-000000000002', 5, null, 1000);

insert into undeliverable (id, topic, key, payload, bytes, reason, failed_at) values
  ('00000000-0000-7000-8008-000000000001', 'arbiter.jobs.batch',
    '00000000-0000-7000-8003-000000000015', '\x7b', 1, 'the record ends early', now()),
  ('00000000-0000-7000-8008-000000000002', 'arbiter.events',
    '00000000-0000-7000-8003-000000000015', null, 9000000, 'the record is too large', now());

insert into audit_entry (id, actor_id, action, subject, player_id, detail) values
  ('00000000-0000-7000-8009-000000000001', '00000000-0000-7000-8001-000000000005', 'SUSPEND',
    '00000000-0000-7000-8001-000000000003', '00000000-0000-7000-8001-000000000003',
    '{"reason": "insults"}');
