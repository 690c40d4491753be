//! The stylesheet, the script and the icon. They are part of the binary and cached for an hour.

use poem::http::header;
use poem::{Request, Response, Result};

fn asset(kind: &'static str, text: &'static str) -> Response {
    Response::builder()
        .content_type(kind)
        .header(header::CACHE_CONTROL, "public, max-age=3600")
        .body(text)
}

/// `GET /assets/site.css`
pub async fn stylesheet(_: Request) -> Result<Response> {
    Ok(asset("text/css; charset=utf-8", include_str!("../../assets/site.css")))
}

/// `GET /assets/reveal.js`
pub async fn reveal(_: Request) -> Result<Response> {
    Ok(asset("text/javascript; charset=utf-8", include_str!("../../assets/reveal.js")))
}

/// `GET /assets/icon.svg`
pub async fn icon(_: Request) -> Result<Response> {
    Ok(asset("image/svg+xml", include_str!("../../assets/icon.svg")))
}
