//! The home page.

use askama::Template;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::frame::Frame;
use super::page;
use crate::request;

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    frame: Frame,
}

/// `GET /`
pub async fn show(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let signed_in = request::presented(app, &request).await?;
    page(
        StatusCode::OK,
        &Home {
            frame: Frame::of(
                app,
                &request,
                signed_in.as_ref().map(|presented| &presented.live.account),
            ),
        },
    )
}
