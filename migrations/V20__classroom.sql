-- Accounts that teachers make for their pupils, and comments on what pupils send.

-- A link with which a player whose account a teacher has made chooses the first password.
alter table mail_link drop constraint mail_link_purpose_check;
alter table mail_link add check (purpose in ('CONFIRMATION', 'RESET', 'INVITATION'));
-- Where the link was sent. Null for a link that the teacher hands out.
alter table mail_link alter email drop not null;
