//! Names of browsers and systems.

use crate::Text;

impl Text {
    /// Returns "Firefox on Linux", with a phrase in place of a name that is not known.
    pub fn device(&self, browser: Option<&str>, system: Option<&str>) -> String {
        let unknown = |key| self.say(key).to_string();
        let browser = browser.map_or_else(|| unknown("session-unknown-browser"), str::to_owned);
        let system = system.map_or_else(|| unknown("session-unknown-system"), str::to_owned);
        self.say("session-device").with("browser", browser).with("os", system).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_core::kernel::Locale;

    #[test]
    fn unknown_browsers_and_systems_are_called_unknown() {
        let text = Text::of(Locale::English);
        assert_eq!(text.device(Some("Firefox"), Some("Linux")), "Firefox on Linux");
        assert_eq!(text.device(None, None), "Unknown browser on an unknown system");
        let text = Text::of(Locale::French);
        assert_eq!(text.device(Some("Firefox"), None), "Firefox sur un système inconnu");
    }
}
