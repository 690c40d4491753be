//! What removes what is over, a bounded number at a time, each kind by an index of its own.

use super::{Db, SqlUnit};
use async_trait::async_trait;
use identity_core::{
    kernel::StoreError,
    retention::{Cutoffs, Retention},
};

/// What a sign-in has in hand is passed over: it is not over, and nobody waits for anybody.
const RATE_LIMIT_BUCKETS: &str = concat!(
    "DELETE FROM rate_limit_buckets
     WHERE (network, cost) IN (SELECT network, cost FROM rate_limit_buckets
                                 WHERE refilled_at <= $1 LIMIT $2",
    for_update_of_what_is_free!(),
    ")"
);
const REGISTRATIONS: &str = "DELETE FROM registrations
    WHERE id IN (SELECT id FROM registrations WHERE expires_at <= $1 LIMIT $2)";
const ENDED_SESSIONS: &str = "DELETE FROM sessions
    WHERE id IN (SELECT id FROM sessions WHERE ended_at <= $1 LIMIT $2)";
const OLD_SESSIONS: &str = "DELETE FROM sessions
    WHERE id IN (SELECT id FROM sessions WHERE expires_at <= $1 LIMIT $2)";
const ACTION_TOKENS: &str = "DELETE FROM action_tokens
    WHERE id IN (SELECT id FROM action_tokens WHERE expires_at <= $1 LIMIT $2)";
const OUTBOX: &str = "DELETE FROM outbox
    WHERE id IN (SELECT id FROM outbox WHERE settled_at <= $1 LIMIT $2)";
const ATTEMPTS: &str = "DELETE FROM sign_in_attempts
    WHERE id IN (SELECT id FROM sign_in_attempts WHERE counted_at <= $1 LIMIT $2)";
const PENDING_SIGN_INS: &str = "DELETE FROM pending_sign_ins
    WHERE id IN (SELECT id FROM pending_sign_ins WHERE expires_at <= $1 LIMIT $2)";
const DEVICES: &str = "DELETE FROM known_devices
    WHERE id IN (SELECT id FROM known_devices WHERE last_used_at <= $1 LIMIT $2)";
const ANONYMOUS_THROTTLES: &str = concat!(
    "DELETE FROM throttles
     WHERE subject_id IN (SELECT subject_id FROM throttles g
                          WHERE touched_at <= $1
                            AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = g.subject_id)
                          LIMIT $2",
    for_update_of_what_is_free!(),
    ")"
);
const EXCESS_ANONYMOUS_THROTTLES: &str = concat!(
    "DELETE FROM throttles
     WHERE subject_id IN (SELECT subject_id FROM throttles g
                          WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = g.subject_id)
                          ORDER BY touched_at DESC LIMIT $2 OFFSET $1",
    for_update_of_what_is_free!(),
    ")"
);
const TOTP_SECRETS_ASIDE: &str = "DELETE FROM totp_secrets_aside
    WHERE id IN (SELECT id FROM totp_secrets_aside WHERE set_aside_at <= $1 LIMIT $2)";
const RECOVERIES: &str = "DELETE FROM recoveries
    WHERE id IN (SELECT id FROM recoveries WHERE begun_at <= $1 LIMIT $2)";
const RECOVERY_CASES: &str = "DELETE FROM recovery_cases
    WHERE id IN (SELECT id FROM recovery_cases WHERE asked_at <= $1 LIMIT $2)";
const ADDRESSES: &str = "DELETE FROM addresses
    WHERE id IN (SELECT id FROM addresses
                 WHERE role IN ('gone', 'new_email', 'new_recovery', 'former', 'former_recovery')
                   AND until_at <= $1 LIMIT $2)";
const AUDIT: &str = "DELETE FROM audit_events
    WHERE id IN (SELECT id FROM audit_events WHERE at <= $1 LIMIT $2)";

#[async_trait]
impl Retention for SqlUnit {
    async fn purge(&mut self, cutoffs: &Cutoffs, limit: u32) -> Result<u64, StoreError> {
        let mut removed = 0;
        for (statement, cutoff) in [
            (RATE_LIMIT_BUCKETS, cutoffs.rate_limit_buckets),
            (REGISTRATIONS, cutoffs.registrations),
            (ENDED_SESSIONS, cutoffs.sessions),
            (OLD_SESSIONS, cutoffs.sessions),
            (ACTION_TOKENS, cutoffs.tokens),
            (OUTBOX, cutoffs.mails),
            (ATTEMPTS, cutoffs.attempts),
            (PENDING_SIGN_INS, cutoffs.attempts),
            (DEVICES, cutoffs.devices),
            (ANONYMOUS_THROTTLES, cutoffs.attempts),
            (TOTP_SECRETS_ASIDE, cutoffs.aside),
            (RECOVERIES, cutoffs.audit),
            (RECOVERY_CASES, cutoffs.audit),
            (ADDRESSES, cutoffs.tokens),
            (AUDIT, cutoffs.audit),
        ] {
            let query =
                sqlx::query::<Db>(statement).bind(cutoff.as_millis()).bind(i64::from(limit));
            removed += self.run(query).await?;
        }
        let most = i64::from(cutoffs.anonymous_throttles);
        let past = sqlx::query::<Db>(EXCESS_ANONYMOUS_THROTTLES).bind(most).bind(i64::from(limit));
        Ok(removed + self.run(past).await?)
    }
}
