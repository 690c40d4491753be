//! Whether the time of a refused sign-in tells why it was refused, and how fast a server is ready.
//!
//! `cargo bench -p identity-server --bench sign_in_timing`, with `TEST_POSTGRES_URL` for the second
//! engine. A measurement, not a test: it prints and always succeeds. A difference means something
//! only where it is larger than the noise, which is how far two halves of one and the same kind of
//! try are apart.

#![expect(clippy::expect_used, reason = "a measurement may fail by panicking")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::sync::Arc;
use std::time::{Duration, Instant};

use identity_core::kernel::{AccountId, Entropy, Gate, Secret, Timestamp};
use identity_core::password::{HashPlace, Password, PasswordHash, PasswordHasher as _, Verdict};
use identity_crypto::{Argon2Hasher, HashSettings, KeyRing, SystemEntropy};
use support::{Browser, PASSWORD, Service, Site, TestDatabase, free_port};

const ROUNDS: usize = 300;
const WARM_UP: usize = 20;
const STARTS: usize = 10;
const MEMBER: &str = "member@example.org";
const PENDING: &str = "pending@example.org";
const UNKNOWN: &str = "unknown@example.org";
const WRONG: &str = "Wrong-horse-1";

/// The kinds of tries, and the hash alone beside them.
const KINDS: [&str; 4] = ["unknown address", "wrong password", "unconfirmed", "the hash alone"];

/// The orders in which the kinds follow each other, so that none always comes after the same one.
const ORDERS: [[usize; 4]; 6] =
    [[0, 1, 2, 3], [1, 0, 3, 2], [2, 3, 0, 1], [3, 2, 1, 0], [0, 2, 1, 3], [1, 3, 0, 2]];

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        machine();
        refusals("SQLite, file in memory", TestDatabase::sqlite()).await;
        if let Some(database) = TestDatabase::postgres().await {
            refusals("PostgreSQL", database).await;
        }
        starts().await;
    });
}

fn machine() {
    let read = |file| std::fs::read_to_string(file).unwrap_or_default();
    let information = read("/proc/cpuinfo");
    let model = information.lines().find(|line| line.starts_with("model name"));
    let model = model.and_then(|line| line.split_once(": ")).map_or("unknown", |(_, name)| name);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let HashSettings { memory_kib, iterations, parallelism, threads, .. } = HashSettings::default();
    println!(
        "machine     {model}, {cores} cores, Linux {}",
        read("/proc/sys/kernel/osrelease").trim()
    );
    println!("profile     {}", if cfg!(debug_assertions) { "debug" } else { "release" });
    println!("load before {}", read("/proc/loadavg").trim());
    println!(
        "Argon2id    m = {memory_kib} KiB, t = {iterations}, p = {parallelism}, {threads} threads"
    );
}

#[expect(clippy::disallowed_methods, reason = "a measurement of real time")]
async fn timed<T>(work: impl Future<Output = T>) -> (Duration, T) {
    let begun = Instant::now();
    let done = work.await;
    (begun.elapsed(), done)
}

async fn refusals(engine: &str, database: TestDatabase) {
    let bench = Bench::on(database).await;
    for _ in 0..WARM_UP {
        for kind in 0..KINDS.len() {
            bench.attempt(kind).await;
        }
    }
    let mut times: [Vec<Duration>; 4] = std::array::from_fn(|_| Vec::with_capacity(ROUNDS));
    for order in ORDERS.iter().cycle().take(ROUNDS) {
        for kind in *order {
            let time = bench.attempt(kind).await;
            times.get_mut(kind).expect("four kinds").push(time);
        }
    }
    println!("\n{engine}: {ROUNDS} tries of each kind, interleaved");
    for (name, times) in KINDS.iter().zip(&times) {
        let (quarter, middle, three) = (at(times, 1), at(times, 2), at(times, 3));
        println!("  {name:<16} median {middle:>8.3} ms   quartiles {quarter:.3} to {three:.3} ms");
    }
    let medians: Vec<f64> = times.iter().take(3).map(|times| at(times, 2)).collect();
    println!("  largest difference of the three medians {:.2} %", apart(&medians));
    let noise = times.iter().take(3).map(|times| {
        let half = |which| times.iter().skip(which).step_by(2).copied().collect::<Vec<_>>();
        apart(&[at(&half(0), 2), at(&half(1), 2)])
    });
    println!("  noise, two halves of one kind           {:.2} %", noise.fold(0.0, f64::max));
}

