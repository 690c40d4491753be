-- Tables, columns and stored names take the terms of docs/glossary.md. No row is lost.

ALTER TABLE mailed_tokens RENAME TO action_tokens;
DROP INDEX mailed_tokens_digest;
DROP INDEX mailed_tokens_expires_at;
DROP INDEX mailed_tokens_owner_id;
DROP INDEX mailed_tokens_address_index;
CREATE UNIQUE INDEX action_tokens_digest ON action_tokens (digest);
CREATE INDEX action_tokens_expires_at ON action_tokens (expires_at);
CREATE INDEX action_tokens_owner_id ON action_tokens (owner_id);
CREATE INDEX action_tokens_address_index ON action_tokens (address_index, issued_at);

ALTER TABLE guards RENAME TO throttles;
ALTER TABLE throttles RENAME COLUMN held_at TO touched_at;
DROP INDEX guards_held_at;
CREATE INDEX throttles_touched_at ON throttles (touched_at);
-- A compromise without a known start has no instant. It was 0.
UPDATE throttles SET locked_at = NULL WHERE lock_cause = 'compromise' AND locked_at = 0;

ALTER TABLE guess_lanes RENAME TO attempt_counters;
ALTER TABLE attempt_counters RENAME COLUMN lane TO claimant;
ALTER TABLE attempt_counters RENAME COLUMN lane_key TO claimant_key;
DROP INDEX guess_lanes_counted_since;
CREATE INDEX attempt_counters_counted_since ON attempt_counters (counted_since);

ALTER TABLE source_tallies RENAME TO rate_limit_buckets;
ALTER TABLE rate_limit_buckets RENAME COLUMN charge TO cost;
ALTER TABLE rate_limit_buckets RENAME COLUMN flowed_back_at TO refilled_at;
DROP INDEX source_tallies_flowed_back_at;
CREATE INDEX rate_limit_buckets_refilled_at ON rate_limit_buckets (refilled_at);

UPDATE audit_events SET kind = 'reauthenticated' WHERE kind = 'proof_given';
UPDATE audit_events SET kind = 'reauthentication_failed' WHERE kind = 'proof_failed';
UPDATE audit_events SET kind = 'password_reminder_sent' WHERE kind = 'password_reminded';
UPDATE audit_events SET kind = 'second_factor_started' WHERE kind = 'second_factor_begun';
UPDATE audit_events SET kind = 'recovery_codes_generated' WHERE kind = 'recovery_codes_made';
UPDATE audit_events SET kind = 'attempts_refused' WHERE kind = 'guesses_refused';
UPDATE audit_events SET kind = 'password_disabled' WHERE kind = 'password_retired';
UPDATE audit_events SET kind = 'second_factor_disabled' WHERE kind = 'second_factor_retired';
UPDATE audit_events SET kind = 'recovery_delayed' WHERE kind = 'recovery_held';
UPDATE audit_events SET kind = 'email_restored' WHERE kind = 'email_returned';

UPDATE outbox SET template = 'password_disabled' WHERE template = 'password_retired';
UPDATE outbox SET template = 'second_factor_disabled' WHERE template = 'second_factor_retired';
UPDATE outbox SET template = 'recovery_delayed' WHERE template = 'recovery_held';
UPDATE outbox SET template = 'email_revert_started' WHERE template = 'email_revert_begun';
UPDATE outbox SET template = 'email_revert_pending' WHERE template = 'email_revert_waits';
UPDATE outbox SET template = 'email_restored' WHERE template = 'email_returned';
UPDATE outbox SET template = 'email_restored_away' WHERE template = 'email_returned_away';
