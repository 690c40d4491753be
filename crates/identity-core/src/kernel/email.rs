//! Email addresses in the canonical form that is stored, compared and mailed to.

use std::fmt;

/// An email address in canonical form: trimmed, local part in lower-case ASCII, domain in ASCII
/// through IDNA (UTS 46). Dots and plus tags are kept, because at many hosts they name other
/// mailboxes.
///
/// ```
/// use identity_core::kernel::Email;
/// let email = Email::parse(" Ann.Smith@Bücher.example ")?;
/// assert_eq!(email.as_str(), "ann.smith@xn--bcher-kva.example");
/// # Ok::<(), identity_core::kernel::EmailError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

/// Reasons to refuse a text as an email address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// The text has no `@`, or nothing on one side of it.
    #[error("not of the form name@domain")]
    Form,
    /// The part before the `@` is not a dot-atom of at most 64 ASCII characters (RFC 5321,
    /// 4.5.3.1.1).
    #[error("the part before the @ has a character that is not supported, or is too long")]
    LocalPart,
    /// The part after the `@` is not a host name with a dot.
    #[error("the part after the @ is not a domain name")]
    Domain,
    /// The address is longer than 254 characters (RFC 5321, 4.5.3.1.3).
    #[error("too long")]
    Length,
}

impl Email {
    /// Parses an address and brings it into canonical form. Validity is judged after that.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let (local, domain) = text.trim().rsplit_once('@').ok_or(EmailError::Form)?;
        if local.is_empty() || domain.is_empty() {
            return Err(EmailError::Form);
        }
        let local = local.to_ascii_lowercase();
        if !is_dot_atom(&local) {
            return Err(EmailError::LocalPart);
        }
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| EmailError::Domain)?;
        if !is_mail_domain(&domain) {
            return Err(EmailError::Domain);
        }
        if local.len() + 1 + domain.len() > 254 {
            return Err(EmailError::Length);
        }
        Ok(Self(format!("{local}@{domain}")))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the part before the `@`.
    pub fn local_part(&self) -> &str {
        self.0.split_once('@').map_or("", |(local, _)| local)
    }
}

/// Prints no address: it is personal data and stays out of logs.
impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(..)")
    }
}

fn is_dot_atom(local: &str) -> bool {
    local.len() <= 64
        && local.split('.').all(|atom| {
            !atom.is_empty()
                && atom.bytes().all(|byte| {
                    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
                })
        })
}

/// Accepts names of at least two labels whose last one is not a number, which excludes address
/// literals and hosts of the local network.
fn is_mail_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    labels.len() >= 2
        && labels.iter().all(|label| !label.is_empty())
        && labels.last().is_some_and(|last| !last.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letter_case_and_surrounding_space_do_not_matter() {
        assert_eq!(
            Email::parse("  ANN+shop@Example.ORG ").map(|email| email.as_str().to_owned()),
            Ok("ann+shop@example.org".to_owned())
        );
    }

    #[test]
    fn invalid_address_is_refused_with_its_reason() {
        for (text, reason) in [
            ("", EmailError::Form),
            ("ann", EmailError::Form),
            ("@example.org", EmailError::Form),
            ("ann@", EmailError::Form),
            ("änn@example.org", EmailError::LocalPart),
            ("a b@example.org", EmailError::LocalPart),
            ("a@b@example.org", EmailError::LocalPart),
            (".ann@example.org", EmailError::LocalPart),
            ("\"ann\"@example.org", EmailError::LocalPart),
            ("ann\r\nBcc: x@example.org", EmailError::LocalPart),
            ("ann@localhost", EmailError::Domain),
            ("ann@127.0.0.1", EmailError::Domain),
            ("ann@[127.0.0.1]", EmailError::Domain),
            ("ann@exa mple.org", EmailError::Domain),
            ("ann@example..org", EmailError::Domain),
        ] {
            assert_eq!(Email::parse(text), Err(reason), "{text:?}");
        }
        assert_eq!(
            Email::parse(&format!("{}@example.org", "a".repeat(65))),
            Err(EmailError::LocalPart)
        );
    }

    proptest! {
        #[test]
        fn canonical_form_is_a_fixed_point(text in "[ -~]{1,20}@[a-zA-Z0-9.üß-]{1,30}") {
            if let Ok(email) = Email::parse(&text) {
                prop_assert_eq!(Email::parse(email.as_str()), Ok(email.clone()));
                prop_assert!(email.as_str().is_ascii() && email.as_str().len() <= 254);
            }
        }

        #[test]
        fn parsing_never_panics(text in ".*") {
            let _ = Email::parse(&text);
        }
    }
}
