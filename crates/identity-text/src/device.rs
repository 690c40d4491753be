//! Browsers and systems in words.

use crate::Text;

impl Text {
    /// A browser on a system, each by its name where it is known: "Firefox on Linux".
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
    fn what_is_unknown_is_said_so() {
        let text = Text::of(Locale::English);
        assert_eq!(text.device(Some("Firefox"), Some("Linux")), "Firefox on Linux");
        assert_eq!(text.device(None, None), "Unknown browser on an unknown system");
        let text = Text::of(Locale::French);
        assert_eq!(text.device(Some("Firefox"), None), "Firefox sur un système inconnu");
    }
}
