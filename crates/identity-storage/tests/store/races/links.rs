//! A mailed link that is used many times in parallel works once.

use super::{CONTENDERS, Contender, PROCESSES, evaluated, race, rounds};
use crate::support::{PASSWORD, Service, TestDatabase};
use identity_core::{
    Identity,
    email_change::{ConfirmEmailOutcome, EmailRequestOutcome, RevertOutcome},
    incident::ReportOutcome,
    kernel::ActionToken,
    notify::Template,
    recovery::{
        CancelOutcome, ClaimOutcome, Complete, CompleteOutcome, RecoveryStatus, SecondProof,
        StopByMail, Unlock, UnlockOutcome,
    },
    testing::build,
};
use std::time::Duration;

on_both_engines! {
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    one_link_unlocks_once,
    one_link_recovers_once,
    one_link_reports_once,
    one_link_cancels_once,
    one_link_confirms_an_address_once,
    one_link_confirms_a_recovery_email_once,
    one_link_reverts_an_email_change_once,
    an_address_confirmed_by_several_accounts_goes_to_one,
}

const ANN: &str = "ann@example.org";
const ROUNDS: usize = 50;

/// Uses the link from every process in parallel, and asserts that it worked exactly once.
async fn assert_works_once(
    processes: &[Service],
    link: &ActionToken,
    using: impl Fn(Identity, ActionToken) -> Contender<bool>,
) {
    let contenders = (0..CONTENDERS)
        .map(|number| using(processes[number % processes.len()].identity.clone(), link.clone()))
        .collect();
    let worked = evaluated(race(contenders).await, processes);
    assert_eq!(worked.into_iter().filter(|worked| *worked).count(), 1);
}

fn pass(processes: &[Service], span: Duration) {
    for process in processes {
        process.clock.pass(span);
    }
}

async fn one_link_unlocks_once(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    processes[0].member(ANN, PASSWORD).await;
    for _ in 0..rounds(ROUNDS) {
        processes[0].locked_by_strangers(ANN).await;
        let link = processes[0].mailed(Template::AccountLocked).await;
        assert_works_once(&processes, &link, |identity, token| {
            let (devices, origin) = (Vec::new(), build::origin());
            let command = Unlock { token, proof: None, devices, origin };
            Box::pin(async move {
                Ok(matches!(identity.unlock(command).await?, UnlockOutcome::Unlocked(_)))
            })
        })
        .await;
        // A successful sign-in keeps the password from being disabled.
        assert!(processes[0].signed_in(ANN, PASSWORD).await.is_some());
        pass(&processes, Duration::from_hours(1));
    }
}

async fn one_link_recovers_once(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    processes[0].member(ANN, PASSWORD).await;
    let email = build::email(ANN);
    for round in 0..rounds(ROUNDS) {
        processes[0].identity.request_recovery(&email, &build::origin()).await.expect("asks");
        let link = processes[0].mailed(Template::RecoveryLink).await;
        assert_works_once(&processes, &link, |identity, token| {
            let new_password = build::password(&format!("Better-horse-{round}"));
            let (devices, origin) = (Vec::new(), build::origin());
            let command = Complete { token, new_password, devices, origin };
            Box::pin(async move {
                let outcome = identity.complete_recovery(command).await?;
                Ok(matches!(outcome, CompleteOutcome::Recovered { .. }))
            })
        })
        .await;
        pass(&processes, Duration::from_hours(1));
    }
}

async fn one_link_reports_once(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    for round in 0..rounds(ROUNDS) {
        let address = format!("ann{round}@example.org");
        processes[0].member(&address, PASSWORD).await;
        processes[0].signed_in(&address, PASSWORD).await.expect("signed in");
        processes[0].signed_in(&address, PASSWORD).await.expect("signed in");
        let link = processes[0].mailed(Template::NewSignIn).await;
        assert_works_once(&processes, &link, |identity, token| {
            Box::pin(async move {
                let outcome = identity.report(&token, &build::origin()).await?;
                Ok(outcome == ReportOutcome::Contained)
            })
        })
        .await;
    }
}

async fn one_link_cancels_once(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    let first = &processes[0];
    first.member(ANN, PASSWORD).await;
    let new = first.signed_in(ANN, PASSWORD).await.expect("signed in");
    first.protected(&new.token).await;
    let email = build::email(ANN);
    for _ in 0..rounds(ROUNDS) {
        first.identity.request_recovery(&email, &build::origin()).await.expect("asks");
        let started = first.mailed(Template::RecoveryLink).await;
        let delayed = first.claim(&started).await;
        assert!(matches!(delayed, ClaimOutcome::Next(RecoveryStatus::Delayed { .. })));
        let link = first.mailed(Template::RecoveryDelayed).await;
        assert_works_once(&processes, &link, |identity, token| {
            Box::pin(async move {
                let (devices, origin) = (Vec::new(), build::origin());
                let command = StopByMail { token, devices, origin };
                let outcome = identity.cancel_recovery_by_mail(command).await?;
                Ok(outcome == CancelOutcome::Cancelled)
            })
        })
        .await;
        pass(&processes, Duration::from_hours(24 * 31));
    }
}

