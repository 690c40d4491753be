//! Enums whose variants have fixed names in the store, in answers and in the audit trail.

use std::str::FromStr;
use strum::VariantArray;

/// A closed set of values, each with one fixed name. Derive strum's `EnumString`, `IntoStaticStr`
/// and `VariantArray` and the set has these; `serialize_all = "snake_case"` makes the names.
/// A name that was stored once is never changed or reused.
pub trait ClosedSet: VariantArray + FromStr + Into<&'static str> + Copy {
    /// All values, in the order of declaration.
    const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the name in the store and in answers.
    fn as_str(self) -> &'static str {
        self.into()
    }

    /// Finds a value by name.
    fn from_name(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

impl<T: VariantArray + FromStr + Into<&'static str> + Copy> ClosedSet for T {}
