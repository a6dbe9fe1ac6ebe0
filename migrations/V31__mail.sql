-- Confirmed addresses. Other addresses are only in links.
create table player_email (
  player_id    uuid primary key references player,
  email        text not null,
  confirmed_at timestamptz not null
);
create unique index player_email_by_email on player_email (lower(email));

-- Links that were sent by mail. A link is used once.
create table mail_link (
  hash       bytea primary key,  -- SHA-256 of the link's secret
  player_id  uuid not null references player,
  purpose    text not null check (purpose in ('CONFIRMATION', 'RESET')),
  email      text not null,      -- where the link was sent
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index mail_link_by_player on mail_link (player_id, created_at desc);
