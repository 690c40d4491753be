-- What a person can switch on, and what each change demands. A column that holds yes or no holds
-- 1 or 0.

ALTER TABLE passwords ADD COLUMN change_required INTEGER NOT NULL DEFAULT 0;
ALTER TABLE passwords ADD COLUMN stands_alone INTEGER NOT NULL DEFAULT 1; -- without a second factor too
ALTER TABLE passwords ADD COLUMN reminded_at BIGINT;
CREATE INDEX passwords_changed_at ON passwords (changed_at);

-- What a session may call follows from its account at each request.
ALTER TABLE sessions DROP COLUMN reach;
ALTER TABLE sessions ADD COLUMN name BYTEA; -- sealed
ALTER TABLE sessions ADD COLUMN proven_at BIGINT;
ALTER TABLE sessions ADD COLUMN failed_proofs INTEGER NOT NULL DEFAULT 0;

CREATE TABLE totp_secrets (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    session_id UUID NOT NULL, -- in which it was begun
    state TEXT NOT NULL CHECK (state IN ('pending', 'in_force')),
    secret BYTEA NOT NULL, -- sealed
    last_step BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX totp_secrets_account ON totp_secrets (account_id, state);

CREATE TABLE recovery_codes (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    digest BYTEA NOT NULL, -- keyed
    digest_key INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'in_force', 'used')),
    replaces TEXT NOT NULL CHECK (replaces IN ('all', 'used')),
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE UNIQUE INDEX recovery_codes_digest ON recovery_codes (account_id, digest);

CREATE TABLE pending_sign_ins (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    token_digest BYTEA NOT NULL,
    persistence TEXT NOT NULL CHECK (persistence IN ('browser', 'kept')),
    computer TEXT NOT NULL CHECK (computer IN ('own', 'shared')),
    device_digest BYTEA,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX pending_sign_ins_token_digest ON pending_sign_ins (token_digest);
CREATE INDEX pending_sign_ins_account_id ON pending_sign_ins (account_id);
CREATE INDEX pending_sign_ins_expires_at ON pending_sign_ins (expires_at);

CREATE TABLE known_devices (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    address BYTEA NOT NULL, -- sealed
    user_agent BYTEA, -- sealed
    ended_at BIGINT
);
CREATE INDEX known_devices_account_id ON known_devices (account_id);
CREATE INDEX known_devices_last_used_at ON known_devices (last_used_at);

-- The newest token was handed out and not seen yet, the current one was; the others are gone.
CREATE TABLE known_device_tokens (
    digest BYTEA PRIMARY KEY,
    device_id UUID NOT NULL REFERENCES known_devices (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('current', 'newest', 'gone'))
);
CREATE INDEX known_device_tokens_device_id ON known_device_tokens (device_id);

CREATE TABLE service_credentials (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    secret_digest BYTEA NOT NULL,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX service_credentials_secret_digest ON service_credentials (secret_digest);
