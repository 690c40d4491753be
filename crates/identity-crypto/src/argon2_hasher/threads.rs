//! The hash threads, and the way from an async task to them.

use super::{HashError, memory::HashMemory, places::Place, queue::JobQueue};
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    thread::{self, JoinHandle},
    time::Duration,
};
use tokio::sync::oneshot;

/// The lowest priority, so that hashes give way to everything else.
const NICE: i32 = 19;

/// Threads on one queue. Dropping it waits until the queue is empty.
pub(super) struct HashThreads {
    queue: Arc<JobQueue>,
    threads: Vec<JoinHandle<()>>,
}

impl HashThreads {
    /// Starts `count` threads, which keep `kept` blocks between jobs and release them after `idle`.
    pub(super) fn start(count: usize, idle: Duration, kept: usize) -> io::Result<Self> {
        let mut started = Self { queue: Arc::default(), threads: Vec::new() };
        for number in 0..count {
            let queue = Arc::clone(&started.queue);
            let work = move || {
                lower_priority();
                let mut memory = HashMemory::new(kept);
                while queue.step(&mut memory, idle).is_continue() {}
            };
            let thread = thread::Builder::new().name(format!("password-hash-{number}"));
            started.threads.push(thread.spawn(work)?);
        }
        Ok(started)
    }

    pub(super) fn queue(&self) -> Arc<JobQueue> {
        Arc::clone(&self.queue)
    }
}

impl Drop for HashThreads {
    fn drop(&mut self) {
        self.queue.close();
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a hash thread ended in a panic");
            }
        }
    }
}

/// Lowers the priority of this thread, which Linux has for each thread. A failure is ignored
/// because hashing works without it.
fn lower_priority() {
    let thread = Some(rustix::thread::gettid());
    if let Err(error) = rustix::process::setpriority_process(thread, NICE) {
        tracing::warn!(%error, "the priority of a hash thread cannot be lowered");
    }
}

/// Runs `work` on a thread, unless its caller has gone by then. The place is free before the answer
/// arrives.
pub(super) async fn run<Answer: Send + 'static>(
    queue: &JobQueue,
    place: Place,
    work: impl FnOnce(&mut HashMemory) -> Result<Answer, HashError> + Send + 'static,
) -> Result<Answer, HashError> {
    let (answer, answered) = oneshot::channel();
    queue.push(Box::new(move |memory| {
        if answer.is_closed() {
            return;
        }
        // The memory has no state between jobs, so a panic does not affect the next one.
        let result = catch_unwind(AssertUnwindSafe(|| work(memory)));
        drop(place);
        let _ = answer.send(result.unwrap_or(Err(HashError::Panicked)));
    }));
    answered.await.unwrap_or(Err(HashError::Stopped))
}

#[cfg(test)]
mod tests {
    use super::{
        super::places::{Limits, Places},
        *,
    };
    use identity_core::kernel::Gate;
    use std::{
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };

    fn places() -> Arc<Places> {
        Arc::new(Places::new(Limits { total: 1, reserved: 0, strangers: 1, party: 1 }))
    }

    fn place() -> Place {
        Places::take(&places(), Gate::named("test")).unwrap()
    }

    #[tokio::test]
    async fn a_panic_ends_its_job_with_an_error_and_the_thread_continues() {
        let threads = HashThreads::start(1, Duration::from_secs(30), 8).unwrap();
        let queue = threads.queue();
        let answer: Result<(), _> = run(&queue, place(), |_| panic!("a defect")).await;
        assert!(matches!(answer, Err(HashError::Panicked)));
        assert!(matches!(run(&queue, place(), |_| Ok(7)).await, Ok(7)));
    }

    #[tokio::test]
    async fn threads_run_at_the_lowest_priority() {
        let threads = HashThreads::start(1, Duration::from_secs(30), 8).unwrap();
        let queue = threads.queue();
        let nice = run(&queue, place(), |_| {
            Ok(rustix::process::getpriority_process(Some(rustix::thread::gettid())).ok())
        });
        assert!(matches!(nice.await, Ok(Some(NICE))));
    }

    #[test]
    fn a_job_without_a_caller_is_skipped_and_frees_its_place() {
        let (queue, places) = (JobQueue::default(), places());
        let place = Places::take(&places, Gate::named("test")).unwrap();
        {
            let mut waiting = pin!(run(&queue, place, |_| -> Result<(), _> { panic!("computed") }));
            let poll = waiting.as_mut().poll(&mut Context::from_waker(Waker::noop()));
            assert!(matches!(poll, Poll::Pending));
        }
        assert!(Places::take(&places, Gate::named("test")).is_none());
        assert!(queue.step(&mut HashMemory::new(8), Duration::ZERO).is_continue());
        assert!(Places::take(&places, Gate::named("test")).is_some());
    }

    #[tokio::test]
    async fn a_job_after_the_end_of_the_threads_is_answered() {
        let threads = HashThreads::start(1, Duration::from_secs(30), 8).unwrap();
        let queue = threads.queue();
        drop(threads);
        assert!(matches!(run(&queue, place(), |_| Ok(())).await, Err(HashError::Stopped)));
    }
}
