//! A person's telephone: a camera that reads pictures, and an authenticator. Both are programs of
//! others, so that what we show is read by those who did not write it.

use std::fs;
use std::process::Command;

use super::programs::Programs;
use crate::failure::{Context, Failure};
use crate::process;

pub(super) struct Telephone {
    programs: Programs,
}

impl Telephone {
    pub(super) fn with(programs: &Programs) -> Self {
        Self { programs: programs.clone() }
    }

    /// What the one QR code of a picture says.
    pub(super) fn scan(&self, picture: &[u8]) -> Result<String, Failure> {
        let directory = tempfile::tempdir().context("cannot make a temporary directory")?;
        let file = directory.path().join("picture.png");
        fs::write(&file, picture).context("cannot write a picture")?;
        let mut command = Command::new(&self.programs.zbarimg);
        command.args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"]).arg(&file);
        let said = process::output(&mut command).context("no QR code in the picture")?;
        let mut codes = said.lines();
        match (codes.next(), codes.next()) {
            (Some(only), None) => Ok(only.to_owned()),
            _ => Err(Failure::new(format!("not one QR code: {said}"))),
        }
    }

    /// The code that an authenticator shows for a key.
    pub(super) fn code(&self, key: &str) -> Result<String, Failure> {
        self.code_at("now", key)
    }

    /// The one that it shows after that.
    pub(super) fn next_code(&self, key: &str) -> Result<String, Failure> {
        self.code_at("now + 30 seconds", key)
    }

    fn code_at(&self, when: &str, key: &str) -> Result<String, Failure> {
        let mut command = Command::new(&self.programs.oathtool);
        command.args(["--totp", "--base32", "--now", when, key]);
        Ok(process::output(&mut command).context("no code")?.trim().to_owned())
    }
}
