//! Waits for other processes.

use std::time::Duration;

use crate::failure::Failure;

const POLL: Duration = Duration::from_millis(50);

/// Probes until there is a value or `limit` has passed. An error from the probe ends the wait.
pub(crate) async fn eventually<T>(
    what: &str,
    limit: Duration,
    mut probe: impl AsyncFnMut() -> Result<Option<T>, Failure>,
) -> Result<T, Failure> {
    let found = async {
        loop {
            if let Some(value) = probe().await? {
                return Ok(value);
            }
            tokio::time::sleep(POLL).await;
        }
    };
    tokio::time::timeout(limit, found).await.unwrap_or_else(|_| {
        Err(Failure::new(format!("waited {} s for {what}, which never came", limit.as_secs())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn value_ends_the_wait() {
        let mut left = 2;
        let probe = async || {
            left -= 1;
            Ok((left == 0).then_some("there"))
        };
        assert_eq!(eventually("it", Duration::from_secs(5), probe).await.unwrap(), "there");
    }

    #[tokio::test]
    async fn timeout_names_what_is_missing() {
        let probe = async || Ok(None::<()>);
        let failure = eventually("godot", Duration::from_millis(1), probe).await.unwrap_err();
        assert!(failure.to_string().contains("godot"));
    }
}
