//! The keys of one purpose.

use identity_core::kernel::Generation;

/// The key in force and those before it, which still open what they made. Never empty.
pub(super) struct Generations<Key> {
    current: (Generation, Key),
    /// The newest first.
    older: Vec<(Generation, Key)>,
}

impl<Key> Generations<Key> {
    /// One key alone.
    pub(super) fn one(generation: Generation, key: Key) -> Self {
        Self { current: (generation, key), older: Vec::new() }
    }

    /// From the oldest to the newest, which is the one in force. `None` when there is none.
    pub(super) fn rising(keys: impl DoubleEndedIterator<Item = (Generation, Key)>) -> Option<Self> {
        let mut falling = keys.rev();
        Some(Self { current: falling.next()?, older: falling.collect() })
    }

    /// The key in force.
    pub(super) fn current(&self) -> (Generation, &Key) {
        (self.current.0, &self.current.1)
    }

    /// Every key, the one in force first.
    pub(super) fn newest_first(&self) -> impl Iterator<Item = (Generation, &Key)> {
        std::iter::once(&self.current).chain(&self.older).map(|(number, key)| (*number, key))
    }

    /// The key with that number.
    pub(super) fn find(&self, generation: Generation) -> Option<&Key> {
        self.newest_first().find(|(number, _)| *number == generation).map(|(_, key)| key)
    }

    /// The same keys in another form.
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
    fn the_highest_generation_is_in_force_and_the_others_are_found() {
        let keys = (1..=3).map(|number| (Generation(number), number * 10));
        let keys = Generations::rising(keys).unwrap();
        assert_eq!(keys.current(), (Generation(3), &30));
        assert_eq!(keys.newest_first().map(|(_, key)| *key).collect::<Vec<_>>(), [30, 20, 10]);
        assert_eq!(keys.find(Generation(1)), Some(&10));
        assert_eq!(keys.find(Generation(4)), None);
    }
}
