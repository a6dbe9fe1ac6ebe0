-- Puzzles that their authors keep open whatever their station is.
alter table puzzle_version add column always_open boolean not null default false;

-- The stations that a judgement opened to its player when it was scored.
alter table judgement add column unlocked text[] not null default '{}';
