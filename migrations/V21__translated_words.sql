-- A search also finds the words of a puzzle's translations. Small and capital letters are the same
-- in every alphabet, whatever the locale of the database is.
alter table puzzle_version add column translated text not null default '';

-- The same as Translations.words.
update puzzle_version v set translated = t.words
from (
  select puzzle_id, number,
    string_agg(title || ' ' || left(statement, 5000), ' ' order by language) as words
  from version_translation group by puzzle_id, number
) t
where t.puzzle_id = v.puzzle_id and t.number = v.number;

create function searchable(slug text, title text, tags text[], statement text, translated text)
  returns tsvector
  immutable language sql as $$
  select strip(to_tsvector('simple', lower(concat_ws(' ', replace(slug, '-', ' '), title,
      array_to_string(tags, ' '), left(statement, 20000), left(translated, 200000))
      collate pg_c_utf8)))
    || setweight(to_tsvector('english', lower(title collate pg_c_utf8)), 'A')
    || setweight(to_tsvector('english', lower(array_to_string(tags, ' ') collate pg_c_utf8)), 'B')
    || setweight(to_tsvector('english', lower(left(statement, 20000) collate pg_c_utf8)), 'C')
$$;

alter table puzzle_version drop column search;
drop function searchable(text, text, text[], text);
alter table puzzle_version add column search tsvector not null
  generated always as (searchable(slug, title, tags, statement, translated)) stored;
create index puzzle_by_word on puzzle_version using gin (search) where state = 'PUBLISHED';
