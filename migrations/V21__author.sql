-- Tasks of authors are the only place that knows what is under way: a version is in validation as
-- long as its task is open.

-- The workers' answers to tasks of the earlier kind do not fit any more. Their authors begin again.
update author_task set stage = 'ENDED', ended_at = now(), code = 'UNAVAILABLE',
  message = 'Arbiter was upgraded meanwhile; try again'
where ended_at is null;
update puzzle_version set state = 'DRAFT' where state = 'VALIDATING';

drop index version_in_validation;
alter table puzzle_version drop validation;
alter table puzzle_version drop constraint puzzle_version_state_check;
alter table puzzle_version add check (state in
  ('DRAFT', 'VALIDATED', 'REJECTED', 'PUBLISHED', 'RETIRED'));

alter table author_task drop admin, drop archive, drop format, drop details, drop pictures,
  drop bundle, drop notes;
-- What the task works on, as JSON. Null after its end.
alter table author_task add payload bytea check ((payload is null) = (ended_at is not null));

drop index author_task_open;
-- A version is validated once at a time.
create unique index one_open_validation on author_task (slug, version)
  where kind = 'VALIDATION' and ended_at is null;
-- The last validation of a version.
create index author_task_validation on author_task (slug, version, id desc)
  where kind = 'VALIDATION';

-- The validations of versions. For puzzle, which shows them with the versions.
create view validation_task as
  select id, slug, version, ended_at is null as open from author_task where kind = 'VALIDATION';
