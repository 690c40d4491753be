//! The control socket: one order for each connection, one line of JSON in each direction.

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
use crate::log::chain;

const NAME: &str = "control.sock";
/// The longest order that is read.
const MAX_BYTES: u64 = 64 * 1024;
const TIMEOUT: Duration = Duration::from_secs(30);
/// Wait after a failed `accept`.
const PAUSE: Duration = Duration::from_millis(200);

/// Reasons why an order was not exchanged with a running server.
#[derive(Debug, thiserror::Error)]
pub enum SocketError {
    #[error("the server's control socket failed")]
    Io(#[from] io::Error),
    /// The answer is empty or malformed.
    #[error("the server's answer cannot be read")]
    Answer(#[from] serde_json::Error),
    #[error("a process of another user connected")]
    Stranger,
    #[error("the server did not answer in time")]
    Late,
}

/// A server's control socket. Dropping it removes the file.
pub struct Control {
    listener: UnixListener,
    path: PathBuf,
}

impl Drop for Control {
    fn drop(&mut self) {
        // The next server replaces a file that could not be removed.
        let _ = fs::remove_file(&self.path);
    }
}

/// Listens in a data directory. Fails if another server listens there already.
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
    /// Carries out orders until `stop`, one after the other.
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
                Ok(Err(error)) => {
                    warn!(error = %chain(&error), "an operator's order was not answered");
                }
                Err(_) => warn!("an operator's order took too long"),
            }
        }
    }
}

async fn answer(stream: UnixStream, identity: &Identity) -> Result<(), SocketError> {
    // The file mode keeps other users out; this check also covers the moment before it was set.
    let caller = stream.peer_cred()?.uid();
    if caller != geteuid().as_raw() && caller != 0 {
        return Err(SocketError::Stranger);
    }
    let (reader, mut writer) = stream.into_split();
    let mut line = String::new();
    BufReader::new(reader.take(MAX_BYTES)).read_line(&mut line).await?;
    let report = match serde_json::from_str::<Order>(&line) {
        Ok(order) => carry_out(identity, order).await,
        Err(_) => Report::Refused("this server does not know the order".to_owned()),
    };
    let mut text = serde_json::to_vec(&report)?;
    text.push(b'\n');
    writer.write_all(&text).await?;
    Ok(())
}

/// Sends an order to the server of a data directory. Returns `None` if no server listens.
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
