//! The memory in which a thread hashes: kept from job to job, given back when there is none.

use super::HashError;
use argon2::Block;

/// Blocks that are set aside at the least: 33 MiB of address space. The GNU allocator takes what
/// is above 32 MiB from the operating system and gives it back when it is freed (`mallopt(3)`,
/// `M_MMAP_THRESHOLD`); less than that it can keep for good. Only what is written takes memory.
const SET_ASIDE: usize = 33 << 10;

/// Blocks of 1 KiB.
pub(super) struct HashMemory {
    blocks: Vec<Block>,
    /// The most blocks that are kept after a job: those of a hash with the present parameters.
    kept: usize,
}

impl HashMemory {
    pub(super) fn new(kept: usize) -> Self {
        Self { blocks: Vec::new(), kept }
    }

    /// At least `count` blocks.
    pub(super) fn blocks(&mut self, count: usize) -> Result<&mut [Block], HashError> {
        if self.blocks.len() < count {
            // Growing would copy what is of no use any more.
            self.release();
            let reserved = self.blocks.try_reserve_exact(count.max(SET_ASIDE));
            reserved.map_err(|_| HashError::OutOfMemory)?;
            self.blocks.resize(count, Block::new());
        }
        Ok(&mut self.blocks)
    }

    /// After a job: a stored hash of greater cost does not hold its memory for good.
    pub(super) fn settle(&mut self) {
        if self.blocks.len() > self.kept {
            self.release();
        }
    }

    /// Gives all back.
    pub(super) fn release(&mut self) {
        self.blocks = Vec::new();
    }

    #[cfg(test)]
    pub(super) fn locked(&self) -> usize {
        self.blocks.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_reused_up_to_what_the_present_parameters_need() {
        let mut memory = HashMemory::new(8);
        assert_eq!(memory.blocks(8).unwrap().len(), 8);
        memory.settle();
        assert_eq!(memory.locked(), 8);
        assert!(memory.blocks.capacity() >= SET_ASIDE);
        memory.blocks(9).unwrap();
        memory.settle();
        assert_eq!((memory.locked(), memory.blocks.capacity()), (0, 0));
    }

    #[test]
    fn more_than_there_is_is_refused() {
        let refusal = HashMemory::new(8).blocks(usize::MAX / 2).err();
        assert!(matches!(refusal, Some(HashError::OutOfMemory)));
    }
}
