insert into player_email (player_id, email, confirmed_at) values
  ('00000000-0000-7000-8001-000000000001', 'Ada@example.org', '2026-03-14 12:00Z');

insert into mail_link (hash, player_id, purpose, email, created_at, expires_at) values
  (sha256('three'), '00000000-0000-7000-8001-000000000001', 'RESET', 'Ada@example.org',
    '2026-03-14 12:00Z', '2026-03-14 13:00Z');
