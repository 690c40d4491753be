//! The one place that ends what lets somebody in. A new kind of such a thing is a variant here, and
//! then no cause can forget it.

use super::Session;
use crate::{
    Identity, UnitOfWork,
    kernel::{AccountId, Failure, SessionId, Timestamp},
};

/// Every kind of thing that lets somebody in, or on, with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Artefact {
    Session,
    KnownDevice,
    PendingSignIn,
    TotpEnrolment,
    PendingRecoveryCode,
}

impl Artefact {
    const ALL: [Self; 5] = [
        Self::Session,
        Self::KnownDevice,
        Self::PendingSignIn,
        Self::TotpEnrolment,
        Self::PendingRecoveryCode,
    ];
}

/// Why things end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// The owner signs out everywhere else.
    OthersSignedOut,
    /// The owner signs out everywhere.
    EverywhereSignedOut,
    /// A second factor was switched on, replaced or switched off.
    FactorChanged,
    /// The password was changed.
    PasswordChanged,
    /// Somebody else was in since then.
    Compromise(Timestamp),
    /// Ownership was proven anew.
    Recovered,
}

impl Cause {
    /// Whether it ends what began at this instant.
    fn allows(self, began: Timestamp) -> bool {
        match self {
            Self::Compromise(since) => began >= since,
            _ => true,
        }
    }
}

/// Whether a cause ends things of a kind; of sessions, the one in hand stays where one is kept.
const fn ends(cause: Cause, artefact: Artefact) -> bool {
    match (cause, artefact) {
        (_, Artefact::Session | Artefact::PendingSignIn | Artefact::TotpEnrolment)
        | (
            Cause::PasswordChanged | Cause::Compromise(_) | Cause::Recovered,
            Artefact::KnownDevice,
        )
        | (Cause::Compromise(_) | Cause::Recovered, Artefact::PendingRecoveryCode) => true,
        // A device is no way in: it spares a question. Codes that wait open nothing.
        (
            Cause::OthersSignedOut | Cause::EverywhereSignedOut | Cause::FactorChanged,
            Artefact::KnownDevice,
        )
        | (
            Cause::OthersSignedOut
            | Cause::EverywhereSignedOut
            | Cause::FactorChanged
            | Cause::PasswordChanged,
            Artefact::PendingRecoveryCode,
        ) => false,
    }
}

impl Identity {
    /// Ends what `cause` ends of a locked account, all sessions but `kept` among it, and tells
    /// which sessions ended.
    pub(crate) async fn revoke(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        cause: Cause,
        kept: Option<SessionId>,
        now: Timestamp,
    ) -> Result<Vec<SessionId>, Failure> {
        let mut ended = Vec::new();
        for artefact in Artefact::ALL.into_iter().filter(|artefact| ends(cause, *artefact)) {
            match artefact {
                Artefact::Session => {
                    let live = unit.sessions().live(account, now).await?;
                    let ending = |session: &&Session| {
                        Some(session.id) != kept && cause.allows(session.created_at)
                    };
                    for session in live.iter().filter(ending) {
                        unit.sessions().end(account, session.id, now).await?;
                        ended.push(session.id);
                    }
                }
                Artefact::KnownDevice => {
                    let known = unit.devices().list(account, Timestamp::from_millis(0)).await?;
                    for device in known.iter().filter(|device| cause.allows(device.created_at)) {
                        unit.devices().end(account, device.id, now).await?;
                    }
                }
                Artefact::PendingSignIn => unit.pending_sign_ins().end_all(account, now).await?,
                Artefact::TotpEnrolment => unit.totp_secrets().drop_pending(account).await?,
                Artefact::PendingRecoveryCode => {
                    unit.recovery_codes().drop_pending(account).await?;
                }
            }
        }
        Ok(ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAUSES: [Cause; 6] = [
        Cause::OthersSignedOut,
        Cause::EverywhereSignedOut,
        Cause::FactorChanged,
        Cause::PasswordChanged,
        Cause::Compromise(Timestamp::from_millis(7)),
        Cause::Recovered,
    ];

    #[test]
    fn every_cause_ends_sessions_and_what_was_half_done() {
        for cause in CAUSES {
            for artefact in [Artefact::Session, Artefact::PendingSignIn, Artefact::TotpEnrolment] {
                assert!(ends(cause, artefact), "{cause:?} and {artefact:?}");
            }
        }
    }

    #[test]
    fn what_may_be_known_to_others_ends_known_devices_too() {
        let ending: Vec<Cause> =
            CAUSES.into_iter().filter(|cause| ends(*cause, Artefact::KnownDevice)).collect();
        assert_eq!(ending, CAUSES[3..]);
    }

    #[test]
    fn a_compromise_reaches_what_began_with_it_or_later() {
        for (began, reached) in [(6, false), (7, true), (8, true)] {
            let began = Timestamp::from_millis(began);
            assert_eq!(Cause::Compromise(Timestamp::from_millis(7)).allows(began), reached);
            assert!(Cause::Recovered.allows(began));
        }
    }

    #[test]
    fn a_compromise_ends_everything_that_lets_somebody_in_or_on() {
        for artefact in Artefact::ALL {
            assert!(ends(Cause::Compromise(Timestamp::from_millis(0)), artefact));
            assert!(ends(Cause::Recovered, artefact));
        }
    }
}
