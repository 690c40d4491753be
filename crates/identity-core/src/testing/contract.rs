//! What every store keeps. An adapter runs each of these on each of its engines, on a new
//! database: there is no port method that none of them calls.

use super::{SeededEntropy, build};
use crate::{
    account::{Account, DisplayName},
    audit::{Chain, EventKind, NewEvent},
    kernel::{
        AccountId, AttemptId, Digest, EventId, Gate, Locale, MessageId, StoreError, TimeZone,
        Timestamp,
    },
    notify::{NewMessage, Purpose, Recipient, Template},
    password::StoredPassword,
    retention::RetentionPolicy,
    session::Session,
    sign_in::{Attempt, AttemptEnd},
    store::{Store, UnitOfWork},
};
use std::{net::IpAddr, time::Duration};

const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

fn id(number: u128) -> AccountId {
    build::account_id(number)
}

async fn unit(store: &dyn Store) -> Box<dyn UnitOfWork> {
    store.begin(Gate::named("contract")).await.expect("a unit begins")
}

async fn commit(unit: Box<dyn UnitOfWork>) {
    unit.commit().await.expect("a unit is committed");
}

async fn add_account(store: &dyn Store, number: u128, address: &str) -> Account {
    let account = build::account(id(number), address, NOW);
    let mut unit = unit(store).await;
    assert!(unit.accounts().insert(&account).await.expect("inserts"));
    commit(unit).await;
    account
}

async fn add_session(store: &dyn Store, session: &Session, token: &[u8]) {
    let mut unit = unit(store).await;
    unit.sessions().insert(session, &Digest::of(token)).await.expect("inserts");
    commit(unit).await;
}

/// A unit that is dropped leaves nothing; one that is committed, everything.
pub async fn dropping_a_unit_rolls_it_back(store: &dyn Store) {
    let account = build::account(id(1), "ann@example.org", NOW);
    let mut dropped = unit(store).await;
    assert!(dropped.accounts().insert(&account).await.expect("inserts"));
    drop(dropped);
    let mut read = store.begin_read().await.expect("reads");
    assert_eq!(read.accounts().find(id(1)).await.expect("finds"), None);
}

/// Every column of an account comes back, found by id, by address, and locked.
pub async fn an_account_is_read_back(store: &dyn Store) {
    let mut account = build::account(id(1), "ann@example.org", NOW);
    account.display_name = DisplayName::parse("Ann").ok();
    account.locale = Locale::French;
    let mut first = unit(store).await;
    assert!(first.accounts().insert(&account).await.expect("inserts"));
    commit(first).await;
    let mut second = unit(store).await;
    let email = build::email("ANN@example.org");
    assert_eq!(second.accounts().find_by_email(&email).await.expect("finds"), Some(id(1)));
    let other = build::email("bob@example.org");
    assert_eq!(second.accounts().find_by_email(&other).await.expect("finds"), None);
    assert_eq!(second.accounts().lock(id(1)).await.expect("locks"), Some(account.clone()));
    assert_eq!(second.accounts().lock(id(2)).await.expect("locks"), None);
    account.display_name = None;
    account.locale = Locale::Dutch;
    account.time_zone = TimeZone::parse("Europe/Amsterdam").expect("a zone");
    second.accounts().save_profile(&account).await.expect("saves");
    commit(second).await;
    let mut read = store.begin_read().await.expect("reads");
    assert_eq!(read.accounts().find(id(1)).await.expect("finds"), Some(account));
}

/// Neither address nor id is given twice, and the unit that tried can go on.
pub async fn an_address_has_one_account(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let mut unit = unit(store).await;
    let same_address = build::account(id(2), "Ann@Example.org", NOW);
    assert!(!unit.accounts().insert(&same_address).await.expect("answers"));
    let same_id = build::account(id(1), "bob@example.org", NOW);
    assert!(!unit.accounts().insert(&same_id).await.expect("answers"));
    let other = build::account(id(3), "bob@example.org", NOW);
    assert!(unit.accounts().insert(&other).await.expect("inserts"));
    commit(unit).await;
}

