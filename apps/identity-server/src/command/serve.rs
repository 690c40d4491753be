//! `serve`: starts the server, and stops it in order.

use std::path::Path;
use std::time::Duration;

use identity_crypto::HashSettings;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::CommandError;
use crate::config::{Config, Location, Transport};
use crate::http::serve::{Stopped, serve as serve_chain};
use crate::log::chain;
use crate::wiring::{self, Service};
use crate::{log, operate, workers};

/// Limit of the wait for the workers after the last request. They are told to stop when the drain
/// begins.
const WORKERS_END: Duration = Duration::from_secs(10);

pub(super) async fn serve(mut config: Config) -> Result<(), CommandError> {
    log::set_up(config.log.format, config.log.level)?;
    let database = wiring::open_database(&config).await?;
    let keys = wiring::unlock(&config, &database).await?;
    let listen = config.server.listen;
    let failed = |error| CommandError::Listen(listen, error);
    let listener = TcpListener::bind(listen).await.map_err(failed)?;
    config.bound_to(listener.local_addr().map_err(failed)?)?;
    let hashing = HashSettings::default();
    let (store, places) = (database.store(keys.clone()), wiring::places(&config)?);
    let ports = wiring::ports(&config, store, keys.clone(), &hashing, places.clone())?;
    let service = wiring::wire(&config, ports, keys, places)?;

    let stop = CancellationToken::new();
    let identity = &service.app.identity;
    let mail = workers::deliver_mail(identity.clone(), service.mailer.clone(), stop.clone());
    let mail = tokio::spawn(mail);
    let upkeep = tokio::spawn(workers::upkeep(identity.clone(), stop.clone()));
    let notices = tokio::spawn(workers::notices(identity.clone(), stop.clone()));
    let control = match operate::listen(&config.data.directory).await {
        Ok(control) => tokio::spawn(control.serve(identity.clone(), stop.clone())),
        Err(error) => {
            warn!(error = %chain(&error), "no control socket: operators' commands cannot reach this server");
            tokio::spawn(std::future::ready(()))
        }
    };
    let stop_signal = stop_signal();
    // The banner comes last, because its reader may send orders and signals at once.
    print_banner(&config, &service);
    let stopping = async {
        stop_signal.await;
        // The workers end while the last requests drain.
        stop.cancel();
    };
    let stopped = serve_chain(listener, service.chain, stopping).await;
    if !workers::ended([mail, upkeep, notices, control], WORKERS_END).await {
        warn!("stopped before a worker had finished");
    }
    match stopped {
        Stopped::Drained => info!("stopped"),
        Stopped::Abandoned { requests } => {
            warn!(requests, "stopped before all requests had finished");
        }
    }
    Ok(())
}

/// Prints addresses and files to standard output. The log goes to standard error.
fn print_banner(config: &Config, service: &Service) {
    let origin = config.server.public_url.origin();
    let shown = |path: &Path| path.display().to_string();
    println!("{} Identity {}", config.brand.name, env!("CARGO_PKG_VERSION"));
    println!("  listening  {origin}");
    let database = match &config.database.location {
        Location::Sqlite(file) => format!("{} (SQLite)", shown(file)),
        Location::Postgres(_) => "PostgreSQL".to_owned(),
    };
    println!("  data       {database}");
    println!("  root key   {} (back it up, but not with the data)", shown(&config.keys.file));
    match &config.mail.transport {
        Transport::Directory(directory) => println!("  mail       files in {}", shown(directory)),
        Transport::Smtp(_) => println!("  mail       SMTP"),
    }
    if let Some(mailbox) = &service.app.mailbox {
        println!("  mailbox    {origin}/dev/mailbox?key={}", mailbox.key);
    }
}

/// Completes at the first SIGINT or SIGTERM. Signals count from this call, not from the first poll.
fn stop_signal() -> impl Future<Output = ()> {
    let signals = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
    async {
        let (Ok(mut interrupt), Ok(mut terminate)) = signals else {
            warn!("signals cannot be received: only SIGKILL ends this process");
            return std::future::pending().await;
        };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }
}
