//! Random histories of an account: the owner acts, then a thief with every proof acts, then the
//! owner triggers a containment. Afterwards nothing that started since the compromise opens
//! anything, and the owner can recover.

use super::story::{Credential, Issued, Step, Story, step};
use crate::support::{PasswordVerdict, Service, TestDatabase, crowded, from, link, sign_in};
use identity_core::{
    email_change::RevertOutcome,
    incident::{ReportOutcome, SecureOutcome},
    kernel::{ActionToken, BearerToken, Timestamp},
    notify::{Mail, Purpose, Template},
    recovery::{ClaimOutcome, Complete, CompleteOutcome, RecoveryStatus, SecondProof},
    sign_in::{PresentFactorOutcome, SignIn},
    testing::build,
    two_factor::Proof,
};
use proptest::{
    collection::vec,
    prelude::Just,
    prop_oneof,
    test_runner::{Config, TestRunner},
};
use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

const NEW: &str = "Brand-new-horse-9";
const MINUTE: Duration = Duration::from_mins(1);
const EPOCH: Timestamp = Timestamp::from_millis(0);

/// The number of random histories on each engine.
const HISTORIES: u32 = 48;

on_both_engines! {
    #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
    after_a_containment_nothing_started_since_opens_anything,
}

async fn after_a_containment_nothing_started_since_opens_anything(database: TestDatabase) {
    let service = Service::with_policy(database, crowded()).await;
    let number = AtomicU32::new(0);
    let trigger = prop_oneof![
        3 => Just(Trigger::Report),
        1 => Just(Trigger::Panic),
        1 => Just(Trigger::Revert),
    ];
    let histories = (vec(step(), 0..6), vec(step(), 0..6), trigger);
    let config = Config { cases: HISTORIES, failure_persistence: None, ..Config::default() };
    let played = TestRunner::new(config).run(&histories, |(before, since, trigger)| {
        let number = number.fetch_add(1, Ordering::Relaxed);
        let play = play_history(&service, number, &before, &since, trigger);
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(play));
        Ok(())
    });
    played.unwrap_or_else(|failed| panic!("{failed}"));
}

/// The way in which the owner triggers the containment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trigger {
    /// Uses the report link of the alert about the thief's sign-in.
    Report,
    /// Presses the panic button in a session, which treats the compromise as of unknown age.
    Panic,
    /// Uses the revert link at the former address, or a report if the address is unchanged.
    Revert,
}

/// The state of the account just before the thief's first sign-in.
struct Before {
    began: Timestamp,
    address: String,
    second: Option<String>,
    factor: Option<usize>,
    factors: usize,
}

