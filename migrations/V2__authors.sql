-- Who may change a puzzle; null for those that are shipped, which admins may change.
alter table puzzle add column author_id uuid references player;
create index puzzle_by_author on puzzle (author_id, slug);

alter table puzzle_version
  add column archive bytea,                             -- the zip as it came, if it came as one
  add column validation uuid,                           -- the task that validates it, or did last
  add column report json,                               -- what that found
  add column generates boolean not null default false;  -- whether inputs can be generated
create index version_in_validation on puzzle_version (validation) where state = 'VALIDATING';

-- A generated input on which a wrong submission fails; empty while it is sought, or in vain.
create table counter_example (
  submission_id uuid primary key references submission,
  example       json,
  requested_at  timestamptz not null default now()
);
