//! The queue of jobs for the hash threads. It needs no limit of its own because every job holds one
//! of the [`Place`](super::places::Place)s.

use super::memory::HashMemory;
use std::{
    collections::VecDeque,
    ops::ControlFlow,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Work for a thread, which lends its memory. It never panics.
pub(super) type Job = Box<dyn FnOnce(&mut HashMemory) + Send>;

/// A first-in, first-out queue for several threads.
#[derive(Default)]
pub(super) struct JobQueue {
    line: Mutex<Line>,
    changed: Condvar,
}

#[derive(Default)]
struct Line {
    jobs: VecDeque<Job>,
    closed: bool,
}

impl JobQueue {
    /// Appends a job. After [`close`](Self::close) it is dropped.
    pub(super) fn push(&self, job: Job) {
        let mut line = self.line();
        if !line.closed {
            line.jobs.push_back(job);
            self.changed.notify_one();
        }
    }

    /// Lets the threads end when the queue is empty.
    pub(super) fn close(&self) {
        self.line().closed = true;
        self.changed.notify_all();
    }

    /// Runs the next job, or releases the memory after `idle` without one. Breaks when the queue is
    /// closed and empty.
    pub(super) fn step(&self, memory: &mut HashMemory, idle: Duration) -> ControlFlow<()> {
        let nothing = |line: &mut Line| line.jobs.is_empty() && !line.closed;
        let mut line = self
            .changed
            .wait_timeout_while(self.line(), idle, nothing)
            .map_or_else(|poisoned| poisoned.into_inner().0, |(line, _)| line);
        let (job, closed) = (line.jobs.pop_front(), line.closed);
        drop(line);
        match job {
            Some(job) => job(memory),
            None if closed => return ControlFlow::Break(()),
            None => memory.release(),
        }
        ControlFlow::Continue(())
    }

    /// Ignores a poisoned lock: no job runs under it, so a panic leaves the queue whole.
    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, atomic::AtomicUsize, atomic::Ordering};

    const NO_WAIT: Duration = Duration::ZERO;

    #[test]
    fn memory_is_kept_between_jobs_and_released_when_idle() {
        let (queue, mut memory) = (JobQueue::default(), HashMemory::new(8));
        for _ in 0..2 {
            queue.push(Box::new(|memory| drop(memory.blocks(8).map(|blocks| blocks.len()))));
            assert!(queue.step(&mut memory, NO_WAIT).is_continue());
            assert_eq!(memory.locked(), 8);
        }
        assert!(queue.step(&mut memory, NO_WAIT).is_continue());
        assert_eq!(memory.locked(), 0);
    }

    #[test]
    fn a_closed_queue_finishes_its_jobs_and_accepts_no_more() {
        let (queue, mut memory) = (JobQueue::default(), HashMemory::new(8));
        let done = Arc::new(AtomicUsize::new(0));
        let job = || {
            let done = Arc::clone(&done);
            Box::new(move |_: &mut HashMemory| {
                done.fetch_add(1, Ordering::Relaxed);
            })
        };
        queue.push(job());
        queue.close();
        queue.push(job());
        assert!(queue.step(&mut memory, NO_WAIT).is_continue());
        assert!(queue.step(&mut memory, NO_WAIT).is_break());
        assert_eq!(done.load(Ordering::Relaxed), 1);
    }
}
