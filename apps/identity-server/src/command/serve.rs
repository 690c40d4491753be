//! `serve`: from a configuration to a server that ends well.

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
use crate::wiring::{self, Service};
use crate::{log, operate, workers};

/// How long the workers are waited for when the last request is done. They were told at the stop.
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
    let mail = workers::deliver_mail(
        identity.clone(),
        service.mailer.clone(),
        service.app.mail_waits.clone(),
        stop.clone(),
    );
    let mail = tokio::spawn(mail);
    let upkeep = tokio::spawn(workers::upkeep(identity.clone(), stop.clone()));
    let mail_waits = service.app.mail_waits.clone();
    let watch = tokio::spawn(workers::watch(identity.clone(), mail_waits, stop.clone()));
    let control = match operate::listen(&config.data.directory).await {
        Ok(control) => tokio::spawn(control.serve(identity.clone(), stop.clone())),
        Err(error) => {
            warn!(%error, "no control socket: the command line cannot act beside this server");
            tokio::spawn(std::future::ready(()))
        }
    };
    let asked = asked_to_stop();
    // Last: who reads that it listens may give it orders and end it.
    greet(&config, &service);
    let asked = async {
        asked.await;
        // Now, and not after the drain: the workers end while the last requests do.
        stop.cancel();
    };
    let stopped = serve_chain(listener, service.chain, asked).await;
    if !workers::ended([mail, upkeep, watch, control], WORKERS_END).await {
        warn!("stopped with a worker under way");
    }
    match stopped {
        Stopped::Drained => info!("stopped"),
        Stopped::Abandoned { requests } => warn!(requests, "stopped with work under way"),
    }
    Ok(())
}

/// What a newcomer needs to know, on standard output; the log goes to standard error.
fn greet(config: &Config, service: &Service) {
    let origin = config.server.public_url.origin();
    let shown = |path: &Path| path.display().to_string();
    println!("{} Identity {}", config.brand.name, env!("CARGO_PKG_VERSION"));
    println!("  listening  {origin}");
    let database = match &config.database.location {
        Location::Sqlite(file) => format!("{} (SQLite)", shown(file)),
        Location::Postgres(_) => "PostgreSQL".to_owned(),
    };
    println!("  data       {database}");
    println!("  root key   {} (back it up, apart from the data)", shown(&config.keys.file));
    match &config.mail.transport {
        Transport::Directory(directory) => println!("  mail       files in {}", shown(directory)),
        Transport::Smtp(_) => println!("  mail       SMTP"),
    }
    if let Some(mailbox) = &service.app.mailbox {
        println!("  mailbox    {origin}/dev/mailbox?key={}", mailbox.key);
    }
}

/// Ready at the first SIGINT or SIGTERM from now on, not only from when it is first polled.
fn asked_to_stop() -> impl Future<Output = ()> {
    let heard = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
    async {
        let (Ok(mut interrupt), Ok(mut terminate)) = heard else {
            warn!("signals cannot be heard: only a kill ends this process");
            return std::future::pending().await;
        };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }
}
