//! The argument of a handler that changes a protection.

use std::sync::Arc;

use identity_core::kernel::Origin;
use identity_core::session::FreshSession;

use super::form::Form;
use super::frame::Frame;
use crate::app::App;

/// A form sent in a session with a fresh proof.
pub(crate) struct FreshAction {
    pub(crate) app: Arc<App>,
    pub(crate) fresh: FreshSession,
    pub(crate) frame: Frame,
    pub(crate) origin: Origin,
    pub(crate) form: Form,
}
