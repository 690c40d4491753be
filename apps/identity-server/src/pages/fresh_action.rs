//! Who acts on a page, with a fresh proof.

use std::sync::Arc;

use identity_core::kernel::Origin;
use identity_core::session::FreshSession;

use super::frame::Frame;
use crate::app::App;

/// Who acts, with a fresh proof.
pub(crate) struct FreshAction {
    pub(crate) app: Arc<App>,
    pub(crate) fresh: FreshSession,
    pub(crate) frame: Frame,
    pub(crate) origin: Origin,
}
