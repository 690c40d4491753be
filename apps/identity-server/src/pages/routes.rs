//! The table of pages: one row for each method on each path.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use poem::endpoint::make;
use poem::http::Method;
use poem::{Route, RouteMethod};

use super::route::{
    Carries, FreshForm, PageRoute, anyone, form, fresh, fresh_form, live, page, signed_in,
};
use super::session_access::Sessions::{Defending, Full, MayChangePassword, MaySetUpFactor};
use super::{
    account, assets, device, docs, email_change, email_change_dispute, home, incident, language,
    mailbox, password, profile, reauthentication, recovery, recovery_link, recovery_unlock,
    recovery_waiting, security, security_emails, session, sign_in, sign_in_second_factor, sign_up,
    sign_up_confirm, two_factor_recovery_codes, two_factor_totp,
};
use crate::http::routes::{Operation, Verb};

const PASSWORD: &str = "/account/security/password";
const TOTP_CONFIRM: &str = "/account/security/totp/confirm";
const CODES: &str = "/account/security/recovery-codes";

static PAGES: LazyLock<Vec<PageRoute>> = LazyLock::new(|| {
    [site(), without_session(), mailed_links(), in_session(), protections()]
        .into_iter()
        .flatten()
        .collect()
});

fn site() -> Vec<PageRoute> {
    vec![
        page("/", anyone(home::show)),
        form("/language", anyone(language::choose)),
        page("/api/docs", anyone(docs::show)),
        page("/.well-known/change-password", anyone(password::well_known)),
        page("/assets/site.css", anyone(assets::stylesheet)),
        page("/assets/reveal.js", anyone(assets::reveal)),
        page("/assets/icon.svg", anyone(assets::icon)),
        page("/dev/mailbox", anyone(mailbox::list)),
        page("/dev/mailbox/latest.txt", anyone(mailbox::latest)),
        page("/dev/mailbox/{file}", anyone(mailbox::show)),
        page("/dev/mailbox/{file}/html", anyone(mailbox::show_html)),
    ]
}

fn without_session() -> Vec<PageRoute> {
    vec![
        page("/sign-in", anyone(sign_in::show)),
        form("/sign-in", anyone(sign_in::submit)),
        page("/sign-in/second-factor", anyone(sign_in_second_factor::show)),
        form("/sign-in/second-factor", anyone(sign_in_second_factor::submit)),
        form("/sign-in/abandon", anyone(sign_in_second_factor::abandon)),
        page("/sign-up", anyone(sign_up::show)),
        form("/sign-up", anyone(sign_up::submit)),
        page("/sign-up/sent", anyone(sign_up::sent)),
        form("/sign-up/resend", anyone(sign_up::resend)),
        page("/recover", anyone(recovery_link::show)),
        form("/recover", anyone(recovery_link::submit)),
        page("/recover/sent", anyone(recovery_link::sent)),
        page("/unlock", anyone(recovery_link::show)),
        form("/unlock", anyone(recovery_link::submit)),
        page("/unlock/sent", anyone(recovery_link::sent)),
    ]
}

fn mailed_links() -> Vec<PageRoute> {
    vec![
        page("/sign-up/confirm", anyone(sign_up_confirm::show)).opened_by_link(),
        form("/sign-up/confirm", anyone(sign_up_confirm::submit)),
        page("/recover/continue", anyone(recovery::show)).opened_by_link(),
        form("/recover/continue", anyone(recovery::complete)),
        form("/recover/proof", anyone(recovery::prove)),
        form("/recover/hold", anyone(recovery::hold)),
        form("/recover/help", anyone(recovery::help)),
        page("/recover/cancel", anyone(recovery::show_cancel)).opened_by_link(),
        form("/recover/cancel", anyone(recovery::cancel)),
        page("/unlock/confirm", anyone(recovery_unlock::show)).opened_by_link(),
        form("/unlock/confirm", anyone(recovery_unlock::submit)),
        page("/email/confirm", signed_in(email_change::show_confirm)).opened_by_link(),
        form("/email/confirm", signed_in(email_change::confirm)),
        page("/recovery-email/confirm", signed_in(email_change::show_confirm)).opened_by_link(),
        form("/recovery-email/confirm", signed_in(email_change::confirm)),
        page("/email/revert", anyone(email_change_dispute::show_revert)).opened_by_link(),
        form("/email/revert", anyone(email_change_dispute::revert)),
        page("/email/object", anyone(email_change_dispute::show_object)).opened_by_link(),
        form("/email/object", anyone(email_change_dispute::object)),
        form("/email/help", anyone(email_change_dispute::help)),
        page("/report", anyone(incident::show_report)).opened_by_link(),
        form("/report", anyone(incident::report)),
    ]
}

