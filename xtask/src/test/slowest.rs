//! The ten slowest tests of a run, read from what the runner wrote.

use std::fmt;

const SHOWN: usize = 10;

/// Names with their seconds, the slowest first.
#[derive(Debug, PartialEq)]
pub(super) struct Slowest {
    title: &'static str,
    timed: Vec<(f64, String)>,
}

impl Slowest {
    /// From nextest's report, an XML file.
    pub(super) fn of_report(report: &str) -> Self {
        let timed = report.lines().filter_map(|line| {
            let case = line.trim_start().strip_prefix("<testcase ")?;
            let seconds = attribute(case, "time")?.parse().ok()?;
            let name = format!("{} {}", attribute(case, "classname")?, attribute(case, "name")?);
            Some((seconds, name))
        });
        Self::sorted("slowest tests", timed.collect())
    }

    /// From what `cargo test` printed: it times its binaries, not each test.
    pub(super) fn of_binaries<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut running = String::new();
        let mut timed = Vec::new();
        for line in lines {
            if let Some(binary) = line.trim_start().strip_prefix("Running ") {
                binary.clone_into(&mut running);
            } else if let Some(package) = line.trim_start().strip_prefix("Doc-tests ") {
                running = format!("doc tests of {package}");
            } else if let Some((_, time)) = line.split_once("; finished in ")
                && let Ok(seconds) = time.trim_end_matches('s').parse()
            {
                timed.push((seconds, running.clone()));
            }
        }
        Self::sorted("slowest test binaries (`cargo test` times no single test)", timed)
    }

    fn sorted(title: &'static str, mut timed: Vec<(f64, String)>) -> Self {
        timed.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        timed.truncate(SHOWN);
        Self { title, timed }
    }
}

impl fmt::Display for Slowest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "\n{}:", self.title)?;
        for (seconds, name) in &self.timed {
            writeln!(formatter, "{seconds:>9.1} s  {name}")?;
        }
        Ok(())
    }
}

/// The value of `name="value"`.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_of_a_report_are_sorted_by_time() {
        let report = "<testsuite name=\"a\" tests=\"2\" time=\"9\">\n  \
            <testcase name=\"quick\" classname=\"a::b\" timestamp=\"2026\" time=\"0.100\">\n  \
            <testcase name=\"slow\" classname=\"a::b\" timestamp=\"2026\" time=\"2.500\"/>\n";
        let slowest = Slowest::of_report(report);
        assert_eq!(slowest.timed, [(2.5, "a::b slow".to_owned()), (0.1, "a::b quick".to_owned())]);
    }

    #[test]
    fn binaries_are_timed_by_their_summaries() {
        let printed = "     Running tests/a.rs (target/a-1)\n\
            test result: ok. 1 passed; 0 failed; finished in 1.25s\n   Doc-tests core\n\
            test result: ok. 1 passed; 0 failed; finished in 3.00s";
        let slowest = Slowest::of_binaries(printed.lines());
        let names: Vec<_> = slowest.timed.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["doc tests of core", "tests/a.rs (target/a-1)"]);
    }
}
