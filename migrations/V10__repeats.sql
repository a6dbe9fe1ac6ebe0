-- A source that was judged twice with the same outcome is answered from that.
alter table submission add column source_hash text;  -- null where chance may decide
create index submission_by_source on submission (puzzle_id, version, source_hash, id desc)
  where source_hash is not null and state = 'JUDGED';
alter table judgement add column repeats uuid;  -- whose result it is, if not of its own run