fn in_session() -> Vec<PageRoute> {
    vec![
        form("/sign-out", live(session::sign_out)),
        page("/account", signed_in(account::show)),
        form("/account/sessions/name", signed_in(session::rename)),
        fresh_form("/account/sessions/end", Defending, Carries::Form, session::end),
        fresh_form("/account/sessions/end-others", Defending, Carries::Form, session::end_others),
        fresh_form("/account/sessions/end-all", Defending, Carries::Form, session::end_all),
        form("/account/devices/forget", signed_in(device::forget)),
        page("/account/profile", signed_in(profile::show)),
        form("/account/profile", signed_in(profile::submit)),
        page("/account/mails", signed_in(security_emails::show)),
        page("/account/recovery", signed_in(recovery_waiting::show)),
        fresh_form("/account/recovery/cancel", Defending, Carries::Form, recovery_waiting::cancel),
        page("/account/secure", signed_in(incident::show_secure)),
        form("/account/secure", signed_in(incident::secure)),
        page("/account/reauthenticate", live(reauthentication::show)),
        form("/account/reauthenticate", live(reauthentication::submit)),
    ]
}

#[rustfmt::skip]
fn protections() -> Vec<PageRoute> {
    vec![
        page("/account/security", signed_in(security::show)),
        page("/account/security/email", signed_in(email_change::show)),
        fresh_form("/account/security/email", Full, Carries::Form, email_change::request_email),
        form("/account/security/email/cancel", signed_in(email_change::cancel)),
        fresh_form("/account/security/recovery-email", Full, Carries::Form, email_change::request_recovery_email),
        fresh_form("/account/security/recovery-email/remove", Full, Carries::Form, email_change::remove_recovery_email),
        page(PASSWORD, fresh(MayChangePassword, password::show)),
        fresh_form(PASSWORD, MayChangePassword, Carries::Nothing(PASSWORD), password::change),
        page("/account/security/totp", live(two_factor_totp::show)),
        fresh_form("/account/security/totp", MaySetUpFactor, Carries::Form, two_factor_totp::start),
        page(TOTP_CONFIRM, fresh(MaySetUpFactor, two_factor_totp::show_secret)),
        fresh_form(TOTP_CONFIRM, MaySetUpFactor, Carries::Nothing(TOTP_CONFIRM), two_factor_totp::confirm),
        fresh_form("/account/security/totp/remove", Full, Carries::Form, two_factor_totp::remove),
        page(CODES, live(two_factor_recovery_codes::show)),
        fresh_form(CODES, MaySetUpFactor, Carries::Form, two_factor_recovery_codes::renew_all),
        fresh_form("/account/security/recovery-codes/replacements", MaySetUpFactor, Carries::Form, two_factor_recovery_codes::replace_used),
        fresh_form("/account/security/recovery-codes/confirm", MaySetUpFactor, Carries::Nothing(CODES), two_factor_recovery_codes::confirm),
    ]
}

/// Returns what the shell has to know of the pages.
pub fn operations() -> impl Iterator<Item = Operation> {
    PAGES.iter().map(PageRoute::operation)
}

/// Finds the form of a path that needs a fresh proof.
pub(crate) fn fresh_form_at(path: &str) -> Option<&'static FreshForm> {
    PAGES.iter().filter_map(PageRoute::fresh_form).find(|form| form.path == path)
}

/// Builds the router of the pages.
pub fn routes() -> Route {
    let mut paths: BTreeMap<&str, RouteMethod> = BTreeMap::new();
    for route in PAGES.iter() {
        let Operation { verb, path, .. } = route.operation();
        let method = if verb == Verb::Get { Method::GET } else { Method::POST };
        let methods = paths.remove(path).unwrap_or_default();
        let endpoint = make(move |request| route.answer(request));
        paths.insert(path, methods.method(method, endpoint));
    }
    paths.into_iter().fold(Route::new(), |routes, (path, methods)| {
        routes.at(path.replace('{', ":").replace('}', ""), methods)
    })
}
