-- When a submission was found to have ended the child process that ran it; a quota counts these.
alter table submission add column ended_child_at timestamptz;
create index submission_ended_child on submission (player_id, ended_child_at desc)
  where ended_child_at is not null;
