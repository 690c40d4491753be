-- Repeats of an alert are counted on the mail that waits.

ALTER TABLE outbox ADD COLUMN repeats INTEGER NOT NULL DEFAULT 0; -- further events that the mail is about
