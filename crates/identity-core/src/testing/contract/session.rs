//! Contract of sessions.

use super::{NOW, add_account, add_session, commit, id, unit};
use crate::testing::{SeededEntropy, build};
use crate::{
    kernel::{Digest, Label, Timestamp},
    session::{Assurance, Proven, Session},
    store::Store,
};
use std::time::Duration;

/// All columns are read back by the token.
pub async fn a_session_is_found_by_its_token(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    let session = Session {
        name: Label::parse("work").ok(),
        proven_at: None,
        failed_proofs: 3,
        assurance: Assurance::TwoFactor,
        ..build::session(account.id, NOW, &SeededEntropy::new(1))
    };
    add_session(store, &session, b"token").await;
    let mut read = store.begin_read().await.expect("reads");
    let found = read.sessions().find_by_token(&Digest::of(b"token")).await.expect("finds");
    assert_eq!(found, Some(session));
    let other = read.sessions().find_by_token(&Digest::of(b"other")).await.expect("finds");
    assert_eq!(other, None);
}

/// Live sessions are listed, the last used first. A session ends once, and only for its own
/// account.
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

/// Origins of one account are listed newest first, including those of ended sessions.
pub async fn origins_of_sign_ins_are_listed_newest_first(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let (ann, bob) = (
        add_account(store, 1, "ann@example.org").await,
        add_account(store, 2, "bob@example.org").await,
    );
    for (owner, seconds, token) in [(ann.id, 0, b"a"), (ann.id, 2, b"b"), (bob.id, 1, b"c")] {
        let at = NOW.after(Duration::from_secs(seconds));
        let session = build::session(owner, at, &entropy);
        add_session(store, &session, token).await;
        let mut unit = unit(store).await;
        unit.sessions().end(owner, session.id, at).await.expect("ends");
        commit(unit).await;
    }
    let mut read = store.begin_read().await.expect("reads");
    let started = read.sessions().started(ann.id, 9).await.expect("lists");
    let later = (NOW.after(Duration::from_secs(2)), build::origin());
    assert_eq!(started, [later.clone(), (NOW, build::origin())]);
    assert_eq!(read.sessions().started(ann.id, 1).await.expect("lists"), [later]);
}

/// The time of use never goes back, and an ended session records none.
pub async fn recording_use_never_revives_a_session(store: &dyn Store) {
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

/// Failed proofs are counted up to the limit. A right proof clears them and replaces the token.
pub async fn a_proof_clears_failures_and_replaces_the_token(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    let session = build::session(account.id, NOW, &SeededEntropy::new(1));
    add_session(store, &session, b"old").await;
    let mut unit = unit(store).await;
    for expected in [true, true, false] {
        assert_eq!(unit.sessions().count_proof(session.id, 2).await.expect("counts"), expected);
    }
    let found = unit.sessions().find_by_token(&Digest::of(b"old")).await.expect("finds");
    assert_eq!(found.map(|found| found.failed_proofs), Some(2));
    let at = NOW.after(Duration::from_secs(5));
    let proven = Proven { token: Digest::of(b"new"), assurance: Assurance::TwoFactor, at };
    unit.sessions().prove(session.id, &proven).await.expect("proves");
    assert_eq!(unit.sessions().find_by_token(&Digest::of(b"old")).await.expect("finds"), None);
    let found = unit.sessions().find_by_token(&Digest::of(b"new")).await.expect("finds");
    let expected = Session {
        proven_at: Some(at),
        authenticated_at: at,
        assurance: Assurance::TwoFactor,
        failed_proofs: 0,
        ..session
    };
    assert_eq!(found, Some(expected));
    commit(unit).await;
}

/// A new token changes neither the time of the last proof nor the failures, except for a refunded
/// failure.
pub async fn a_new_token_is_not_a_new_proof(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    let session = build::session(account.id, NOW, &SeededEntropy::new(1));
    add_session(store, &session, b"old").await;
    let mut unit = unit(store).await;
    unit.sessions().take_back_proof(session.id).await.expect("takes none back");
    for _ in 0..3 {
        assert!(unit.sessions().count_proof(session.id, 5).await.expect("counts"));
    }
    unit.sessions().take_back_proof(session.id).await.expect("takes back");
    let (new, assurance) = (Digest::of(b"new"), Assurance::TwoFactor);
    unit.sessions().replace_token(session.id, &new, assurance).await.expect("replaces");
    assert_eq!(unit.sessions().find_by_token(&Digest::of(b"old")).await.expect("finds"), None);
    let found = unit.sessions().find_by_token(&new).await.expect("finds");
    assert_eq!(found, Some(Session { assurance, failed_proofs: 2, ..session }));
    commit(unit).await;
}

/// A name is set and removed again.
pub async fn only_a_live_session_of_the_same_account_is_renamed(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    add_account(store, 2, "bob@example.org").await;
    let session = build::session(account.id, NOW, &SeededEntropy::new(1));
    add_session(store, &session, b"token").await;
    let name = Label::parse("Kitchen").expect("a name");
    let mut unit = unit(store).await;
    let renamed = unit.sessions().rename(id(2), session.id, Some(name.clone()), NOW).await;
    assert!(!renamed.expect("answers"));
    let over = session.expires_at;
    let late = unit.sessions().rename(id(1), session.id, Some(name.clone()), over).await;
    assert!(!late.expect("answers"));
    for name in [Some(&name), None] {
        assert!(
            unit.sessions().rename(id(1), session.id, name.cloned(), NOW).await.expect("names")
        );
        let found = unit.sessions().live(id(1), NOW).await.expect("lists");
        assert_eq!(found.first().and_then(|found| found.name.as_ref()), name);
    }
    commit(unit).await;
}
