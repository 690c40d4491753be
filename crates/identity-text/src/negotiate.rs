//! The language that a browser asks for.

use identity_core::kernel::Locale;

/// Returns the best language for an `Accept-Language` header (RFC 9110, section 12.5.4): the
/// supported one with the highest weight, and the first of those with equal weight. Without one,
/// and for `*`, that is English. No header is an error.
///
/// ```
/// use identity_core::kernel::Locale;
/// use identity_text::negotiate;
/// assert_eq!(negotiate("de, fr-CH;q=0.7, nl;q=0.9"), Locale::Dutch);
/// assert_eq!(negotiate("de"), Locale::English);
/// ```
pub fn negotiate(accept_language: &str) -> Locale {
    let mut options: Vec<(f32, Locale)> = accept_language.split(',').filter_map(request).collect();
    // The sort is stable, so the first of equal weights stays first.
    options.sort_by(|(left, _), (right, _)| right.total_cmp(left));
    options.first().map_or_else(Locale::default, |(_, locale)| *locale)
}

fn request(part: &str) -> Option<(f32, Locale)> {
    let mut pieces = part.split(';').map(str::trim);
    let range = pieces.next()?;
    let locale = if range == "*" { Locale::default() } else { Locale::from_tag(range)? };
    let weight = match pieces.next() {
        None => 1.0,
        Some(piece) => {
            let (name, weight) = piece.split_once('=')?;
            let weight = name.trim().eq_ignore_ascii_case("q").then_some(weight)?;
            weight.trim().parse().ok()?
        }
    };
    // A weight of zero excludes a language. An entry with an invalid weight is ignored.
    (weight > 0.0 && weight <= 1.0).then_some((weight, locale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Locale::{Dutch, English, French};

    #[test]
    fn the_highest_weight_wins_and_order_breaks_ties() {
        for (header, locale) in [
            ("", English),
            ("nl", Dutch),
            ("NL-be", Dutch),
            ("fr-CA, en;q=0.8", French),
            ("en;q=0.3, fr;q=0.9, nl;q=0.9", French),
            ("de-DE, de;q=0.9", English),
            ("de, *;q=0.5, nl;q=0.4", English),
            ("fr;q=0, nl;q=0.1", Dutch),
            ("fr ; Q = 0.2 , nl; q=0.1", French),
            ("nl;q=NaN, fr;q=0.1", French),
            ("nl;q=2, fr;q=0.1", French),
            ("nl;level=1, fr;q=0.1", French),
            (";;;,,=,q", English),
        ] {
            assert_eq!(negotiate(header), locale, "{header:?}");
        }
    }
}
