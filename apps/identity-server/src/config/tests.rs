//! Promises and refusals of the configuration.

use super::*;

fn load(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let empty = tempfile::tempdir().unwrap();
    let data = empty.path().join("data");
    let mut environment = vec![("IDENTITY__DATA__DIRECTORY".into(), data.into_os_string())];
    environment.extend(variables.iter().map(|(name, value)| (name.into(), value.into())));
    Config::load(&Sources { file: None, environment })
}

fn load_file(text: &str) -> Result<Config, ConfigError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("set.toml");
    std::fs::write(&file, text).unwrap();
    Config::load(&Sources { file: Some(file), environment: Vec::new() })
}

#[track_caller]
fn refused(result: Result<Config, ConfigError>) -> ConfigError {
    result.err().expect("a refusal")
}

#[test]
fn every_key_of_the_table_is_read() {
    let mut read = load(&[]).unwrap().active.paths();
    let mut listed: Vec<_> = KEYS.iter().map(|key| key.path).collect();
    read.sort_unstable();
    listed.sort_unstable();
    assert_eq!(read, listed);
}

#[test]
fn the_default_is_a_development_server_on_loopback() {
    let config = Config::load(&Sources::default()).unwrap();
    assert_eq!(config.server.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.server.public_url.origin(), "http://127.0.0.1:8080");
    assert_eq!(config.data.directory, PathBuf::from("./data"));
    assert_eq!(config.keys.file, PathBuf::from("./data.key"));
    assert!(
        matches!(&config.database.location, Location::Sqlite(path) if path.ends_with("data/identity.db"))
    );
    assert!(
        matches!(&config.mail.transport, Transport::Directory(path) if path.ends_with("data/mail"))
    );
    assert_eq!(config.brand.name, "XWMS");
    assert!(config.mailbox_page_allowed());
}

#[test]
fn the_environment_wins_over_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let text = "[brand]\nname = \"File\"\n[database]\npool = 3\n[server]\ntrusted_proxies = [\"10.0.0.1\"]\n";
    std::fs::write(folder.path().join("identity.toml"), text).unwrap();
    let environment = vec![
        ("IDENTITY__DATA__DIRECTORY".into(), folder.path().into()),
        ("IDENTITY__BRAND__NAME".into(), "Shell".into()),
        ("IDENTITY__DATABASE__POOL".into(), "".into()),
        ("IDENTITY_OTHER".into(), "ignored".into()),
    ];
    let config = Config::load(&Sources { file: None, environment }).unwrap();
    assert_eq!((config.brand.name.as_str(), config.database.pool), ("Shell", 3));
    assert_eq!(config.server.trusted_proxies, ["10.0.0.1/32".parse().unwrap()]);
}

#[test]
fn a_named_file_must_exist() {
    let environment = vec![("IDENTITY_CONFIG".into(), "/nonexistent/identity.toml".into())];
    let error = refused(Config::load(&Sources { file: None, environment }));
    assert!(matches!(error, ConfigError::Unreadable { .. }));
}

#[test]
fn unknown_keys_are_named_by_path() {
    let key = |error| match error {
        ConfigError::UnknownKey { key, .. } => key,
        other => panic!("{other}"),
    };
    assert_eq!(key(refused(load_file("[server]\nlisten_on = \"x\""))), "server.listen_on");
    assert_eq!(key(refused(load_file("[sever]\nlisten = \"x\""))), "sever");
    assert_eq!(key(refused(load_file("server = 5"))), "server");
    let error = refused(load(&[("IDENTITY__SERVER__LISTN", "x")]));
    assert_eq!(key(error), "IDENTITY__SERVER__LISTN");
}

#[test]
fn each_default_is_that_of_its_policy() {
    let config = load(&[]).unwrap();
    assert_eq!(crate::wiring::policy(&config), identity_core::Policy::default());
    let limits = crate::http::limits::Limits::default();
    assert_eq!(config.server.connections, limits.connections);
    assert_eq!(config.server.request_deadline, limits.request);
    let settings = identity_storage::Settings::sqlite("");
    assert_eq!(config.database.pool, settings.connections);
}

