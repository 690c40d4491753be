//! The history of one account: steps of a caller with a session and every proof, and a list of
//! everything that the steps handed out.

use crate::support::{PASSWORD, Protected, STEP, Service, link, sign_in};
use identity_core::{
    email_change::ConfirmEmailOutcome,
    kernel::{AccountId, ActionToken, BearerToken, Timestamp},
    notify::{Mail, Template},
    password::{ChangePassword, ChangePasswordOutcome},
    reauthentication::{Reauthenticate, ReauthenticateOutcome},
    session::FreshSession,
    testing::build,
    two_factor::{ConfirmCodes, Proof, RecoveryCode, RemoveTotp, RenewCodes, Replaces},
};
use proptest::{
    prelude::{Just, Strategy, any},
    prop_oneof,
};
use std::time::Duration;

const MINUTE: Duration = Duration::from_mins(1);

/// A step that takes a session, the password, and the second factor if the account has one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    SignsIn,
    GivesThePasswordOnly,
    SwitchesTheFactorOn,
    BeginsAFactor,
    SwitchesTheFactorOff,
    MakesCodes { confirms: bool },
    ChangesThePassword,
    AsksForRecovery { waits: bool },
    AsksToUnlock,
    AsksForAnAddress { confirms: bool },
    AsksForARecoveryAddress { confirms: bool },
    RemovesTheRecoveryAddress,
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let (yes, no) = (any::<bool>(), any::<bool>());
    prop_oneof![
        2 => Just(Step::SignsIn),
        1 => Just(Step::GivesThePasswordOnly),
        3 => Just(Step::SwitchesTheFactorOn),
        1 => Just(Step::BeginsAFactor),
        2 => Just(Step::SwitchesTheFactorOff),
        2 => any::<bool>().prop_map(|confirms| Step::MakesCodes { confirms }),
        1 => Just(Step::ChangesThePassword),
        2 => any::<bool>().prop_map(|waits| Step::AsksForRecovery { waits }),
        1 => Just(Step::AsksToUnlock),
        1 => yes.prop_map(|confirms| Step::AsksForAnAddress { confirms }),
        3 => no.prop_map(|confirms| Step::AsksForARecoveryAddress { confirms }),
        2 => Just(Step::RemovesTheRecoveryAddress),
    ]
}

/// A credential that was handed out, with the time at which it started.
pub(crate) struct LockedAccount {
    pub(crate) began: Timestamp,
    pub(crate) what: What,
}

pub(crate) enum What {
    Session(BearerToken),
    Device(BearerToken),
    Attempt(BearerToken),
    Link(ActionToken),
    Code(RecoveryCode),
}

/// An account, with every credential that was ever handed out for it.
pub(crate) struct Story<'a> {
    pub(crate) service: &'a Service,
    pub(crate) account: AccountId,
    /// Makes the addresses of stories distinct.
    number: u32,
    /// Every address that was ever requested.
    pub(crate) addresses: Vec<String>,
    pub(crate) address: String,
    pub(crate) second: Option<String>,
    pub(crate) passwords: Vec<String>,
    /// Every second factor that the account ever had.
    pub(crate) factors: Vec<Protected>,
    /// The index of the active factor.
    pub(crate) factor: Option<usize>,
    pub(crate) session: BearerToken,
    pub(crate) session_began: Timestamp,
    pub(crate) locked: Vec<LockedAccount>,
    /// The former addresses with their revert links.
    pub(crate) reverts: Vec<(String, ActionToken)>,
}

impl<'a> Story<'a> {
    /// Creates the account and signs its owner in for the first time.
    pub(crate) async fn begins(service: &'a Service, number: u32) -> Self {
        let address = format!("ann{number}@example.org");
        let account = service.member(&address, PASSWORD).await;
        let new = service.signed_in(&address, PASSWORD).await.expect("signed in");
        let mut story = Self {
            service,
            account,
            number,
            addresses: vec![address.clone()],
            address,
            second: None,
            passwords: vec![PASSWORD.to_owned()],
            factors: Vec::new(),
            factor: None,
            session: new.token.clone(),
            session_began: service.clock_now(),
            locked: Vec::new(),
            reverts: Vec::new(),
        };
        story.gets(What::Session(new.token));
        story.gets(What::Device(new.device.added.expect("a known device")));
        story
    }

