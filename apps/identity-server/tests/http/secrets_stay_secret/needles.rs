//! Searches for a value in every encoding: plain, hex, a list of bytes, base64 at any offset in a
//! longer text, and percent-encoded.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// Returns the encodings of a value, with one character for each byte.
pub(crate) fn forms(value: &[u8]) -> BTreeSet<String> {
    let plain = text(value);
    let hex = each(value, "", |byte| format!("{byte:02x}"));
    let mut forms = BTreeSet::from([
        plain.to_ascii_lowercase(),
        plain.to_ascii_uppercase(),
        each(value, ", ", |byte| byte.to_string()),
        each(value, "", |byte| format!("%{byte:02x}")),
        each(value, "", |byte| format!("%{byte:02X}")),
        each(value, "", |byte| reserved(byte).unwrap_or_else(|| format!("%{byte:02X}"))),
        each(value, "", |byte| reserved(byte).unwrap_or_else(|| format!("%{byte:02x}"))),
        text(url::form_urlencoded::byte_serialize(value).collect::<String>().as_bytes()),
        hex.to_uppercase(),
        hex,
        plain,
    ]);
    for offset in 0..3 {
        for engine in [STANDARD, URL_SAFE] {
            forms.insert(in_base64(&engine, offset, value));
        }
    }
    forms
}

/// Returns the base64 digits that depend on the value alone when it starts `offset` bytes into a
/// group.
fn in_base64(engine: &impl base64::Engine, offset: usize, value: &[u8]) -> String {
    let mut bytes = vec![0; offset];
    bytes.extend(value);
    let digits = engine.encode(&bytes);
    // A digit has six bits. Digits that share bits with a neighbour are left out.
    let (first, last) = ((offset * 8).div_ceil(6), bytes.len() * 8 / 6);
    digits.get(first..last).unwrap_or_default().to_owned()
}

fn each(value: &[u8], between: &str, write: impl Fn(u8) -> String) -> String {
    value.iter().map(|byte| write(*byte)).collect::<Vec<_>>().join(between)
}

fn reserved(byte: u8) -> Option<String> {
    let plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    plain.then(|| char::from(byte).to_string())
}

/// Maps each byte to one character, so that a text search finds any bytes.
pub(crate) fn text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Named values that must not be found.
#[derive(Default)]
pub(crate) struct Needles(Vec<(String, Vec<u8>)>);

impl Needles {
    pub(crate) fn add(&mut self, name: &str, value: &str) {
        assert!(value.len() >= 8, "{name} could appear by chance");
        self.0.push((name.to_owned(), value.as_bytes().to_owned()));
    }

    pub(crate) fn add_bytes(&mut self, name: &str, value: &[u8]) {
        self.0.push((name.to_owned(), value.to_owned()));
    }

    /// Returns the name and the encoding of each value that these bytes contain.
    pub(crate) fn found_in(&self, bytes: &[u8]) -> Vec<String> {
        let hay = text(bytes);
        let mut found = Vec::new();
        for (name, value) in &self.0 {
            for form in forms(value) {
                if let Some(place) = hay.find(&form) {
                    let mut around = String::new();
                    let near = hay.chars().skip(place.saturating_sub(40)).take(160);
                    let _ = write!(around, "{:?}", near.collect::<String>());
                    found.push(format!("{name} as {form}: {around}"));
                }
            }
        }
        found
    }
}

#[test]
fn a_value_is_found_in_every_form() {
    let value = "Marked value/1+ü@x";
    let mut needles = Needles::default();
    needles.add("it", value);
    for offset in 0..4 {
        let before = "abc".get(..offset).unwrap_or("abcd");
        let around = format!("{before}{value}z");
        for form in [
            around.clone(),
            around.to_lowercase(),
            each(around.as_bytes(), "", |byte| format!("{byte:02x}")),
            each(around.as_bytes(), "", |byte| format!("{byte:02X}")),
            format!("{:?}", around.as_bytes()),
            STANDARD.encode(&around),
            URL_SAFE.encode(&around),
            url::form_urlencoded::byte_serialize(around.as_bytes()).collect(),
            "Marked%20value%2F1%2B%C3%BC%40x".to_owned(),
            "%4d%61%72%6b%65%64%20%76%61%6c%75%65%2f%31%2b%c3%bc%40%78".to_owned(),
        ] {
            let noise = format!("noise {form} noise");
            assert!(!needles.found_in(noise.as_bytes()).is_empty(), "{form}");
        }
    }
    assert!(needles.found_in(b"Marked value/1+u@x").is_empty());
}
