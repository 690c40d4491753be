//! Asking for a link: whether the time of the answer tells what an address is to us.

use std::time::Duration;

use identity_crypto::HashSettings;
use serde_json::json;

use crate::measure::{Measured, timed};
use crate::support::{Browser, Service, TestDatabase};

const ROUNDS: usize = 200;

/// What is asked for, with which field, and of whom.
const CALLS: [(&str, &str); 3] = [
    ("/api/v1/recoveries", "email"),
    ("/api/v1/unlocks", "email"),
    ("/api/v1/account/email-change", "new_email"),
];

pub(crate) async fn measure(engine: &str, database: TestDatabase) {
    let service = Service::crowded_with(database, &HashSettings::cheap_for_tests()).await;
    for round in 0..ROUNDS {
        service.member(&address("member", round)).await;
        service.member(&address("locked", round)).await;
        service.lock(&address("locked", round)).await;
    }
    // What the locks tell is on its way before, so that nothing is written meanwhile.
    let mut asker = service.signed_in("asker@example.org").await;
    for (call, field) in CALLS {
        let mut measured = Measured::of(["no account", "an account", "a locked one"]);
        let ask = async |kind: usize, round| {
            let kind = ["unknown", "member", "locked"].get(kind).expect("a kind");
            asks(&mut asker, call, field, &address(kind, round)).await
        };
        measured.continue_sign_in(0..ROUNDS, ask).await;
        measured.print(&format!("POST {call}, {engine}"), 3);
    }
}

async fn asks(browser: &mut Browser, call: &str, field: &str, address: &str) -> Duration {
    let body = json!({ field: address });
    let (time, answer) = timed(browser.post(call, &body)).await;
    answer.expect(202);
    time
}

fn address(kind: &str, number: usize) -> String {
    format!("{kind}{number}@example.org")
}