    fn gets(&mut self, what: What) {
        let began = self.service.clock_now();
        self.locked.push(LockedAccount { began, what });
    }

    /// Continues the current session with its new token.
    pub(crate) fn goes_on_with(&mut self, token: BearerToken) {
        self.session = token.clone();
        self.locked.push(LockedAccount { began: self.session_began, what: What::Session(token) });
    }

    pub(crate) fn password(&self) -> &str {
        self.passwords.last().expect("there is one")
    }

    fn new_address(&mut self, what: &str) -> String {
        let address = format!("{what}{}-{}@example.net", self.number, self.addresses.len());
        self.addresses.push(address.clone());
        address
    }

    /// Returns an unused code of the active authenticator.
    pub(crate) fn code(&self) -> Option<Proof> {
        self.factor.map(|factor| self.code_of(factor))
    }

    pub(crate) fn code_of(&self, factor: usize) -> Proof {
        self.service.clock.pass(STEP);
        Proof::Totp(self.factors[factor].authenticator.code_at(self.service.clock_now()))
    }

    /// Delivers all due mail and keeps the links.
    pub(crate) async fn reads_mails(&mut self) -> Vec<Mail> {
        let mails = self.service.delivered().await;
        for mail in mails.iter().filter(|mail| mail.link.is_some()) {
            self.gets(What::Link(link(mail)));
        }
        mails
    }

    pub(crate) async fn signs_in(&mut self) {
        let command = sign_in(&self.address, self.password());
        let new = match self.code() {
            Some(proof) => self.service.signed_in_with(command, proof).await,
            None => {
                let (address, password) = (self.address.as_str(), self.password());
                self.service.signed_in(address, password).await.expect("signed in")
            }
        };
        self.session_began = self.service.clock_now();
        self.goes_on_with(new.token);
        self.gets(What::Device(new.device.added.expect("a known device")));
    }

    /// Reauthenticates with every proof.
    async fn proves(&mut self) -> FreshSession {
        let proof = self.code();
        let (password, origin) = (build::password(self.password()), build::origin());
        let command = Reauthenticate { password, proof, origin };
        let live = self.service.live(&self.session).await;
        match self.service.identity.reauthenticate(&live, command).await.expect("answers") {
            ReauthenticateOutcome::Proven { token, .. } => self.goes_on_with(token),
            _ => panic!("the proofs are right"),
        }
        self.service.clock.pass(STEP);
        self.service.fresh(&self.session).await
    }