/// A password is set, read, replaced.
pub async fn a_password_is_replaced(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let mut unit = unit(store).await;
    assert_eq!(unit.passwords().load(id(1)).await.expect("loads"), None);
    for phc in ["$one", "$two"] {
        let password = StoredPassword { hash: build::hash(phc), changed_at: NOW };
        unit.passwords().set(id(1), &password).await.expect("sets");
        assert_eq!(unit.passwords().load(id(1)).await.expect("loads"), Some(password));
    }
    commit(unit).await;
}

/// Every column of a session comes back; it is found by its token alone.
pub async fn a_session_is_found_by_its_token(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    let session = build::session(account.id, NOW, &SeededEntropy::new(1));
    add_session(store, &session, b"token").await;
    let mut read = store.begin_read().await.expect("reads");
    let found = read.sessions().find_by_token(&Digest::of(b"token")).await.expect("finds");
    assert_eq!(found, Some(session));
    let other = read.sessions().find_by_token(&Digest::of(b"other")).await.expect("finds");
    assert_eq!(other, None);
}

/// Only live sessions are listed, the last used first; ending works once and on one's own.
pub async fn only_live_sessions_are_listed_and_ended(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    add_account(store, 2, "bob@example.org").await;
    let entropy = SeededEntropy::new(1);
    let first = build::session(account.id, NOW, &entropy);
    let second = Session {
        last_seen_at: NOW.after(Duration::from_mins(1)),
        ..build::session(account.id, NOW, &entropy)
    };
    let short = Session {
        expires_at: NOW.after(Duration::from_mins(5)),
        ..build::session(account.id, NOW, &entropy)
    };
    for (session, token) in [(&first, b"a"), (&second, b"b"), (&short, b"c")] {
        add_session(store, session, token).await;
    }
    let later = NOW.after(Duration::from_mins(10));
    let mut unit = unit(store).await;
    let live = unit.sessions().live(account.id, later).await.expect("lists");
    assert_eq!(live, [second.clone(), first.clone()]);
    assert!(!unit.sessions().end(id(2), first.id, later).await.expect("answers"));
    assert!(!unit.sessions().end(account.id, short.id, later).await.expect("answers"));
    assert!(unit.sessions().end(account.id, first.id, later).await.expect("ends"));
    assert!(!unit.sessions().end(account.id, first.id, later).await.expect("answers"));
    assert_eq!(unit.sessions().live(account.id, later).await.expect("lists"), [second]);
    let ended = unit.sessions().find_by_token(&Digest::of(b"a")).await.expect("finds");
    assert_eq!(ended.and_then(|session| session.ended_at), Some(later));
    commit(unit).await;
}

/// Use is noted forwards only, and never on a session that is over: nothing revives it.
pub async fn noting_use_never_revives_a_session(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    let session = build::session(account.id, NOW, &SeededEntropy::new(1));
    add_session(store, &session, b"token").await;
    let seen = async |at: Timestamp| {
        let mut unit = unit(store).await;
        unit.sessions().note_use(session.id, at).await.expect("notes");
        let found = unit.sessions().find_by_token(&Digest::of(b"token")).await.expect("finds");
        commit(unit).await;
        found.expect("the session is there").last_seen_at
    };
    let later = NOW.after(Duration::from_mins(30));
    assert_eq!(seen(later).await, later);
    assert_eq!(seen(NOW).await, later);
    assert_eq!(seen(later.after(session.idle)).await, later);
}

/// Every column of a registration comes back; only those that can be confirmed are held.
pub async fn registrations_of_an_address_are_held_in_order(store: &dyn Store) {
    let mut first = build::registration(id(1), "ann@example.org", NOW);
    first.display_name = DisplayName::parse("Ann").ok();
    let second = build::registration(id(2), "Ann@example.org", NOW);
    let other = build::registration(id(3), "bob@example.org", NOW);
    let mut unit = unit(store).await;
    for registration in [&second, &first, &other] {
        unit.registrations().insert(registration).await.expect("inserts");
    }
    let found = unit.registrations().find(id(1)).await.expect("finds");
    assert_eq!(found, Some(first.clone()));
    let email = build::email("ann@example.org");
    let held = unit.registrations().lock_for_address(&email, NOW).await.expect("holds");
    assert_eq!(held, [first.clone(), second]);
    let held = unit.registrations().lock_for_address(&email, first.expires_at).await;
    assert_eq!(held.expect("holds"), []);
    unit.registrations().remove(id(1)).await.expect("removes");
    assert_eq!(unit.registrations().find(id(1)).await.expect("finds"), None);
    commit(unit).await;
}

