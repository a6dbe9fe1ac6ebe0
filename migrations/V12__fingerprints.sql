-- Accepted solutions that have no fingerprints yet: each is put here with its verdict, and leaves
-- when they have been taken. Only what waits is here, so that looking for it never is a scan of
-- all that was ever accepted.
alter table fingerprinting
  add column since timestamptz not null default now(),
  alter column requested_at drop not null,  -- null until workers are asked
  alter column requested_at drop default;
insert into fingerprinting (submission_id)
  select id from submission where kind = 'SUBMISSION' and verdict = 'ACCEPTED' order by id
  on conflict do nothing;
delete from fingerprinting where taken_at is not null;
-- What workers were asked for before now, they were asked in another way.
update fingerprinting set requested_at = null where requested_at is not null;
alter table fingerprinting
  drop column taken_at,
  set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create index fingerprinting_since on fingerprinting (since) where requested_at is null;
create index fingerprinting_requested on fingerprinting (requested_at)
  where requested_at is not null;

create function await_fingerprints() returns trigger language plpgsql as $$
begin
  insert into fingerprinting (submission_id) values (new.id) on conflict do nothing;
  return null;
end
$$;
create trigger submission_accepted after update of verdict on submission for each row
  when (new.kind = 'SUBMISSION' and new.verdict = 'ACCEPTED'
    and old.verdict is distinct from new.verdict)
  execute function await_fingerprints();