#[test]
fn every_word_of_every_choice_is_accepted() {
    let smtp = [
        ("IDENTITY__MAIL__SMTP_URL", "smtps://mail.example"),
        ("IDENTITY__MAIL__FROM", "a@b.example"),
    ];
    for key in KEYS {
        let Kind::Choice(words) = key.kind else { continue };
        for word in words {
            let variable = key.variable();
            let transport = ("IDENTITY__MAIL__TRANSPORT", "smtp");
            let mut set = smtp.to_vec();
            set.extend(Some(transport).filter(|(name, _)| *name != variable));
            set.push((&variable, *word));
            let loaded = load(&set);
            assert!(loaded.is_ok(), "{} = {word}: {:?}", key.path, loaded.err());
        }
    }
}

#[test]
fn a_former_key_is_refused_by_a_sentence_that_names_the_present_one() {
    for (former, present) in RENAMED {
        assert!(KEYS.iter().any(|key| key.path == *present), "{present} is a key");
        assert!(KEYS.iter().all(|key| key.path != *former), "{former} is a key no longer");
        let (section, name) = former.split_once('.').unwrap();
        let text = refused(load_file(&format!("[{section}]\n{name} = 20"))).to_string();
        let sentence = format!("is now called {present}: rename it");
        assert!(text.starts_with(former) && text.ends_with(&sentence), "{text}");
        let (former, present) = (keys::variable(former), keys::variable(present));
        let text = refused(load(&[(&former, "20")])).to_string();
        let sentence = format!("{former} in the environment is now called {present}: rename it");
        assert_eq!(text, sentence);
    }
    let staff = refused(load(&[("IDENTITY__RECOVERY__MAILBOX_ONLY", "staff")])).to_string();
    assert!(staff.contains("must be one of: wait, support, not \"staff\""), "{staff}");
}

#[test]
fn the_changelog_lists_every_renamed_key() {
    let page = include_str!("../../../../docs/CHANGELOG.md");
    for (former, present) in RENAMED {
        let row = format!("| `{former}` | `{present}` |");
        assert!(page.contains(&row), "{row}");
    }
}

#[test]
fn a_wrong_value_is_named_and_quoted_unless_it_is_secret() {
    let text = refused(load(&[("IDENTITY__SERVER__LISTEN", "everywhere")])).to_string();
    assert!(text.contains("server.listen") && text.contains("everywhere"), "{text}");
    for (variable, value) in [
        ("IDENTITY__DATABASE__URL", "mysql://user:hunter2@db"),
        ("IDENTITY__DATABASE__URL", "sqlite:hunter2?mode=memory"),
        ("IDENTITY__MAIL__SMTP_URL", "smtp://user:hunter2@mail.example"),
    ] {
        let smtp = ("IDENTITY__MAIL__TRANSPORT", "smtp");
        let from = ("IDENTITY__MAIL__FROM", "a@b.example");
        let error = refused(load(&[(variable, value), smtp, from]));
        let text = format!("{error} {error:?}");
        assert!(!text.contains("hunter2"), "{text}");
    }
}

#[test]
fn a_malformed_file_is_reported_by_line_without_its_text() {
    let error = refused(load_file("[mail]\nsmtp_url = \"smtps://u:hunter2@m\nfrom = 1"));
    assert!(matches!(error, ConfigError::Syntax { line: 2, .. }), "{error}");
    assert!(!format!("{error} {error:?}").contains("hunter2"));
}

#[test]
fn types_ranges_and_words_are_checked() {
    for text in [
        "[server]\nlisten = 8080",
        "[server]\nconnections = \"many\"",
        "[server]\nconnections = 0",
        "[server]\ntrusted_proxies = \"10.0.0.1\"",
        "[server]\ntrusted_proxies = [\"10.0.0.1/40\"]",
        "[server]\nmode = \"test\"",
        "[server]\npublic_url = \"http://id.example.org\"",
        "[server]\npublic_url = \"https://id.example.org/path\"",
        "[log]\nlevel = \"loud\"",
        "[brand]\nname = \"\"",
        "[brand]\nname = \"a\\nb\"",
        "[mail]\nfrom = \"nobody\"",
        "[data]\ndirectory = \"\"",
    ] {
        assert!(matches!(refused(load_file(text)), ConfigError::Wrong { .. }), "{text}");
    }
}