/// A quartile in milliseconds.
fn at(times: &[Duration], quarter: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() * quarter / 4).map_or(0.0, Duration::as_secs_f64) * 1000.0
}

/// How far the largest is above the smallest, in percent of the smallest.
fn apart(values: &[f64]) -> f64 {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(0.0, f64::max);
    (most - least) / least * 100.0
}

struct Bench {
    service: Service,
    hasher: Argon2Hasher,
    account: AccountId,
    hash: PasswordHash,
}

impl Bench {
    async fn on(database: TestDatabase) -> Self {
        let hashing = HashSettings::default();
        let service = Service::with(database, &[], &hashing).await;
        service.member(MEMBER).await;
        service.browser().register(PENDING).await.expect(202);
        service.mails_to(PENDING).await;
        let entropy: Arc<dyn Entropy> = Arc::new(SystemEntropy);
        let key_file = service.database.folder().join("bench.key");
        let (keys, _) = KeyRing::open_or_create(&key_file, &[], entropy.clone()).expect("keys");
        let hasher = Argon2Hasher::start(Arc::new(keys), &hashing).expect("a hasher");
        let account = AccountId::generate(Timestamp::from_millis(0), entropy.as_ref());
        let hash = place(&hasher).hash(account, &password(PASSWORD)).await.expect("a hash");
        Self { service, hasher, account, hash }
    }

    async fn attempt(&self, kind: usize) -> Duration {
        let (address, password) = match kind {
            0 => (UNKNOWN, WRONG),
            1 => (MEMBER, WRONG),
            2 => (PENDING, PASSWORD),
            _ => return self.hash_alone().await,
        };
        let mut browser: Browser = self.service.browser();
        let (time, answer) = timed(browser.sign_in(address, password)).await;
        answer.expect(401);
        time
    }

    async fn hash_alone(&self) -> Duration {
        let wrong = password(WRONG);
        let work = place(&self.hasher).verify(self.account, &wrong, Some(&self.hash));
        let (time, proven) = timed(work).await;
        assert_eq!(proven.expect("an answer"), Verdict::Wrong);
        time
    }
}

fn place(hasher: &Argon2Hasher) -> Box<dyn HashPlace> {
    hasher.reserve(Gate::named("bench")).expect("a place")
}

fn password(text: &str) -> Password {
    Password::parse(&Secret::new(text.to_owned())).expect("a password")
}

/// From the start of the process to the first answer of its readiness.
async fn starts() {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let address = format!("127.0.0.1:{}", free_port());
        let site = Site::new().set("SERVER__LISTEN", &address);
        for times in [&mut first, &mut second] {
            let (time, mut running) = timed(async {
                let running = site.spawn(&["serve"]);
                while !is_ready(&address).await {
                    tokio::time::sleep(Duration::from_micros(500)).await;
                }
                running
            })
            .await;
            times.push(time);
            running.terminate();
            running.ended().await;
        }
    }
    println!(
        "\nfrom start to ready, median of {STARTS}, SQLite on {}",
        std::env::temp_dir().display()
    );
    println!("  first start, nothing there     {:>8.1} ms", at(&first, 2));
    println!("  second start on the same data  {:>8.1} ms", at(&second, 2));
}

async fn is_ready(address: &str) -> bool {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let Ok(mut socket) = tokio::net::TcpStream::connect(address).await else { return false };
    let ask = format!("GET /health/ready HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    let mut answer = String::new();
    let sent = socket.write_all(ask.as_bytes()).await;
    sent.is_ok() && socket.read_to_string(&mut answer).await.is_ok() && answer.contains(" 200 OK")
}
