//! Time, device and place of the event that a mail is about, and the end of its waiting period.

use crate::Sender;
use identity_core::{
    kernel::UserAgent,
    notify::{EventContext, Mail},
};
use identity_signals::Device;
use identity_text::Text;

/// Returns one line for each known fact.
pub(super) fn lines(mail: &Mail, sender: &Sender) -> Vec<String> {
    let text = Text::of(mail.to.locale);
    let event = mail.about.iter().flat_map(|about| event(about, mail, sender, text));
    let waiting_period = mail.not_before.map(|at| {
        let when = text.date_time(at, &mail.to.time_zone);
        text.say("mail-about-not-before").with("when", when).to_string()
    });
    event.chain(repeats(mail, text)).chain(waiting_period).collect()
}

/// Returns the number of events, the first one included, where there were several.
fn repeats(mail: &Mail, text: &'static Text) -> Option<String> {
    if mail.repeats == 0 {
        return None;
    }
    let first = mail.about.as_ref().map_or(mail.written_at, |about| about.at);
    let since = text.date_time(first, &mail.to.time_zone);
    let times = i64::from(mail.repeats) + 1;
    Some(text.say("mail-about-repeats").with("times", times).with("since", since).to_string())
}

fn event(about: &EventContext, mail: &Mail, sender: &Sender, text: &'static Text) -> [String; 3] {
    let EventContext { at, origin } = about;
    // The user agent is parsed and never repeated, so that a stranger cannot write into the mail.
    let device = Device::of(origin.user_agent.as_ref().map(UserAgent::as_str).unwrap_or_default());
    let named = sender.places().and_then(|places| places.of(origin.address, mail.to.locale));
    let place = match named {
        Some(place) => format!("{} ({})", place.line(), origin.address),
        None => origin.address.to_string(),
    };
    let when = text.date_time(*at, &mail.to.time_zone);
    [
        text.say("mail-about-when").with("when", when).to_string(),
        text.say("mail-about-device")
            .with("device", text.device(device.browser, device.os))
            .to_string(),
        text.say("mail-about-place").with("place", place).to_string(),
    ]
}
