//! Answer times while the mail server takes five seconds for each mail: they must not grow. This
//! part runs the real server with its delivery worker.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

use crate::measure::{Measured, timed};
use crate::support::{Browser, Site, TestDatabase};

const SLOW: Duration = Duration::from_secs(5);
/// Order of quick and slow blocks, so that the growth of the tables affects both in the same way.
const PACES: [Duration; 4] = [Duration::ZERO, SLOW, SLOW, Duration::ZERO];
const ROUNDS: usize = 60;
const CALLS: [&str; 3] = ["recoveries", "unlocks", "registrations/resend"];

pub(crate) async fn measure(engine: &str, database: &TestDatabase) {
    let sink = Arc::new(Sink::default());
    let port = start(sink.clone()).await.port();
    let many = "1000000";
    let site = Site::on(database)
        .set("MAIL__TRANSPORT", "smtp")
        .set("MAIL__SMTP_URL", &format!("smtp://127.0.0.1:{port}"))
        .set("MAIL__FROM", "XWMS <no-reply@example.org>")
        .set("RATE_LIMIT__REGISTRATIONS_PER_HOUR", many)
        .set("RATE_LIMIT__EMAILS_PER_HOUR", many);
    let running = site.start().await;
    let mut browser = running.browser();
    for number in 0..PACES.len() * ROUNDS {
        let address = address("member", number);
        browser.register(&address).await.expect(202);
        browser.confirm(&sink.token(&address).await).await.expect(201);
    }
    let kinds = ["a quick mail server, an account", "a quick one, no account"];
    let mut quick = Measured::of(kinds);
    let mut slow = Measured::of(["a slow mail server, an account", "a slow one, no account"]);
    for (block, pace) in PACES.into_iter().enumerate() {
        let measured = if pace == SLOW { &mut slow } else { &mut quick };
        sink.set_pace(pace);
        let rounds = block * ROUNDS..(block + 1) * ROUNDS;
        measured.run(rounds, async |kind, round| request(&mut browser, kind, round).await).await;
    }
    quick.print(&format!("POST recoveries, unlocks, resend together, {engine}"), 2);
    slow.print(&format!("the same while each mail takes {SLOW:?}, {engine}"), 2);
}

async fn request(browser: &mut Browser, kind: usize, round: usize) -> Duration {
    let body = json!({ "email": address(if kind == 0 { "member" } else { "unknown" }, round) });
    let mut sum = Duration::ZERO;
    for call in CALLS {
        let (time, answer) = timed(browser.post(&format!("/api/v1/{call}"), &body)).await;
        answer.expect(202);
        sum += time;
    }
    sum
}

fn address(kind: &str, number: usize) -> String {
    format!("{kind}{number}@example.org")
}

/// A mail server that accepts every mail after a delay, and keeps its token.
#[derive(Default)]
struct Sink {
    pace: AtomicU64,
    tokens: Mutex<HashMap<String, String>>,
}

impl Sink {
    fn set_pace(&self, pace: Duration) {
        self.pace.store(pace.as_secs(), Ordering::SeqCst);
    }

    /// Waits for a mail to an address and returns its token.
    async fn token(&self, address: &str) -> String {
        loop {
            let kept = self.tokens.lock().unwrap_or_else(PoisonError::into_inner).remove(address);
            match kept {
                Some(token) => return token,
                None => sleep(Duration::from_millis(5)).await,
            }
        }
    }

    fn keep(&self, recipient: String, mail: &str) {
        // Undoes quoted-printable: soft line breaks and the equals sign.
        let mail = mail.replace("=\n", "").replace("=3D", "=");
        let token = mail.split("token=").nth(1).unwrap_or_default();
        let token =
            token.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
        let token = token.into_iter().next().unwrap_or_default().to_owned();
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner).insert(recipient, token);
    }
}

async fn start(sink: Arc<Sink>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            tokio::spawn(converse(socket, sink.clone()));
        }
    });
    address
}

async fn converse(socket: TcpStream, sink: Arc<Sink>) -> Option<()> {
    let (read, mut write) = socket.into_split();
    let mut lines = BufReader::new(read).lines();
    let (mut recipient, mut mail, mut in_mail) = (String::new(), String::new(), false);
    write.write_all(b"220 mail.example.org\r\n").await.ok()?;
    while let Ok(Some(line)) = lines.next_line().await {
        if in_mail && line != "." {
            mail.push_str(&line);
            mail.push('\n');
            continue;
        }
        let answer = match line.get(..4).unwrap_or(&line).to_uppercase().as_str() {
            "DATA" => {
                sleep(Duration::from_secs(sink.pace.load(Ordering::SeqCst))).await;
                in_mail = true;
                "354 go on"
            }
            "." => {
                in_mail = false;
                sink.keep(std::mem::take(&mut recipient), &std::mem::take(&mut mail));
                "250 taken"
            }
            "RCPT" => {
                let address = line.split(['<', '>']).nth(1).unwrap_or_default();
                address.clone_into(&mut recipient);
                "250 go on"
            }
            _ => "250 go on",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
    Some(())
}
