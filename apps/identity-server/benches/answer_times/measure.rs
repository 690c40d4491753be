//! Timing of several kinds of tries, interleaved in changing order.

use std::time::{Duration, Instant};

#[expect(clippy::disallowed_methods, reason = "a measurement of real time")]
pub(crate) async fn timed<T>(work: impl Future<Output = T>) -> (Duration, T) {
    let started = Instant::now();
    let done = work.await;
    (started.elapsed(), done)
}

/// The measured times of each kind of try.
pub(crate) struct Measured<const KINDS: usize> {
    names: [&'static str; KINDS],
    times: [Vec<Duration>; KINDS],
}

impl<const KINDS: usize> Measured<KINDS> {
    pub(crate) fn of(names: [&'static str; KINDS]) -> Self {
        Self { names, times: std::array::from_fn(|_| Vec::new()) }
    }

    /// Tries each kind once a round. `attempt` gets the kind and the round.
    pub(crate) async fn run(
        &mut self,
        rounds: std::ops::Range<usize>,
        mut attempt: impl AsyncFnMut(usize, usize) -> Duration,
    ) {
        for round in rounds {
            for kind in order::<KINDS>(round) {
                let time = attempt(kind, round).await;
                self.times.get_mut(kind).expect("a kind").push(time);
            }
        }
    }

    /// Prints the kinds, the difference between the first `compared` ones, and the noise.
    pub(crate) fn print(&self, title: &str, compared: usize) {
        let tries = self.times.first().map_or(0, Vec::len);
        println!("\n{title}: {tries} tries of each kind, interleaved");
        let bare = self.times.last().map_or(1.0, |times| at(times, 2));
        for (name, times) in self.names.iter().zip(&self.times) {
            let (quarter, middle, three) = (at(times, 1), at(times, 2), at(times, 3));
            println!(
                "  {name:<36} median {middle:>8.3} ms   quartiles {quarter:.3} to {three:.3} ms   \
                 ratio to the last {:.2}",
                middle / bare
            );
        }
        let compared = self.times.get(..compared).unwrap_or_default();
        let medians: Vec<f64> = compared.iter().map(|times| at(times, 2)).collect();
        let half = |times: &[Duration], which| {
            times.iter().skip(which).step_by(2).copied().collect::<Vec<_>>()
        };
        let noise =
            compared.iter().map(|times| spread(&[at(&half(times, 0), 2), at(&half(times, 1), 2)]));
        println!(
            "  medians of the first {}: {:.2} % difference; noise, two halves of one kind: {:.2} %",
            compared.len(),
            spread(&medians),
            noise.fold(0.0, f64::max)
        );
    }
}

/// Returns the order of the kinds in a round. It rotates and reverses, so that no kind always follows
/// the same other one.
fn order<const KINDS: usize>(round: usize) -> [usize; KINDS] {
    let mut order = std::array::from_fn(|place| (place + round / 2) % KINDS);
    if round % 2 == 1 {
        order.reverse();
    }
    order
}

/// Returns a quartile in milliseconds.
pub(crate) fn at(times: &[Duration], quarter: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() * quarter / 4).map_or(0.0, Duration::as_secs_f64) * 1000.0
}

/// Returns the difference between the largest and the smallest, in percent of the smallest.
fn spread(values: &[f64]) -> f64 {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(0.0, f64::max);
    (most - least) / least * 100.0
}
