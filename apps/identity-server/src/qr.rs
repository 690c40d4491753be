//! QR codes (ISO/IEC 18004) as SVG, for authenticator apps.
//!
//! The image is one path and uses attributes only, because the content security policy forbids
//! inline styles.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// The white border that readers need, in modules.
const QUIET: i32 = 4;

/// Draws a text, or returns `None` if it is too long. `label` is the text for screen readers.
pub fn svg(text: &str, label: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let whole = size + 2 * QUIET;
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            let _ = write!(path, "M{},{}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    let label = askama::filters::escape(label, askama::filters::Html).ok()?;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" \
         width=\"{0}\" height=\"{0}\" role=\"img\" aria-label=\"{label}\" \
         shape-rendering=\"crispEdges\"><rect width=\"{whole}\" height=\"{whole}\" \
         fill=\"#ffffff\"/><path d=\"{path}\" fill=\"#000000\"/></svg>",
        whole * 5
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn image_is_one_path_with_a_label_for_screen_readers() {
        let picture = svg("otpauth://totp/x", "a \"code\" & more").unwrap();
        assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>"));
        assert!(picture.contains("aria-label=\"a &#34;code&#34; &#38; more\""), "{picture}");
        assert_eq!(picture.matches("<path").count(), 1);
        assert!(!picture.contains("style"));
    }

    #[test]
    fn text_too_long_for_a_code_gives_none() {
        assert_eq!(svg(&"x".repeat(3000), "x"), None);
    }
}
