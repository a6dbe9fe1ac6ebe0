-- Addresses that players give to be told when something happens, and what is sent to them.

create table webhook (
  id            uuid primary key default uuidv7(),
  player_id     uuid not null references player,
  url           text not null,
  -- The names of the events.
  events        text[] not null,
  -- Signs the deliveries, so it is stored as it is.
  secret        text not null,
  created_at    timestamptz not null default now(),
  -- The first failure after the last success. Null if the last delivery succeeded.
  failing_since timestamptz,
  -- While a webhook is disabled, nothing is sent and no delivery is added.
  disabled      text check (disabled in ('FAILING', 'TOO_MANY_WAITING')),
  disabled_at   timestamptz,
  -- Identifies the process that sends for this webhook, until leased_until.
  lease         uuid,
  leased_until  timestamptz not null default '-infinity',
  check ((disabled is null) = (disabled_at is null))
);
-- A player's webhooks, and those that are told of a player's verdict.
create index webhook_by_player on webhook (player_id, id);

-- One event for one webhook. What an event is about may be deleted before the delivery is sent, so
-- the columns that name it have no foreign keys.
create table webhook_delivery (
  -- Tells the receiver that a delivery is repeated.
  id            uuid primary key default uuidv7(),
  webhook_id    uuid not null references webhook on delete cascade,
  event         text not null,
  -- What the event is about: an attempt of a submission, a version of a puzzle, or a contest.
  submission_id uuid,
  attempt       int,
  puzzle_id     uuid,
  version       int,
  contest_id    uuid,
  state         text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'FAILED')),
  created_at    timestamptz not null default now(),
  -- When the delivery is tried next. Null unless it waits.
  next_at       timestamptz default now(),
  -- How often it was tried, and when last.
  tries         int not null default 0,
  tried_at      timestamptz,
  -- The status of the last answer, if there was an answer.
  status        int,
  -- Why the last try failed: a code, and a text for the player.
  error         text,
  detail        text,
  -- What was sent, from the first try on.
  body          text,
  -- When the player last asked for the delivery.
  requested_at  timestamptz,
  check ((state = 'WAITING') = (next_at is not null))
);
-- A webhook's deliveries, the newest first.
create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, id);
-- The webhooks that have deliveries to be sent now.
create index webhook_delivery_waiting on webhook_delivery (next_at, webhook_id)
  where state = 'WAITING';
-- The next delivery of a webhook, and how many wait.
create index webhook_delivery_waiting_by_webhook on webhook_delivery (webhook_id, next_at)
  where state = 'WAITING';
-- How many deliveries a player has asked for lately.
create index webhook_delivery_requested on webhook_delivery (webhook_id, requested_at)
  where requested_at is not null;
-- Old deliveries, which the sweep deletes.
create index webhook_delivery_by_time on webhook_delivery (created_at);

-- Views: what other features read of these tables.

-- The webhooks that are told of a player's verdicts. Read by score and rejudging, with a lock for key
-- share: a webhook that is being deleted is passed over.
create view judged_webhook as
  select id, player_id from webhook
  where disabled is null and 'submission.judged' = any(events);

-- The deliveries that score and rejudging insert in the statement that writes the verdict.
create view judged_delivery as
  select webhook_id, event, submission_id, attempt from webhook_delivery;
