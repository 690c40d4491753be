//! A mail server that refuses a command and repeats the client's words in its answer.

use std::net::SocketAddr;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The command that the server refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    Recipient,
    SignIn,
    Data,
    Garbage,
}

impl Refusal {
    pub(crate) const ALL: [Self; 4] = [Self::Recipient, Self::SignIn, Self::Data, Self::Garbage];
}

/// Starts the server on a free port. It runs until the test ends.
pub(crate) async fn start(at: Refusal) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            tokio::spawn(converse(socket, at));
        }
    });
    address
}

async fn converse(socket: TcpStream, at: Refusal) -> Option<()> {
    let (read, mut write) = socket.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut recipient = String::new();
    write.write_all(b"220 mail.example.org\r\n").await.ok()?;
    while let Ok(Some(line)) = lines.next_line().await {
        let command = line.split(' ').next().unwrap_or_default().to_uppercase();
        let answer = match command.as_str() {
            "EHLO" => "250-mail.example.org\r\n250 AUTH PLAIN LOGIN".to_owned(),
            "AUTH" if at == Refusal::SignIn => format!("535 5.7.8 not you: {line}"),
            "AUTH" => "235 welcome".to_owned(),
            "RCPT" => {
                line.clone_into(&mut recipient);
                match at {
                    Refusal::Recipient => format!("550 5.1.1 no such person: {line}"),
                    Refusal::Garbage => format!("what? {line}"),
                    _ => "250 go on".to_owned(),
                }
            }
            "DATA" if at == Refusal::Data => format!("554 5.7.1 spam for {recipient}"),
            "DATA" => "354 go on".to_owned(),
            _ => "250 go on".to_owned(),
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
    Some(())
}
