-- Records on their way to the broker.

-- A record is added in the transaction of the change that it reports. The relay sends the records
-- in the order of their ids and deletes them when the broker has confirmed them.
create table outbox (
  id          bigint generated always as identity primary key,
  topic       text not null,
  key         text not null,
  payload     bytea not null,
  -- The trace that the record belongs to, as the text of W3C's traceparent. Null without a trace.
  traceparent text
);
-- Whether a job still waits in the outbox. Each request for a submission without a verdict asks.
-- The outbox grows while the broker is away, and under load it has many deleted rows.
create index outbox_by_key on outbox (key);

-- Records that the broker refuses, or that their reader cannot read. Admins see them and may send
-- them again.
create table undeliverable (
  -- A hash of topic, key and payload, so that a record that fails again has one row.
  id        uuid primary key,
  topic     text not null,
  key       text not null,
  -- Null if the payload was too large to be kept.
  payload   bytea,
  -- The size of the payload.
  bytes     int not null,
  reason    text not null,
  -- The last failure.
  failed_at timestamptz not null default now()
);
-- The list of failures, the newest first. The sweep deletes old ones.
create index undeliverable_by_time on undeliverable (failed_at desc, id desc);

-- Views: what other features read of these tables, and how they add records.

-- A record that is inserted here is sent after the commit. For the intake of submission, which
-- stores a submission and its job in one statement, and for puzzle, which sends all test sets.
create view record_to_send as
  select topic, key, payload, traceparent from outbox;

-- The records that are not sent yet. For whoever asks whether a job still waits: submission,
-- puzzle, rejudging.
create view waiting_record as
  select topic, key from outbox;

-- The records that could not be delivered, without their content. For admin.
create view undeliverable_record as
  select id, topic, key, bytes, payload is not null as kept, reason, failed_at from undeliverable;
