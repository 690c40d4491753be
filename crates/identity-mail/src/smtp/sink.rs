//! A mail server for tests that speaks just enough SMTP.

use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    sync::mpsc,
};

/// The behaviour of the server.
#[derive(Clone, Copy)]
pub(super) enum Manner {
    Takes,
    /// Greets with this line.
    Greets(&'static str),
    /// Answers each recipient with this line.
    AnswersRecipient(&'static str),
    /// Answers a password with this line.
    AnswersPassword(&'static str),
    /// Accepts the connection and never answers.
    Silent,
}

/// A running server, which stops with the test's runtime.
pub(super) struct Sink {
    pub(super) port: u16,
    pub(super) received: mpsc::UnboundedReceiver<Vec<u8>>,
}

impl Sink {
    pub(super) async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, received) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                // A closed connection ends the dialogue.
                tokio::spawn(serve(socket, manner, sender.clone()));
            }
        });
        Self { port, received }
    }
}

async fn serve(socket: TcpStream, manner: Manner, mails: mpsc::UnboundedSender<Vec<u8>>) {
    let (reader, mut writer) = socket.into_split();
    let mut lines = BufReader::new(reader).lines();
    let greeting = match manner {
        Manner::Silent => std::future::pending().await,
        Manner::Greets(line) => line,
        _ => "220 sink",
    };
    let mut answer = greeting;
    while writer.write_all(format!("{answer}\r\n").as_bytes()).await.is_ok() {
        let Ok(Some(line)) = lines.next_line().await else { return };
        answer = match (line.get(..4).unwrap_or_default(), manner) {
            ("EHLO", Manner::AnswersPassword(_)) => "250-sink\r\n250 AUTH PLAIN",
            ("AUTH", Manner::AnswersPassword(line)) | ("RCPT", Manner::AnswersRecipient(line)) => {
                line
            }
            ("DATA", _) => {
                writer.write_all(b"354 go on\r\n").await.unwrap();
                let mut mail = Vec::new();
                while let Some(line) = lines.next_line().await.unwrap().filter(|line| line != ".") {
                    // Dots at the start of a line were doubled (RFC 5321, section 4.5.2).
                    let line = line.strip_prefix('.').unwrap_or(&line);
                    mail.extend_from_slice(format!("{line}\r\n").as_bytes());
                }
                mails.send(mail).unwrap();
                "250 taken"
            }
            ("QUIT", _) => "221 bye",
            _ => "250 fine",
        };
    }
}
