//! The error page.

use std::sync::Arc;

use askama::Template;
use poem::Response;

use super::frame::Frame;
use crate::app::App;
use crate::http::fail::Fail;
use crate::http::middleware::answer::{Asked, ErrorPage};
use crate::http::request_id::RequestId;

#[derive(Template)]
#[template(path = "error.html")]
struct Refusal {
    frame: Frame,
    sentence: String,
    request_id: String,
}

/// Renders the error page of the application.
pub struct ErrorPages(pub Arc<App>);

impl ErrorPage for ErrorPages {
    fn render(&self, asked: &Asked, fail: &Fail, request_id: RequestId) -> Response {
        let frame = Frame::around(&self.0, &asked.headers, &asked.path, None);
        let key = format!("problem-{}", fail.problem().slug());
        let sentence = frame.text.say(&key).to_string();
        let refusal = Refusal { frame, sentence, request_id: request_id.to_string() };
        let html = refusal.render().unwrap_or_else(|_| refusal.sentence.clone());
        Response::builder().content_type("text/html; charset=utf-8").body(html)
    }
}
