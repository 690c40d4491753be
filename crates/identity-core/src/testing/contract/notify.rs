//! Contract of the outbox.

use super::{NOW, add_account, commit, id, unit};
use crate::kernel::ClosedSet;
use crate::testing::{SeededEntropy, build};
use crate::{
    account::DisplayName,
    kernel::{EventId, Locale, MessageId},
    notify::{NewActionToken, NewMessage, Recipient, Template},
    store::Store,
};
use std::time::Duration;

pub(super) fn message(seed: u64, template: Template, recipient: Recipient) -> NewMessage {
    let entropy = SeededEntropy::new(seed);
    let id = MessageId::generate(NOW, &entropy);
    NewMessage { id, template, recipient, token: None, about: None, created_at: NOW }
}

/// A claimed mail is not claimed again before its lease ends, and a settled one never.
pub async fn a_claimed_mail_is_leased_to_one_worker(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let to = Recipient::Account(id(1));
    let event = EventId::generate(NOW, &SeededEntropy::new(9));
    let mails = [
        NewMessage { about: Some(event), ..message(1, Template::AlreadyRegistered, to) },
        message(2, Template::AlreadyRegistered, to),
        message(3, Template::AlreadyRegistered, to),
    ];
    let lease = NOW.after(Duration::from_mins(1));
    let mut unit = unit(store).await;
    for mail in &mails {
        unit.outbox().enqueue(mail).await.expect("enqueues");
    }
    let claimed = unit.outbox().claim(NOW, lease, 2).await.expect("claims");
    assert_eq!(claimed.len(), 2);
    assert!(claimed.iter().all(|claimed| claimed.attempts == 1));
    let read_back = claimed.iter().find(|claimed| claimed.message.id == mails[0].id);
    assert_eq!(read_back.map(|claimed| &claimed.message), Some(&mails[0]));
    let rest = unit.outbox().claim(NOW, lease, 9).await.expect("claims");
    assert_eq!(rest.len(), 1);
    assert_eq!(unit.outbox().claim(NOW, lease, 9).await.expect("claims"), []);
    let again = unit.outbox().claim(lease, lease.after(Duration::from_mins(1)), 9).await;
    let again = again.expect("claims");
    assert_eq!(again.len(), 3);
    assert!(again.iter().all(|claimed| claimed.attempts == 2));
    let [one, two, three] = mails.each_ref().map(|mail| mail.id);
    let late = NOW.after(Duration::from_hours(1));
    unit.outbox().delivered(one, late).await.expect("settles");
    unit.outbox().drop_message(two, late).await.expect("settles");
    unit.outbox().retry(three, late).await.expect("settles");
    assert_eq!(unit.outbox().claim(lease, late, 9).await.expect("claims"), []);
    let last = unit.outbox().claim(late, late.after(Duration::from_mins(1)), 9).await;
    assert_eq!(
        last.expect("claims").iter().map(|mail| mail.message.id).collect::<Vec<_>>(),
        [three]
    );
    let notified = unit.outbox().last_queued_at(id(1), Template::AlreadyRegistered).await;
    assert_eq!(notified.expect("tells"), Some(NOW));
    for (to, mailed) in [(to, Some(late)), (Recipient::Account(id(2)), None)] {
        let last = unit.outbox().last_mailed_at(to, Template::AlreadyRegistered).await;
        assert_eq!(last.expect("tells"), mailed);
    }
    for (template, since, first) in [
        (Template::AlreadyRegistered, NOW, Some(late)),
        (Template::AlreadyRegistered, late, Some(late)),
        (Template::AlreadyRegistered, late.after(Duration::from_millis(1)), None),
        (Template::PasswordChanged, NOW, None),
    ] {
        let found = unit.outbox().first_delivered_at(id(1), template, since).await;
        assert_eq!(found.expect("tells"), first);
    }
    let sent = unit.outbox().sent(id(1), 9).await.expect("lists");
    assert_eq!(sent.len(), 3);
    for mail in &sent {
        assert_eq!((mail.template, mail.recipient, mail.at), (mails[0].template, to, NOW));
    }
    let mut states: Vec<&str> = sent.iter().map(|mail| mail.state.as_str()).collect();
    states.sort_unstable();
    assert_eq!(states, ["delivered", "dropped", "waiting"]);
    assert_eq!(unit.outbox().sent(id(1), 2).await.expect("lists").len(), 2);
    assert_eq!(unit.outbox().sent(id(2), 9).await.expect("lists"), []);
    let notified = unit.outbox().last_queued_at(id(2), Template::AlreadyRegistered).await;
    assert_eq!(notified.expect("tells"), None);
    commit(unit).await;
}

/// A repeat is counted on the mail that no worker has claimed and whose link concerns it.
pub async fn a_repeat_is_counted_on_a_mail_that_waits(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let to = Recipient::Account(id(1));
    let entropy = SeededEntropy::new(4);
    let token = build::action_token(id(1), "ann@example.org", "one", NOW, &entropy);
    let token = NewActionToken { concerns: Some(NOW), ..token };
    let template = Template::PasswordChanged;
    let mail = NewMessage { token: Some(token.id), ..message(1, template, to) };
    let mut unit = unit(store).await;
    unit.action_tokens().insert(&token).await.expect("inserts");
    unit.outbox().enqueue(&mail).await.expect("enqueues");
    let early = NOW.before(Duration::from_millis(1));
    let other = Recipient::Account(id(2));
    for (to, template, since, counted) in [
        (to, template, NOW, true),
        (to, template, NOW.after(Duration::from_secs(1)), true),
        (to, template, early, false),
        (to, Template::NewSignIn, NOW, false),
        (other, template, NOW, false),
    ] {
        let found = unit.outbox().count_repeat(to, template, since).await;
        assert_eq!(found.expect("answers"), counted, "{to:?} {template:?} {since:?}");
    }
    let lease = NOW.after(Duration::from_mins(1));
    let claimed = unit.outbox().claim(NOW, lease, 9).await.expect("claims");
    assert_eq!(claimed.iter().map(|claimed| claimed.repeats).collect::<Vec<_>>(), [2]);
    assert!(!unit.outbox().count_repeat(to, template, NOW).await.expect("answers"), "claimed");
    commit(unit).await;
}

/// A mail goes to the current address of its recipient. An unproven address gets no name.
pub async fn a_mail_reads_its_recipient_at_delivery(store: &dyn Store) {
    let mut account = build::account(id(1), "ann@example.org", NOW);
    account.display_name = DisplayName::parse("Ann").ok();
    let mut pending = build::registration(id(2), "bob@example.org", NOW);
    pending.display_name = DisplayName::parse("Bob").ok();
    let mut unit = unit(store).await;
    assert!(unit.accounts().insert(&account).await.expect("inserts"));
    unit.registrations().insert(&pending).await.expect("inserts");
    let owner = unit.outbox().addressee(Recipient::Account(id(1))).await.expect("finds");
    let owner = owner.expect("the account is there");
    assert_eq!((owner.email, owner.display_name.as_deref()), (account.email, Some("Ann")));
    let stranger = unit.outbox().addressee(Recipient::Registration(id(2))).await.expect("finds");
    let stranger = stranger.expect("the registration is there");
    assert_eq!((stranger.email, stranger.display_name), (pending.email, None));
    assert_eq!(stranger.locale, Locale::Dutch);
    for gone in [Recipient::Account(id(2)), Recipient::Registration(id(1))] {
        assert_eq!(unit.outbox().addressee(gone).await.expect("finds"), None);
    }
    commit(unit).await;
}
