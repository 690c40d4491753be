//! The values of all keys as text with their origin: file and environment merged, types checked.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::Path;

use toml::{Table, Value};

use super::error::ConfigError;
use super::keys::{Fallback, KEYS, Key, Kind, RENAMED, variable};
use super::sources::{Found, Sources};
use crate::log::clip;

/// A value and where it was set.
#[derive(Clone, Debug)]
struct Given {
    parts: Vec<String>,
    origin: String,
}

const DEFAULT: &str = "default";
const PREFIX: &str = "IDENTITY__";

/// The values that were set, on their way to the typed configuration.
pub(super) struct Values {
    given: BTreeMap<&'static str, Given>,
    /// The values that were read, defaults included.
    active: BTreeMap<&'static str, Given>,
}

/// The active values, for [`super::Config::show`].
pub(super) struct Active(BTreeMap<&'static str, Given>);

impl Values {
    pub(super) fn gather(sources: &Sources) -> Result<Self, ConfigError> {
        let mut environment = BTreeMap::new();
        for (name, value) in &sources.environment {
            if let Some((key, given)) = from_variable(name, value)? {
                environment.insert(key.path, given);
            }
        }
        let mut given = BTreeMap::new();
        let set = environment.get("data.directory").and_then(|given| given.parts.first());
        let data = set.cloned().or_else(|| default_text("data.directory")).unwrap_or_default();
        if let Some(found) = sources.find_file(Path::new(&data))? {
            from_file(&found, &mut given)?;
        }
        given.extend(environment);
        Ok(Self { given, active: BTreeMap::new() })
    }

    /// Returns the text of a key, or its default, or `None` if it has neither.
    pub(super) fn text(&mut self, path: &'static str) -> Option<String> {
        self.parts(path).and_then(|parts| parts.into_iter().next())
    }

    /// Returns the text of a key, or one derived from other keys.
    pub(super) fn text_or(
        &mut self,
        path: &'static str,
        derive: impl FnOnce() -> String,
    ) -> String {
        self.text(path).unwrap_or_else(|| {
            let text = derive();
            let given = Given { parts: vec![text.clone()], origin: DEFAULT.to_owned() };
            self.active.insert(path, given);
            text
        })
    }

    /// Returns the entries of a list.
    pub(super) fn list(&mut self, path: &'static str) -> Vec<String> {
        self.parts(path).unwrap_or_default()
    }

    fn parts(&mut self, path: &'static str) -> Option<Vec<String>> {
        let given = self.given.remove(path).or_else(|| default(path));
        let parts = given.as_ref().map(|given| given.parts.clone());
        let unset = || Given { parts: Vec::new(), origin: DEFAULT.to_owned() };
        self.active.insert(path, given.unwrap_or_else(unset));
        parts
    }

    /// Returns the error for a value that does not parse. It quotes the value unless it is secret.
    pub(super) fn wrong(&self, path: &'static str, expected: impl Into<String>) -> ConfigError {
        let given = self.active.get(path);
        let secret = find(path).is_none_or(|key| key.secret);
        ConfigError::Wrong {
            key: path,
            origin: given.map_or_else(|| DEFAULT.to_owned(), |given| given.origin.clone()),
            expected: expected.into(),
            given: given
                .filter(|_| !secret)
                .map(|given| format!("\"{}\"", clip(&given.parts.join(",")))),
        }
    }

    pub(super) fn active(self) -> Active {
        Active(self.active)
    }
}

impl Active {
    pub(super) fn is_default(&self, path: &str) -> bool {
        self.0.get(path).is_none_or(|given| given.origin == DEFAULT)
    }

    #[cfg(test)]
    pub(super) fn paths(&self) -> Vec<&'static str> {
        self.0.keys().copied().collect()
    }

    pub(super) fn show(&self) -> String {
        let mut page = String::new();
        for key in KEYS {
            let Some(given) = self.0.get(key.path) else { continue };
            // A JSON string is a TOML string.
            let quoted = |text: &String| serde_json::Value::from(text.as_str()).to_string();
            let masked = key.secret && given.origin != DEFAULT;
            let value = match (key.kind, given.parts.as_slice()) {
                _ if masked => "\"***\"".to_owned(),
                (Kind::List, parts) => {
                    format!("[{}]", parts.iter().map(quoted).collect::<Vec<_>>().join(", "))
                }
                (Kind::Number { .. }, [number]) => number.clone(),
                (_, [text]) => quoted(text),
                _ => {
                    let _ = writeln!(page, "# {} is not set", key.path);
                    continue;
                }
            };
            let _ = writeln!(page, "{} = {value} # {}", key.path, given.origin);
        }
        page
    }
}

