-- Accounts that teachers make for their pupils, comments on what pupils send, and
-- reviews of puzzles.

-- A link with which a player whose account a teacher has made chooses the first password.
alter table mail_link drop constraint mail_link_purpose_check;
alter table mail_link add check (purpose in ('CONFIRMATION', 'RESET', 'INVITATION'));
-- Where the link was sent. Null for a link that the teacher hands out.
alter table mail_link alter email drop not null;

-- What teachers write about what a member has sent for an assignment, and what the member answers.
create table submission_comment (
  id            uuid primary key,
  submission_id uuid not null references submission,
  -- Whose teachers see the comment. Other classes of the player do not.
  classroom_id  uuid not null references classroom on delete cascade,
  -- Who has sent the submission.
  player_id     uuid not null references player,
  author_id     uuid not null references player,
  -- The line of the source, from 1. Null for the whole solution.
  line          int,
  text          text not null,
  -- Whether the player has looked at it. True for the player's own comments.
  seen          boolean not null
);
-- The comments on a submission in their order.
create index submission_comment_in_order on submission_comment (submission_id, id);
-- A player's new comments, and what is deleted with a player.
create index submission_comment_by_player on submission_comment (player_id, seen);
-- What a player has written.
create index submission_comment_by_author on submission_comment (author_id, id);
-- What is deleted with a class.
create index submission_comment_by_classroom on submission_comment (classroom_id);

-- The review of a version before its publication, where the operator asks for one: REQUESTED,
-- APPROVED or REJECTED. Null if nobody has asked for a review.
alter table puzzle_version add review text check (review in ('REQUESTED', 'APPROVED', 'REJECTED'));
-- What the one who asked, or the one who decided, has written.
alter table puzzle_version add review_text text;
-- Who asked, or who decided.
alter table puzzle_version add review_by uuid references player;
-- The versions that wait for a review.
create index version_in_review on puzzle_version (puzzle_id, number) where review = 'REQUESTED';
