update player set profile_visibility = 'PLAYERS', activity_visibility = 'HIDDEN'
where name = 'Bob';

insert into player_identity (id, player_id, provider, issuer, subject, name, linked_at,
  last_used_at) values
  ('00000000-0000-7000-8012-000000000001', '00000000-0000-7000-8001-000000000002', 'school',
    'https://login.example.org', '4711', 'Bob B.', '2026-03-18 10:00Z', '2026-03-18 10:00Z');

insert into identity_log_in (hash, provider, issuer, subject, name, expires_at) values
  (sha256('four'), 'school', 'https://login.example.org', '4712', null, '2026-03-18 10:10Z');
