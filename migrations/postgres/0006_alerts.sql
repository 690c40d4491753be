-- The event of which a mail tells: when, with what and from where it happened.

ALTER TABLE outbox ADD COLUMN event_id UUID;
