//! The encodings in which a value could appear in a copy of the database.

use std::fmt::Write as _;

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Returns `value` in plain, in hex, in base64 at each of the three positions in a group, and
/// percent-encoded; then the hex of each of these, because PostgreSQL prints bytes in hex.
pub(crate) fn forms(value: &str) -> Vec<String> {
    let mut forms = vec![value.to_owned(), percent(value, false), percent(value, true)];
    for alphabet in [STANDARD, URL_SAFE] {
        forms.extend((0..3).map(|place| base64_inside(value.as_bytes(), place, alphabet)));
    }
    for form in forms.clone() {
        let hex = hex(form.as_bytes());
        forms.push(hex.to_uppercase());
        forms.push(hex);
    }
    forms.sort();
    forms.dedup();
    forms
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes it");
        text
    })
}

/// Returns the base64 digits that depend on `value` alone when `place` bytes precede it in its
/// group.
fn base64_inside(value: &[u8], place: usize, alphabet: &[u8; 64]) -> String {
    let bits: Vec<u8> = value
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1))
        .skip((6 - place * 8 % 6) % 6)
        .collect();
    let digit = |bits: &[u8]| bits.iter().fold(0, |value, bit| value << 1 | usize::from(*bit));
    bits.chunks_exact(6).map(|bits| char::from(alphabet[digit(bits)])).collect()
}

/// Percent-encodes everything but letters and digits, or only what RFC 3986 does not list as
/// unreserved.
fn percent(value: &str, all: bool) -> String {
    let encoded = |byte: u8| {
        let plain = byte.is_ascii_alphanumeric() || !all && b"-._~".contains(&byte);
        if plain { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    value.bytes().map(encoded).collect()
}

#[test]
fn a_value_is_found_at_every_offset_of_a_base64_group() {
    // RFC 4648, section 10, encodes "foobar" as Zm9vYmFy. The other two have one and two bytes
    // before it.
    for (place, encoded) in ["Zm9vYmFy", "LWZvb2Jhcg==", "LS1mb29iYXI="].iter().enumerate() {
        let inside = base64_inside(b"foobar", place, STANDARD);
        assert!(inside.len() >= 7 && encoded.contains(&inside), "{inside} in {encoded}");
    }
}

#[test]
fn a_value_has_its_hex_and_percent_forms() {
    let forms = forms("a b-c");
    for form in ["a b-c", "a%20b-c", "a%20b%2Dc", "6120622d63", "6120622D63"] {
        assert!(forms.iter().any(|found| found == form), "{form} in {forms:?}");
    }
}
