//! Configurations that the server refuses with an explanation, before it creates anything.

use std::fs;

use crate::support::Site;

async fn refused(site: &Site, words: &str) {
    let printed = site.run(&["serve"]).await.failure();
    assert!(
        printed.starts_with("identity-server: ") && printed.contains(words),
        "{words}: {printed}"
    );
    assert!(!printed.contains("hunter2"), "a secret is quoted: {printed}");
    assert!(!site.data().exists() && !site.key_file().exists(), "{words}: something was made");
}

#[tokio::test]
async fn production_without_a_mail_server_is_refused() {
    let site = Site::new().set("SERVER__MODE", "production");
    refused(&site, "server.mode production needs mail.transport smtp").await;
}

#[tokio::test]
async fn plain_text_connections_are_refused() {
    let plain = "must be https: plain http is allowed for loopback only";
    refused(&Site::new().set("SERVER__PUBLIC_URL", "http://id.example.org"), plain).await;
    for listen in ["0.0.0.0:0", "[::]:0"] {
        let site = Site::new().set("SERVER__LISTEN", listen);
        refused(&site, "server.listen is not loopback").await;
    }
    let smtp = |url| Site::new().set("MAIL__TRANSPORT", "smtp").set("MAIL__SMTP_URL", url);
    for url in [
        "smtp://u:hunter2@mail.example.org",
        "smtp://u:hunter2@mail.example.org?tls=opportunistic",
        "smtp://u:hunter2@127.0.0.1.example.org",
    ] {
        let site = smtp(url).set("MAIL__FROM", "no-reply@example.org");
        refused(&site, "mail.smtp_url must be smtps://").await;
    }
    refused(&smtp("smtps://u:hunter2@mail.example.org"), "needs mail.from").await;
    for url in ["postgres://u:hunter2@db/x", "postgres://u:hunter2@db/x?sslmode=require"] {
        let site = Site::new().set("DATABASE__URL", url);
        refused(&site, "database.url must say sslmode=verify-full").await;
    }
}

#[tokio::test]
async fn an_unknown_configuration_key_is_refused_by_name() {
    let site = Site::new().set("SERVER__LISSEN", "127.0.0.1:0");
    refused(&site, "unknown key IDENTITY__SERVER__LISSEN").await;
    let site = Site::new();
    let file = site.folder().join("set.toml");
    fs::write(&file, "[server]\nlissen = \"hunter2\"\n").expect("a file");
    let printed = site.run(&["--config", &file.display().to_string()]).await.failure();
    assert!(
        printed.contains("unknown key server.lissen") && printed.contains("set.toml"),
        "{printed}"
    );
    assert!(!printed.contains("hunter2"), "{printed}");
}

#[tokio::test]
async fn an_invalid_value_is_refused_by_its_key_without_quoting_secrets() {
    for (key, value, name) in [
        ("SERVER__LISTEN", "8080", "server.listen"),
        ("SERVER__MODE", "prod", "must be one of: development, production, not \"prod\""),
        ("SERVER__CONNECTIONS", "0", "must be a whole number from 1 to "),
        ("SERVER__TRUSTED_PROXIES", "proxy", "server.trusted_proxies"),
        ("SERVER__PUBLIC_URL", "https://id.example.org/base", "server.public_url"),
        ("DATABASE__URL", "mysql://u:hunter2@db/x", "database.url"),
        ("DATABASE__URL", "sqlite::memory:", "database.url"),
        ("LOG__LEVEL", "loud", "one of: error, warn, info, debug, trace"),
        ("BRAND__NAME", "a\nb", "brand.name"),
    ] {
        refused(&Site::new().set(key, value), name).await;
    }
    let site = Site::new();
    let inside = site.data().join("root.key").display().to_string();
    refused(&site.set("KEYS__FILE", &inside), "must not lie inside data.directory").await;
}

#[tokio::test]
async fn an_unreachable_database_stops_the_start_without_printing_its_url() {
    let site = Site::new().set("DATABASE__URL", "postgres://u:hunter2@127.0.0.1:1/x");
    let printed = site.run(&["serve"]).await.failure();
    assert!(
        printed.contains("the database is unreachable") && !printed.contains("hunter2"),
        "{printed}"
    );
    assert!(!site.key_file().exists(), "a key was made for an unreachable database");
}

#[tokio::test]
async fn a_port_in_use_is_reported() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let printed = Site::new().set("SERVER__LISTEN", &address).run(&["serve"]).await.failure();
    assert!(printed.contains(&format!("cannot listen on {address}")), "{printed}");
}
