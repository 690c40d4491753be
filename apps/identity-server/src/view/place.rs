//! Locations of network addresses.

use identity_core::kernel::Locale;
use identity_core::session::Session;
use identity_signals::PlaceNames;
use poem_openapi::Object;

use crate::app::App;

/// Looks up a session's network address in the database of places, if one is configured.
pub fn place(app: &App, session: &Session, locale: Locale) -> Option<PlaceNames> {
    app.places.as_ref()?.of(session.origin.address, locale)
}

/// The approximate location of a network address.
#[derive(Object)]
#[oai(rename = "Location")]
pub struct LocationView {
    /// The city.
    city: Option<String>,
    /// The country.
    country: Option<String>,
    /// The country code (ISO 3166-1 alpha-2).
    country_code: Option<String>,
}

impl From<PlaceNames> for LocationView {
    fn from(place: PlaceNames) -> Self {
        let PlaceNames { city, country, country_code } = place;
        Self { city, country, country_code }
    }
}
