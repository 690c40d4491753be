//! Delivery of mail that is delayed, refused or undeliverable.

use crate::support::{Mailbox, PASSWORD, START, Service, TestDatabase, link};
use async_trait::async_trait;
use identity_core::{
    audit::{Chain, EventKind},
    kernel::{AccountId, Clock, Failure, Gate, Generation, MessageId, VaultError},
    notify::{Mail, MailError, Mailer, NewActionToken, NewMessage, Recipient, Template},
    testing::build,
};
use identity_crypto::SystemEntropy;
use std::time::Duration;
use tokio::sync::Notify;

const ANN: &str = "ann@example.org";
const MOMENT: Duration = Duration::from_millis(1);

on_both_engines! {
    #[tokio::test]
    a_mail_whose_token_expired_is_dropped_and_recorded,
    a_notice_is_sent_even_if_its_link_has_expired,
    a_mail_that_fails_is_retried_with_growing_delays_and_then_dropped,
    a_mail_with_a_permanent_error_is_dropped_at_once,
    a_mail_that_cannot_be_rendered_does_not_block_the_others,
    a_mail_is_sent_again_with_the_same_link_after_a_worker_dies,
    only_the_commit_of_a_unit_with_mail_wakes_delivery,
}

async fn step(service: &Service, mailer: &dyn Mailer) -> usize {
    service.identity.deliver_due(mailer).await.expect("works")
}

/// Causes a mail to the owner of an address: another registration with it.
async fn register_known_address(service: &Service) -> AccountId {
    let account = service.member(ANN, PASSWORD).await;
    service.registered(ANN, PASSWORD).await;
    account
}

async fn dropped_mails(service: &Service, chain: Chain) -> usize {
    let kinds = service.kinds(chain).await;
    kinds.into_iter().filter(|kind| *kind == EventKind::MailDropped).count()
}

async fn a_mail_whose_token_expired_is_dropped_and_recorded(database: TestDatabase) {
    let service = Service::over(database).await;
    service.registered(ANN, PASSWORD).await;
    service.clock.pass(Duration::from_hours(72));
    let mailbox = Mailbox::default();
    assert_eq!(step(&service, &mailbox).await, 1);
    assert!(mailbox.empty().is_empty());
    assert_eq!(dropped_mails(&service, Chain::of_source(None)).await, 1);
    service.clock.pass(Duration::from_hours(72));
    assert_eq!(step(&service, &mailbox).await, 0);
}

async fn a_notice_is_sent_even_if_its_link_has_expired(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.locked_by_strangers(ANN).await;
    let email = build::email(ANN);
    service.identity.request_recovery(&email, &build::origin()).await.expect("asks");
    service.clock.pass(Duration::from_hours(3));
    assert_eq!(
        service.notified().await,
        [Template::AccountLocked],
        "and no link that was asked for"
    );
}

async fn a_mail_that_fails_is_retried_with_growing_delays_and_then_dropped(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = register_known_address(&service).await;
    let mailbox = Mailbox::answering(|| Err(MailError::Transient("full".into())));
    let policy = service.identity.policy().delivery.clone();
    let mut wait = policy.first_retry;
    for _ in 1..policy.attempts {
        assert_eq!(step(&service, &mailbox).await, 1);
        service.clock.pass(wait - MOMENT);
        assert_eq!(step(&service, &mailbox).await, 0, "before {wait:?} have passed");
        service.clock.pass(MOMENT);
        wait = (wait * 2).min(policy.longest_retry);
    }
    assert_eq!(dropped_mails(&service, Chain::Account(account)).await, 0);
    assert_eq!(step(&service, &mailbox).await, 1);
    assert_eq!(dropped_mails(&service, Chain::Account(account)).await, 1);
    service.clock.pass(Duration::from_hours(72));
    assert_eq!(step(&service, &mailbox).await, 0);
    let tried = mailbox.empty();
    assert_eq!(u32::try_from(tried.len()), Ok(policy.attempts));
    assert!(tried.iter().all(|mail| mail.id == tried[0].id));
    let last = tried.iter().filter(|mail| mail.last_attempt).count();
    assert!(last == 1 && tried.last().is_some_and(|mail| mail.last_attempt));
}

