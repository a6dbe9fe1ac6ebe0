-- A deleted account's row stays, so that submissions and puzzles are still somebody's, but no
-- longer says whose.
alter table player
  alter column name drop not null,
  alter column password_hash drop not null,
  add column deleted_at timestamptz,
  add check (case when deleted_at is null then name is not null and password_hash is not null
    else name is null and password_hash is null and roles = '{}' end);

-- What a player has published, said and voted for.
create index publication_by_player on publication (player_id, id);
create index publication_comment_by_player on publication_comment (player_id, id);
create index vote_by_player on vote (player_id, publication_id);
