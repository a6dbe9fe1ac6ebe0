-- Accepted solutions whose fingerprints workers were asked for.
create table fingerprinting (
  submission_id uuid primary key references submission,
  requested_at  timestamptz not null default now(),
  taken_at      timestamptz  -- when the answer came, which may have none
);

-- What a solution's syntax tree is recognised by. Whose it is and whether it is still accepted,
-- its submission says.
create table fingerprint (
  submission_id uuid not null references submission,
  puzzle_id     uuid not null references puzzle,
  hash          bigint not null,
  first_line    int not null,
  last_line     int not null
);
create index fingerprint_by_hash on fingerprint (puzzle_id, hash);
create index fingerprint_of on fingerprint (submission_id);
