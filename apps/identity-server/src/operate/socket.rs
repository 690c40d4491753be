//! The control socket: one order a connection, a line of JSON each way.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use identity_core::Identity;
use rustix::process::geteuid;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tracing::warn;

use super::{Order, Report, carry_out};

const NAME: &str = "control.sock";
/// No order is longer.
const MAX_BYTES: u64 = 64 * 1024;
const TIMEOUT: Duration = Duration::from_secs(30);
/// How long a listener that fails is left alone.
const PAUSE: Duration = Duration::from_millis(200);

/// Why an order did not reach a server that runs.
#[derive(Debug, thiserror::Error)]
pub enum SocketError {
    /// The connection broke.
    #[error("the server's control socket failed")]
    Io(#[from] io::Error),
    /// The server said nothing, or something else.
    #[error("the server's answer cannot be read")]
    Answer(#[from] serde_json::Error),
    /// Somebody else's process asks.
    #[error("a process of another user asked")]
    Stranger,
    /// It took too long.
    #[error("the server did not answer in time")]
    Late,
}

/// The socket of a server. Its file goes with it.
pub struct Control {
    listener: UnixListener,
    path: PathBuf,
}

impl Drop for Control {
    fn drop(&mut self) {
        // Whoever starts next takes a file that stays for what it is: one without a server.
        let _ = fs::remove_file(&self.path);
    }
}

/// Listens in a data directory. One that another server listens on is left alone.
pub async fn listen(directory: &Path) -> io::Result<Control> {
    let path = directory.join(NAME);
    if UnixStream::connect(&path).await.is_ok() {
        return Err(io::Error::new(io::ErrorKind::AddrInUse, "another server has the socket"));
    }
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(&path)?;
    fs::set_permissions(&path, Permissions::from_mode(0o600))?;
    Ok(Control { listener, path })
}

impl Control {
    /// Carries out what comes until `stop`, one order after the other.
    pub async fn serve(self, identity: Identity, stop: CancellationToken) {
        loop {
            let accepted = tokio::select! {
                () = stop.cancelled() => return,
                accepted = self.listener.accept() => accepted,
            };
            let served = match accepted {
                Ok((stream, _)) => timeout(TIMEOUT, answer(stream, &identity)).await,
                Err(error) => {
                    sleep(PAUSE).await;
                    Ok(Err(error.into()))
                }
            };
            match served {
                Ok(Ok(())) => {}
                Ok(Err(error)) => warn!(%error, "an order of the command line was not answered"),
                Err(_) => warn!("an order of the command line took too long"),
            }
        }
    }
}

async fn answer(stream: UnixStream, identity: &Identity) -> Result<(), SocketError> {
    // The mode of the file keeps others out; this holds for the moment before it was set, too.
    let caller = stream.peer_cred()?.uid();
    if caller != geteuid().as_raw() && caller != 0 {
        return Err(SocketError::Stranger);
    }
    let (reader, mut writer) = stream.into_split();
    let mut line = String::new();
    BufReader::new(reader.take(MAX_BYTES)).read_line(&mut line).await?;
    let report = match serde_json::from_str::<Order>(&line) {
        Ok(order) => carry_out(identity, order).await,
        Err(_) => Report::Refused("the server does not know this order".to_owned()),
    };
    let mut text = serde_json::to_vec(&report)?;
    text.push(b'\n');
    writer.write_all(&text).await?;
    Ok(())
}

/// Hands an order to the server of a data directory; nothing where none listens.
pub async fn send(directory: &Path, order: &Order) -> Result<Option<Report>, SocketError> {
    let Ok(stream) = UnixStream::connect(directory.join(NAME)).await else { return Ok(None) };
    let exchange = async {
        let (reader, mut writer) = stream.into_split();
        let mut text = serde_json::to_vec(order)?;
        text.push(b'\n');
        writer.write_all(&text).await?;
        let mut line = String::new();
        BufReader::new(reader).read_line(&mut line).await?;
        Ok(serde_json::from_str(&line)?)
    };
    timeout(TIMEOUT, exchange).await.map_err(|_| SocketError::Late)?.map(Some)
}
