-- Players, how they log in, their mail addresses, and what admins have done.
--
-- In all files: an id is a UUIDv7, so ids are sorted by time, unless the column says otherwise.
-- Only the owner of a table names it; other features read views, which the owner makes at the end
-- of its file. PostgreSQL plans such a statement as if it named the table.
-- Sources, messages and reports are json, not jsonb, which refuses what a Python str may hold.

create table player (
  id                  uuid primary key,
  -- Null only for a deleted account.
  name                text,
  -- Null for a deleted account, and for a player who only logs in at an identity provider.
  password_hash       text,
  roles               text[] not null,
  -- The time zone in which a player's days are counted. Null until the player has chosen one.
  zone                text,
  -- Who sees the profile, and who sees the calendar and the streaks.
  profile_visibility  text not null default 'PUBLIC'
    check (profile_visibility in ('PUBLIC', 'PLAYERS', 'HIDDEN')),
  activity_visibility text not null default 'PUBLIC'
    check (activity_visibility in ('PUBLIC', 'PLAYERS', 'HIDDEN')),
  -- A suspended player may read but not write. Null for a player who is not suspended.
  suspended_reason    text,
  -- Null if an admin has to lift the suspension.
  suspended_until     timestamptz,
  created_at          timestamptz not null default now(),
  -- The row of a deleted account stays, because submissions and puzzles refer to it. It no longer
  -- says whose account it was.
  deleted_at          timestamptz,
  check (case when deleted_at is null then name is not null
    else name is null and password_hash is null and roles = '{}' end),
  constraint player_suspension check (suspended_until is null or suspended_reason is not null)
);
-- Small and capital letters are the same in a name. Log-in and profile look up a name.
create unique index player_by_name on player (lower(name));
-- Admins search players by the first letters of their names.
create index player_by_first_letters on player (lower(name) collate "C");

-- Log-ins. A token names its session and is refused when the row is gone.
create table player_session (
  id         uuid primary key,
  player_id  uuid not null references player,
  -- SHA-256 of the secret that renews the tokens of the session.
  hash       bytea not null unique,
  -- What the client said of itself at the log-in.
  client     text not null,
  created_at timestamptz not null,
  -- When the session last got a token.
  renewed_at timestamptz not null,
  expires_at timestamptz not null
);
-- A player's sessions, the newest first.
create index player_session_by_player on player_session (player_id, renewed_at desc);

-- Keys for programs, which use them in place of a log-in.
create table api_key (
  id           uuid primary key,
  player_id    uuid not null references player,
  name         text not null,
  -- SHA-256 of the key.
  hash         bytea not null unique,
  scopes       text[] not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  -- To the minute, so that a busy key is not written at each request. Null before the first use.
  last_used_at timestamptz
);
-- A player's keys.
create index api_key_by_player on api_key (player_id, id);

-- Confirmed addresses. An address that is not confirmed yet is only in its link.
create table player_email (
  player_id    uuid primary key references player,
  email        text not null,
  confirmed_at timestamptz not null
);
-- An address belongs to one player.
create unique index player_email_by_email on player_email (lower(email));

-- Links that were sent by mail. A link is used once.
create table mail_link (
  -- SHA-256 of the secret of the link.
  hash       bytea primary key,
  player_id  uuid not null references player,
  purpose    text not null check (purpose in ('CONFIRMATION', 'RESET')),
  -- Where the link was sent.
  email      text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
-- A player's newest link, and how many links a player has asked for lately.
create index mail_link_by_player on mail_link (player_id, created_at desc);

-- Accounts at identity providers with which players log in. Such an account belongs to one player,
-- and a player has one account at each provider.
create table player_identity (
  id           uuid primary key,
  player_id    uuid not null references player,
  -- The name of the provider in the settings.
  provider     text not null,
  issuer       text not null,
  -- The id of the account at the provider.
  subject      text not null,
  -- The name of the account at the provider, for display only.
  name         text,
  linked_at    timestamptz not null,
  last_used_at timestamptz not null,
  unique (issuer, subject),
  unique (player_id, provider)
);

-- Log-ins at a provider that the page has not finished. Each is used once.
create table identity_log_in (
  -- SHA-256 of the secret in the cookie of the browser.
  hash       bytea primary key,
  provider   text not null,
  issuer     text not null,
  subject    text not null,
  name       text,
  expires_at timestamptz not null
);
-- The sweep deletes log-ins that have expired.
create index identity_log_in_by_end on identity_log_in (expires_at);

-- What admins have done.
create table audit_entry (
  id        uuid primary key,
  -- The admin.
  actor_id  uuid not null references player,
  action    text not null,
  -- The id of a player, submission, publication, comment or record, or the slug of a puzzle.
  subject   text not null,
  -- The player whom the action concerns, or null.
  player_id uuid references player,
  detail    json not null
);
-- The list of entries can be narrowed to one admin, one action or one subject, the newest first.
create index audit_entry_by_actor on audit_entry (actor_id, id desc);
create index audit_entry_by_action on audit_entry (action, id desc);
create index audit_entry_by_subject on audit_entry (subject, id desc);
-- The entries about a player, for the export and the deletion of an account.
create index audit_entry_by_player on audit_entry (player_id, id desc) where player_id is not null;

-- Views: what other features read of these tables.

-- All players and what others see of them. The name is null after a deletion. For every feature;
-- who shows more than a name asks the player's choice first.
create view shown_player as
  select id, name, profile_visibility, activity_visibility from player;

-- The players who have an account. A lock for key share prevents a deletion of the account until
-- the transaction ends; whoever adds rows of a player takes it: submission, profile, puzzle,
-- contest. Roles are for classroom, suspensions for admin; rejudging and profile read ids.
create view present_player as
  select id, name, roles, created_at, suspended_reason, suspended_until
  from player where deleted_at is null;

-- The players who are suspended now. For webhook.
create view suspended_player as
  select id from player
  where suspended_reason is not null and (suspended_until is null or suspended_until > now());
