-- What a person can switch on, and what each change demands. A column that holds yes or no holds
-- 1 or 0.

ALTER TABLE passwords ADD COLUMN change_required INTEGER NOT NULL DEFAULT 0;
ALTER TABLE passwords ADD COLUMN stands_alone INTEGER NOT NULL DEFAULT 1; -- without a second factor too
ALTER TABLE passwords ADD COLUMN reminded_at INTEGER;
CREATE INDEX passwords_changed_at ON passwords (changed_at);

-- What a session may call follows from its account at each request.
ALTER TABLE sessions DROP COLUMN reach;
ALTER TABLE sessions ADD COLUMN name BLOB; -- sealed
ALTER TABLE sessions ADD COLUMN proven_at INTEGER;
ALTER TABLE sessions ADD COLUMN failed_proofs INTEGER NOT NULL DEFAULT 0;

CREATE TABLE totp_secrets (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    session_id BLOB NOT NULL, -- in which it was begun
    state TEXT NOT NULL CHECK (state IN ('pending', 'in_force')),
    secret BLOB NOT NULL, -- sealed
    last_step INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX totp_secrets_account ON totp_secrets (account_id, state);

CREATE TABLE recovery_codes (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    digest BLOB NOT NULL, -- keyed
    digest_key INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'in_force', 'used')),
    replaces TEXT NOT NULL CHECK (replaces IN ('all', 'used')),
    created_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE UNIQUE INDEX recovery_codes_digest ON recovery_codes (account_id, digest);

CREATE TABLE pending_sign_ins (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    token_digest BLOB NOT NULL,
    persistence TEXT NOT NULL CHECK (persistence IN ('browser', 'kept')),
    computer TEXT NOT NULL CHECK (computer IN ('own', 'shared')),
    device_digest BLOB,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX pending_sign_ins_token_digest ON pending_sign_ins (token_digest);
CREATE INDEX pending_sign_ins_account_id ON pending_sign_ins (account_id);
CREATE INDEX pending_sign_ins_expires_at ON pending_sign_ins (expires_at);

CREATE TABLE known_devices (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    address BLOB NOT NULL, -- sealed
    user_agent BLOB, -- sealed
    ended_at INTEGER
) STRICT;
CREATE INDEX known_devices_account_id ON known_devices (account_id);
CREATE INDEX known_devices_last_used_at ON known_devices (last_used_at);

-- The newest token was handed out and not seen yet, the current one was; the others are gone.
CREATE TABLE known_device_tokens (
    digest BLOB PRIMARY KEY NOT NULL,
    device_id BLOB NOT NULL REFERENCES known_devices (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('current', 'newest', 'gone'))
) STRICT;
CREATE INDEX known_device_tokens_device_id ON known_device_tokens (device_id);

CREATE TABLE service_credentials (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    secret_digest BLOB NOT NULL,
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    last_used_at INTEGER,
    revoked_at INTEGER
) STRICT;
CREATE UNIQUE INDEX service_credentials_secret_digest ON service_credentials (secret_digest);
