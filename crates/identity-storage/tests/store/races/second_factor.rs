//! A code that is presented many times in parallel leads to one session.

use super::{CONTENDERS, Contender, PROCESSES, ROUNDS, evaluated, race, rounds};
use crate::support::{PASSWORD, Protected, STEP, Service, TestDatabase, sign_in};
use identity_core::{
    Identity,
    kernel::BearerToken,
    sign_in::{PresentFactor, PresentFactorOutcome},
    testing::build,
    two_factor::Proof,
};

on_both_engines! {
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    one_code_of_an_authenticator_leads_to_one_session,
    one_recovery_code_leads_to_one_session,
}

const ANN: &str = "ann@example.org";
/// The number of pending sign-ins. Each of them presents the same factor several times.
const SIGN_INS: usize = 5;

async fn one_code_of_an_authenticator_leads_to_one_session(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    let protected = protected(&processes[0], ANN).await;
    for _ in 0..rounds(ROUNDS) {
        for process in &processes {
            process.clock.pass(STEP);
        }
        let code = protected.authenticator.code_at(processes[0].clock_now());
        assert_one_session(&processes, ANN, Proof::Totp(code)).await;
    }
}

async fn one_recovery_code_leads_to_one_session(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    for account in 0..rounds(ROUNDS) / 10 {
        let address = format!("ann{account}@example.org");
        let protected = protected(&processes[0], &address).await;
        let account = processes[0].live(&protected.token).await.account.id;
        for code in protected.codes {
            // A used code counts as a failure, and ten failures lock the account.
            processes[0].clear_lock(account).await;
            assert_one_session(&processes, &address, Proof::RecoveryCode(code)).await;
        }
        // Keeps the clocks of all processes in step.
        for process in &processes[1..] {
            process.clock.pass(STEP);
        }
    }
}

async fn protected(process: &Service, address: &str) -> Protected {
    process.member(address, PASSWORD).await;
    let first = process.signed_in(address, PASSWORD).await.expect("signs in");
    process.protected(&first.token).await
}

/// Presents the same proof to every pending sign-in in parallel, and asserts that one session
/// starts.
async fn assert_one_session(processes: &[Service], address: &str, proof: Proof) {
    let mut waiting = Vec::new();
    for _ in 0..SIGN_INS {
        waiting.push(processes[0].pending_sign_in(sign_in(address, PASSWORD)).await.token);
    }
    let contenders = (0..CONTENDERS)
        .map(|number| {
            let process = &processes[number % processes.len()];
            presenting(&process.identity, &waiting[number % SIGN_INS], &proof)
        })
        .collect();
    let started = evaluated(race(contenders).await, processes);
    assert_eq!(started.into_iter().filter(|started| *started).count(), 1);
}

fn presenting(identity: &Identity, attempt: &BearerToken, proof: &Proof) -> Contender<bool> {
    let (identity, attempt, proof) = (identity.clone(), attempt.clone(), proof.clone());
    let devices = Vec::new();
    let command = PresentFactor { attempt, proof, devices, origin: build::origin() };
    Box::pin(async move {
        let outcome = identity.present_factor(command).await?;
        Ok(matches!(outcome, PresentFactorOutcome::SignedIn(_)))
    })
}
