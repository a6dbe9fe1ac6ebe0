-- No submission is answered from earlier results any more.
drop index submission_by_source;
alter table submission drop column source_hash;
alter table judgement drop column repeats;
