//! A flood at one account leaves the owner a turn: strangers at the address, and a stolen session.

use crate::support::{PASSWORD, Service, TestDatabase, confirm, crowded, link, register, sign_in};
use identity_core::{
    Identity,
    account::DisplayName,
    incident::SecureOutcome,
    kernel::{BearerToken, Digest, Failure, Origin, SessionId},
    notify::{Mail, Template},
    profile::{Change, UpdateProfile},
    reauthentication::{Reauthenticate, ReauthenticateOutcome},
    session::{EndOutcome, EndSessions, FreshSession, SignedIn},
    sign_in::{SignIn, SignInOutcome},
    sign_up::{ConfirmOutcome, Register, RegisterOutcome},
    testing::build,
};
use std::{
    net::IpAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::task::JoinSet;

on_both_engines! {
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    a_flood_of_sign_ins_leaves_the_owner_a_known_device,
    a_stolen_session_does_not_keep_the_owner_from_defending_the_account,
    strangers_who_ask_for_links_leave_the_owner_one_in_the_mailbox,
    strangers_who_register_an_address_leave_its_owner_the_account,
}

const ANN: &str = "ann@example.org";
/// Connections of strangers at one address.
const STRANGERS: u8 = 120;
/// Connections in a stolen session.
const THIEVES: u8 = 64;
/// The owner's tries during a flood.
const TRIES: u32 = 20;

type Step = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;

/// Calls that repeat until they are stopped.
struct Flood {
    stop: Arc<AtomicBool>,
    done: Arc<AtomicU64>,
    refused: Arc<AtomicU64>,
    running: JoinSet<()>,
}

impl Flood {
    /// Starts this number of connections, and returns when they are at full strength.
    async fn start(
        connections: u8,
        call: impl Fn(u8) -> Step + Clone + Send + Sync + 'static,
    ) -> Self {
        let (stop, done, refused) = (Arc::default(), Arc::default(), Arc::default());
        let mut flood = Self { stop, done, refused, running: JoinSet::new() };
        for number in 0..connections {
            let (stop, call) = (flood.stop.clone(), call.clone());
            let (done, refused) = (flood.done.clone(), flood.refused.clone());
            flood.running.spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    match call(number).await {
                        Ok(()) => done.fetch_add(1, Ordering::Relaxed),
                        Err(Failure::Overloaded { .. }) => {
                            // A client needs about this time to read the refusal and ask again.
                            tokio::time::sleep(Duration::from_millis(20)).await;
                            refused.fetch_add(1, Ordering::Relaxed)
                        }
                        Err(failure) => panic!("{failure:?}"),
                    };
                }
            });
        }
        while flood.refused.load(Ordering::Relaxed) < 2 * u64::from(connections) {
            tokio::task::yield_now().await;
        }
        flood
    }

    /// Stops the flood, and asserts that it lasted and that the owner had 95 % of the tries.
    async fn end(mut self, succeeded: u32, tries: u32, what: &str) {
        let (done, refused) = (&self.done, &self.refused);
        let (done, refused) = (done.load(Ordering::Relaxed), refused.load(Ordering::Relaxed));
        self.stop.store(true, Ordering::Relaxed);
        while self.running.join_next().await.is_some() {}
        let flood = format!("{done} calls of the flood done, {refused} refused");
        assert!(succeeded * 20 >= tries * 19, "{what}: {succeeded} of {tries}, {flood}");
    }
}

/// Returns an address of one of three networks.
fn origin(number: u8) -> Origin {
    Origin { address: IpAddr::from([203, 0, number % 3, number]), ..build::origin() }
}

fn guess(identity: &Identity, number: u8) -> Step {
    let mut command = SignIn { origin: origin(number), ..sign_in(ANN, "Wrong-horse-1") };
    // Half of the strangers claim to have a known device.
    if number.is_multiple_of(2) {
        command.devices = vec![Digest::of(&[number])];
    }
    let identity = identity.clone();
    Box::pin(async move {
        match identity.sign_in(command).await? {
            SignInOutcome::Refused | SignInOutcome::RetryAfter(_) => Ok(()),
            _ => panic!("the password is wrong"),
        }
    })
}

