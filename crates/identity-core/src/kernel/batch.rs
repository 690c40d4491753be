//! A worker's step over several accounts, in which a failure of one does not stop the others.

use super::Failure;

/// The result of a pass over a batch.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) succeeded: usize,
    pub(crate) first_failure: Option<Failure>,
}

impl Batch {
    /// Runs `step` for every item in turn, even after an earlier one failed.
    pub(crate) async fn run<T, F>(items: impl IntoIterator<Item = T>, step: impl Fn(T) -> F) -> Self
    where
        F: Future<Output = Result<(), Failure>>,
    {
        let mut batch = Self::default();
        for item in items {
            match step(item).await {
                Ok(()) => batch.succeeded += 1,
                Err(failure) => {
                    batch.first_failure.get_or_insert(failure);
                }
            }
        }
        batch
    }

    /// Returns how many items succeeded, or the first failure.
    pub(crate) fn all_succeeded(self) -> Result<usize, Failure> {
        self.first_failure.map_or(Ok(self.succeeded), Err)
    }

    /// Returns how many items succeeded; the first failure only if none did.
    pub(crate) fn any_succeeded(self) -> Result<usize, Failure> {
        match self.first_failure {
            Some(failure) if self.succeeded == 0 => Err(failure),
            _ => Ok(self.succeeded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::StoreError;
    use std::sync::Mutex;

    const FAILURES: [&str; 2] = ["second", "third"];

    async fn pass(items: &[&'static str]) -> (Batch, Vec<&'static str>) {
        let seen = Mutex::new(Vec::new());
        let batch = Batch::run(items, async |item| {
            seen.lock().expect("one task").push(*item);
            if FAILURES.contains(item) {
                return Err(Failure::Store(StoreError::Unavailable((*item).into())));
            }
            Ok(())
        });
        let batch = batch.await;
        (batch, seen.into_inner().expect("one task"))
    }

    fn cause(failure: &Failure) -> String {
        match failure {
            Failure::Store(StoreError::Unavailable(cause)) => cause.to_string(),
            other => panic!("{other}"),
        }
    }

    #[tokio::test]
    async fn an_item_that_fails_does_not_stop_the_others_and_the_first_failure_is_returned() {
        let (batch, seen) = pass(&["first", "second", "third", "fourth"]).await;
        assert_eq!(seen, ["first", "second", "third", "fourth"]);
        assert_eq!(batch.succeeded, 2);
        assert_eq!(cause(&batch.all_succeeded().expect_err("two failed")), "second");
    }

    #[tokio::test]
    async fn progress_hides_a_failure_only_where_a_caller_asks_for_that() {
        let (batch, _) = pass(&["first", "second"]).await;
        assert_eq!(batch.any_succeeded().expect("one succeeded"), 1);
        let (batch, _) = pass(&["second", "third"]).await;
        assert_eq!(cause(&batch.any_succeeded().expect_err("none succeeded")), "second");
        assert_eq!(pass(&["first"]).await.0.all_succeeded().expect("none failed"), 1);
        assert_eq!(pass(&[]).await.0.any_succeeded().expect("nothing to do"), 0);
    }
}