#[test]
fn rules_between_keys_hold() {
    let rule = |variables: &[(&str, &str)]| match refused(load(variables)) {
        ConfigError::Refused(rule) => rule,
        other => panic!("{other}"),
    };
    let (listen, public) = ("IDENTITY__SERVER__LISTEN", "IDENTITY__SERVER__PUBLIC_URL");
    let (mode, transport) = ("IDENTITY__SERVER__MODE", "IDENTITY__MAIL__TRANSPORT");
    assert_eq!(rule(&[(listen, "0.0.0.0:80")]), Rule::ListensInTheClear);
    let loopback = (public, "http://127.0.0.1:8080");
    assert_eq!(rule(&[(listen, "0.0.0.0:80"), loopback]), Rule::ListensInTheClear);
    assert_eq!(rule(&[(mode, "production")]), Rule::ProductionWithoutMail);
    assert_eq!(rule(&[(transport, "smtp")]), Rule::SmtpWithoutUrl);
    let url = ("IDENTITY__MAIL__SMTP_URL", "smtps://mail.example");
    assert_eq!(rule(&[(transport, "smtp"), url]), Rule::SmtpWithoutSender);
    let plain = ("IDENTITY__MAIL__SMTP_URL", "smtp://mail.example");
    let from = ("IDENTITY__MAIL__FROM", "XWMS <id@example.org>");
    assert_eq!(rule(&[(transport, "smtp"), plain, from]), Rule::SmtpInTheClear);
    let database = ("IDENTITY__DATABASE__URL", "postgres://u:hunter2@db/x?sslmode=require");
    let refusal = refused(load(&[database])).to_string();
    assert_eq!(rule(&[database]), Rule::PostgresInTheClear);
    assert!(refusal.contains("database.url") && !refusal.contains("hunter2"), "{refusal}");
    assert!(load(&[(transport, "smtp"), url, from, (mode, "production")]).is_ok());
    let https = (public, "https://id.example.org");
    assert!(load(&[(listen, "0.0.0.0:80"), https]).is_ok());
}

#[test]
fn the_root_key_is_never_inside_the_data_directory() {
    let error =
        refused(load_file("[data]\ndirectory = \"/srv/id\"\n[keys]\nfile = \"/srv/id/key\""));
    assert!(matches!(error, ConfigError::Refused(Rule::KeyBesideData)));
    let config = load_file("[data]\ndirectory = \"/srv/id/\"").unwrap();
    assert_eq!(config.keys.file, PathBuf::from("/srv/id.key"));
}

#[test]
fn every_way_in_from_outside_closes_the_mailbox_page() {
    for open in [
        ("IDENTITY__SERVER__PUBLIC_URL", "https://id.example.org"),
        ("IDENTITY__SERVER__TRUSTED_PROXIES", "127.0.0.1"),
    ] {
        assert!(!load(&[open]).unwrap().mailbox_page_allowed(), "{open:?}");
    }
}

#[test]
fn showing_masks_secrets_and_names_origins() {
    let url = ("IDENTITY__DATABASE__URL", "postgres://u:hunter2@db/x?sslmode=verify-full");
    let page =
        load(&[url, ("IDENTITY__SERVER__TRUSTED_PROXIES", "10.0.0.1, fd00::/8")]).unwrap().show();
    assert!(!page.contains("hunter2"));
    assert!(page.contains("database.url = \"***\" # IDENTITY__DATABASE__URL\n"), "{page}");
    assert!(page.contains("server.listen = \"127.0.0.1:8080\" # default\n"), "{page}");
    assert!(page.contains("server.trusted_proxies = [\"10.0.0.1\", \"fd00::/8\"] #"), "{page}");
    assert!(page.contains("# mail.smtp_url is not set\n"), "{page}");
    assert!(toml::from_str::<toml::Table>(&page).is_ok(), "{page}");
}

#[test]
fn a_derived_public_url_takes_over_the_chosen_port() {
    let mut config = load(&[("IDENTITY__SERVER__LISTEN", "127.0.0.1:0")]).unwrap();
    config.bound_to("127.0.0.1:4321".parse().unwrap()).unwrap();
    assert_eq!(config.server.public_url.origin(), "http://127.0.0.1:4321");
}

#[test]
fn the_reference_page_names_every_key_and_variable() {
    let page = document();
    for key in KEYS {
        assert!(page.contains(&format!("`{}`", key.path)), "{}", key.path);
        assert!(page.contains(&key.variable()), "{}", key.path);
    }
}
