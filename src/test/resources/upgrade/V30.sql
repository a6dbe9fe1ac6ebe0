insert into player_session (id, player_id, hash, client, created_at, renewed_at, expires_at) values
  ('00000000-0000-7000-800c-000000000001', '00000000-0000-7000-8001-000000000001', sha256('one'),
    'Firefox', '2026-03-14 10:00Z', '2026-03-14 11:00Z', '2026-04-14 10:00Z');

insert into api_key (id, player_id, name, hash, scopes, created_at, expires_at, last_used_at) values
  ('00000000-0000-7000-800d-000000000001', '00000000-0000-7000-8001-000000000001', 'laptop',
    sha256('two'), '{submit}', '2026-03-14 10:00Z', '2027-03-14 10:00Z', null);
