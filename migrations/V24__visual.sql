-- The page that draws a test of the puzzle: the bundle's visual.html, or null.
alter table puzzle_version add column visual text;
