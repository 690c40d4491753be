//! Parallel sign-ins from one network never exceed its allowance.

use super::{Contender, race, rounds};
use crate::support::{Service, TestDatabase, sign_in};
use identity_core::{
    Policy,
    kernel::{Failure, Origin},
    sign_in::{SignIn, SignInOutcome},
};
use std::net::IpAddr;

on_both_engines! {
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    thirty_of_sixty_addresses_sprayed_from_one_source_are_evaluated,
}

const GUESSES: usize = 60;
const ROUNDS: usize = 20;

/// Retries while the process is overloaded, and returns whether the password was evaluated.
fn spraying(service: &Service, command: impl Fn() -> SignIn + Send + 'static) -> Contender<bool> {
    let identity = service.identity.clone();
    Box::pin(async move {
        loop {
            match identity.sign_in(command()).await {
                Err(Failure::Overloaded { .. }) => tokio::task::yield_now().await,
                answer => return Ok(matches!(answer?, SignInOutcome::Refused)),
            }
        }
    })
}

async fn thirty_of_sixty_addresses_sprayed_from_one_source_are_evaluated(database: TestDatabase) {
    let processes = Service::processes_with_policy(database, 2, &Policy::default()).await;
    for round in 0..rounds(ROUNDS) {
        let network = u8::try_from(round).expect("few rounds");
        let address = IpAddr::from([203, 0, network, 7]);
        let contenders = (0..GUESSES)
            .map(|number| {
                let command = move || {
                    let command = sign_in(&format!("ann{number}@{round}.example"), "Wrong-horse-1");
                    SignIn { origin: Origin { address, ..command.origin }, ..command }
                };
                spraying(&processes[number % processes.len()], command)
            })
            .collect();
        let answers = race(contenders).await;
        let evaluated = answers.into_iter().filter(|answer| *answer.as_ref().expect("answers"));
        assert_eq!(evaluated.count(), 30);
    }
}
