-- The column also has the inputs of a run with the player's own inputs, as JSON.
alter table submission drop constraint submission_check2;
alter table submission
  add constraint submission_stdin check (stdin is null or kind in ('SCRATCH', 'RUN'));
