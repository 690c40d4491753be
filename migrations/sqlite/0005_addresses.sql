-- Addresses of an account besides its own, mails to them, and cases for a person to decide.

CREATE TABLE addresses (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    email BLOB NOT NULL, -- sealed
    email_index BLOB NOT NULL,
    email_index_key INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('new_email', 'new_recovery', 'recovery', 'former', 'returning', 'contested', 'former_recovery', 'gone')),
    until_at INTEGER,
    since_at INTEGER NOT NULL,
    began_at INTEGER NOT NULL -- when the session began in which it was asked for
) STRICT;
CREATE INDEX addresses_account_id ON addresses (account_id);
CREATE INDEX addresses_email_index ON addresses (email_index, role);
CREATE INDEX addresses_until_at ON addresses (role, until_at);

ALTER TABLE mailed_tokens ADD COLUMN address_id BLOB; -- where it is not the account's own address

CREATE TABLE outbox_anew (
    id BLOB PRIMARY KEY NOT NULL,
    template TEXT NOT NULL,
    recipient_kind TEXT NOT NULL CHECK (recipient_kind IN ('registration', 'account', 'address', 'support')),
    recipient_id BLOB NOT NULL,
    owner_id BLOB NOT NULL, -- the account or registration that it is about
    token_id BLOB,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dropped')),
    settled_at INTEGER
) STRICT;
INSERT INTO outbox_anew (id, template, recipient_kind, recipient_id, owner_id, token_id, created_at,
                         due_at, attempts, state, settled_at)
SELECT id, template, recipient_kind, recipient_id, recipient_id, token_id, created_at, due_at,
       attempts, state, settled_at
FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_anew RENAME TO outbox;
CREATE INDEX outbox_settled_at ON outbox (settled_at);
CREATE INDEX outbox_due ON outbox (state, due_at);
CREATE INDEX outbox_recipient ON outbox (recipient_id, template, created_at);
CREATE INDEX outbox_owner_id ON outbox (owner_id, created_at);

CREATE TABLE recovery_cases (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    text BLOB NOT NULL, -- sealed
    asked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX recovery_cases_account_id ON recovery_cases (account_id, asked_at);
CREATE INDEX recovery_cases_asked_at ON recovery_cases (asked_at);

CREATE TABLE recoveries_anew (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    token_id BLOB NOT NULL, -- the link with which it was begun
    address_id BLOB, -- where it was mailed to, if not to the account's own address
    stage TEXT NOT NULL CHECK (stage IN ('proven', 'held', 'ready', 'staff', 'completed', 'cancelled', 'superseded')),
    proof TEXT CHECK (proof IN ('totp', 'recovery_code', 'password', 'address')),
    begun_at INTEGER NOT NULL,
    ready_at INTEGER,
    ended_at INTEGER
) STRICT;
INSERT INTO recoveries_anew (id, account_id, token_id, stage, proof, begun_at, ready_at, ended_at)
SELECT id, account_id, token_id, stage, proof, begun_at, ready_at, ended_at
FROM recoveries;
DROP TABLE recoveries;
ALTER TABLE recoveries_anew RENAME TO recoveries;
CREATE INDEX recoveries_account_id ON recoveries (account_id, begun_at);
CREATE INDEX recoveries_begun_at ON recoveries (begun_at);
CREATE INDEX recoveries_stage ON recoveries (stage, ready_at);
