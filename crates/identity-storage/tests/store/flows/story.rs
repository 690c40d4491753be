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
    SignIn,
    PasswordOnly,
    SetUpFactor,
    StartEnrolment,
    RemoveFactor,
    RenewCodes { confirms: bool },
    ChangePassword,
    RequestRecovery { waits: bool },
    RequestUnlock,
    RequestAddress { confirms: bool },
    RequestRecoveryEmail { confirms: bool },
    RemoveRecoveryEmail,
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let (yes, no) = (any::<bool>(), any::<bool>());
    prop_oneof![
        2 => Just(Step::SignIn),
        1 => Just(Step::PasswordOnly),
        3 => Just(Step::SetUpFactor),
        1 => Just(Step::StartEnrolment),
        2 => Just(Step::RemoveFactor),
        2 => any::<bool>().prop_map(|confirms| Step::RenewCodes { confirms }),
        1 => Just(Step::ChangePassword),
        2 => any::<bool>().prop_map(|waits| Step::RequestRecovery { waits }),
        1 => Just(Step::RequestUnlock),
        1 => yes.prop_map(|confirms| Step::RequestAddress { confirms }),
        3 => no.prop_map(|confirms| Step::RequestRecoveryEmail { confirms }),
        2 => Just(Step::RemoveRecoveryEmail),
    ]
}

/// A credential that was handed out, with the time at which it started.
pub(crate) struct Issued {
    pub(crate) began: Timestamp,
    pub(crate) credential: Credential,
}

pub(crate) enum Credential {
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
    pub(crate) issued: Vec<Issued>,
    /// The former addresses with their revert links.
    pub(crate) reverts: Vec<(String, ActionToken)>,
}

