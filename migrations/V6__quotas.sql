-- How much a player has in flight.
create index submission_open_by_player on submission (player_id) where state <> 'JUDGED';
