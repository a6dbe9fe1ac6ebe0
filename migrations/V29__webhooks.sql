-- Addresses that players want to be told at when something happens.
create table webhook (
  id            uuid primary key default uuidv7(),
  player_id     uuid not null references player,
  url           text not null,
  events        text[] not null,
  secret        text not null,  -- signs the deliveries, so it is stored as it is
  created_at    timestamptz not null default now(),
  failing_since timestamptz,    -- the first failure after the last success; null without one
  disabled      text check (disabled in ('FAILING', 'TOO_MANY_WAITING')),
  disabled_at   timestamptz,    -- while it is disabled, nothing is sent and nothing is added
  lease         uuid,           -- of the process that sends for this webhook
  leased_until  timestamptz not null default '-infinity',
  check ((disabled is null) = (disabled_at is null))
);
create index webhook_by_player on webhook (player_id, id);

-- One fact for one webhook. The id tells the receiver that a delivery is repeated.
create table webhook_delivery (
  id            uuid primary key default uuidv7(),
  webhook_id    uuid not null references webhook on delete cascade,
  event         text not null,
  submission_id uuid,
  attempt       int,
  puzzle_id     uuid,
  version       int,
  state         text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'FAILED')),
  created_at    timestamptz not null default now(),
  next_at       timestamptz default now(),  -- when it is tried next; null unless it waits
  tries         int not null default 0,
  tried_at      timestamptz,
  status        int,            -- of the last answer, if there was one
  error         text,
  detail        text,
  body          text,           -- what was sent, from the first try on
  requested_at  timestamptz,    -- when its player last asked for it
  check ((state = 'WAITING') = (next_at is not null))
);
create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, id);
create index webhook_delivery_waiting on webhook_delivery (next_at, webhook_id)
  where state = 'WAITING';
create index webhook_delivery_waiting_by_webhook on webhook_delivery (webhook_id, next_at)
  where state = 'WAITING';
create index webhook_delivery_by_time on webhook_delivery (created_at);