/// The account has the data key of its registration: what the registration sealed opens after.
pub async fn an_account_inherits_its_registrations_key(store: &dyn Store) {
    let registration = build::registration(id(1), "ann@example.org", NOW);
    let mut first = unit(store).await;
    first.registrations().insert(&registration).await.expect("inserts");
    commit(first).await;
    add_account(store, 1, "ann@example.org").await;
    let mut read = store.begin_read().await.expect("reads");
    assert!(read.accounts().find(id(1)).await.expect("finds").is_some());
    assert_eq!(read.registrations().find(id(1)).await.expect("finds"), Some(registration));
}

/// A mailed token is used once, for its purpose, before its end.
pub async fn a_mailed_token_is_used_once(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let token = build::mailed_token(id(1), "ann@example.org", "one", NOW, &entropy);
    let late = build::mailed_token(id(1), "ann@example.org", "two", NOW, &entropy);
    let mut unit = unit(store).await;
    unit.mailed_tokens().insert(&token).await.expect("inserts");
    unit.mailed_tokens().insert(&late).await.expect("inserts");
    let found = unit.mailed_tokens().find(&Digest::of(b"one")).await.expect("finds");
    assert_eq!(found, unit.mailed_tokens().load(token.id).await.expect("loads"));
    let found = found.expect("the token is there");
    assert_eq!((found.owner, found.nonce, found.used_at), (id(1), token.nonce, None));
    assert!(found.is_open(Purpose::Registration, NOW));
    assert!(!found.is_open(Purpose::Registration, token.expires_at));
    let end = late.expires_at;
    let mut use_up = async |id, at| {
        unit.mailed_tokens().consume(id, Purpose::Registration, at).await.expect("answers")
    };
    assert!(use_up(token.id, NOW).await);
    assert!(!use_up(token.id, NOW).await);
    assert!(!use_up(late.id, end).await);
    let last_moment = Timestamp::from_millis(end.as_millis() - 1);
    assert!(use_up(late.id, last_moment).await);
    commit(unit).await;
}

/// Voiding takes all open tokens of an owner and no others; issuing is counted per address.
pub async fn tokens_are_voided_by_owner_and_counted_by_address(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let mine = build::mailed_token(id(1), "ann@example.org", "one", NOW, &entropy);
    let other = build::mailed_token(id(2), "Ann@example.org", "two", NOW, &entropy);
    let mut unit = unit(store).await;
    unit.mailed_tokens().insert(&mine).await.expect("inserts");
    unit.mailed_tokens().insert(&other).await.expect("inserts");
    unit.mailed_tokens().void(id(1), Purpose::Registration, NOW).await.expect("voids");
    for (token, open) in [(&mine, false), (&other, true)] {
        let used = unit.mailed_tokens().consume(token.id, Purpose::Registration, NOW).await;
        assert_eq!(used.expect("answers"), open);
    }
    let email = build::email("ann@example.org");
    for (since, count) in [(NOW.before(Duration::from_secs(1)), 2), (NOW, 0)] {
        let issued = unit.mailed_tokens().count_issued(&email, Purpose::Registration, since).await;
        assert_eq!(issued.expect("counts"), count);
    }
    commit(unit).await;
}

fn message(seed: u64, template: Template, recipient: Recipient) -> NewMessage {
    let entropy = SeededEntropy::new(seed);
    let id = MessageId::generate(NOW, &entropy);
    NewMessage { id, template, recipient, token: None, created_at: NOW }
}

