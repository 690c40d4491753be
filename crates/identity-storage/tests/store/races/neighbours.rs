//! A flood of sign-ins at one address does not affect another person.

use super::{Contender, ROUNDS, race, rounds};
use crate::support::{PASSWORD, Service, TestDatabase, crowded, from, sign_in};
use identity_core::{Identity, kernel::Failure, sign_in::SignInOutcome};

/// The number of parallel sign-ins at the flooded address.
const FLOOD: u8 = 50;

on_both_engines! {
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    fifty_sign_ins_at_one_address_do_not_slow_down_another_person,
}

/// Runs in one process with the default timeouts, because it tests the gates and queues of a
/// process.
async fn fifty_sign_ins_at_one_address_do_not_slow_down_another_person(database: TestDatabase) {
    let service = Service::with_policy(database, crowded()).await;
    service.member("ann@example.org", PASSWORD).await;
    service.member("bob@example.org", PASSWORD).await;
    for round in 0..rounds(ROUNDS) {
        // A flood at an address without an account has to be contained too.
        let address = if round % 2 == 0 { "ann@example.org" } else { "nobody@example.org" };
        let mut contenders: Vec<_> = (0..FLOOD)
            .map(|number| sign_in_at_flooded(&service.identity, number, address))
            .collect();
        contenders.push(sign_in_of_other(&service.identity));
        for answer in race(contenders).await {
            answer.expect("the flood is refused or overloaded");
        }
    }
}

fn sign_in_at_flooded(identity: &Identity, number: u8, address: &str) -> Contender<()> {
    let (identity, command) = (identity.clone(), from(number, sign_in(address, "Wrong-horse-1")));
    Box::pin(async move {
        match identity.sign_in(command).await {
            Ok(SignInOutcome::Refused) | Err(Failure::Overloaded { .. }) => Ok(()),
            Ok(_) => panic!("the password is wrong"),
            Err(failure) => Err(failure),
        }
    })
}

fn sign_in_of_other(identity: &Identity) -> Contender<()> {
    let (identity, command) = (identity.clone(), sign_in("bob@example.org", PASSWORD));
    Box::pin(async move {
        match identity.sign_in(command).await {
            Ok(SignInOutcome::SignedIn(_)) => Ok(()),
            Ok(_) => panic!("the other person is refused"),
            Err(failure) => panic!("the other person gets {failure:?}"),
        }
    })
}
