-- What a mail tells of, and who asks for help.

ALTER TABLE outbox ADD COLUMN event_id UUID; -- when, with what and from where it happened

ALTER TABLE recovery_cases ADD COLUMN address_id UUID; -- where the link was mailed to, if not to the account's own address
