//! Parallel guesses never exceed the throttling budget.

use super::{Contender, race, rounds};
use crate::support::{PASSWORD, PasswordVerdict, Service, TestDatabase, from, sign_in};
use identity_core::{
    audit::{Chain, EventKind},
    kernel::Failure,
    sign_in::{SignIn, SignInOutcome},
    throttle::LockCause,
};

on_both_engines! {
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    at_most_ten_of_fifty_parallel_passwords_are_evaluated,
    four_of_fifty_parallel_guesses_from_one_source_are_evaluated,
}

const GUESSES: u8 = 50;
const ROUNDS: usize = 20;
const WRONG: &str = "Wrong-horse-1";

/// Retries while the process is overloaded, and returns whether the sign-in succeeded.
fn guessing(
    service: &Service,
    command: &(impl Fn() -> SignIn + Clone + Send + 'static),
) -> Contender<bool> {
    let (identity, command) = (service.identity.clone(), command.clone());
    Box::pin(async move {
        loop {
            match identity.sign_in(command()).await {
                Err(Failure::Overloaded { .. }) => tokio::task::yield_now().await,
                answer => return Ok(matches!(answer?, SignInOutcome::SignedIn(_))),
            }
        }
    })
}

async fn at_most_ten_of_fifty_parallel_passwords_are_evaluated(database: TestDatabase) {
    let processes = Service::processes(database, 2).await;
    let first = &processes[0];
    for round in 0..rounds(ROUNDS) {
        let address = format!("ann{round}@example.org");
        let account = first.member(&address, PASSWORD).await;
        let new = first.signed_in(&address, PASSWORD).await.expect("signed in");
        let device = new.device.added.as_ref().expect("a known device").digest();
        let contenders = (0..=GUESSES)
            .map(|number| {
                let address = address.clone();
                let password = if number == GUESSES { PASSWORD } else { WRONG };
                let command = move || from(number, sign_in(&address, password));
                guessing(&processes[usize::from(number) % processes.len()], &command)
            })
            .collect();
        let answers = race(contenders).await;
        let got_in =
            answers.into_iter().filter(|answer| *answer.as_ref().expect("answers")).count();
        let kinds = first.kinds(Chain::Account(account)).await;
        let evaluated = kinds.iter().filter(|kind| **kind == EventKind::SignInFailed).count();
        // A right password among the first attempts clears the counter that it was counted under.
        assert!(evaluated <= 10 + 9 * got_in, "{evaluated} with {got_in}");
        assert!(first.throttle(account).await.is_locked(LockCause::Guessing));
        let stranger = from(200, sign_in(&address, PASSWORD));
        assert_eq!(first.try_sign_in(stranger).await, PasswordVerdict::Refused);
        assert!(first.identity.authenticate(&new.token).await.expect("answers").is_some());
        let own = SignIn { devices: vec![device], ..from(1, sign_in(&address, PASSWORD)) };
        assert_eq!(first.try_sign_in(own).await, PasswordVerdict::Right);
    }
}

async fn four_of_fifty_parallel_guesses_from_one_source_are_evaluated(database: TestDatabase) {
    let processes = Service::processes(database, 2).await;
    let first = &processes[0];
    for round in 0..rounds(ROUNDS) {
        // An address with an account and one without are throttled alike.
        let address = format!("ann{round}@example.org");
        let account = first.member(&address, PASSWORD).await;
        for address in [address, format!("nobody{round}@example.org")] {
            let contenders = (0..GUESSES)
                .map(|number| {
                    let address = address.clone();
                    let command = move || sign_in(&address, WRONG);
                    guessing(&processes[usize::from(number) % processes.len()], &command)
                })
                .collect();
            assert!(race(contenders).await.into_iter().all(|answer| answer.is_ok_and(|got| !got)));
            let next = first.try_sign_in(sign_in(&address, PASSWORD)).await;
            assert!(matches!(next, PasswordVerdict::RetryAfter(_)), "{address}");
        }
        let kinds = first.kinds(Chain::Account(account)).await;
        let evaluated = kinds.iter().filter(|kind| **kind == EventKind::SignInFailed).count();
        assert_eq!(evaluated, 4);
    }
}
