//! Cookies: six names and one set of attributes, derived from the public URL.
//!
//! Over HTTPS every cookie is `__Host-NAME` and `Secure`, which binds it to this host. On
//! plain-HTTP loopback, where browsers disagree about `Secure`, it is `xwms_NAME`: all ports of a
//! host share cookies, and another program may use a plain `session`. A cookie that arrives twice
//! counts as absent, because one of the two was planted.

use std::time::Duration;

use poem::http::{HeaderMap, HeaderValue, header};

use super::fail::Fail;

/// The attributes of cookies on this server.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    secure: bool,
}

/// The cookies of this server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CookieName {
    Session,
    /// Binds a pending registration to the browser that started it.
    Registration,
    /// The token of a mailed link, until its button is pressed.
    Token,
    Locale,
    /// A pending sign-in that needs its second factor.
    SignIn,
    /// The tokens of known devices, one for each account.
    Device,
}

/// The value contains a character that cookies do not allow.
#[derive(Debug, thiserror::Error)]
#[error("a cookie value holds a character that cookies cannot carry")]
struct Unprintable;

impl Cookies {
    /// Creates the attributes. `secure` says if the public URL is HTTPS.
    pub const fn new(secure: bool) -> Self {
        Self { secure }
    }

    /// Builds a `Set-Cookie` value with `HttpOnly`, `SameSite=Lax` and `Path=/`. Without `max_age`
    /// the cookie ends with the browser. Refuses characters that RFC 6265 does not allow.
    pub fn set(
        &self,
        name: CookieName,
        value: &str,
        max_age: Option<Duration>,
    ) -> Result<HeaderValue, Fail> {
        if !value.bytes().all(is_cookie_octet) {
            return Err(Fail::internal(Unprintable));
        }
        let age = max_age.map(|age| format!("; Max-Age={}", age.as_secs())).unwrap_or_default();
        self.line(name, value, &age)
    }

    /// Builds a `Set-Cookie` value that removes the cookie.
    pub fn clear(&self, name: CookieName) -> Result<HeaderValue, Fail> {
        self.line(name, "", "; Max-Age=0")
    }

    /// Returns the value that the browser sent, if it sent exactly one.
    pub fn read<'h>(&self, headers: &'h HeaderMap, name: CookieName) -> Option<&'h str> {
        let wanted = self.name(name).as_bytes();
        let mut values = headers
            .get_all(header::COOKIE)
            .into_iter()
            .flat_map(|line| line.as_bytes().split(|byte| *byte == b';'))
            .filter_map(|pair| {
                let pair = pair.trim_ascii();
                let equals = pair.iter().position(|byte| *byte == b'=')?;
                let (found, rest) = pair.split_at_checked(equals)?;
                (found == wanted).then(|| rest.strip_prefix(b"=")).flatten()
            });
        let value = values.next()?;
        if values.next().is_some() {
            return None;
        }
        std::str::from_utf8(value).ok()
    }

    /// Returns `true` if a `Set-Cookie` value is for this cookie.
    pub fn is_of(&self, name: CookieName, line: &HeaderValue) -> bool {
        let named = |rest: &[u8]| rest.first() == Some(&b'=');
        line.as_bytes().strip_prefix(self.name(name).as_bytes()).is_some_and(named)
    }

    fn line(self, name: CookieName, value: &str, age: &str) -> Result<HeaderValue, Fail> {
        let secure = if self.secure { "; Secure" } else { "" };
        let name = self.name(name);
        let text = format!("{name}={value}; Path=/{age}; HttpOnly; SameSite=Lax{secure}");
        let mut line = HeaderValue::try_from(text).map_err(Fail::internal)?;
        line.set_sensitive(true);
        Ok(line)
    }

    const fn name(self, name: CookieName) -> &'static str {
        match (self.secure, name) {
            (true, CookieName::Session) => "__Host-session",
            (true, CookieName::Registration) => "__Host-registration",
            (true, CookieName::Token) => "__Host-token",
            (true, CookieName::Locale) => "__Host-locale",
            (true, CookieName::SignIn) => "__Host-sign-in",
            (true, CookieName::Device) => "__Host-device",
            (false, CookieName::Session) => "xwms_session",
            (false, CookieName::Registration) => "xwms_registration",
            (false, CookieName::Token) => "xwms_token",
            (false, CookieName::Locale) => "xwms_locale",
            (false, CookieName::SignIn) => "xwms_sign_in",
            (false, CookieName::Device) => "xwms_device",
        }
    }
}

// RFC 6265, section 4.1.1.
const fn is_cookie_octet(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTTPS: Cookies = Cookies::new(true);
    const LOOPBACK: Cookies = Cookies::new(false);

    fn sent(lines: &[&'static str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(header::COOKIE, HeaderValue::from_static(line));
        }
        headers
    }

    #[test]
    fn https_cookies_are_bound_to_the_host() {
        let line = HTTPS.set(CookieName::Session, "abc", Some(Duration::from_mins(1))).unwrap();
        let wanted = "__Host-session=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure";
        assert_eq!(line, wanted);
        assert!(line.is_sensitive());
    }

    #[test]
    fn loopback_cookies_have_their_own_name() {
        let line = LOOPBACK.set(CookieName::Session, "abc", None).unwrap();
        assert_eq!(line, "xwms_session=abc; Path=/; HttpOnly; SameSite=Lax");
        let line = LOOPBACK.clear(CookieName::Token).unwrap();
        assert_eq!(line, "xwms_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }

    #[test]
    fn value_cannot_inject_attributes() {
        for value in ["a; Domain=evil", "a\r\nb", "a,b", "\"a\"", "a\\b", "\u{e9}"] {
            assert!(HTTPS.set(CookieName::Locale, value, None).is_err(), "{value:?}");
        }
    }

    #[test]
    fn cookie_is_found_on_any_line_among_others() {
        let headers = sent(&["a=b; other=1", "c=d;__Host-session=token=="]);
        assert_eq!(HTTPS.read(&headers, CookieName::Session), Some("token=="));
        assert_eq!(HTTPS.read(&headers, CookieName::Token), None);
        assert_eq!(LOOPBACK.read(&headers, CookieName::Session), None);
    }

    #[test]
    fn cookie_sent_twice_counts_as_absent() {
        for lines in
            [&["xwms_session=a; xwms_session=b"][..], &["xwms_session=a", "xwms_session=a"]]
        {
            assert_eq!(LOOPBACK.read(&sent(lines), CookieName::Session), None);
        }
    }

    #[test]
    fn foreign_bytes_beside_it_do_not_hide_a_cookie() {
        let mut headers = HeaderMap::new();
        let line = HeaderValue::from_bytes(b"x=\xff\xfe; xwms_session=a; =; junk").unwrap();
        headers.append(header::COOKIE, line);
        assert_eq!(LOOPBACK.read(&headers, CookieName::Session), Some("a"));
    }
}
