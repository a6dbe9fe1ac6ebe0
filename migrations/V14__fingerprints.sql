-- The api takes fingerprints itself, so it no longer notes which of them it has requested from
-- workers. Fingerprints are made of other tokens than before, so all solutions get new ones.

alter table fingerprinting drop column requested_at, drop column since;

insert into fingerprinting (submission_id)
select id from submission where kind = 'SUBMISSION' and verdict = 'ACCEPTED'
on conflict do nothing;
