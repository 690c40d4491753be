//! The threads that hash, and how an async task has them do something.

use super::{HashError, memory::HashMemory, places::Place, queue::JobQueue};
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    thread::{self, JoinHandle},
    time::Duration,
};
use tokio::sync::oneshot;

/// The lowest priority that there is: a hash gives way to everything else.
const NICE: i32 = 19;

/// Threads on one queue. Dropping this lets them finish what is queued, and waits.
pub(super) struct HashThreads {
    queue: Arc<JobQueue>,
    threads: Vec<JoinHandle<()>>,
}

impl HashThreads {
    /// Starts `count` threads that keep `kept` blocks between jobs, until `idle` without one.
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

/// On Linux a thread has a priority of its own. Without a lower one all works, only less evenly.
fn lower_priority() {
    let thread = Some(rustix::thread::gettid());
    if let Err(error) = rustix::process::setpriority_process(thread, NICE) {
        tracing::warn!(%error, "the priority of a hash thread cannot be lowered");
    }
}

/// Has a thread do `work`, unless nobody waits for it any more when its turn comes. The place is
/// given back before the answer is.
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
        // The memory holds no state between jobs, so a panic cannot spoil the next one.
        let result = catch_unwind(AssertUnwindSafe(|| work(memory)));
        drop(place);
        let _ = answer.send(result.unwrap_or(Err(HashError::Panicked)));
    }));
    answered.await.unwrap_or(Err(HashError::Stopped))
}

#[cfg(test)]
mod tests {
    use super::{super::places::Places, *};
    use identity_core::kernel::Gate;
    use std::{
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };

    fn place() -> Place {
        Places::take(&Arc::new(Places::new(1, 1)), Gate::named("test")).unwrap()
    }

    #[tokio::test]
    async fn a_panicking_job_answers_an_error_and_its_thread_lives_on() {
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
    fn a_job_that_nobody_waits_for_is_skipped_and_gives_its_place_back() {
        let (queue, places) = (JobQueue::default(), Arc::new(Places::new(1, 1)));
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
    async fn after_the_threads_have_ended_an_answer_still_comes() {
        let threads = HashThreads::start(1, Duration::from_secs(30), 8).unwrap();
        let queue = threads.queue();
        drop(threads);
        assert!(matches!(run(&queue, place(), |_| Ok(())).await, Err(HashError::Stopped)));
    }
}
