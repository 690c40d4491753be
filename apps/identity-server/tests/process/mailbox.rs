//! The development mailbox is open to the person who started the server, and to no one else.

use std::net::SocketAddr;

use poem::http::Method;

use crate::support::{Answer, HttpRequest, Running, Site, Wire, eventually, free_port};

const ANN: &str = "ann@example.org";
const PAGES: [&str; 4] =
    ["/dev/mailbox", "/dev/mailbox/latest.txt", "/dev/mailbox/FILE", "/dev/mailbox/FILE/html"];

/// Starts a server with one mail in its mailbox. Returns the key and the mail's file name.
async fn with_mail(site: &Site) -> (Running, String, String) {
    let running = site.start().await;
    let url = eventually("a mailbox", || running.printed("mailbox")).await;
    let (page, key) = url.split_once("?key=").expect("a key");
    assert_eq!(page, format!("{}/dev/mailbox", running.origin()));
    running.browser().register(ANN).await.expect(202);
    site.token(ANN).await;
    let file = site.mails_to(ANN)[0].mail.file.clone();
    (running, key.to_owned(), file)
}

async fn ask(running: &Running, page: &str, file: &str, key: &str, header: (&str, &str)) -> Answer {
    let target = format!("{}?key={key}", page.replace("FILE", file));
    let ask = HttpRequest::new(Method::GET, &target).header(header.0, header.1);
    running.browser().send_bare(&ask).await
}

const PLAIN: (&str, &str) = ("accept", "*/*");

#[tokio::test]
async fn only_the_printed_key_opens_the_mailbox() {
    let site = Site::new();
    let (running, key, file) = with_mail(&site).await;
    for page in PAGES {
        let answer = ask(&running, page, &file, &key, PLAIN).await.expect(200);
        assert!(page != "/dev/mailbox" || answer.body.contains(ANN), "{answer:?}");
        for wrong in ["", "0", &key[1..], &key.to_uppercase(), &format!("{key}0")] {
            let refused = ask(&running, page, &file, wrong, PLAIN).await;
            assert_eq!(refused.status, if page == "/dev/mailbox" { 403 } else { 404 }, "{page}");
            assert!(!refused.body.contains(ANN) && !refused.body.contains(&key), "{page}");
        }
    }
    let twice = format!("/dev/mailbox?key={key}&key={key}");
    running.browser().get(&twice).await.expect(403);
    running.browser().get("/dev/mailbox").await.expect(403);
    for outside in ["..%2Fidentity.db", "..", ".", "%2Fetc%2Fpasswd", "1-..eml"] {
        let answer = ask(&running, "/dev/mailbox/FILE", outside, &key, PLAIN).await;
        assert!(answer.status == 404 || answer.status == 400, "{outside}: {answer:?}");
    }
}

#[tokio::test]
async fn the_mailbox_is_hidden_from_other_hosts_and_proxies() {
    let site = Site::new();
    let (running, key, file) = with_mail(&site).await;
    let port = running.address().port();
    for page in PAGES {
        for header in [
            ("host", "evil.example"),
            ("host", "127.0.0.1"),
            ("host", "127.0.0.1.evil.example"),
            ("x-forwarded-for", "192.0.2.7"),
            ("x-forwarded-for", "127.0.0.1"),
            ("forwarded", "for=192.0.2.7"),
        ] {
            let answer = ask(&running, page, &file, &key, header).await;
            assert_eq!(answer.status, 404, "{page} with {header:?}: {answer:?}");
        }
        let host = format!("localhost:{port}");
        ask(&running, page, &file, &key, ("host", &host)).await.expect(200);
    }
}

#[tokio::test]
async fn a_mailbox_key_works_for_one_start() {
    let site = Site::new();
    let (running, old, file) = with_mail(&site).await;
    running.kill();
    let running = site.start().await;
    ask(&running, "/dev/mailbox", &file, &old, PLAIN).await.expect(403);
    ask(&running, "/dev/mailbox/FILE", &file, &old, PLAIN).await.expect(404);
}

#[tokio::test]
async fn the_mailbox_is_absent_on_a_public_server() {
    let smtp = || {
        let site = Site::new().set("MAIL__TRANSPORT", "smtp");
        site.set("MAIL__SMTP_URL", "smtp://127.0.0.1:1").set("MAIL__FROM", "no-reply@example.org")
    };
    for (why, site) in [
        ("production", smtp().set("SERVER__MODE", "production")),
        ("mail leaves", smtp()),
        ("a proxy", Site::new().set("SERVER__TRUSTED_PROXIES", "192.0.2.1")),
        ("a public name", Site::new().set("SERVER__PUBLIC_URL", "https://id.example.org")),
    ] {
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()));
        let running = site.set("SERVER__LISTEN", &address.to_string()).start().await;
        let wire = Wire::Socket(address);
        for page in PAGES {
            let answer = wire.send(&HttpRequest::new(Method::GET, page)).await;
            assert_eq!(answer.status, 404, "{why}: {page}: {answer:?}");
        }
        assert!(!running.output().contains("mailbox"), "{why}: {}", running.output());
    }
}