async fn a_flood_of_sign_ins_leaves_the_owner_a_known_device(database: TestDatabase) {
    let service = Service::with_policy(database, crowded()).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let mut device = new.device.added.expect("a known device").digest();
    let identity = service.identity.clone();
    let flood = Flood::start(STRANGERS, move |number| guess(&identity, number)).await;
    let mut succeeded = 0;
    for _ in 0..TRIES {
        let command = SignIn { devices: vec![device], ..sign_in(ANN, PASSWORD) };
        match service.identity.sign_in(command).await {
            Ok(SignInOutcome::SignedIn(new)) => {
                device = new.device.added.expect("the next token").digest();
                succeeded += 1;
            }
            Ok(_) => panic!("the password is right"),
            Err(Failure::Overloaded { .. }) => {}
            Err(failure) => panic!("{failure:?}"),
        }
    }
    flood.end(succeeded, TRIES, "sign-ins on a known device").await;
}

/// Changes the display name, each time to another one.
fn small_change(identity: &Identity, thief: &SignedIn, number: u8, count: u64) -> Step {
    let (identity, thief) = (identity.clone(), thief.clone());
    let name = DisplayName::parse(&format!("Ann {number} {count}")).ok();
    let (locale, time_zone) = (Change::Keep, Change::Keep);
    let command = UpdateProfile { display_name: Change::Set(name), locale, time_zone };
    Box::pin(async move {
        identity.update_profile(&thief, command, &build::origin()).await?;
        Ok(())
    })
}

async fn flood_of_changes(service: &Service, thief: &SignedIn) -> Flood {
    let (identity, thief, count) = (service.identity.clone(), thief.clone(), AtomicU64::new(0));
    let count = Arc::new(count);
    let change = move |number| {
        small_change(&identity, &thief, number, count.fetch_add(1, Ordering::Relaxed))
    };
    Flood::start(THIEVES, change).await
}

async fn a_stolen_session_does_not_keep_the_owner_from_defending_the_account(
    database: TestDatabase,
) {
    let service = Service::with_policy(database, crowded()).await;
    service.member(ANN, PASSWORD).await;
    // The thief has the cookie of the session in which the owner acts, the worst case.
    let stolen = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let thief = service.caller(&stolen).await;
    let flood = flood_of_changes(&service, &thief).await;
    let (mut succeeded, mut token) = (0, stolen.token.clone());
    for _ in 0..TRIES {
        if let Some(next) = reauthenticated(&service, &token).await {
            token = next;
            succeeded += 1;
        }
    }
    flood.end(succeeded, TRIES, "reauthentications").await;

    let own = service.fresh(&token).await;
    let mut ended = 0;
    for _ in 0..TRIES / 4 {
        let other = service.signed_in(ANN, PASSWORD).await.expect("signs in");
        let flood = flood_of_changes(&service, &service.caller(&other).await).await;
        ended += u32::from(ends(&service, &own, other.session.id).await);
        flood.end(1, 1, "the thief's session").await;
    }
    assert_eq!(ended, TRIES / 4, "every try ends the thief's session");

    let flood = flood_of_changes(&service, &thief).await;
    let caller = own.signed_in().expect("it may call everything");
    let contained = service.identity.secure(&caller, &build::origin()).await;
    assert!(matches!(contained, Ok(SecureOutcome::Contained)), "{contained:?}");
    flood.end(1, 1, "the panic button").await;
}

async fn reauthenticated(service: &Service, token: &BearerToken) -> Option<BearerToken> {
    let (password, origin) = (build::password(PASSWORD), build::origin());
    let command = Reauthenticate { password, proof: None, origin };
    let live = service.live(token).await;
    match service.identity.reauthenticate(&live, command).await {
        Ok(ReauthenticateOutcome::Proven { token, .. }) => Some(token),
        Ok(_) => panic!("the password is right"),
        Err(Failure::Overloaded { .. }) => None,
        Err(failure) => panic!("{failure:?}"),
    }
}

