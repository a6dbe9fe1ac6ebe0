-- Accounts at identity providers with which players log in. Such an account belongs to one player.
create table player_identity (
  id           uuid primary key,
  player_id    uuid not null references player,
  provider     text not null,  -- the provider's name in the settings
  issuer       text not null,
  subject      text not null,  -- the account's id there
  name         text,           -- the account's name there, for display only
  linked_at    timestamptz not null,
  last_used_at timestamptz not null,
  unique (issuer, subject),
  unique (player_id, provider)
);

-- Log-ins at a provider that the page has not finished. Each is used once.
create table identity_log_in (
  hash       bytea primary key,  -- SHA-256 of the secret in the browser's cookie
  provider   text not null,
  issuer     text not null,
  subject    text not null,
  name       text,
  expires_at timestamptz not null
);
create index identity_log_in_by_end on identity_log_in (expires_at);

-- A player who logs in at a provider needs no password. What others see of a player is the
-- player's choice.
alter table player
  drop constraint player_check,
  add constraint player_check check (case when deleted_at is null then name is not null
    else name is null and password_hash is null and roles = '{}' end),
  add column profile_visibility text not null default 'PUBLIC'
    check (profile_visibility in ('PUBLIC', 'PLAYERS', 'HIDDEN')),
  add column activity_visibility text not null default 'PUBLIC'
    check (activity_visibility in ('PUBLIC', 'PLAYERS', 'HIDDEN'));