/// A claimed mail is nobody else's until its lease ends; a settled one is nobody's.
pub async fn a_claimed_mail_is_leased(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let to = Recipient::Account(id(1));
    let mails = [
        message(1, Template::AlreadyRegistered, to),
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
    let told = unit.outbox().last_told(id(1), Template::AlreadyRegistered).await;
    assert_eq!(told.expect("tells"), Some(NOW));
    let told = unit.outbox().last_told(id(2), Template::AlreadyRegistered).await;
    assert_eq!(told.expect("tells"), None);
    commit(unit).await;
}

/// A mail goes to what its recipient is now; no name goes to an address that is not proven.
pub async fn the_addressee_is_read_at_delivery(store: &dyn Store) {
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

/// An attempt is settled once, with or without an account.
pub async fn an_attempt_is_settled_once(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let mut unit = unit(store).await;
    for account in [None, Some(id(1))] {
        let attempt = Attempt { id: AttemptId::generate(NOW, &entropy), account, at: NOW };
        unit.attempts().count(&attempt).await.expect("counts");
        let end = AttemptEnd::Refused;
        assert!(unit.attempts().settle(attempt.id, end, NOW).await.expect("settles"));
        let end = AttemptEnd::Completed;
        assert!(!unit.attempts().settle(attempt.id, end, NOW).await.expect("answers"));
    }
    commit(unit).await;
}

/// The events of a chain are numbered without a gap and read back whole, the latest first.
pub async fn events_are_numbered_in_their_chain(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let origin = build::origin();
    let session = build::session(account.id, NOW, &entropy);
    let told = [
        NewEvent::of(account.id, EventKind::AccountCreated, NOW, &origin),
        NewEvent::of(account.id, EventKind::SignedIn, NOW, &origin).about(session.id),
        NewEvent { origin: None, ..NewEvent::of(account.id, EventKind::MailDropped, NOW, &origin) },
    ];
    let mut lost = unit(store).await;
    let number = lost.audit().append(EventId::generate(NOW, &entropy), &told[0]).await;
    assert_eq!(number.expect("appends"), 1);
    drop(lost);
    let mut unit = unit(store).await;
    for (number, event) in (1_i64..).zip(&told) {
        let appended = unit.audit().append(EventId::generate(NOW, &entropy), event).await;
        assert_eq!(appended.expect("appends"), number);
    }
    let nobodys = NewEvent::of_nobody(EventKind::SignInFailed, NOW, &origin);
    let number = unit.audit().append(EventId::generate(NOW, &entropy), &nobodys).await;
    assert_eq!(number.expect("appends"), 1);
    commit(unit).await;
    let mut read = store.begin_read().await.expect("reads");
    let chain = Chain::Account(account.id);
    let events = read.audit().list(chain, None, 9).await.expect("lists");
    let numbers: Vec<i64> = events.iter().map(|event| event.sequence).collect();
    assert_eq!(numbers, [3, 2, 1]);
    let [created, signed_in, dropped] = told;
    let read_back: Vec<NewEvent> = events.into_iter().map(|event| event.told).collect();
    assert_eq!(read_back, [dropped, signed_in, created]);
    let page = read.audit().list(chain, Some(3), 1).await.expect("lists");
    assert_eq!(page.iter().map(|event| event.sequence).collect::<Vec<_>>(), [2]);
    let system = Chain::of_source(Some(origin.address));
    assert_eq!(read.audit().list(system, None, 9).await.expect("lists").len(), 1);
    let other = Chain::of_source(Some(IpAddr::from([198, 51, 100, 7])));
    assert_ne!(other, system);
    assert_eq!(read.audit().list(other, None, 9).await.expect("lists").len(), 0);
}

/// What is over goes when its time has come, a bounded number at a time; the rest stays.
pub async fn what_is_over_is_purged(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let session = build::session(account.id, NOW, &entropy);
    add_session(store, &session, b"token").await;
    let mut first = unit(store).await;
    for (number, text) in [(2, "one"), (3, "two")] {
        let address = "bob@example.org";
        let pending = build::registration(id(number), address, NOW);
        first.registrations().insert(&pending).await.expect("inserts");
        let token = build::mailed_token(id(number), address, text, NOW, &entropy);
        first.mailed_tokens().insert(&token).await.expect("inserts");
        let to = Recipient::Registration(id(number));
        let seed = u64::try_from(number).expect("small");
        let mail = message(seed, Template::ConfirmRegistration, to);
        first.outbox().enqueue(&mail).await.expect("enqueues");
        first.outbox().delivered(mail.id, NOW).await.expect("settles");
        let attempt = Attempt { id: AttemptId::generate(NOW, &entropy), account: None, at: NOW };
        first.attempts().count(&attempt).await.expect("counts");
        let event = NewEvent::of(account.id, EventKind::SignedIn, NOW, &build::origin());
        let id = EventId::generate(NOW, &entropy);
        first.audit().append(id, &event).await.expect("appends");
    }
    commit(first).await;
    let purge = async |after: Duration, limit| {
        let cutoffs = RetentionPolicy::default().cutoffs(NOW.after(after));
        let mut unit = unit(store).await;
        let removed = unit.retention().purge(&cutoffs, limit).await.expect("purges");
        commit(unit).await;
        removed
    };
    let day = Duration::from_hours(24);
    assert_eq!(purge(day, 500).await, 0);
    assert_eq!(purge(day * 3, 1).await, 1, "one registration");
    assert_eq!(purge(day * 3, 500).await, 1, "the other");
    assert_eq!(purge(day * 11, 500).await, 4, "tokens and mails");
    assert_eq!(purge(day * 40, 500).await, 3, "attempts and the session");
    assert_eq!(purge(day * 401, 500).await, 2, "events");
    assert_eq!(purge(day * 500, 500).await, 0);
    let mut read = store.begin_read().await.expect("reads");
    assert_eq!(read.accounts().find(account.id).await.expect("finds"), Some(account));
}

/// A unit that was begun to read is refused every write, and sees one state.
pub async fn a_read_unit_is_refused_every_write(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let session = build::session(account.id, NOW, &entropy);
    let pending = build::registration(id(2), "bob@example.org", NOW);
    let token = build::mailed_token(id(2), "bob@example.org", "one", NOW, &entropy);
    let mail = message(1, Template::AlreadyRegistered, Recipient::Account(id(1)));
    let attempt = Attempt { id: AttemptId::generate(NOW, &entropy), account: None, at: NOW };
    let event = NewEvent::of(account.id, EventKind::SignedIn, NOW, &build::origin());
    let event_id = EventId::generate(NOW, &entropy);
    let password = StoredPassword { hash: build::hash("$one"), changed_at: NOW };
    let cutoffs = RetentionPolicy::default().cutoffs(NOW);
    let digest = Digest::of(b"token");
    macro_rules! refused {
        ($($port:ident.$method:ident($($argument:expr),*);)*) => {$({
            let mut read = store.begin_read().await.expect("reads");
            let answer = read.$port().$method($($argument),*).await;
            assert!(
                matches!(answer, Err(StoreError::Unavailable(_))),
                concat!(stringify!($port), ".", stringify!($method), " writes in a read unit")
            );
        })*};
    }
    refused! {
        accounts.insert(&account);
        accounts.save_profile(&account);
        passwords.set(id(1), &password);
        sessions.insert(&session, &digest);
        sessions.end(id(1), session.id, NOW);
        sessions.note_use(session.id, NOW);
        registrations.insert(&pending);
        registrations.remove(id(2));
        mailed_tokens.insert(&token);
        mailed_tokens.consume(token.id, Purpose::Registration, NOW);
        mailed_tokens.void(id(2), Purpose::Registration, NOW);
        outbox.enqueue(&mail);
        outbox.claim(NOW, NOW, 1);
        outbox.delivered(mail.id, NOW);
        outbox.retry(mail.id, NOW);
        outbox.drop_message(mail.id, NOW);
        attempts.count(&attempt);
        attempts.settle(attempt.id, AttemptEnd::Refused, NOW);
        audit.append(event_id, &event);
        retention.purge(&cutoffs, 1);
    }
}

/// The database tells a time near ours.
pub async fn the_database_tells_the_time(store: &dyn Store, now: Timestamp) {
    let told = store.time().await.expect("answers");
    assert!(told.since(now).max(now.since(told)) < Duration::from_mins(1));
}
