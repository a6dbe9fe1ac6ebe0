-- The catalogue: its order, and what a search looks through.

-- A puzzle's slug beside its version, so that one index has the order of the catalogue.
alter table puzzle add unique (id, slug);
alter table puzzle_version add column slug text;
update puzzle_version v set slug = p.slug from puzzle p where p.id = v.puzzle_id;
alter table puzzle_version alter column slug set not null;
alter table puzzle_version add foreign key (puzzle_id, slug) references puzzle (id, slug);

-- Words as they are written, of which a search may have the beginning only; and English stems,
-- with their places for phrases. Enough of a long statement that PostgreSQL can store it.
create function searchable(slug text, title text, tags text[], statement text) returns tsvector
  immutable language sql as $$
  select strip(to_tsvector('simple', concat_ws(' ', replace(slug, '-', ' '), title,
      array_to_string(tags, ' '), left(statement, 20000))))
    || setweight(to_tsvector('english', title), 'A')
    || setweight(to_tsvector('english', array_to_string(tags, ' ')), 'B')
    || setweight(to_tsvector('english', left(statement, 20000)), 'C')
$$;

alter table puzzle_version
  add column level int not null generated always as (array_position(
    array['elementary', 'simple', 'moderate', 'challenging', 'scientific'], difficulty)) stored,
  add column search tsvector not null
    generated always as (searchable(slug, title, tags, statement)) stored;

create index puzzle_in_order on puzzle_version (level, slug) where state = 'PUBLISHED';
create index puzzle_by_word on puzzle_version using gin (search) where state = 'PUBLISHED';
create index puzzle_by_tag on puzzle_version using gin (tags) where state = 'PUBLISHED';
