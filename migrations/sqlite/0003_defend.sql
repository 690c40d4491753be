-- Guesses and what they lead to: lanes, locks, recoveries.

ALTER TABLE audit_events ADD COLUMN details BLOB; -- sealed
ALTER TABLE mailed_tokens ADD COLUMN concerns_at INTEGER; -- when what the mail tells of began
ALTER TABLE pending_sign_ins ADD COLUMN told_at INTEGER; -- when its owner was told that it went no further
CREATE INDEX pending_sign_ins_told_at ON pending_sign_ins (told_at, created_at);

-- One of each account at which somebody guessed, and of each address without one, by a pseudonym.
CREATE TABLE guards (
    subject_id BLOB PRIMARY KEY NOT NULL,
    lock_cause TEXT CHECK (lock_cause IN ('guessing', 'compromise')),
    locked_at INTEGER,
    password_failures INTEGER NOT NULL,
    factor_failures INTEGER NOT NULL,
    link_failures INTEGER NOT NULL,
    held_at INTEGER NOT NULL
) STRICT;
CREATE INDEX guards_held_at ON guards (held_at);

CREATE TABLE guess_lanes (
    subject_id BLOB NOT NULL REFERENCES guards (subject_id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('password', 'second_factor')),
    lane TEXT NOT NULL CHECK (lane IN ('strangers', 'source', 'device', 'link')),
    lane_key BLOB NOT NULL,
    failures INTEGER NOT NULL,
    counted_since INTEGER NOT NULL,
    wait_until INTEGER,
    PRIMARY KEY (subject_id, kind, lane, lane_key)
) STRICT;
CREATE INDEX guess_lanes_counted_since ON guess_lanes (counted_since);

CREATE TABLE recoveries (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    token_id BLOB NOT NULL, -- the link with which it was begun
    stage TEXT NOT NULL CHECK (stage IN ('proven', 'held', 'ready', 'staff', 'completed', 'cancelled', 'superseded')),
    proof TEXT CHECK (proof IN ('totp', 'recovery_code', 'password')),
    begun_at INTEGER NOT NULL,
    ready_at INTEGER,
    ended_at INTEGER
) STRICT;
CREATE INDEX recoveries_account_id ON recoveries (account_id, begun_at);
CREATE INDEX recoveries_begun_at ON recoveries (begun_at);
CREATE INDEX recoveries_stage ON recoveries (stage, ready_at);

-- What was replaced or switched off, kept for the case that somebody else did it. It opens nothing.
CREATE TABLE totp_secrets_aside (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    secret BLOB NOT NULL, -- sealed
    last_step INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    set_aside_at INTEGER NOT NULL
) STRICT;
CREATE INDEX totp_secrets_aside_account_id ON totp_secrets_aside (account_id, set_aside_at);
CREATE INDEX totp_secrets_aside_set_aside_at ON totp_secrets_aside (set_aside_at);
