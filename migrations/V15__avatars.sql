-- Players choose how their pictures look.

-- The colours and the shape of the picture that the page draws from the player's name. Null until
-- the player has chosen, and then the name gives these, too.
alter table player add avatar smallint check (avatar >= 0);

-- All players and what others see of them, now with the picture.
create or replace view shown_player as
  select id, name, profile_visibility, activity_visibility, avatar from player;
