-- Log-ins. A token names its session, and is refused when the row is gone.
create table player_session (
  id         uuid primary key,
  player_id  uuid not null references player,
  hash       bytea not null unique,  -- SHA-256 of the secret that renews its tokens
  client     text not null,          -- what the client said of itself at the log-in
  created_at timestamptz not null,
  renewed_at timestamptz not null,
  expires_at timestamptz not null
);
create index player_session_by_player on player_session (player_id, renewed_at desc);

-- Keys for programs, in place of a log-in.
create table api_key (
  id           uuid primary key,
  player_id    uuid not null references player,
  name         text not null,
  hash         bytea not null unique,  -- SHA-256 of the key
  scopes       text[] not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz             -- to the minute
);
create index api_key_by_player on api_key (player_id, id);