async fn one_link_confirms_an_address_once(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    let first = &processes[0];
    for round in 0..rounds(ROUNDS) {
        let address = format!("ann{round}@example.org");
        first.member(&address, PASSWORD).await;
        let new = first.signed_in(&address, PASSWORD).await.expect("signed in");
        let fresh = first.fresh(&new.token).await;
        let wanted = build::email(&format!("new{round}@example.net"));
        let asked = first.identity.request_email_change(&fresh, &wanted, &build::origin()).await;
        assert_eq!(asked.expect("asks"), EmailRequestOutcome::Accepted);
        let link = first.mailed(Template::ConfirmEmailChange).await;
        let caller = first.caller(&new).await;
        assert_works_once(&processes, &link, |identity, token| {
            let caller = caller.clone();
            Box::pin(async move {
                let outcome =
                    identity.confirm_email_change(&caller, &token, &build::origin()).await?;
                Ok(outcome == ConfirmEmailOutcome::Confirmed)
            })
        })
        .await;
        // There is one former address, and one mail that can take the account back.
        first.mailed(Template::EmailChangedAway).await;
    }
}

async fn one_link_confirms_a_recovery_email_once(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    let first = &processes[0];
    for round in 0..rounds(ROUNDS) {
        let address = format!("ann{round}@example.org");
        first.member(&address, PASSWORD).await;
        let new = first.signed_in(&address, PASSWORD).await.expect("signed in");
        let fresh = first.fresh(&new.token).await;
        let wanted = build::email(&format!("second{round}@example.net"));
        let asked = first.identity.request_recovery_email(&fresh, &wanted, &build::origin()).await;
        assert_eq!(asked.expect("asks"), EmailRequestOutcome::Accepted);
        let link = first.mailed(Template::ConfirmRecoveryEmail).await;
        let caller = first.caller(&new).await;
        assert_works_once(&processes, &link, |identity, token| {
            let caller = caller.clone();
            Box::pin(async move {
                let outcome =
                    identity.confirm_recovery_email(&caller, &token, &build::origin()).await?;
                Ok(outcome == ConfirmEmailOutcome::Confirmed)
            })
        })
        .await;
        assert_eq!(
            first.notified().await,
            [Template::RecoveryEmailOn; 2],
            "each address gets one notice"
        );
    }
}

async fn one_link_reverts_an_email_change_once(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    let first = &processes[0];
    for round in 0..rounds(ROUNDS) {
        let address = format!("ann{round}@example.org");
        first.member(&address, PASSWORD).await;
        pass(&processes, Duration::from_hours(1));
        let new = first.signed_in(&address, PASSWORD).await.expect("signed in");
        let mails = first.change_email(&new.token, &format!("new{round}@example.net")).await;
        let away = mails.iter().find(|mail| mail.template == Template::EmailChangedAway);
        let link = crate::support::link(away.expect("a mail"));
        assert_works_once(&processes, &link, |identity, token| {
            Box::pin(async move {
                let proof = SecondProof::Password(build::password(PASSWORD));
                let outcome =
                    identity.revert_email_change(&token, Some(&proof), &build::origin()).await?;
                Ok(outcome == RevertOutcome::Restored)
            })
        })
        .await;
        first.mailed(Template::EmailRestored).await;
    }
}

async fn an_address_confirmed_by_several_accounts_goes_to_one(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    let first = &processes[0];
    for round in 0..10 {
        let wanted = build::email(&format!("wanted{round}@example.net"));
        let mut contenders: Vec<Contender<bool>> = Vec::new();
        for number in 0..5 {
            let address = format!("person{round}.{number}@example.org");
            first.member(&address, PASSWORD).await;
            let new = first.signed_in(&address, PASSWORD).await.expect("signed in");
            let fresh = first.fresh(&new.token).await;
            let origin = build::origin();
            let asked = first.identity.request_email_change(&fresh, &wanted, &origin).await;
            assert_eq!(asked.expect("asks"), EmailRequestOutcome::Accepted);
            let token = first.mailed(Template::ConfirmEmailChange).await;
            let caller = first.caller(&new).await;
            let identity = processes[number % processes.len()].identity.clone();
            contenders.push(Box::pin(async move {
                let outcome =
                    identity.confirm_email_change(&caller, &token, &build::origin()).await?;
                Ok(outcome == ConfirmEmailOutcome::Confirmed)
            }));
        }
        let confirmed = evaluated(race(contenders).await, &processes);
        assert_eq!(confirmed.into_iter().filter(|confirmed| *confirmed).count(), 1);
    }
}
