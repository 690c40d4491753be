//! Buffers bodies: at most 64 KiB, complete within a deadline.
//!
//! A declared length over the limit is refused before a byte is read, and a streamed body as soon
//! as it exceeds the limit. Later steps of the chain need no limit of their own.

use std::time::Duration;

use poem::Request;
use poem::error::ReadBodyError;
use poem::http::header;
use tokio::time::timeout;

use crate::http::fail::Fail;
use crate::http::problem::Problem;

/// The limit in bytes.
pub const MAX_BODY: usize = 64 * 1024;

pub(crate) async fn buffer(request: &mut Request, deadline: Duration) -> Result<(), Fail> {
    let declared = request.header(header::CONTENT_LENGTH).and_then(|text| text.parse::<u64>().ok());
    if declared.is_some_and(|length| length > MAX_BODY as u64) {
        return Err(Problem::PayloadTooLarge.into());
    }
    let body = request.take_body();
    if body.is_empty() {
        return Ok(());
    }
    match timeout(deadline, body.into_bytes_limit(MAX_BODY)).await {
        Ok(Ok(bytes)) => {
            request.set_body(bytes);
            Ok(())
        }
        Ok(Err(ReadBodyError::PayloadTooLarge)) => Err(Problem::PayloadTooLarge.into()),
        Ok(Err(_)) => Err(Fail::new(Problem::InvalidRequest).detail("the body broke off")),
        Err(_) => Err(Problem::RequestTimeout.into()),
    }
}

#[cfg(test)]
mod tests {
    use futures_util::stream;
    use poem::Body;

    use super::*;

    const DEADLINE: Duration = Duration::from_millis(50);

    async fn verdict(body: Body) -> Result<Vec<u8>, Problem> {
        let mut request = Request::builder().body(body);
        buffer(&mut request, DEADLINE).await.map_err(|fail| fail.problem())?;
        Ok(request.take_body().into_vec().await.unwrap())
    }

    #[tokio::test]
    async fn limit_passes_and_one_byte_more_is_refused() {
        let full = vec![b'x'; MAX_BODY];
        assert_eq!(verdict(Body::from_vec(full.clone())).await.unwrap(), full);
        let over = Body::from_vec(vec![b'x'; MAX_BODY + 1]);
        assert_eq!(verdict(over).await.unwrap_err(), Problem::PayloadTooLarge);
    }

    #[tokio::test]
    async fn stream_without_length_is_refused_at_the_limit() {
        let endless = stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b'x'; 1024]));
        let problem = verdict(Body::from_bytes_stream(endless)).await.unwrap_err();
        assert_eq!(problem, Problem::PayloadTooLarge);
    }

    #[tokio::test]
    async fn body_that_never_ends_times_out() {
        let silent = stream::pending::<Result<Vec<u8>, std::io::Error>>();
        let problem = verdict(Body::from_bytes_stream(silent)).await.unwrap_err();
        assert_eq!(problem, Problem::RequestTimeout);
    }

    #[tokio::test]
    async fn declared_length_over_the_limit_is_refused_unread() {
        let mut request = Request::builder().header("content-length", "65537").finish();
        let fail = buffer(&mut request, DEADLINE).await.unwrap_err();
        assert_eq!(fail.problem(), Problem::PayloadTooLarge);
    }
}