    pub(crate) async fn does(&mut self, step: Step) {
        let (service, origin) = (self.service, build::origin());
        let identity = &service.identity;
        service.clock.pass(MINUTE);
        match step {
            Step::SignsIn => self.signs_in().await,
            Step::GivesThePasswordOnly if self.factor.is_some() => {
                let waiting = service.waiting(sign_in(&self.address, self.password())).await;
                self.gets(What::Attempt(waiting.token));
            }
            Step::SwitchesTheFactorOn => {
                self.proves().await;
                let on = service.protected(&self.session).await;
                self.goes_on_with(on.token.clone());
                self.gets(What::Code(on.codes[1].clone()));
                self.factor = Some(self.factors.len());
                self.factors.push(on);
            }
            Step::BeginsAFactor => {
                let fresh = self.proves().await;
                identity.start_totp(&fresh, &origin).await.expect("begins").expect("lives");
            }
            Step::SwitchesTheFactorOff if self.factor.is_some() => {
                let fresh = self.proves().await;
                match identity.remove_totp(&fresh, &origin).await.expect("answers") {
                    RemoveTotp::Off { token } => self.goes_on_with(token),
                    _ => panic!("it may be switched off"),
                }
                self.factor = None;
            }
            Step::MakesCodes { confirms } if self.factor.is_some() => {
                let fresh = self.proves().await;
                let made = identity.renew_recovery_codes(&fresh, Replaces::All, &origin).await;
                let RenewCodes::Made(codes) = made.expect("answers") else {
                    panic!("there is a factor");
                };
                self.gets(What::Code(codes[1].clone()));
                if confirms {
                    let typed = identity.confirm_recovery_codes(&fresh, &codes[0], &origin).await;
                    assert_eq!(typed.expect("answers"), ConfirmCodes::Active(10));
                }
            }
            Step::ChangesThePassword => self.changes_the_password().await,
            Step::AsksForRecovery { waits } => self.asks_for_recovery(waits).await,
            Step::AsksToUnlock => {
                service.locked_by_strangers(&self.address).await;
                let email = build::email(&self.address);
                identity.request_unlock(&email, &origin).await.expect("asks");
                self.reads_mails().await;
                service.open_again(self.account).await;
            }
            Step::AsksForAnAddress { confirms } => self.asks_for_an_address(confirms).await,
            Step::AsksForARecoveryAddress { confirms } => {
                self.asks_for_a_recovery_address(confirms).await;
            }
            Step::RemovesTheRecoveryAddress if self.second.is_some() => {
                let fresh = self.proves().await;
                identity.remove_recovery_email(&fresh, &origin).await.expect("answers");
                self.second = None;
            }
            Step::GivesThePasswordOnly
            | Step::SwitchesTheFactorOff
            | Step::MakesCodes { .. }
            | Step::RemovesTheRecoveryAddress => {}
        }
        self.reads_mails().await;
    }

    async fn changes_the_password(&mut self) {
        let fresh = self.proves().await;
        let new = format!("Better-horse-{}", self.passwords.len());
        let (current, chosen) = (build::password(self.password()), build::password(&new));
        let command = ChangePassword { current, new: chosen, origin: build::origin() };
        match self.service.identity.change_password(&fresh, command).await.expect("answers") {
            ChangePasswordOutcome::Changed { token } => self.goes_on_with(token),
            _ => panic!("it may be changed"),
        }
        self.passwords.push(new);
    }

    async fn asks_for_recovery(&mut self, waits: bool) {
        let (email, origin) = (build::email(&self.address), build::origin());
        let identity = &self.service.identity;
        identity.request_recovery(&email, &origin).await.expect("asks");
        let mails = self.reads_mails().await;
        if let Some(mail) = mails.iter().find(|mail| mail.template == Template::RecoveryLink)
            && waits
        {
            identity.wait_with_mailbox(&link(mail), &origin).await.expect("answers");
        }
    }

    async fn asks_for_an_address(&mut self, confirms: bool) {
        self.proves().await;
        let address = self.new_address("own");
        if confirms {
            let mails = self.service.moved(&self.session, &address).await;
            let away = mails.iter().find(|mail| mail.template == Template::EmailChangedAway);
            let before = std::mem::replace(&mut self.address, address);
            self.reverts.push((before, link(away.expect("a mail"))));
        } else {
            let fresh = self.service.fresh(&self.session).await;
            let (email, origin) = (build::email(&address), build::origin());
            let asked = self.service.identity.request_email_change(&fresh, &email, &origin).await;
            asked.expect("asks");
        }
    }

    async fn asks_for_a_recovery_address(&mut self, confirms: bool) {
        let (identity, origin) = (&self.service.identity, build::origin());
        let fresh = self.proves().await;
        let address = self.new_address("second");
        let email = build::email(&address);
        identity.request_recovery_email(&fresh, &email, &origin).await.expect("asks");
        let mails = self.reads_mails().await;
        let asks = mails.iter().find(|mail| mail.template == Template::ConfirmRecoveryEmail);
        if let Some(mail) = asks.filter(|_| confirms) {
            let caller = self.service.live(&self.session).await.full().expect("full");
            let confirmed = identity.confirm_recovery_email(&caller, &link(mail), &origin).await;
            assert_eq!(confirmed.expect("answers"), ConfirmEmailOutcome::Confirmed);
            self.second = Some(address);
        }
    }
}
