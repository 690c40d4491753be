//! The keys of one purpose.

use identity_core::kernel::Generation;

/// The active key and older keys, which still open their own values. Never empty.
pub(super) struct Generations<Key> {
    current: (Generation, Key),
    /// The newest first.
    older: Vec<(Generation, Key)>,
}

impl<Key> Generations<Key> {
    /// Returns a set of one key.
    pub(super) fn one(generation: Generation, key: Key) -> Self {
        Self { current: (generation, key), older: Vec::new() }
    }

    /// Collects keys from the oldest to the newest, which becomes the active one. Returns `None`
    /// without a key.
    pub(super) fn rising(keys: impl DoubleEndedIterator<Item = (Generation, Key)>) -> Option<Self> {
        let mut falling = keys.rev();
        Some(Self { current: falling.next()?, older: falling.collect() })
    }

    /// Returns the active key.
    pub(super) fn current(&self) -> (Generation, &Key) {
        (self.current.0, &self.current.1)
    }

    /// Returns every key, the active one first.
    pub(super) fn newest_first(&self) -> impl Iterator<Item = (Generation, &Key)> {
        std::iter::once(&self.current).chain(&self.older).map(|(number, key)| (*number, key))
    }

    pub(super) fn find(&self, generation: Generation) -> Option<&Key> {
        self.newest_first().find(|(number, _)| *number == generation).map(|(_, key)| key)
    }

    /// Converts every key.
    pub(super) fn map<Other>(self, mut form: impl FnMut(Key) -> Other) -> Generations<Other> {
        Generations {
            current: (self.current.0, form(self.current.1)),
            older: self.older.into_iter().map(|(number, key)| (number, form(key))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_generation_is_active_and_the_others_are_found() {
        let keys = (1..=3).map(|number| (Generation(number), number * 10));
        let keys = Generations::rising(keys).unwrap();
        assert_eq!(keys.current(), (Generation(3), &30));
        assert_eq!(keys.newest_first().map(|(_, key)| *key).collect::<Vec<_>>(), [30, 20, 10]);
        assert_eq!(keys.find(Generation(1)), Some(&10));
        assert_eq!(keys.find(Generation(4)), None);
    }
}