fn find(path: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.path == path)
}

fn default_text(path: &str) -> Option<String> {
    match find(path)?.default {
        Fallback::Is(text) => Some(text.to_owned()),
        Fallback::Policy(default) => Some(default()),
        Fallback::Derived(_) | Fallback::Nothing => None,
    }
}

fn default(path: &str) -> Option<Given> {
    let key = find(path)?;
    let text = default_text(path)?;
    Some(Given { parts: split(key.kind, &text), origin: DEFAULT.to_owned() })
}

fn split(kind: Kind, text: &str) -> Vec<String> {
    if kind != Kind::List {
        return vec![text.to_owned()];
    }
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn from_variable(
    name: &OsStr,
    value: &OsStr,
) -> Result<Option<(&'static Key, Given)>, ConfigError> {
    let shown = name.to_string_lossy();
    if !shown.starts_with(PREFIX) {
        return Ok(None);
    }
    let Some(key) = KEYS.iter().find(|key| key.variable() == shown) else {
        let origin = "the environment".to_owned();
        let renamed = RENAMED.iter().find(|(former, _)| variable(former) == shown);
        return Err(match renamed {
            Some((former, present)) => ConfigError::Renamed {
                former: variable(former),
                origin,
                present: variable(present),
            },
            None => ConfigError::UnknownKey { key: clip(&shown).to_string(), origin },
        });
    };
    if value.is_empty() {
        return Ok(None);
    }
    let origin = shown.into_owned();
    let Some(text) = value.to_str() else {
        let expected = "UTF-8".to_owned();
        return Err(ConfigError::Wrong { key: key.path, origin, expected, given: None });
    };
    Ok(Some((key, Given { parts: split(key.kind, text), origin })))
}

fn from_file(found: &Found, into: &mut BTreeMap<&'static str, Given>) -> Result<(), ConfigError> {
    let table: Table = toml::from_str(&found.text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let before = found.text.as_bytes().iter().take(start);
        let line = before.filter(|byte| **byte == b'\n').count() + 1;
        ConfigError::Syntax { path: found.path.clone(), line }
    })?;
    flatten("", table, &found.path, into)
}

fn flatten(
    prefix: &str,
    table: Table,
    file: &Path,
    into: &mut BTreeMap<&'static str, Given>,
) -> Result<(), ConfigError> {
    for (name, value) in table {
        let path = format!("{prefix}{name}");
        let origin = file.display().to_string();
        if let Some(key) = find(&path) {
            let parts = parts_of(key.kind, value).ok_or_else(|| ConfigError::Wrong {
                key: key.path,
                origin: origin.clone(),
                expected: key.kind.expected(),
                given: None,
            })?;
            into.insert(key.path, Given { parts, origin });
            continue;
        }
        if let Some((former, present)) = RENAMED.iter().find(|(former, _)| *former == path) {
            let (former, present) = ((*former).to_owned(), (*present).to_owned());
            return Err(ConfigError::Renamed { former, origin, present });
        }
        let inner = format!("{path}.");
        let paths =
            KEYS.iter().map(|key| key.path).chain(RENAMED.iter().map(|(former, _)| *former));
        match value {
            Value::Table(table) if paths.into_iter().any(|known| known.starts_with(&inner)) => {
                flatten(&inner, table, file, into)?;
            }
            _ => return Err(ConfigError::UnknownKey { key: clip(&path).to_string(), origin }),
        }
    }
    Ok(())
}

fn parts_of(kind: Kind, value: Value) -> Option<Vec<String>> {
    match (kind, value) {
        (Kind::Text | Kind::Choice(_), Value::String(text)) => Some(vec![text]),
        (Kind::Number { .. }, Value::Integer(number)) => Some(vec![number.to_string()]),
        (Kind::List, Value::Array(values)) => {
            let text = |value| if let Value::String(text) = value { Some(text) } else { None };
            values.into_iter().map(text).collect()
        }
        _ => None,
    }
}
