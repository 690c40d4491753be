//! Other services verify sessions with a service credential.

use crate::support::{PASSWORD, Service, TestDatabase};
use identity_core::{
    credential::{Activity, IssueCredential, Scope, VerifySession},
    kernel::{BearerToken, CredentialId, Gate, Label},
    session::SignedIn,
    testing::build,
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const HOUR: Duration = Duration::from_hours(1);

on_both_engines! {
    #[tokio::test]
    a_service_with_a_credential_can_verify_a_live_session,
    a_credential_works_until_it_expires_or_is_revoked,
    verifying_a_session_does_not_extend_it,
    a_restricted_session_is_not_live_for_other_services,
    a_session_is_verified_even_if_the_credential_use_cannot_be_recorded,
}

async fn issue(service: &Service, lifetime: Option<Duration>) -> (CredentialId, BearerToken) {
    let name = Label::parse("shop").expect("a name");
    let command = IssueCredential { name, scopes: vec![Scope::SessionsVerify], lifetime };
    let (credential, secret) = service.identity.issue_credential(command).await.expect("issues");
    (credential.id, secret)
}

async fn verify(
    service: &Service,
    secret: &BearerToken,
    session: &BearerToken,
    activity: Activity,
) -> VerifySession {
    service.identity.verify_session(secret, Some(session), activity).await.expect("answers")
}

fn live(outcome: VerifySession) -> Option<SignedIn> {
    match outcome {
        VerifySession::Live(session) => Some(*session),
        VerifySession::NotLive => None,
        VerifySession::CredentialRefused => panic!("the credential is good"),
    }
}

async fn a_service_with_a_credential_can_verify_a_live_session(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let session = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let (id, secret) = issue(&service, None).await;
    let found = live(verify(&service, &secret, &session.token, Activity::Active).await);
    assert_eq!(found.map(|found| found.account.id), Some(account));
    let listed = service.identity.credentials().await.expect("lists");
    assert_eq!((listed[0].id, listed[0].last_used_at), (id, Some(service.clock_now())));

    let caller = service.live(&session.token).await;
    service.identity.sign_out(&caller, &build::origin()).await.expect("signs out");
    assert!(live(verify(&service, &secret, &session.token, Activity::Active).await).is_none());
    // A service's secret is not a session token, and a session token is not a credential.
    assert!(live(verify(&service, &secret, &secret, Activity::Active).await).is_none());
    let other = verify(&service, &session.token, &session.token, Activity::Active).await;
    assert!(matches!(other, VerifySession::CredentialRefused));
}

async fn a_credential_works_until_it_expires_or_is_revoked(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let (_, short) = issue(&service, Some(HOUR)).await;
    let (id, long) = issue(&service, None).await;
    service.clock.pass(HOUR);
    let session = service.signed_in(ANN, PASSWORD).await.expect("signs in").token;
    let expired = verify(&service, &short, &session, Activity::Active).await;
    assert!(matches!(expired, VerifySession::CredentialRefused));
    assert!(live(verify(&service, &long, &session, Activity::Active).await).is_some());
    assert!(service.identity.revoke_credential(id).await.expect("revokes"));
    assert!(!service.identity.revoke_credential(id).await.expect("answers"), "only once");
    let revoked = verify(&service, &long, &session, Activity::Active).await;
    assert!(matches!(revoked, VerifySession::CredentialRefused));
}

async fn verifying_a_session_does_not_extend_it(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let (_, secret) = issue(&service, None).await;
    let [looked_at, used] = [
        service.signed_in(ANN, PASSWORD).await.expect("signs in").token,
        service.signed_in(ANN, PASSWORD).await.expect("signs in").token,
    ];
    service.clock.pass(HOUR / 2);
    assert!(live(verify(&service, &secret, &looked_at, Activity::Observe).await).is_some());
    assert!(live(verify(&service, &secret, &used, Activity::Active).await).is_some());
    service.clock.pass(HOUR / 2);
    assert!(live(verify(&service, &secret, &looked_at, Activity::Observe).await).is_none());
    assert!(live(verify(&service, &secret, &used, Activity::Observe).await).is_some());
}

async fn a_restricted_session_is_not_live_for_other_services(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let (_, secret) = issue(&service, None).await;
    let session = service.signed_in(ANN, PASSWORD).await.expect("signs in").token;
    service.identity.require_password_change(&build::email(ANN)).await.expect("demands");
    assert!(live(verify(&service, &secret, &session, Activity::Active).await).is_none());
}

async fn a_session_is_verified_even_if_the_credential_use_cannot_be_recorded(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let (_, secret) = issue(&service, None).await;
    let session = service.signed_in(ANN, PASSWORD).await.expect("signs in").token;
    let blocking = service.store.begin(Gate::named("credentials")).await.expect("begins");
    assert!(live(verify(&service, &secret, &session, Activity::Observe).await).is_some());
    drop(blocking);
    let listed = service.identity.credentials().await.expect("lists");
    assert_eq!(listed[0].last_used_at, None);
}
