-- A page of a board is read from the index alone: its rows lie all over the table.
drop index standing_by_rank;
create index standing_by_rank on standing (board, loss, reached_at, player_id) include (solved);
