//! The migrations in the two folders at the top of the repository. Both have the same numbers and
//! names, and there are no down migrations. A new pair is one line here.

use sqlx::{
    SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// One migration for both engines.
struct Step {
    version: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! step {
    ($version:literal, $file:literal) => {
        Step {
            version: $version,
            name: $file,
            sqlite: include_str!(concat!("../../../migrations/sqlite/", $file, ".sql")),
            postgres: include_str!(concat!("../../../migrations/postgres/", $file, ".sql")),
        }
    };
}

const STEPS: &[Step] = &[
    step!(1, "0001_foundation"),
    step!(2, "0002_protect"),
    step!(3, "0003_defend"),
    step!(4, "0004_sources"),
    step!(5, "0005_addresses"),
    step!(6, "0006_alerts"),
    step!(7, "0007_device_tokens"),
    step!(8, "0008_field_terms"),
    step!(9, "0009_notice_counts"),
    step!(10, "0010_ownership"),
];

pub(crate) fn sqlite() -> Migrator {
    migrator(|step| step.sqlite)
}

pub(crate) fn postgres() -> Migrator {
    migrator(|step| step.postgres)
}

fn migrator(text: impl Fn(&Step) -> &'static str) -> Migrator {
    let migration = |step: &Step| {
        let sql = text(step).into_sql_str();
        Migration::new(step.version, step.name.into(), MigrationType::Simple, sql, false)
    };
    Migrator::with_migrations(STEPS.iter().map(migration).collect())
}
