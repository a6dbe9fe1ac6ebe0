-- What a scratch reads from its standard input.
alter table submission add column stdin text check (stdin is null or kind = 'SCRATCH');