async fn ends(service: &Service, own: &FreshSession, thief: SessionId) -> bool {
    let which = EndSessions::One(thief);
    match service.identity.end_sessions(own, which, &build::origin()).await {
        Ok(EndOutcome::Ended(count)) => count == 1,
        Ok(outcome) => panic!("{outcome:?}"),
        Err(Failure::Overloaded { .. }) => false,
        Err(failure) => panic!("{failure:?}"),
    }
}

/// Asks every eleven minutes, when the link of the try before is no longer the latest.
async fn strangers_who_ask_for_links_leave_the_owner_one_in_the_mailbox(database: TestDatabase) {
    let service = Service::with_policy(database, crowded()).await;
    service.member(ANN, PASSWORD).await;
    let identity = service.identity.clone();
    let ask = move |number| -> Step {
        let identity = identity.clone();
        Box::pin(async move {
            identity.request_recovery(&build::email(ANN), &origin(number)).await?;
            Ok(())
        })
    };
    let flood = Flood::start(STRANGERS, ask).await;
    let (mut succeeded, mut mailed) = (0, 0);
    for _ in 0..TRIES {
        service.clock.pass(Duration::from_mins(11));
        match service.identity.request_recovery(&build::email(ANN), &build::origin()).await {
            Ok(_) | Err(Failure::Overloaded { .. }) => {}
            Err(failure) => panic!("{failure:?}"),
        }
        let mails = service.delivered().await;
        let links = mails.iter().filter(|mail| mail.template == Template::RecoveryLink);
        let links: Vec<_> = links.map(link).collect();
        mailed += links.len();
        if let Some(link) = links.last() {
            let opened = service.identity.open_recovery(link).await.expect("answers");
            succeeded += u32::from(opened.is_some());
        }
    }
    flood.end(succeeded, TRIES, "recovery links").await;
    assert!(mailed <= TRIES as usize + 1, "{mailed} mails, one for each ten minutes");
}

async fn strangers_who_register_an_address_leave_its_owner_the_account(database: TestDatabase) {
    let service = Service::with_policy(database, crowded()).await;
    let mut succeeded = 0;
    for round in 0..TRIES {
        let address = format!("ann{round}@example.org");
        let (identity, wanted) = (service.identity.clone(), address.clone());
        let ask = move |number| -> Step {
            let command = register(&wanted, "Strangers-horse-1");
            let (identity, command) =
                (identity.clone(), Register { origin: origin(number), ..command });
            Box::pin(async move { identity.register(command).await.map(drop) })
        };
        let flood = Flood::start(STRANGERS, ask).await;
        let confirmed = gets_the_account(&service, &address).await;
        flood.end(1, 1, "a registration").await;
        let signed_in = service.signed_in(&address, PASSWORD).await;
        succeeded += u32::from(confirmed && signed_in.is_some());
    }
    assert!(succeeded * 20 >= TRIES * 19, "{succeeded} of {TRIES} registrations");
}

/// Registers as the owner of the mailbox. Where strangers have filled the address, the link asks for
/// the password again.
async fn gets_the_account(service: &Service, address: &str) -> bool {
    let browser = match service.identity.register(register(address, PASSWORD)).await {
        Ok(RegisterOutcome::Accepted { browser }) => browser,
        Ok(_) => panic!("the password is good"),
        Err(Failure::Overloaded { .. }) => return false,
        Err(failure) => panic!("{failure:?}"),
    };
    let mails = service.delivered().await;
    let asks = |mail: &&Mail| mail.template == Template::ConfirmRegistration;
    let token = link(mails.iter().rev().find(asks).expect("a mail"));
    let mut confirmed =
        service.identity.confirm_registration(confirm(token.clone(), Some(&browser), None)).await;
    if matches!(confirmed, Ok(ConfirmOutcome::PasswordNeeded)) {
        let command = confirm(token, Some(&browser), Some(PASSWORD));
        confirmed = service.identity.confirm_registration(command).await;
    }
    matches!(confirmed, Ok(ConfirmOutcome::Confirmed(_)))
}
