//! Text that must not reach a log, an error or a page: a URL with a password in it.

/// Neither `Debug` nor `Display`: whoever needs it says so by [`Secret::expose`].
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    pub(super) fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the library that opens the connection and nobody else.
    pub fn expose(&self) -> &str {
        &self.0
    }
}
