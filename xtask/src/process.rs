//! Child processes that never outlive the command that started them.
//!
//! Each child leads a process group, and signals go to the whole group, so that a browser or a test
//! binary that the child started ends with it. No process is ever ended by name.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};

use crate::failure::{Context, Failure};

const POLL: Duration = Duration::from_millis(20);
const GRACE: Duration = Duration::from_secs(10);

/// A running child. A drop asks it to stop, waits for ten seconds and then kills it.
///
/// This polls std's child: a drop has to wait for the end, and tokio's `process` feature would
/// compile half the tree again for xtask alone.
pub(crate) struct Running {
    child: Child,
    stop: Signal,
    name: String,
}

impl Running {
    /// Starts `command` without standard input; `stop` is the signal that shuts it down cleanly.
    pub(crate) fn start(command: &mut Command, stop: Signal) -> Result<Self, Failure> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .context(format!("cannot start {name}"))?;
        Ok(Self { child, stop, name })
    }

    /// The status if it has ended.
    pub(crate) fn status(&mut self) -> Result<Option<ExitStatus>, Failure> {
        self.child.try_wait().context(format!("cannot watch {}", self.name))
    }

    pub(crate) async fn wait(&mut self) -> Result<ExitStatus, Failure> {
        loop {
            if let Some(status) = self.status()? {
                return Ok(status);
            }
            tokio::time::sleep(POLL).await;
        }
    }

    fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        if let Some(group) = id {
            // Already gone is as good as stopped.
            let _ = kill_process_group(group, signal);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let polls = GRACE.as_millis() / POLL.as_millis();
        // The group id of an ended child may belong to another process by now.
        if !matches!(self.child.try_wait(), Ok(None)) {
            return;
        }
        self.signal(self.stop);
        for _ in 0..polls {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(POLL);
        }
        self.signal(Signal::KILL);
        let _ = self.child.wait();
    }
}

/// Runs a command to its end with its output shown. Any status but success is a failure.
pub(crate) async fn run(command: &mut Command) -> Result<(), Failure> {
    let status = Running::start(command, Signal::TERM)?.wait().await?;
    succeeded(status, command)
}

fn succeeded(status: ExitStatus, command: &Command) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("`{}`: {status}", line(command))))
}

/// Runs a command like [`run`] and passes each line of its output to `read`. Both outputs share one
/// pipe, so that the lines keep their order.
pub(crate) async fn run_and_read(
    command: &mut Command,
    mut read: impl FnMut(&str) + Send,
) -> Result<(), Failure> {
    let (reader, writer) = std::io::pipe().context("cannot make a pipe")?;
    let errors = writer.try_clone().context("cannot make a pipe")?;
    let mut running = Running::start(command.stdout(writer).stderr(errors), Signal::TERM)?;
    // The command holds the pipe's writing end, which would keep the reader waiting.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
    thread::spawn(move || {
        for line in BufReader::new(reader).lines().map_while(Result::ok) {
            println!("{line}");
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    while let Some(line) = receiver.recv().await {
        read(&line);
    }
    succeeded(running.wait().await?, command)
}

/// Runs a short command and returns its standard output.
pub(crate) fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .context(format!("cannot start `{}`", line(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let status = output.status;
        return Err(Failure::new(format!("`{}`: {status}\n{}", line(command), said.trim_end())));
    }
    String::from_utf8(output.stdout).context(format!("`{}` wrote no UTF-8", line(command)))
}

fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_gives_what_was_written() {
        let text = output(Command::new("sh").args(["-c", "echo out"])).unwrap();
        assert_eq!(text, "out\n");
    }

    #[test]
    fn failing_command_is_named_with_what_it_said() {
        let failure = output(Command::new("sh").args(["-c", "echo no >&2; exit 3"])).unwrap_err();
        let text = failure.to_string();
        assert!(text.contains("sh -c") && text.contains("no"), "{text}");
    }

    #[tokio::test]
    async fn lines_of_both_outputs_are_handed_on() {
        let mut shell = Command::new("sh");
        shell.args(["-c", "echo one; echo two >&2; exit 3"]);
        let mut lines = Vec::new();
        let result = run_and_read(&mut shell, |line| lines.push(line.to_owned())).await;
        assert!(result.is_err());
        assert_eq!(lines, ["one", "two"]);
    }

    #[test]
    fn dropped_child_ends_with_its_own_children() {
        let mut shell = Command::new("sh");
        shell.args(["-c", "sleep 60 & echo $!; wait"]).stdout(Stdio::piped());
        let mut running = Running::start(&mut shell, Signal::TERM).unwrap();
        let mut written = BufReader::new(running.child.stdout.take().unwrap());
        let mut sleeper = String::new();
        BufRead::read_line(&mut written, &mut sleeper).unwrap();
        drop(running);
        // The pipe closes when the last process that holds it has gone.
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut written, &mut rest).unwrap();
        assert_eq!(rest, "");
    }
}
