//! What both faces work with, wired once at start.

use std::path::PathBuf;
use std::sync::Arc;

use identity_core::Identity;
use identity_core::kernel::{Clock, Digest, Failure};
use identity_crypto::KeyRing;
use identity_signals::Places;
use tokio::sync::Notify;

use crate::http::cookies::Cookies;
use crate::http::fail::Fail;
use crate::http::middleware::form_token::FormToken;
use crate::http::problem::Problem;
use crate::http::public_url::PublicUrl;

/// The use cases, and what a face needs besides.
pub struct App {
    /// The use cases.
    pub identity: Identity,
    /// How cookies are written.
    pub cookies: Cookies,
    /// Under which address people reach us.
    pub public: PublicUrl,
    /// What the product is called.
    pub brand: String,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where addresses are, where there is a database of that.
    pub places: Option<Arc<Places>>,
    /// The tokens of forms.
    pub form_tokens: FormTokens,
    /// Wakes the worker that delivers mail.
    pub mail_waits: Arc<Notify>,
    /// The development mailbox, where there is one.
    pub mailbox: Option<Mailbox>,
}

/// The development mailbox: where the mails are, and what opens the page.
pub struct Mailbox {
    /// The folder of the directory transport.
    pub directory: PathBuf,
    /// The key of this start of the server.
    pub key: String,
}

/// A form's token is derived from the session cookie that the browser sent, live or not: a page
/// that was shown beside a session that has ended can still be sent.
#[derive(Clone)]
pub struct FormTokens(Arc<KeyRing>);

impl FormTokens {
    /// The tokens of this key ring.
    pub fn new(keys: Arc<KeyRing>) -> Self {
        Self(keys)
    }

    /// The token for forms of pages that this session cookie sees.
    pub fn of(&self, session_cookie: &str) -> String {
        self.0.form_token(&Digest::of(session_cookie.as_bytes())).expose().to_owned()
    }
}

impl FormToken for FormTokens {
    fn valid(&self, session_cookie: &str, form_value: &str) -> bool {
        self.0.form_token_matches(&Digest::of(session_cookie.as_bytes()), form_value)
    }
}

/// A use case that could not do its work answers 503 where trying again may help, and nothing
/// has happened.
impl From<Failure> for Fail {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Overloaded { retry_after } => {
                Self::new(Problem::Overloaded).retry_after(retry_after.as_secs().max(1))
            }
            Failure::Store(source) => Self::overloaded(source),
            failure => Self::internal(failure),
        }
    }
}
