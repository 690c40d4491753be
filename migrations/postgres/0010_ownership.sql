-- Claims carry what their party has shown, and their own waiting period (ADR 0020).

CREATE TABLE recoveries_anew (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    token_id UUID NOT NULL, -- the link that was last used for it
    address_id UUID, -- where it was mailed to, if not to the account's own address
    stage TEXT NOT NULL CHECK (stage IN ('proven', 'held', 'ready', 'staff', 'contested', 'completed', 'cancelled', 'superseded')),
    shown INTEGER NOT NULL, -- the pieces that its party has shown, one bit each
    against INTEGER NOT NULL, -- the pieces of the other side
    ends_with_support INTEGER NOT NULL, -- 1 if support decides after the waiting period
    begun_at BIGINT NOT NULL,
    counts_from BIGINT NOT NULL, -- start of the waiting period
    ready_at BIGINT,
    ended_at BIGINT,
    approved_by TEXT -- the employee of support who approved it first
);
-- Bits: 1 own mailbox, 2 recovery mailbox, 8 password, 16 authenticator, 32 recovery code.
INSERT INTO recoveries_anew (id, account_id, token_id, address_id, stage, shown, against,
                             ends_with_support, begun_at, counts_from, ready_at, ended_at)
SELECT id, account_id, token_id, address_id, stage,
       CASE WHEN address_id IS NULL THEN 1 ELSE 2 END + CASE proof
           WHEN 'totp' THEN 16
           WHEN 'recovery_code' THEN 32
           WHEN 'password' THEN 8
           WHEN 'address' THEN CASE WHEN address_id IS NULL THEN 2 ELSE 1 END
           ELSE 0 END,
       0, 0, begun_at, begun_at, ready_at, ended_at
FROM recoveries;
-- A stop counts as one by equal evidence.
UPDATE recoveries_anew SET against = shown WHERE stage = 'cancelled';
-- A waiting period that was extended counts from the delivery of its notice.
UPDATE recoveries_anew
SET counts_from = ready_at - CASE WHEN shown > 2 THEN 86400000 ELSE 259200000 END
WHERE stage = 'held' AND ready_at - CASE WHEN shown > 2 THEN 86400000 ELSE 259200000 END > begun_at;
DROP TABLE recoveries;
ALTER TABLE recoveries_anew RENAME TO recoveries;
CREATE INDEX recoveries_account_id ON recoveries (account_id, begun_at);
CREATE INDEX recoveries_begun_at ON recoveries (begun_at);
CREATE INDEX recoveries_stage ON recoveries (stage, ready_at);

ALTER TABLE throttles ADD COLUMN reported_with INTEGER NOT NULL DEFAULT 0; -- the pieces of the report for which the account is locked
ALTER TABLE throttles ADD COLUMN settled_with INTEGER; -- the pieces of the sign-in that settled it
ALTER TABLE throttles ADD COLUMN settled_at BIGINT;
