-- What accepted solutions are compared by.

-- Accepted solutions whose fingerprints are still to be taken. A solution is put here with its
-- verdict and leaves when its fingerprints have come, so the table is small and is vacuumed often.
create table fingerprinting (
  submission_id uuid primary key references submission,
  -- When workers were asked. Null until then.
  requested_at  timestamptz,
  since         timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
-- Whether a solution has waited for an hour.
create index fingerprinting_since on fingerprinting (since) where requested_at is null;
-- How many solutions workers were asked for lately.
create index fingerprinting_requested on fingerprinting (requested_at)
  where requested_at is not null;

create function await_fingerprints() returns trigger language plpgsql as $$
begin
  insert into fingerprinting (submission_id) values (new.id) on conflict do nothing;
  return null;
end
$$;
-- A submission is compared with others once it counts: when it is judged, when a rejudging accepts
-- it, and when its contest is over.
create trigger submission_accepted after update of verdict, kind on submission for each row
  when (new.kind = 'SUBMISSION' and new.verdict = 'ACCEPTED'
    and (old.verdict is distinct from new.verdict or old.kind <> new.kind))
  execute function await_fingerprints();

-- Hashes of parts of a solution's syntax tree. The submission says whose solution it is and whether
-- it is still accepted.
create table fingerprint (
  submission_id uuid not null references submission,
  puzzle_id     uuid not null references puzzle,
  hash          bigint not null,
  -- The lines of the source that have this part.
  first_line    int not null,
  last_line     int not null
);
-- Other solutions of the puzzle with the same hash.
create index fingerprint_by_hash on fingerprint (puzzle_id, hash);
-- The fingerprints of a solution.
create index fingerprint_of on fingerprint (submission_id);