async fn a_mail_with_a_permanent_error_is_dropped_at_once(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = register_known_address(&service).await;
    let mailbox = Mailbox::answering(|| Err(MailError::Permanent("no such mailbox".into())));
    assert_eq!(step(&service, &mailbox).await, 1);
    assert_eq!(dropped_mails(&service, Chain::Account(account)).await, 1);
    service.clock.pass(Duration::from_hours(72));
    assert_eq!(step(&service, &mailbox).await, 0);
    assert_eq!(mailbox.empty().len(), 1);
}

/// The older mail holds a token that was sealed with a key that no longer exists.
async fn a_mail_that_cannot_be_rendered_does_not_block_the_others(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = register_known_address(&service).await;
    let earlier = START.before(MOMENT);
    let token = build::action_token(account, ANN, "damaged", START, &SystemEntropy);
    let token = NewActionToken { generation: Generation(99), ..token };
    let damaged = NewMessage {
        id: MessageId::generate(earlier, &SystemEntropy),
        template: Template::AlreadyRegistered,
        recipient: Recipient::Account(account),
        token: Some(token.id),
        about: None,
        created_at: earlier,
    };
    let mut unit = service.store.begin(Gate::account(account)).await.expect("begins");
    unit.action_tokens().insert(&token).await.expect("inserts");
    unit.outbox().enqueue(&damaged).await.expect("enqueues");
    unit.commit().await.expect("commits");
    let mailbox = Mailbox::default();
    let outcome = service.identity.deliver_due(&mailbox).await;
    assert!(matches!(outcome, Err(Failure::Keys(VaultError::MissingGeneration))), "{outcome:?}");
    assert_eq!(mailbox.empty().len(), 1);
    service.clock.pass(service.identity.policy().delivery.lease);
    assert!(service.identity.deliver_due(&mailbox).await.is_err(), "it is tried again");
    assert!(mailbox.empty().is_empty(), "the other one is not");
}

/// Sends the mail, then dies before the result is recorded.
#[derive(Default)]
struct CrashingMailer {
    handed_over: Mailbox,
    dies: Notify,
}

#[async_trait]
impl Mailer for CrashingMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.handed_over.send(mail).await?;
        self.dies.notify_one();
        std::future::pending().await
    }
}

async fn a_mail_is_sent_again_with_the_same_link_after_a_worker_dies(database: TestDatabase) {
    let service = Service::over(database).await;
    service.registered(ANN, PASSWORD).await;
    let worker = CrashingMailer::default();
    tokio::select! {
        _ = service.identity.deliver_due(&worker) => panic!("the worker does not come back"),
        () = worker.dies.notified() => (),
    }
    let first = worker.handed_over.empty().pop().expect("a mail");
    service.clock.pass(service.identity.policy().delivery.lease - MOMENT);
    assert!(service.delivered().await.is_empty(), "the lease holds");
    service.clock.pass(MOMENT);
    let second = service.delivered().await.pop().expect("a mail");
    assert_eq!((first.id, first.template), (second.id, Template::ConfirmRegistration));
    assert_eq!(link(&first).digest(), link(&second).digest());
    service.clock.pass(Duration::from_hours(1));
    assert!(service.delivered().await.is_empty());
}

async fn only_the_commit_of_a_unit_with_mail_wakes_delivery(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let store = &service.store;
    let woken = async || tokio::time::timeout(MOMENT, store.mail_enqueued()).await.is_ok();
    while woken().await {}

    let gate = || Gate::account(account);
    store.begin(gate()).await.expect("a unit").commit().await.expect("commits");
    assert!(!woken().await, "a unit without mail");

    let message = |number| NewMessage {
        id: MessageId::generate(service.clock.now(), &SystemEntropy),
        template: Template::PasswordReminder,
        recipient: Recipient::Account(account),
        token: None,
        about: None,
        created_at: START.after(Duration::from_secs(number)),
    };
    let mut unit = store.begin(gate()).await.expect("a unit");
    unit.outbox().enqueue(&message(1)).await.expect("writes");
    drop(unit);
    assert!(!woken().await, "a unit that was rolled back");

    let mut unit = store.begin(gate()).await.expect("a unit");
    unit.outbox().enqueue(&message(2)).await.expect("writes");
    assert!(!woken().await, "before the commit the worker would find nothing");
    unit.commit().await.expect("commits");
    assert!(woken().await);
    assert!(!woken().await, "once");
}
