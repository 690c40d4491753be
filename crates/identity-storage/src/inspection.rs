//! What a database holds, for a look that changes nothing.

use identity_core::kernel::{SealedKey, Timestamp};
use sqlx::migrate::Migrator;

/// What [`Database::inspect`](crate::Database::inspect) found.
pub struct Inspection {
    /// How the schema stands to the one that this program makes.
    pub schema: Schema,
    /// The key ring's rows, none of them in a new database; nothing where the schema is not one
    /// that this program can read.
    pub keys: Option<Vec<SealedKey>>,
    /// The database's time; nothing where there is no database.
    pub time: Option<Timestamp>,
}

/// How a schema stands to the one that this program makes. Versions are numbers of migrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// There is none yet.
    Missing,
    /// An older one, which the next start brings up to date.
    Behind {
        /// The database's version.
        applied: i64,
        /// The program's version.
        known: i64,
    },
    /// The same.
    Current,
    /// One that a newer program made.
    Ahead {
        /// The database's version.
        applied: i64,
        /// The program's version.
        known: i64,
    },
    /// One whose migration of this number is not the program's, or came only half the way.
    Foreign {
        /// The first such number.
        version: i64,
    },
}

/// A migration as the database remembers it.
pub(crate) struct Applied {
    pub(crate) version: i64,
    pub(crate) checksum: Vec<u8>,
    pub(crate) success: bool,
}

impl Inspection {
    /// Of a database that is not there.
    pub(crate) fn nothing() -> Self {
        Self { schema: Schema::Missing, keys: Some(Vec::new()), time: None }
    }
}

impl Schema {
    /// What these migrations, in order, say.
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
    fn a_schema_is_judged_by_its_migrations() {
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
