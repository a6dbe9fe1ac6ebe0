-- A suspended player may read but not write. Without a time, an admin has to lift the suspension.
alter table player
  add column suspended_reason text,
  add column suspended_until timestamptz,
  add constraint player_suspension check (suspended_until is null or suspended_reason is not null);

-- Admins search players by the first letters of their names.
create index player_by_first_letters on player (lower(name) collate "C");

-- What one player may send instead of what the settings say; null where the setting holds.
create table quota_override (
  player_id  uuid primary key references player,
  in_flight  int check (in_flight > 0),
  per_minute int check (per_minute > 0),
  per_day    int check (per_day > 0)
);

-- Records that the broker refuses, or that their reader cannot read.
create table undeliverable (
  id        uuid primary key,  -- a hash of topic, key and payload
  topic     text not null,
  key       text not null,
  payload   bytea,  -- null if it was too large to be kept
  bytes     int not null,
  reason    text not null,
  failed_at timestamptz not null default now()
);
create index undeliverable_by_time on undeliverable (failed_at desc, id desc);

create index submission_judge_error on submission (judged_at desc, id desc) where verdict = 'JUDGE_ERROR';

-- What admins have done.
create table audit_entry (
  id        uuid primary key,  -- UUIDv7: sorted by time
  actor_id  uuid not null references player,
  action    text not null,
  subject   text not null,  -- the id of a player, submission, publication, comment or record, or the slug of a puzzle
  player_id uuid references player,  -- whom the action is about, or null
  detail    json not null
);
create index audit_entry_by_actor on audit_entry (actor_id, id desc);
create index audit_entry_by_action on audit_entry (action, id desc);
create index audit_entry_by_subject on audit_entry (subject, id desc);
create index audit_entry_by_player on audit_entry (player_id, id desc) where player_id is not null;

-- Admins list what is hidden.
create index publication_hidden on publication (id desc) where hidden is not null;
create index publication_comment_hidden on publication_comment (id desc) where hidden is not null;
