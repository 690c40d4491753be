//! The result of inspecting a database.

use identity_core::kernel::{SealedKey, Timestamp};
use sqlx::migrate::Migrator;

/// The result of [`Database::inspect`](crate::Database::inspect).
pub struct Inspection {
    pub schema: Schema,
    /// Rows of the key ring, empty in a new database. `None` when this program cannot read the
    /// schema.
    pub keys: Option<Vec<SealedKey>>,
    /// Clock of the database; `None` when there is no database.
    pub time: Option<Timestamp>,
}

/// The schema compared with that of this program. Versions are numbers of migrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    Missing,
    /// An older schema, which the next start migrates.
    Behind {
        applied: i64,
        known: i64,
    },
    Current,
    /// The schema of a newer program.
    Ahead {
        applied: i64,
        known: i64,
    },
    /// This migration differs from the program's, or did not complete.
    Foreign {
        version: i64,
    },
}

/// A migration recorded in the database.
pub(crate) struct Applied {
    pub(crate) version: i64,
    pub(crate) checksum: Vec<u8>,
    pub(crate) success: bool,
}

impl Inspection {
    /// Returns the inspection of a missing database.
    pub(crate) fn nothing() -> Self {
        Self { schema: Schema::Missing, keys: Some(Vec::new()), time: None }
    }
}

impl Schema {
    /// Compares the recorded migrations, in order, with those of the program.
    pub(crate) fn of(applied: &[Applied], program: &Migrator) -> Self {
        let known = program.iter().map(|step| step.version).max().unwrap_or_default();
        let fits = |row: &Applied| {
            let step = program.iter().find(|step| step.version == row.version);
            row.success && step.is_none_or(|step| *step.checksum == *row.checksum)
        };
        let Some(last) = applied.last() else { return Self::Missing };
        if let Some(row) = applied.iter().find(|row| !fits(row)) {
            return Self::Foreign { version: row.version };
        }
        match last.version {
            applied if applied > known => Self::Ahead { applied, known },
            applied if applied < known => Self::Behind { applied, known },
            _ => Self::Current,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrations;

    fn applied(version: i64, checksum: &[u8], success: bool) -> Applied {
        Applied { version, checksum: checksum.to_vec(), success }
    }

    #[test]
    fn a_schema_is_classified_by_its_migrations() {
        let program = migrations::sqlite();
        let own: Vec<_> =
            program.iter().map(|step| applied(step.version, &step.checksum, true)).collect();
        let known = own.last().unwrap().version;
        assert_eq!(Schema::of(&[], &program), Schema::Missing);
        assert_eq!(Schema::of(&own, &program), Schema::Current);

        let newer = own.into_iter().chain([applied(known + 1, b"", true)]).collect::<Vec<_>>();
        assert_eq!(Schema::of(&newer, &program), Schema::Ahead { applied: known + 1, known });
        let older = [applied(0, b"", true)];
        assert_eq!(Schema::of(&older, &program), Schema::Behind { applied: 0, known });

        let first = program.iter().next().unwrap();
        let foreign = Schema::Foreign { version: first.version };
        assert_eq!(Schema::of(&[applied(first.version, b"other", true)], &program), foreign);
        assert_eq!(
            Schema::of(&[applied(first.version, &first.checksum, false)], &program),
            foreign
        );
    }
}
