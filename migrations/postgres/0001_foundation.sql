-- Times are milliseconds since 1970 in UTC. A column marked "sealed" holds an encrypted value
-- that opens in its own row and column alone (docs/cryptography.md).

CREATE TABLE key_ring (
    purpose TEXT NOT NULL,
    generation INTEGER NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (purpose, generation)
);

CREATE TABLE accounts (
    id UUID PRIMARY KEY,
    data_key BYTEA NOT NULL, -- sealed by the root key
    email BYTEA NOT NULL, -- sealed
    email_index BYTEA NOT NULL,
    email_index_key INTEGER NOT NULL,
    display_name BYTEA, -- sealed
    locale TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'suspended', 'closed')),
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX accounts_email_index ON accounts (email_index);

CREATE TABLE passwords (
    account_id UUID PRIMARY KEY REFERENCES accounts (id),
    phc TEXT NOT NULL,
    pepper INTEGER NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE sessions (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    token_digest BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    authenticated_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    idle_millis BIGINT NOT NULL,
    reach TEXT NOT NULL CHECK (reach IN ('full', 'password_change', 'suspended', 'terms')),
    assurance TEXT NOT NULL CHECK (assurance IN ('password', 'two_factor', 'passkey')),
    address BYTEA NOT NULL, -- sealed
    user_agent BYTEA, -- sealed
    ended_at BIGINT
);
CREATE UNIQUE INDEX sessions_token_digest ON sessions (token_digest);
CREATE INDEX sessions_account_id ON sessions (account_id);
CREATE INDEX sessions_ended_at ON sessions (ended_at);
CREATE INDEX sessions_expires_at ON sessions (expires_at);

-- Its id is the id of the account that it becomes, and its data key becomes the account's.
CREATE TABLE registrations (
    id UUID PRIMARY KEY,
    data_key BYTEA NOT NULL, -- sealed by the root key
    email BYTEA NOT NULL, -- sealed
    email_index BYTEA NOT NULL,
    email_index_key INTEGER NOT NULL,
    phc BYTEA NOT NULL, -- sealed
    pepper INTEGER NOT NULL,
    display_name BYTEA, -- sealed
    locale TEXT NOT NULL,
    browser_digest BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX registrations_email_index ON registrations (email_index);
CREATE INDEX registrations_expires_at ON registrations (expires_at);

CREATE TABLE mailed_tokens (
    id UUID PRIMARY KEY,
    purpose TEXT NOT NULL,
    owner_id UUID NOT NULL, -- an account, or a registration that becomes one
    address_index BYTEA NOT NULL,
    address_index_key INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    nonce BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE UNIQUE INDEX mailed_tokens_digest ON mailed_tokens (digest);
CREATE INDEX mailed_tokens_expires_at ON mailed_tokens (expires_at);
CREATE INDEX mailed_tokens_owner_id ON mailed_tokens (owner_id);
CREATE INDEX mailed_tokens_address_index ON mailed_tokens (address_index, issued_at);

CREATE TABLE outbox (
    id UUID PRIMARY KEY,
    template TEXT NOT NULL,
    recipient_kind TEXT NOT NULL CHECK (recipient_kind IN ('registration', 'account')),
    recipient_id UUID NOT NULL,
    token_id UUID,
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dropped')),
    settled_at BIGINT
);
CREATE INDEX outbox_settled_at ON outbox (settled_at);
CREATE INDEX outbox_due ON outbox (state, due_at);
CREATE INDEX outbox_recipient ON outbox (recipient_id, template, created_at);

CREATE TABLE sign_in_attempts (
    id UUID PRIMARY KEY,
    account_id UUID,
    counted_at BIGINT NOT NULL,
    ended TEXT CHECK (ended IN ('completed', 'refused')),
    ended_at BIGINT
);
CREATE INDEX sign_in_attempts_counted_at ON sign_in_attempts (counted_at);

CREATE TABLE audit_chains (
    chain UUID PRIMARY KEY, -- an account's id, or 0 to 15 for what belongs to none
    sequence BIGINT NOT NULL
);

CREATE TABLE audit_events (
    id UUID PRIMARY KEY,
    chain UUID NOT NULL,
    sequence BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    session_id UUID,
    address BYTEA, -- sealed
    user_agent BYTEA -- sealed
);
CREATE UNIQUE INDEX audit_events_sequence ON audit_events (chain, sequence);
CREATE INDEX audit_events_at ON audit_events (at);
