//! An authenticator app: a camera that reads QR codes and a TOTP generator. Both are programs by
//! other authors, so that our QR codes and secrets are checked by independent code.

use std::fs;
use std::process::Command;

use super::programs::Programs;
use crate::failure::{Context, Failure};
use crate::process;

pub(super) struct Authenticator {
    programs: Programs,
}

impl Authenticator {
    pub(super) fn new(programs: &Programs) -> Self {
        Self { programs: programs.clone() }
    }

    /// The content of the only QR code in a picture.
    pub(super) fn scan(&self, picture: &[u8]) -> Result<String, Failure> {
        let directory = tempfile::tempdir().context("cannot make a temporary directory")?;
        let file = directory.path().join("picture.png");
        fs::write(&file, picture).context("cannot write a picture")?;
        let mut command = Command::new(&self.programs.zbarimg);
        command.args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"]).arg(&file);
        let output = process::output(&mut command).context("no QR code in the picture")?;
        let mut codes = output.lines();
        match (codes.next(), codes.next()) {
            (Some(only), None) => Ok(only.to_owned()),
            _ => Err(Failure::new(format!("expected one QR code: {output}"))),
        }
    }

    /// The current code for a secret.
    pub(super) fn code(&self, secret: &str) -> Result<String, Failure> {
        self.code_at("now", secret)
    }

    /// The code of the next time step.
    pub(super) fn next_code(&self, secret: &str) -> Result<String, Failure> {
        self.code_at("now + 30 seconds", secret)
    }

    fn code_at(&self, when: &str, secret: &str) -> Result<String, Failure> {
        let mut command = Command::new(&self.programs.oathtool);
        command.args(["--totp", "--base32", "--now", when, secret]);
        Ok(process::output(&mut command).context("no code")?.trim().to_owned())
    }
}
