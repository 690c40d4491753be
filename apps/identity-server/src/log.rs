//! Where messages go, and how much of them.
//!
//! Promises: our own crates log at the configured level, every other crate at info at most, for
//! libraries print bodies and keys when they trace. A panic is logged by its place alone, because
//! its message may quote a value. Text from outside goes through [`clip`].

use std::fmt;
use std::panic::PanicHookInfo;

use tracing::{Level, Subscriber, error};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::{SubscriberInitExt as _, TryInitError};
use tracing_subscriber::{Layer as _, Registry, fmt as format};

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
}

/// The prefixes of our own targets.
const OURS: [&str; 2] = ["identity_", "support_"];
const LONGEST: usize = 512;

/// Sends messages to standard error from here on, panics among them.
pub fn set_up(format: Format, level: Level) -> Result<(), TryInitError> {
    subscriber(format, level, std::io::stderr).try_init()?;
    std::panic::set_hook(Box::new(log_panic));
    Ok(())
}

fn log_panic(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(|| "unknown".to_owned(), ToString::to_string);
    error!(place, "panic");
}

fn subscriber<W>(format: Format, level: Level, writer: W) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let lines = format::layer().with_writer(writer).with_ansi(false);
    match format {
        Format::Human => Box::new(Registry::default().with(lines.with_filter(targets(level)))),
        Format::Json => {
            let lines = lines.json().flatten_event(true).with_filter(targets(level));
            Box::new(Registry::default().with(lines))
        }
    }
}

fn targets(level: Level) -> Targets {
    let capped = LevelFilter::from_level(level).min(LevelFilter::INFO);
    OURS.iter().fold(Targets::new().with_default(capped), |targets, prefix| {
        targets.with_target(*prefix, level)
    })
}

/// Text from outside, made safe for a line of the log: control characters are escaped and it is
/// cut at 512 bytes.
pub fn clip(text: &str) -> impl fmt::Display + '_ {
    Clipped(text)
}

struct Clipped<'a>(&'a str);

impl fmt::Display for Clipped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut room = LONGEST;
        for character in self.0.chars() {
            let plain = !character.is_control() && !is_invisible(character);
            let width =
                if plain { character.len_utf8() } else { character.escape_unicode().count() };
            let Some(left) = room.checked_sub(width) else {
                return out.write_str("...");
            };
            room = left;
            if plain {
                write!(out, "{character}")?;
            } else {
                write!(out, "{}", character.escape_unicode())?;
            }
        }
        Ok(())
    }
}

// Line separators and what turns the direction of text: a terminal would obey them.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);

    impl Write for Page {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(format: Format, level: Level) -> String {
        let page = Page::default();
        let writer = page.clone();
        let subscriber = subscriber(format, level, move || writer.clone());
        tracing::subscriber::with_default(subscriber, || {
            tracing::trace!(target: "identity_core::session", "ours traced");
            tracing::info!(target: "identity_server", name = "x\"y", "ours told");
            tracing::debug!(target: "sqlx::query", "theirs debugged");
            tracing::info!(target: "hyper", "theirs told");
        });
        let bytes = page.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn only_our_own_crates_go_past_info() {
        let text = logged(Format::Human, Level::TRACE);
        assert!(text.contains("ours traced") && text.contains("theirs told"));
        assert!(!text.contains("theirs debugged"));
    }

    #[test]
    fn a_lower_level_holds_for_all() {
        assert_eq!(logged(Format::Human, Level::WARN), "");
        let text = logged(Format::Human, Level::INFO);
        assert!(text.contains("ours told") && !text.contains("ours traced"));
    }

    #[test]
    fn json_is_one_object_a_line() {
        for line in logged(Format::Json, Level::TRACE).lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(value["message"].is_string());
        }
    }

    #[test]
    fn outside_text_is_escaped_and_cut() {
        assert_eq!(clip("a\n\u{1b}[31mb\u{202e}").to_string(), "a\\u{a}\\u{1b}[31mb\\u{202e}");
        assert_eq!(clip(&"x".repeat(512)).to_string().len(), 512);
        let cut = clip(&"é".repeat(300)).to_string();
        assert!(cut.ends_with("...") && cut.len() <= LONGEST + 3);
    }
}