impl<'a> Story<'a> {
    /// Creates the account and signs its owner in for the first time.
    pub(crate) async fn begin(service: &'a Service, number: u32) -> Self {
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
            issued: Vec::new(),
            reverts: Vec::new(),
        };
        story.record(Credential::Session(new.token));
        story.record(Credential::Device(new.device.added.expect("a known device")));
        story
    }

    fn record(&mut self, credential: Credential) {
        let began = self.service.clock_now();
        self.issued.push(Issued { began, credential });
    }

    /// Continues the current session with its new token.
    pub(crate) fn continue_with(&mut self, token: BearerToken) {
        self.session = token.clone();
        self.issued
            .push(Issued { began: self.session_began, credential: Credential::Session(token) });
    }

    pub(crate) fn password(&self) -> &str {
        self.passwords.last().expect("there is one")
    }

    fn new_address(&mut self, prefix: &str) -> String {
        let address = format!("{prefix}{}-{}@example.net", self.number, self.addresses.len());
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
    pub(crate) async fn read_mails(&mut self) -> Vec<Mail> {
        let mails = self.service.delivered().await;
        for mail in mails.iter().filter(|mail| mail.link.is_some()) {
            self.record(Credential::Link(link(mail)));
        }
        mails
    }

    pub(crate) async fn sign_in(&mut self) {
        let command = sign_in(&self.address, self.password());
        let new = match self.code() {
            Some(proof) => self.service.signed_in_with(command, proof).await,
            None => {
                let (address, password) = (self.address.as_str(), self.password());
                self.service.signed_in(address, password).await.expect("signed in")
            }
        };
        self.session_began = self.service.clock_now();
        self.continue_with(new.token);
        self.record(Credential::Device(new.device.added.expect("a known device")));
    }

    /// Reauthenticates with every proof.
    async fn reauthenticate(&mut self) -> FreshSession {
        let proof = self.code();
        let (password, origin) = (build::password(self.password()), build::origin());
        let command = Reauthenticate { password, proof, origin };
        let live = self.service.live(&self.session).await;
        match self.service.identity.reauthenticate(&live, command).await.expect("answers") {
            ReauthenticateOutcome::Proven { token, .. } => self.continue_with(token),
            _ => panic!("the proofs are right"),
        }
        self.service.clock.pass(STEP);
        self.service.fresh(&self.session).await
    }

    pub(crate) async fn perform(&mut self, step: Step) {
        let (service, origin) = (self.service, build::origin());
        let identity = &service.identity;
        service.clock.pass(MINUTE);
        match step {
            Step::SignIn => self.sign_in().await,
            Step::PasswordOnly if self.factor.is_some() => {
                let waiting =
                    service.pending_sign_in(sign_in(&self.address, self.password())).await;
                self.record(Credential::Attempt(waiting.token));
            }
            Step::SetUpFactor => {
                self.reauthenticate().await;
                let on = service.protected(&self.session).await;
                self.continue_with(on.token.clone());
                self.record(Credential::Code(on.codes[1].clone()));
                self.factor = Some(self.factors.len());
                self.factors.push(on);
            }
            Step::StartEnrolment => {
                let fresh = self.reauthenticate().await;
                identity.start_totp(&fresh, &origin).await.expect("begins").expect("lives");
            }
            Step::RemoveFactor if self.factor.is_some() => {
                let fresh = self.reauthenticate().await;
                match identity.remove_totp(&fresh, &origin).await.expect("answers") {
                    RemoveTotp::Off { token } => self.continue_with(token),
                    _ => panic!("it may be switched off"),
                }
                self.factor = None;
            }
            Step::RenewCodes { confirms } if self.factor.is_some() => {
                let fresh = self.reauthenticate().await;
                let made = identity.renew_recovery_codes(&fresh, Replaces::All, &origin).await;
                let RenewCodes::Made(codes) = made.expect("answers") else {
                    panic!("there is a factor");
                };
                self.record(Credential::Code(codes[1].clone()));
                if confirms {
                    let typed = identity.confirm_recovery_codes(&fresh, &codes[0], &origin).await;
                    assert_eq!(typed.expect("answers"), ConfirmCodes::Active(10));
                }
            }
            Step::ChangePassword => self.change_password().await,
            Step::RequestRecovery { waits } => self.request_recovery(waits).await,
            Step::RequestUnlock => {
                service.locked_by_strangers(&self.address).await;
                let email = build::email(&self.address);
                identity.request_unlock(&email, &origin).await.expect("asks");
                self.read_mails().await;
                service.clear_lock(self.account).await;
            }
            Step::RequestAddress { confirms } => self.request_address(confirms).await,
            Step::RequestRecoveryEmail { confirms } => {
                self.request_recovery_email(confirms).await;
            }
            Step::RemoveRecoveryEmail if self.second.is_some() => {
                let fresh = self.reauthenticate().await;
                identity.remove_recovery_email(&fresh, &origin).await.expect("answers");
                self.second = None;
            }
            Step::PasswordOnly
            | Step::RemoveFactor
            | Step::RenewCodes { .. }
            | Step::RemoveRecoveryEmail => {}
        }
        self.read_mails().await;
    }

    async fn change_password(&mut self) {
        let fresh = self.reauthenticate().await;
        let new = format!("Better-horse-{}", self.passwords.len());
        let (current, chosen) = (build::password(self.password()), build::password(&new));
        let command = ChangePassword { current, new: chosen, origin: build::origin() };
        match self.service.identity.change_password(&fresh, command).await.expect("answers") {
            ChangePasswordOutcome::Changed { token } => self.continue_with(token),
            _ => panic!("it may be changed"),
        }
        self.passwords.push(new);
    }

    async fn request_recovery(&mut self, waits: bool) {
        let (email, origin) = (build::email(&self.address), build::origin());
        let identity = &self.service.identity;
        identity.request_recovery(&email, &origin).await.expect("asks");
        let mails = self.read_mails().await;
        if let Some(mail) = mails.iter().find(|mail| mail.template == Template::RecoveryLink)
            && waits
        {
            self.service.claim(&link(mail)).await;
        }
    }

    async fn request_address(&mut self, confirms: bool) {
        self.reauthenticate().await;
        let address = self.new_address("own");
        if confirms {
            let mails = self.service.change_email(&self.session, &address).await;
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

    async fn request_recovery_email(&mut self, confirms: bool) {
        let (identity, origin) = (&self.service.identity, build::origin());
        let fresh = self.reauthenticate().await;
        let address = self.new_address("second");
        let email = build::email(&address);
        identity.request_recovery_email(&fresh, &email, &origin).await.expect("asks");
        let mails = self.read_mails().await;
        let asks = mails.iter().find(|mail| mail.template == Template::ConfirmRecoveryEmail);
        if let Some(mail) = asks.filter(|_| confirms) {
            let caller = self.service.live(&self.session).await.full().expect("full");
            let confirmed = identity.confirm_recovery_email(&caller, &link(mail), &origin).await;
            assert_eq!(confirmed.expect("answers"), ConfirmEmailOutcome::Confirmed);
            self.second = Some(address);
        }
    }
}