/// Plays one history until the owner has recovered the account.
async fn play_history(
    service: &Service,
    number: u32,
    before_steps: &[Step],
    since: &[Step],
    trigger: Trigger,
) {
    service.delivered().await;
    let origin = build::origin();
    let mut story = Story::begin(service, number).await;
    for step in before_steps {
        story.perform(*step).await;
    }
    // An alert waits until ten minutes after the last one.
    for _ in 0..2 {
        service.clock.pass(MINUTE * 10);
        story.read_mails().await;
    }
    let (address, second, factor) = (story.address.clone(), story.second.clone(), story.factor);
    let factors = story.factors.len();
    story.sign_in().await;
    let before = Before { began: story.session_began, address, second, factor, factors };
    let mails = story.read_mails().await;
    let alert = link_of(&mails, Template::NewSignIn, &before.address).expect("an alert");
    for step in since {
        story.perform(*step).await;
    }
    let lived = live_sessions(&story).await;
    service.clock.pass(MINUTE);
    let revert = story.reverts.iter().find(|(address, _)| *address == before.address);
    let moved = revert.is_some();
    let panics = trigger == Trigger::Panic;
    let claimed = before_steps.iter().chain(since).any(|step| is_claim(*step));
    match revert.filter(|_| trigger == Trigger::Revert) {
        Some((_, link)) => {
            let outcome = service.identity.revert_email_change(link, None, &origin).await;
            assert!(matches!(outcome.expect("answers"), RevertOutcome::Waits(_)));
        }
        None if panics => {
            let caller = service.live(&story.session).await.full().expect("full");
            let secured = service.identity.secure(&caller, &origin).await.expect("answers");
            // A stolen session does not outweigh a mailbox that waits.
            if secured == SecureOutcome::Outweighed {
                assert!(claimed);
                return;
            }
            assert_eq!(secured, SecureOutcome::Contained);
        }
        None => {
            let wait = service.identity.policy().email_change.restore_after;
            let restoring = ReportOutcome::Restoring(service.clock_now().after(wait));
            let expected = if moved { restoring } else { ReportOutcome::Contained };
            let outcome = service.report(&alert).await;
            // A claim of the mailbox alone that somebody stopped with more has lost to it.
            if outcome == ReportOutcome::Outweighed {
                assert!(claimed && !moved);
                return;
            }
            assert_eq!(outcome, expected);
        }
    }
    let mails = service.delivered().await;

    // A report spares earlier sessions. During a dispute over an address, every session ends.
    let access = if panics || moved { EPOCH } else { before.began };
    let spared: Vec<_> = lived.iter().filter(|(began, _)| *began < access).collect();
    let digests = |(began, token): &(Timestamp, BearerToken)| (*began, token.digest());
    let left: Vec<_> = live_sessions(&story).await.iter().map(digests).collect();
    assert_eq!(left, spared.iter().map(|it| digests(it)).collect::<Vec<_>>(), "sessions");
    // A device from before may ask for everything. The panic button keeps it with a second factor.
    let ended =
        if panics && story.factor.is_some() { Timestamp::from_millis(i64::MAX) } else { access };
    assert_no_sign_in(&story, &before, ended).await;
    assert_no_link_opens(&story, spared.last().map(|(_, token)| token)).await;

    let ways_back = to(&mails, Template::AccountContained);
    if moved && !panics {
        assert_eq!(ways_back, BTreeSet::new());
        assert_eq!(to(&mails, Template::EmailRevertPending), BTreeSet::from([before.address]));
        for address in &story.addresses {
            assert_eq!(recovery_recipients(&story, address).await, BTreeSet::new(), "a dispute");
        }
        return;
    }
    // The panic button also reverts changes of the recovery email in the last 14 days.
    let second = before.second.clone().filter(|_| !panics);
    let expected: BTreeSet<String> = [story.address.clone()].into_iter().chain(second).collect();
    assert_eq!(ways_back, expected);
    for address in story.addresses.iter().filter(|address| !expected.contains(*address)) {
        assert_eq!(recovery_recipients(&story, address).await, BTreeSet::new(), "{address}");
    }
    let link = link_of(&mails, Template::AccountContained, &story.address).expect("a mail");
    let requirement = match (panics, before.factor, story.factor) {
        (true, _, None) | (false, None, None) => Requirement::Nothing,
        (true, _, Some(factor)) => Requirement::Factor { factor, newer: None },
        (false, Some(factor), _) => {
            let newer = (before.factors..story.factors.len()).last();
            Requirement::Factor { factor, newer }
        }
        (false, None, Some(_)) => Requirement::WaitingPeriod,
    };
    assert_owner_recovers(&story, &link, access, requirement, claimed).await;
}

fn is_claim(step: Step) -> bool {
    matches!(step, Step::RequestRecovery { waits: true })
}

/// Returns the live sessions with their start times.
async fn live_sessions(story: &Story<'_>) -> Vec<(Timestamp, BearerToken)> {
    let mut live = Vec::new();
    for issued in &story.issued {
        if let Credential::Session(token) = &issued.credential
            && story.service.identity.authenticate(token).await.expect("answers").is_some()
        {
            live.push((issued.began, token.clone()));
        }
    }
    live
}

/// Asserts that no password is right, from a stranger or a device that started at `ended` or later.
async fn assert_no_sign_in(story: &Story<'_>, before: &Before, ended: Timestamp) {
    let devices = story.issued.iter().filter(|issued| issued.began >= ended);
    let devices = devices.filter_map(|issued| match &issued.credential {
        Credential::Device(token) => Some(vec![token.digest()]),
        _ => None,
    });
    let devices: Vec<_> = [Vec::new()].into_iter().chain(devices).collect();
    for address in BTreeSet::from([&before.address, &story.address]) {
        for password in &story.passwords {
            for devices in devices.clone() {
                let command = SignIn { devices, ..sign_in(address, password) };
                assert_ne!(
                    story.service.try_sign_in(command).await,
                    PasswordVerdict::Right,
                    "{password}"
                );
            }
        }
    }
    for issued in &story.issued {
        if let Credential::Attempt(token) = &issued.credential
            && let Some(proof) = story.code()
        {
            let outcome = story.service.present(token, proof).await;
            assert!(!matches!(outcome, PresentFactorOutcome::SignedIn(_)), "an attempt");
        }
    }
}

/// Checks the links that would recover, unlock or change the account. Revert, report and stop links
/// may still work.
async fn assert_no_link_opens(story: &Story<'_>, spared: Option<&BearerToken>) {
    let identity = &story.service.identity;
    let caller = match spared {
        Some(token) => story.service.live(token).await.full().ok(),
        None => None,
    };
    for issued in &story.issued {
        let Credential::Link(link) = &issued.credential else { continue };
        assert_eq!(identity.open_recovery(link).await.expect("looks"), None);
        assert_eq!(identity.open_unlock(link).await.expect("looks"), None);
        for purpose in [Purpose::EmailChange, Purpose::RecoveryEmail] {
            if let Some(caller) = &caller {
                let open = identity.open_confirmation(caller, link, purpose).await;
                assert_eq!(open.expect("looks"), None);
            }
        }
    }
}

