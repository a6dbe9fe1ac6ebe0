-- A visitor, who has no account, may run samples. Such a run has no player and is deleted soon.
alter table submission
  alter column player_id drop not null,
  add constraint submission_visitor
    check (player_id is not null or (kind = 'RUN' and idempotency_key is null));
create index submission_of_visitors on submission (submitted_at) where player_id is null;
