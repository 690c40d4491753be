//! The time from the start of the process until it is ready.

use std::time::Duration;

use crate::measure::{at, timed};
use crate::support::{Site, free_port};

const STARTS: usize = 10;

pub(crate) async fn measure() {
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
    println!("  first start, no data yet       {:>8.1} ms", at(&first, 2));
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
