//! Tests with real user agents and with arbitrary text.

use super::DeviceKind::{Desktop, Mobile, Other, Tablet};
use super::*;
use identity_core::kernel::ClosedSet;
use proptest::prelude::*;

type Row = (&'static str, Option<&'static str>, Option<&'static str>, DeviceKind);

#[rustfmt::skip]
const REAL: &[Row] = &[
    ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36", Some("Chrome"), Some("Windows"), Desktop),
    ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0", Some("Edge"), Some("Windows"), Desktop),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", Some("Firefox"), Some("Linux"), Desktop),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", Some("Safari"), Some("macOS"), Desktop),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 OPR/122.0.0.0", Some("Opera"), Some("macOS"), Desktop),
    ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36", Some("Chrome"), Some("ChromeOS"), Desktop),
    ("Mozilla/5.0 (X11; FreeBSD amd64; rv:140.0) Gecko/20100101 Firefox/140.0", Some("Firefox"), Some("BSD"), Desktop),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", Some("Safari"), Some("iOS"), Mobile),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0.7204.33 Mobile/15E148 Safari/604.1", Some("Chrome"), Some("iOS"), Mobile),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15", Some("Firefox"), Some("iOS"), Mobile),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 EdgiOS/138.0.3351.65 Mobile/15E148 Safari/605.1.15", Some("Edge"), Some("iOS"), Mobile),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1 OPT/5.4.1", Some("Opera"), Some("iOS"), Mobile),
    ("Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1", Some("Safari"), Some("iPadOS"), Tablet),
    ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36", Some("Chrome"), Some("Android"), Mobile),
    ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36 EdgA/138.0.0.0", Some("Edge"), Some("Android"), Mobile),
    ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36", Some("Chrome"), Some("Android"), Tablet),
    ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", Some("Samsung Internet"), Some("Android"), Mobile),
    ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", Some("Firefox"), Some("Android"), Mobile),
    ("Mozilla/5.0 (Android 15; Tablet; rv:128.0) Gecko/128.0 Firefox/128.0", Some("Firefox"), Some("Android"), Tablet),
    ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", None, None, Other),
    ("curl/8.14.1", Some("curl"), None, Other),
    ("python-requests/2.32.4", Some("python-requests"), None, Other),
    ("", None, None, Other),
    ("-", None, None, Other),
    ("<script>alert(1)</script>", None, None, Other),
];

#[test]
fn real_devices_are_recognised() {
    for &(user_agent, browser, os, kind) in REAL {
        assert_eq!(Device::of(user_agent), Device { browser, os, kind }, "{user_agent}");
    }
}

#[test]
fn every_kind_has_its_own_name() {
    let words: std::collections::BTreeSet<_> =
        DeviceKind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(words.len(), DeviceKind::ALL.len());
}

proptest! {
    #[test]
    fn any_text_gives_a_device(text in ".{0,600}") {
        let _ = Device::of(&text);
    }

    /// Broken and mixed user agents are the likeliest to trip a parser.
    #[test]
    fn any_mixture_of_real_parts_gives_a_device(
        parts in prop::collection::vec((0..REAL.len(), 0_usize..200, 0_usize..60), 1..6),
    ) {
        let text: String = parts
            .iter()
            .map(|&(row, from, length)| {
                REAL[row].0.chars().skip(from).take(length).collect::<String>()
            })
            .collect();
        let _ = Device::of(&text);
    }
}
