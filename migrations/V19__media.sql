-- The pictures of bundles. The column bundle of puzzle_version has only their first bytes.
create table media (
  hash    text primary key,
  content bytea not null
);
-- Pictures are packed already, so PostgreSQL need not try.
alter table media alter column content set storage external;

create table version_media (
  puzzle_id uuid not null,
  number    int not null,
  name      text not null,
  hash      text not null references media,
  primary key (puzzle_id, number, name),
  foreign key (puzzle_id, number) references puzzle_version
);

-- The texts of a version in other languages. A hint that is not translated is the original.
alter table puzzle_version add column language text not null default 'en';

create table version_translation (
  puzzle_id      uuid not null,
  number         int not null,
  language       text not null,
  title          text not null,
  statement      text not null,
  statement_html text not null,
  hints          text[] not null,
  primary key (puzzle_id, number, language),
  foreign key (puzzle_id, number) references puzzle_version
);
