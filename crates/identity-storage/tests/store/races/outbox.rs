//! Each mail is claimed by exactly one of several workers.

use super::{ROUNDS, race, rounds};
use crate::support::{Mailbox, PASSWORD, START, Service, TestDatabase};
use identity_core::{
    kernel::{AccountId, Gate, MessageId},
    notify::{NewMessage, Recipient, Template},
};
use identity_crypto::SystemEntropy;
use std::{collections::BTreeSet, sync::Arc};

const WORKERS: usize = 4;
const MAILS: usize = 20;

on_both_engines! {
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    each_mail_is_delivered_by_one_of_four_workers,
}

async fn each_mail_is_delivered_by_one_of_four_workers(database: TestDatabase) {
    let processes = Service::processes(database, WORKERS).await;
    let owner = processes[0].member("ann@example.org", PASSWORD).await;
    for _ in 0..rounds(ROUNDS) {
        let waiting = enqueue(&processes[0], owner).await;
        let mailbox = Arc::new(Mailbox::default());
        let workers = (0..WORKERS).map(|number| {
            let identity = processes[number % processes.len()].identity.clone();
            let mailbox = mailbox.clone();
            Box::pin(async move {
                while identity.deliver_due(mailbox.as_ref()).await? > 0 {}
                Ok(())
            }) as _
        });
        for answer in race(workers.collect()).await {
            answer.expect("a worker works");
        }
        let delivered = mailbox.empty();
        assert_eq!(delivered.len(), MAILS);
        assert_eq!(delivered.iter().map(|mail| mail.id).collect::<BTreeSet<_>>(), waiting);
    }
}

async fn enqueue(service: &Service, owner: AccountId) -> BTreeSet<MessageId> {
    let mut unit = service.store.begin(Gate::account(owner)).await.expect("begins");
    let mut waiting = BTreeSet::new();
    for _ in 0..MAILS {
        let id = MessageId::generate(START, &SystemEntropy);
        let mail = NewMessage {
            id,
            template: Template::AlreadyRegistered,
            recipient: Recipient::Account(owner),
            token: None,
            about: None,
            created_at: START,
        };
        unit.outbox().enqueue(&mail).await.expect("enqueues");
        waiting.insert(id);
    }
    unit.commit().await.expect("commits");
    waiting
}
