-- The lane that a submission waits in: whose turn comes before whose is only told within one.
alter table submission add column batch boolean not null default false;
drop index submission_open;
create index submission_open on submission (batch, enqueued_at) where state <> 'JUDGED';
create index submission_batch on submission (enqueued_at desc) where batch;
