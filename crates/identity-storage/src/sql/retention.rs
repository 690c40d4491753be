//! Deletes expired rows. Each statement deletes a bounded number and uses its own index.

use super::{Db, SqlUnit};
use async_trait::async_trait;
use identity_core::{
    kernel::StoreError,
    retention::{Cutoffs, Retention},
};

/// Skips rows that a sign-in has locked, because they are in use and the purge must not wait.
const PURGE_RATE_LIMIT_BUCKETS: &str = concat!(
    "DELETE FROM rate_limit_buckets
     WHERE (network, cost) IN (SELECT network, cost FROM rate_limit_buckets
                                 WHERE refilled_at <= $1 LIMIT $2",
    skip_locked!(),
    ")"
);
const PURGE_REGISTRATIONS: &str = "DELETE FROM registrations
    WHERE id IN (SELECT id FROM registrations WHERE expires_at <= $1 LIMIT $2)";
const PURGE_ENDED_SESSIONS: &str = "DELETE FROM sessions
    WHERE id IN (SELECT id FROM sessions WHERE ended_at <= $1 LIMIT $2)";
const PURGE_OLD_SESSIONS: &str = "DELETE FROM sessions
    WHERE id IN (SELECT id FROM sessions WHERE expires_at <= $1 LIMIT $2)";
const PURGE_ACTION_TOKENS: &str = "DELETE FROM action_tokens
    WHERE id IN (SELECT id FROM action_tokens WHERE expires_at <= $1 LIMIT $2)";
const PURGE_OUTBOX: &str = "DELETE FROM outbox
    WHERE id IN (SELECT id FROM outbox WHERE settled_at <= $1 LIMIT $2)";
const PURGE_ATTEMPTS: &str = "DELETE FROM sign_in_attempts
    WHERE id IN (SELECT id FROM sign_in_attempts WHERE counted_at <= $1 LIMIT $2)";
const PURGE_PENDING_SIGN_INS: &str = "DELETE FROM pending_sign_ins
    WHERE id IN (SELECT id FROM pending_sign_ins WHERE expires_at <= $1 LIMIT $2)";
const PURGE_DEVICES: &str = "DELETE FROM known_devices
    WHERE id IN (SELECT id FROM known_devices WHERE last_used_at <= $1 LIMIT $2)";
const PURGE_ANONYMOUS_THROTTLES: &str = concat!(
    "DELETE FROM throttles
     WHERE subject_id IN (SELECT subject_id FROM throttles g
                          WHERE touched_at <= $1
                            AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = g.subject_id)
                          LIMIT $2",
    skip_locked!(),
    ")"
);
const PURGE_EXCESS_ANONYMOUS_THROTTLES: &str = concat!(
    "DELETE FROM throttles
     WHERE subject_id IN (SELECT subject_id FROM throttles g
                          WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = g.subject_id)
                          ORDER BY touched_at DESC LIMIT $2 OFFSET $1",
    skip_locked!(),
    ")"
);
const PURGE_TOTP_SECRETS_ASIDE: &str = "DELETE FROM totp_secrets_aside
    WHERE id IN (SELECT id FROM totp_secrets_aside WHERE set_aside_at <= $1 LIMIT $2)";
const PURGE_RECOVERIES: &str = "DELETE FROM recoveries
    WHERE id IN (SELECT id FROM recoveries WHERE begun_at <= $1 LIMIT $2)";
const PURGE_RECOVERY_CASES: &str = "DELETE FROM recovery_cases
    WHERE id IN (SELECT id FROM recovery_cases WHERE asked_at <= $1 LIMIT $2)";
const PURGE_ADDRESSES: &str = "DELETE FROM addresses
    WHERE id IN (SELECT id FROM addresses
                 WHERE role IN ('gone', 'new_email', 'new_recovery', 'former', 'former_recovery')
                   AND until_at <= $1 LIMIT $2)";
const PURGE_AUDIT_EVENTS: &str = "DELETE FROM audit_events
    WHERE id IN (SELECT id FROM audit_events WHERE at <= $1 LIMIT $2)";

#[async_trait]
impl Retention for SqlUnit {
    async fn purge(&mut self, cutoffs: &Cutoffs, limit: u32) -> Result<u64, StoreError> {
        let mut removed = 0;
        for (statement, cutoff) in [
            (PURGE_RATE_LIMIT_BUCKETS, cutoffs.rate_limit_buckets),
            (PURGE_REGISTRATIONS, cutoffs.registrations),
            (PURGE_ENDED_SESSIONS, cutoffs.sessions),
            (PURGE_OLD_SESSIONS, cutoffs.sessions),
            (PURGE_ACTION_TOKENS, cutoffs.tokens),
            (PURGE_OUTBOX, cutoffs.mails),
            (PURGE_ATTEMPTS, cutoffs.attempts),
            (PURGE_PENDING_SIGN_INS, cutoffs.attempts),
            (PURGE_DEVICES, cutoffs.devices),
            (PURGE_ANONYMOUS_THROTTLES, cutoffs.attempts),
            (PURGE_TOTP_SECRETS_ASIDE, cutoffs.aside),
            (PURGE_RECOVERIES, cutoffs.audit),
            (PURGE_RECOVERY_CASES, cutoffs.audit),
            (PURGE_ADDRESSES, cutoffs.tokens),
            (PURGE_AUDIT_EVENTS, cutoffs.audit),
        ] {
            let query =
                sqlx::query::<Db>(statement).bind(cutoff.as_millis()).bind(i64::from(limit));
            removed += self.run(query).await?;
        }
        let kept = i64::from(cutoffs.anonymous_throttles);
        let excess =
            sqlx::query::<Db>(PURGE_EXCESS_ANONYMOUS_THROTTLES).bind(kept).bind(i64::from(limit));
        Ok(removed + self.run(excess).await?)
    }
}
