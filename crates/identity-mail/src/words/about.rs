//! When, with what and from where that was done of which a mail tells.

use crate::Sender;
use identity_core::{
    kernel::UserAgent,
    notify::{Circumstances, Mail},
};
use identity_signals::Device;
use identity_text::Text;

/// A line each; none where nothing is known.
pub(super) fn lines(mail: &Mail, sender: &Sender) -> Vec<String> {
    let Some(Circumstances { at, origin }) = &mail.about else { return Vec::new() };
    let text = Text::of(mail.to.locale);
    // What a client calls itself is not repeated: a stranger must not write into the mail.
    let device = Device::of(origin.user_agent.as_ref().map(UserAgent::as_str).unwrap_or_default());
    let named = sender.places().and_then(|places| places.of(origin.address, mail.to.locale));
    let place = match named {
        Some(place) => format!("{} ({})", place.line(), origin.address),
        None => origin.address.to_string(),
    };
    let when = text.date_time(*at, &mail.to.time_zone);
    vec![
        text.say("mail-about-when").with("when", when).to_string(),
        text.say("mail-about-device")
            .with("device", text.device(device.browser, device.os))
            .to_string(),
        text.say("mail-about-place").with("place", place).to_string(),
    ]
}
