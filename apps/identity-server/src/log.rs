//! The log: its format, its levels, and what never gets into it.
//!
//! Our own crates log at the configured level, every other crate at info at most, because libraries
//! print bodies and keys at debug and trace. A panic is logged by its place alone, because its
//! message may quote a value. Text from outside goes through [`clip`] (CWE-117, log injection).

use std::fmt;
use std::panic::PanicHookInfo;

use tracing::{Level, Subscriber, error};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::{SubscriberInitExt as _, TryInitError};
use tracing_subscriber::{Layer as _, Registry, fmt as format};

/// The format of a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Human,
    /// One JSON object a line.
    Json,
}

/// Prefixes of our own crates' log targets.
const OURS: [&str; 2] = ["identity_", "support_"];
const LONGEST: usize = 512;

/// Logs to standard error from now on, panics included.
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

/// Returns an error with all its causes on one line, outermost first, separated by colons.
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// Makes text from outside safe for a log line: escapes control characters and cuts at 512 bytes.
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

// Line separators and marks that reverse the direction of text: a terminal would obey them.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use super::*;

    /// A log in memory.
    #[derive(Clone, Default)]
    pub(crate) struct Page(Arc<Mutex<Vec<u8>>>);

    impl Page {
        /// Collects JSON lines of this thread until the guard is dropped.
        pub(crate) fn collect_json(&self) -> tracing::subscriber::DefaultGuard {
            let writer = self.clone();
            let collector = subscriber(Format::Json, Level::INFO, move || writer.clone());
            tracing::subscriber::set_default(collector)
        }

        pub(crate) fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }
    }

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
            tracing::info!(target: "identity_server", name = "x\"y", "ours at info");
            tracing::debug!(target: "sqlx::query", "theirs debugged");
            tracing::info!(target: "hyper", "theirs at info");
        });
        page.text()
    }

    #[test]
    fn only_our_own_crates_log_below_info() {
        let text = logged(Format::Human, Level::TRACE);
        assert!(text.contains("ours traced") && text.contains("theirs at info"));
        assert!(!text.contains("theirs debugged"));
    }

    #[test]
    fn a_lower_level_applies_to_every_crate() {
        assert_eq!(logged(Format::Human, Level::WARN), "");
        let text = logged(Format::Human, Level::INFO);
        assert!(text.contains("ours at info") && !text.contains("ours traced"));
    }

    #[test]
    fn json_is_one_object_a_line() {
        for line in logged(Format::Json, Level::TRACE).lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(value["message"].is_string());
        }
    }

    #[test]
    fn a_chain_names_every_cause() {
        let cause = io::Error::other("no space left");
        let error = crate::wiring::StartError::DataDirectory("/srv/id".into(), cause);
        let chained = "the data directory /srv/id cannot be created: no space left";
        assert_eq!(chain(&error), chained);
    }

    #[test]
    fn text_from_outside_is_escaped_and_cut() {
        assert_eq!(clip("a\n\u{1b}[31mb\u{202e}").to_string(), "a\\u{a}\\u{1b}[31mb\\u{202e}");
        assert_eq!(clip(&"x".repeat(512)).to_string().len(), 512);
        let cut = clip(&"é".repeat(300)).to_string();
        assert!(cut.ends_with("...") && cut.len() <= LONGEST + 3);
    }
}
