//! The memory of a hash thread: reused between jobs, and released when the thread is idle.

use super::HashError;
use argon2::Block;

/// Smallest number of blocks that are allocated: 33 MiB of address space. The GNU allocator maps
/// allocations above 32 MiB and returns them to the operating system when they are freed
/// (`mallopt(3)`, `M_MMAP_THRESHOLD`); it may keep smaller ones. Only written pages use memory.
const MIN_BLOCKS: usize = 33 << 10;

/// Blocks of 1 KiB.
pub(super) struct HashMemory {
    blocks: Vec<Block>,
    /// Largest number of blocks kept after a job: those of a hash with the current parameters.
    kept: usize,
}

impl HashMemory {
    pub(super) fn new(kept: usize) -> Self {
        Self { blocks: Vec::new(), kept }
    }

    /// Returns at least `count` blocks.
    pub(super) fn blocks(&mut self, count: usize) -> Result<&mut [Block], HashError> {
        if self.blocks.len() < count {
            // Growing would copy old contents.
            self.release();
            let reserved = self.blocks.try_reserve_exact(count.max(MIN_BLOCKS));
            reserved.map_err(|_| HashError::OutOfMemory)?;
            self.blocks.resize(count, Block::new());
        }
        Ok(&mut self.blocks)
    }

    /// Releases the extra memory of a stored hash with greater cost. Called after each job.
    pub(super) fn settle(&mut self) {
        if self.blocks.len() > self.kept {
            self.release();
        }
    }

    /// Releases all memory.
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
    fn memory_is_reused_up_to_the_need_of_the_current_parameters() {
        let mut memory = HashMemory::new(8);
        assert_eq!(memory.blocks(8).unwrap().len(), 8);
        memory.settle();
        assert_eq!(memory.locked(), 8);
        assert!(memory.blocks.capacity() >= MIN_BLOCKS);
        memory.blocks(9).unwrap();
        memory.settle();
        assert_eq!((memory.locked(), memory.blocks.capacity()), (0, 0));
    }

    #[test]
    fn an_impossible_allocation_is_refused() {
        let refusal = HashMemory::new(8).blocks(usize::MAX / 2).err();
        assert!(matches!(refusal, Some(HashError::OutOfMemory)));
    }
}
