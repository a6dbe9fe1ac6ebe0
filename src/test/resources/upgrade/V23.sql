-- A visitor's run. The sweep would delete an old one.
insert into submission (id, kind, player_id, puzzle_id, version, source, state, verdict,
  submitted_at, enqueued_at, judged_at, batch) values
  ('00000000-0000-7000-8003-000000000018', 'RUN', null, '00000000-0000-7000-8002-000000000001', 1,
    'def f(n): return n', 'JUDGED', 'ACCEPTED', now(), now(), now(), true);

insert into judgement (submission_id, attempt, verdict, judgement, provenance, cpu_millis, steps,
  source_bytes, judged_at)
select '00000000-0000-7000-8003-000000000018', attempt, verdict, judgement, provenance, cpu_millis,
  steps, source_bytes, now()
from judgement where submission_id = '00000000-0000-7000-8003-000000000005';
