-- Times are milliseconds since 1970 in UTC. A column marked "sealed" holds an encrypted value
-- that opens in its own row and column alone (docs/cryptography.md).

CREATE TABLE key_ring (
    purpose TEXT NOT NULL,
    generation INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (purpose, generation)
) STRICT;

CREATE TABLE accounts (
    id BLOB PRIMARY KEY NOT NULL,
    data_key BLOB NOT NULL, -- sealed by the root key
    email BLOB NOT NULL, -- sealed
    email_index BLOB NOT NULL,
    email_index_key INTEGER NOT NULL,
    display_name BLOB, -- sealed
    locale TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'suspended', 'closed')),
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX accounts_email_index ON accounts (email_index);

CREATE TABLE passwords (
    account_id BLOB PRIMARY KEY NOT NULL REFERENCES accounts (id),
    phc TEXT NOT NULL,
    pepper INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    token_digest BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    authenticated_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    idle_millis INTEGER NOT NULL,
    reach TEXT NOT NULL CHECK (reach IN ('full', 'password_change', 'suspended', 'terms')),
    assurance TEXT NOT NULL CHECK (assurance IN ('password', 'two_factor', 'passkey')),
    address BLOB NOT NULL, -- sealed
    user_agent BLOB, -- sealed
    ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX sessions_token_digest ON sessions (token_digest);
CREATE INDEX sessions_account_id ON sessions (account_id);
CREATE INDEX sessions_ended_at ON sessions (ended_at);
CREATE INDEX sessions_expires_at ON sessions (expires_at);

-- Its id is the id of the account that it becomes, and its data key becomes the account's.
CREATE TABLE registrations (
    id BLOB PRIMARY KEY NOT NULL,
    data_key BLOB NOT NULL, -- sealed by the root key
    email BLOB NOT NULL, -- sealed
    email_index BLOB NOT NULL,
    email_index_key INTEGER NOT NULL,
    phc BLOB NOT NULL, -- sealed
    pepper INTEGER NOT NULL,
    display_name BLOB, -- sealed
    locale TEXT NOT NULL,
    browser_digest BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX registrations_email_index ON registrations (email_index);
CREATE INDEX registrations_expires_at ON registrations (expires_at);

CREATE TABLE mailed_tokens (
    id BLOB PRIMARY KEY NOT NULL,
    purpose TEXT NOT NULL,
    owner_id BLOB NOT NULL, -- an account, or a registration that becomes one
    address_index BLOB NOT NULL,
    address_index_key INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    digest BLOB NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE UNIQUE INDEX mailed_tokens_digest ON mailed_tokens (digest);
CREATE INDEX mailed_tokens_expires_at ON mailed_tokens (expires_at);
CREATE INDEX mailed_tokens_owner_id ON mailed_tokens (owner_id);
CREATE INDEX mailed_tokens_address_index ON mailed_tokens (address_index, issued_at);

CREATE TABLE outbox (
    id BLOB PRIMARY KEY NOT NULL,
    template TEXT NOT NULL,
    recipient_kind TEXT NOT NULL CHECK (recipient_kind IN ('registration', 'account')),
    recipient_id BLOB NOT NULL,
    token_id BLOB,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dropped')),
    settled_at INTEGER
) STRICT;
CREATE INDEX outbox_settled_at ON outbox (settled_at);
CREATE INDEX outbox_due ON outbox (state, due_at);
CREATE INDEX outbox_recipient ON outbox (recipient_id, template, created_at);

CREATE TABLE sign_in_attempts (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB,
    counted_at INTEGER NOT NULL,
    ended TEXT CHECK (ended IN ('completed', 'refused')),
    ended_at INTEGER
) STRICT;
CREATE INDEX sign_in_attempts_counted_at ON sign_in_attempts (counted_at);

CREATE TABLE audit_chains (
    chain BLOB PRIMARY KEY NOT NULL, -- an account's id, or 0 to 15 for what belongs to none
    sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_events (
    id BLOB PRIMARY KEY NOT NULL,
    chain BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    session_id BLOB,
    address BLOB, -- sealed
    user_agent BLOB -- sealed
) STRICT;
CREATE UNIQUE INDEX audit_events_sequence ON audit_events (chain, sequence);
CREATE INDEX audit_events_at ON audit_events (at);
