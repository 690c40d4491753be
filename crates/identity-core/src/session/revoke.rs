//! Revocation: the one place that decides what a change ends. A new way into an account is a
//! variant of `Artefact`, and the compiler then asks for a decision for every cause.

use super::Session;
use crate::{
    UnitOfWork,
    kernel::{AccountId, Failure, SessionId, Timestamp},
    notify::Purpose,
    throttle::CompromisedSince,
};
use strum::VariantArray;

/// Every kind of row that lets a person in, or helps them in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
enum Artefact {
    Session,
    KnownDevice,
    PendingSignIn,
    TotpEnrolment,
    PendingRecoveryCode,
    OpenRecovery,
    RecoveryLink,
}

/// The reasons for a revocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    OthersSignedOut,
    EverywhereSignedOut,
    FactorChanged,
    PasswordChanged,
    /// Someone else may have had access since then.
    Compromise(CompromisedSince),
    /// Ownership was proven in a recovery.
    Recovered,
}

impl Cause {
    /// Returns whether the cause ends what started at this instant.
    fn applies_to(self, began: Timestamp) -> bool {
        match self {
            Self::Compromise(since) => began >= since.earliest(),
            _ => true,
        }
    }
}

/// Returns whether a cause ends artefacts of a kind. The caller may keep its own session.
const fn ends(cause: Cause, artefact: Artefact) -> bool {
    match (cause, artefact) {
        (_, Artefact::Session | Artefact::PendingSignIn | Artefact::TotpEnrolment)
        | (
            Cause::PasswordChanged | Cause::Compromise(_) | Cause::Recovered,
            Artefact::KnownDevice,
        )
        | (Cause::Compromise(_) | Cause::Recovered, Artefact::PendingRecoveryCode)
        | (
            Cause::FactorChanged | Cause::PasswordChanged | Cause::Recovered,
            Artefact::OpenRecovery,
        )
        | (
            Cause::FactorChanged
            | Cause::PasswordChanged
            | Cause::Compromise(_)
            | Cause::Recovered,
            Artefact::RecoveryLink,
        ) => true,
        // A known device grants no access: it only saves the owner a reauthentication. Pending
        // codes grant nothing before they are confirmed.
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
        )
        // A claim is stopped by evidence that is at least as strong, as a change with every proof is.
        | (
            Cause::OthersSignedOut | Cause::EverywhereSignedOut | Cause::Compromise(_),
            Artefact::OpenRecovery,
        )
        // The link may be the owner's way back.
        | (Cause::OthersSignedOut | Cause::EverywhereSignedOut, Artefact::RecoveryLink) => false,
    }
}

/// Ends what `cause` ends in a locked account, all sessions but `kept` included, and returns the
/// sessions that ended.
pub(crate) async fn revoke(
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    cause: Cause,
    kept: Option<SessionId>,
    now: Timestamp,
) -> Result<Vec<SessionId>, Failure> {
    let mut ended = Vec::new();
    for artefact in Artefact::VARIANTS.iter().filter(|artefact| ends(cause, **artefact)) {
        match artefact {
            Artefact::Session => {
                let live = unit.sessions().live(account, now).await?;
                let ending = |session: &&Session| {
                    Some(session.id) != kept && cause.applies_to(session.created_at)
                };
                for session in live.iter().filter(ending) {
                    unit.sessions().end(account, session.id, now).await?;
                    ended.push(session.id);
                }
            }
            Artefact::KnownDevice => {
                let known = unit.devices().list(account, Timestamp::from_millis(0)).await?;
                for device in known.iter().filter(|device| cause.applies_to(device.created_at)) {
                    unit.devices().end(account, device.id, now).await?;
                }
            }
            Artefact::PendingSignIn => unit.pending_sign_ins().end_all(account, now).await?,
            Artefact::TotpEnrolment => unit.totp_secrets().drop_pending(account).await?,
            Artefact::PendingRecoveryCode => {
                unit.recovery_codes().drop_pending(account).await?;
            }
            Artefact::OpenRecovery => unit.recoveries().supersede(account, now).await?,
            Artefact::RecoveryLink => {
                unit.action_tokens().void(account, Purpose::Recovery, now).await?;
            }
        }
    }
    Ok(ended)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAUSES: [Cause; 6] = [
        Cause::OthersSignedOut,
        Cause::EverywhereSignedOut,
        Cause::FactorChanged,
        Cause::PasswordChanged,
        Cause::Compromise(CompromisedSince::At(Timestamp::from_millis(7))),
        Cause::Recovered,
    ];

    #[test]
    fn every_cause_ends_sessions_and_unfinished_sign_ins_and_enrolments() {
        for cause in CAUSES {
            for artefact in [Artefact::Session, Artefact::PendingSignIn, Artefact::TotpEnrolment] {
                assert!(ends(cause, artefact), "{cause:?} and {artefact:?}");
            }
        }
    }

    #[test]
    fn exposed_password_ends_known_devices_too() {
        let ending: Vec<Cause> =
            CAUSES.into_iter().filter(|cause| ends(*cause, Artefact::KnownDevice)).collect();
        assert_eq!(ending, CAUSES[3..]);
    }

    #[test]
    fn compromise_ends_what_started_with_it_or_later() {
        for (began, reached) in [(6, false), (7, true), (8, true)] {
            let began = Timestamp::from_millis(began);
            assert_eq!(
                Cause::Compromise(CompromisedSince::At(Timestamp::from_millis(7)))
                    .applies_to(began),
                reached
            );
            assert!(Cause::Recovered.applies_to(began));
        }
    }

    #[test]
    fn a_recovery_ends_every_kind_of_artefact_and_a_compromise_all_but_claims() {
        for artefact in Artefact::VARIANTS {
            let compromise = Cause::Compromise(CompromisedSince::Unknown);
            assert_eq!(ends(compromise, *artefact), *artefact != Artefact::OpenRecovery);
            assert!(ends(Cause::Recovered, *artefact));
        }
    }
}
