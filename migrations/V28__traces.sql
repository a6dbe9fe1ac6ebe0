-- To which trace a waiting record belongs: the text of W3C's traceparent; null if it belongs to none.
alter table outbox add column traceparent text;
