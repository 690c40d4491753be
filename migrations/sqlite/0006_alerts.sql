-- What a mail tells of, and who asks for help.

ALTER TABLE outbox ADD COLUMN event_id BLOB; -- when, with what and from where it happened

ALTER TABLE recovery_cases ADD COLUMN address_id BLOB; -- where the link was mailed to, if not to the account's own address