/// Requests a recovery by `address` and returns the addresses that receive the link.
async fn recovery_recipients(story: &Story<'_>, address: &str) -> BTreeSet<String> {
    let (email, origin) = (build::email(address), build::origin());
    story.service.identity.request_recovery(&email, &origin).await.expect("asks");
    to(&story.service.delivered().await, Template::RecoveryLink)
}

/// The proof that a recovery requires besides the mailbox.
enum Requirement {
    Nothing,
    /// Requires the factor with this index. A newer one is not accepted.
    Factor {
        factor: usize,
        newer: Option<usize>,
    },
    /// Requires the waiting period, because the account had no factor before the compromise (ADR
    /// 0017).
    WaitingPeriod,
}

/// A claim that was made before the compromise was reported goes on.
const fn is_unproven(status: RecoveryStatus) -> bool {
    matches!(status, RecoveryStatus::NeedsSecondProof | RecoveryStatus::Delayed { .. })
}

/// Recovers the account with the mailed link and with the second factor from before the compromise.
/// Asserts that proofs created since then are refused.
async fn assert_owner_recovers(
    story: &Story<'_>,
    link: &ActionToken,
    since: Timestamp,
    requirement: Requirement,
    claimed: bool,
) {
    let service = story.service;
    let opened = service.identity.open_recovery(link).await.expect("looks");
    let status = opened.expect("the link is good").status;
    match requirement {
        Requirement::Nothing => {
            assert_eq!(status, RecoveryStatus::NeedsPassword { factor_lost: false });
        }
        Requirement::Factor { factor, newer } => {
            assert!(is_unproven(status), "{status:?}");
            assert!(!recovers(story, link).await, "not without its proof");
            if let Some(newer) = newer {
                let outcome = prove_factor(story, link, story.code_of(newer)).await;
                assert_eq!(outcome, ClaimOutcome::Wrong, "an authenticator");
            }
            let mut made_since =
                story.issued.iter().filter(|issued| issued.began >= since && since > EPOCH);
            let newest =
                made_since.rfind(|issued| matches!(issued.credential, Credential::Code(_)));
            if let Some(Issued { credential: Credential::Code(code), .. }) = newest {
                let outcome = prove_factor(story, link, Proof::RecoveryCode(code.clone())).await;
                assert_eq!(outcome, ClaimOutcome::Wrong, "a recovery code");
            }
            let outcome = prove_factor(story, link, story.code_of(factor)).await;
            let settles =
                matches!(outcome, ClaimOutcome::Next(RecoveryStatus::NeedsPassword { .. }));
            // Password and code had stopped the mailbox before.
            if claimed && !settles {
                return;
            }
            assert!(settles, "{outcome:?}");
        }
        Requirement::WaitingPeriod => {
            assert!(is_unproven(status), "{status:?}");
            assert!(!recovers(story, link).await);
            return;
        }
    }
    assert!(recovers(story, link).await);
    for password in &story.passwords {
        assert_ne!(
            service.try_sign_in(sign_in(&story.address, password)).await,
            PasswordVerdict::Right
        );
    }
    // Signs in from another network, because this one made too many failed attempts.
    let elsewhere = from(99, sign_in(&story.address, NEW));
    assert_eq!(service.try_sign_in(elsewhere).await, PasswordVerdict::Right);
}

async fn prove_factor(story: &Story<'_>, link: &ActionToken, proof: Proof) -> ClaimOutcome {
    story.service.prove(link, SecondProof::Factor(proof)).await
}

async fn recovers(story: &Story<'_>, link: &ActionToken) -> bool {
    let (token, new_password, origin) = (link.clone(), build::password(NEW), build::origin());
    let command = Complete { token, new_password, devices: Vec::new(), origin };
    let outcome = story.service.identity.complete_recovery(command).await.expect("answers");
    matches!(outcome, CompleteOutcome::Recovered { factor_lost: false, .. })
}

fn to(mails: &[Mail], template: Template) -> BTreeSet<String> {
    let mails = mails.iter().filter(|mail| mail.template == template);
    mails.map(|mail| mail.to.email.as_str().to_owned()).collect()
}

fn link_of(mails: &[Mail], template: Template, address: &str) -> Option<ActionToken> {
    let is = |mail: &&Mail| mail.template == template && mail.to.email.as_str() == address;
    mails.iter().find(is).map(link)
}
