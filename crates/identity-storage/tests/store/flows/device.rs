//! Known devices: how their token rotates, how copies are detected, and how devices end.

use crate::support::{PASSWORD, Service, TestDatabase, sign_in};
use identity_core::{
    audit::{Chain, EventKind},
    device::{Device, ForgetOutcome},
    incident::ReportOutcome,
    kernel::{BearerToken, Digest},
    notify::Template,
    sign_in::{NewSession, SignIn, SignInOutcome},
    testing::build,
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const DAY: Duration = Duration::from_hours(24);
const MOMENT: Duration = Duration::from_millis(1);

on_both_engines! {
    #[tokio::test]
    a_device_stays_known_from_token_to_token,
    a_lost_answer_does_not_cost_the_device,
    using_a_copied_device_token_ends_the_device_and_notifies_the_owner,
    reporting_a_copied_device_ends_the_sessions_of_the_first_user,
    the_21st_device_replaces_the_longest_unused_one,
    a_device_is_known_for_180_days_after_its_last_use,
    a_forgotten_device_is_unknown,
    a_device_belongs_to_one_account,
    two_parallel_sign_ins_in_one_browser_do_not_count_as_a_copy,
    a_device_that_sends_a_valid_and_an_obsolete_token_is_forgotten,
}

async fn sign_in_on(service: &Service, address: &str, shown: &[Digest]) -> NewSession {
    let command = SignIn { devices: shown.to_vec(), ..sign_in(address, PASSWORD) };
    match service.identity.sign_in(command).await.expect("answers") {
        SignInOutcome::SignedIn(new) => *new,
        _ => panic!("the password is right, and there is no other factor"),
    }
}

fn device_token(new: &NewSession) -> BearerToken {
    new.device.added.clone().expect("a token")
}

async fn devices(service: &Service, new: &NewSession) -> Vec<Device> {
    service.identity.devices(&service.caller(new).await).await.expect("lists")
}

/// Returns whether the session started on a known device.
async fn was_known(service: &Service, new: &NewSession) -> bool {
    let kinds = service.kinds(Chain::Account(new.account.id)).await;
    kinds[kinds.len() - 2] != EventKind::DeviceRemembered
}

async fn a_device_stays_known_from_token_to_token(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let mut last = sign_in_on(&service, ANN, &[]).await;
    let id = devices(&service, &last).await[0].id;
    for _ in 0..5 {
        service.clock.pass(DAY);
        let shown = device_token(&last).digest();
        last = sign_in_on(&service, ANN, &[shown]).await;
        assert_eq!(last.device.dropped, [shown]);
        let known = devices(&service, &last).await;
        assert_eq!(known.iter().map(|device| device.id).collect::<Vec<_>>(), [id]);
        assert_eq!(known[0].last_used_at, service.clock_now());
    }
    service.notified().await;
}

async fn a_lost_answer_does_not_cost_the_device(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let first = sign_in_on(&service, ANN, &[]).await;
    service.notified().await;
    let kept = device_token(&first).digest();
    for _ in 0..3 {
        sign_in_on(&service, ANN, &[kept]).await;
    }
    let last = sign_in_on(&service, ANN, &[kept]).await;
    assert_eq!(devices(&service, &last).await.len(), 1);
    assert_eq!(service.notified().await, []);
}

async fn using_a_copied_device_token_ends_the_device_and_notifies_the_owner(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let stolen = device_token(&sign_in_on(&service, ANN, &[]).await).digest();
    let owners = device_token(&sign_in_on(&service, ANN, &[stolen]).await).digest();
    let owners = device_token(&sign_in_on(&service, ANN, &[owners]).await).digest();
    service.notified().await;

    let thief = sign_in_on(&service, ANN, &[stolen]).await;
    assert_eq!(service.notified().await, [Template::DeviceCopied]);
    let known = devices(&service, &thief).await;
    assert_eq!(known.len(), 1, "the one on which the password was just typed");
    assert_eq!(known[0].last_used_at, service.clock_now());
    let kinds = service.kinds(Chain::Account(account)).await;
    assert!(kinds.contains(&EventKind::DeviceCopied), "{kinds:?}");
    let owner = sign_in_on(&service, ANN, &[owners]).await;
    assert!(!was_known(&service, &owner).await, "neither copy is known any more");
    assert_eq!(service.notified().await, [], "one notice");
}

async fn reporting_a_copied_device_ends_the_sessions_of_the_first_user(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let before = sign_in_on(&service, ANN, &[]).await;
    let copied = device_token(&before).digest();
    service.clock.pass(Duration::from_mins(30));
    let thief = sign_in_on(&service, ANN, &[copied]).await;
    service.clock.pass(Duration::from_mins(5));
    let again = sign_in_on(&service, ANN, &[device_token(&thief).digest()]).await;
    service.clock.pass(Duration::from_mins(5));
    service.notified().await;
    sign_in_on(&service, ANN, &[copied]).await;
    let notice = service.mailed(Template::DeviceCopied).await;
    assert_eq!(service.report(&notice).await, ReportOutcome::Contained);
    for (new, lives) in [(&before, true), (&thief, false), (&again, false)] {
        let found = service.identity.authenticate(&new.token).await.expect("answers");
        assert_eq!(found.is_some(), lives);
    }
}

async fn the_21st_device_replaces_the_longest_unused_one(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let mut tokens = Vec::new();
    for _ in 0..20 {
        tokens.push(device_token(&sign_in_on(&service, ANN, &[]).await).digest());
        service.clock.pass(MOMENT);
    }
    tokens[0] = device_token(&sign_in_on(&service, ANN, &tokens[..1]).await).digest();
    service.clock.pass(MOMENT);
    let last = sign_in_on(&service, ANN, &[]).await;
    assert_eq!(devices(&service, &last).await.len(), 20);
    let second = sign_in_on(&service, ANN, &tokens[1..2]).await;
    assert!(!was_known(&service, &second).await, "it was the longest unused");
    let first = sign_in_on(&service, ANN, &tokens[..1]).await;
    assert!(was_known(&service, &first).await);
}

async fn a_device_is_known_for_180_days_after_its_last_use(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let first = device_token(&sign_in_on(&service, ANN, &[]).await).digest();
    service.clock.pass(DAY * 180 - MOMENT);
    let second = sign_in_on(&service, ANN, &[first]).await;
    assert!(was_known(&service, &second).await);
    service.clock.pass(DAY * 180);
    let late = sign_in_on(&service, ANN, &[device_token(&second).digest()]).await;
    assert!(!was_known(&service, &late).await);
    assert_eq!(devices(&service, &late).await.len(), 1);
}

async fn a_forgotten_device_is_unknown(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let session = sign_in_on(&service, ANN, &[]).await;
    let caller = service.caller(&session).await;
    let id = devices(&service, &session).await[0].id;
    let (identity, origin) = (&service.identity, build::origin());
    for outcome in [ForgetOutcome::Forgotten, ForgetOutcome::NoSuchDevice] {
        assert_eq!(identity.forget_device(&caller, id, &origin).await.expect("answers"), outcome);
    }
    let again = sign_in_on(&service, ANN, &[device_token(&session).digest()]).await;
    assert!(!was_known(&service, &again).await);
}

async fn a_device_belongs_to_one_account(database: TestDatabase) {
    const BOB: &str = "bob@example.org";
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.member(BOB, PASSWORD).await;
    let anns = sign_in_on(&service, ANN, &[]).await;
    let bobs = sign_in_on(&service, BOB, &[device_token(&anns).digest()]).await;
    assert_eq!(bobs.device.dropped, []);
    let both = [device_token(&bobs).digest(), device_token(&anns).digest()];
    let again = sign_in_on(&service, ANN, &both).await;
    assert_eq!(again.device.dropped, both[1..], "of those shown it takes its own");
    let (caller, id) = (service.caller(&bobs).await, devices(&service, &again).await[0].id);
    let foreign = service.identity.forget_device(&caller, id, &build::origin()).await;
    assert_eq!(foreign.expect("answers"), ForgetOutcome::NoSuchDevice);
}

/// Updates the browser's single cookie after an answer.
fn update_cookie(cookie: &mut Vec<Digest>, new: &NewSession) {
    cookie.retain(|token| !new.device.dropped.contains(token));
    cookie.insert(0, device_token(new).digest());
}

async fn two_parallel_sign_ins_in_one_browser_do_not_count_as_a_copy(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let mut cookie = vec![device_token(&sign_in_on(&service, ANN, &[]).await).digest()];
    service.notified().await;
    // Both sign-ins send the same cookie, and the browser keeps the later answer.
    let first = sign_in_on(&service, ANN, &cookie).await;
    let mut kept = cookie.clone();
    update_cookie(&mut kept, &first);
    sign_in_on(&service, ANN, &cookie).await;
    for _ in 0..3 {
        cookie.clone_from(&kept);
        let again = sign_in_on(&service, ANN, &cookie).await;
        update_cookie(&mut kept, &again);
        assert_eq!(devices(&service, &again).await.len(), 1);
    }
    assert_eq!(service.notified().await, []);
}

async fn a_device_that_sends_a_valid_and_an_obsolete_token_is_forgotten(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let gone = device_token(&sign_in_on(&service, ANN, &[]).await).digest();
    let good = device_token(&sign_in_on(&service, ANN, &[gone]).await).digest();
    let good = device_token(&sign_in_on(&service, ANN, &[good]).await).digest();
    service.notified().await;
    for shown in [[good, gone], [gone, good]] {
        let new = sign_in_on(&service, ANN, &shown).await;
        assert_eq!(new.device.dropped, shown);
        assert_eq!(devices(&service, &new).await[0].created_at, service.clock_now());
        service.clock.pass(DAY);
    }
    assert_eq!(service.notified().await, [Template::DeviceCopied]);
}
