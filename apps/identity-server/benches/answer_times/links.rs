//! Answer times of requests for a link. They must not reveal whether an address has an account.

use std::time::Duration;

use identity_crypto::HashSettings;
use serde_json::json;

use crate::measure::{Measured, timed};
use crate::support::{Browser, Service, TestDatabase};

const ROUNDS: usize = 200;

/// Path of a request, and the field of its address.
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
    // The mails about the locks are delivered first, so that no delivery runs during the measurement.
    let mut asker = service.signed_in("asker@example.org").await;
    for (call, field) in CALLS {
        let mut measured = Measured::of(["no account", "an account", "a locked account"]);
        let attempt = async |kind: usize, round| {
            let kind = ["unknown", "member", "locked"].get(kind).expect("a kind");
            request(&mut asker, call, field, &address(kind, round)).await
        };
        measured.run(0..ROUNDS, attempt).await;
        measured.print(&format!("POST {call}, {engine}"), 3);
    }
}

async fn request(browser: &mut Browser, call: &str, field: &str, address: &str) -> Duration {
    let body = json!({ field: address });
    let (time, answer) = timed(browser.post(call, &body)).await;
    answer.expect(202);
    time
}

fn address(kind: &str, number: usize) -> String {
    format!("{kind}{number}@example.org")
}
