//! The parts that API and pages share, wired once at start.

use std::path::PathBuf;
use std::sync::Arc;

use identity_core::Identity;
use identity_core::kernel::{Clock, Digest, Failure};
use identity_crypto::KeyRing;
use identity_signals::Places;

use crate::http::cookies::Cookies;
use crate::http::fail::Fail;
use crate::http::middleware::form_token::FormToken;
use crate::http::problem::Problem;
use crate::http::public_url::PublicUrl;

/// The use cases and what API and pages need besides.
pub struct App {
    pub identity: Identity,
    pub cookies: Cookies,
    pub public: PublicUrl,
    /// The name of the product.
    pub brand: String,
    pub clock: Arc<dyn Clock>,
    /// The database of places, if one is configured.
    pub places: Option<Arc<Places>>,
    pub form_tokens: FormTokens,
    /// The development mailbox, if it is enabled.
    pub mailbox: Option<Mailbox>,
}

/// The development mailbox.
pub struct Mailbox {
    /// The directory that the mail transport writes to.
    pub directory: PathBuf,
    /// The key that opens the page. It changes with every start of the server.
    pub key: String,
}

/// Derives the token of a form from the session cookie, whether the session is live or not. A page
/// shown before the session ended can still be sent.
#[derive(Clone)]
pub struct FormTokens(Arc<KeyRing>);

impl FormTokens {
    /// Derives tokens with this key ring.
    pub fn new(keys: Arc<KeyRing>) -> Self {
        Self(keys)
    }

    /// Returns the token for forms on pages that this session cookie sees.
    pub fn of(&self, session_cookie: &str) -> String {
        self.0.form_token(&Digest::of(session_cookie.as_bytes())).expose().to_owned()
    }
}

impl FormToken for FormTokens {
    fn valid(&self, session_cookie: &str, form_value: &str) -> bool {
        self.0.form_token_matches(&Digest::of(session_cookie.as_bytes()), form_value)
    }
}

/// Answers 503 if a retry may help, because nothing has changed.
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
