//! Argon2id hashes as PHC strings: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`, salt and tag in
//! base64 without padding.

use super::{HashError, memory::HashMemory};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::phc::{Output, PasswordHash, Salt},
};
use identity_core::kernel::Entropy;
use subtle::ConstantTimeEq as _;

pub(super) const TAG_LENGTH: usize = 32;
/// Length of a new salt (RFC 9106, section 3.1).
const SALT_LENGTH: usize = 16;

/// Limits of a stored hash, so that a row cannot stop the server.
const MAX_MEMORY_KIB: u32 = 1 << 20;
const MAX_ITERATIONS: u32 = 16;
const MAX_PARALLELISM: u32 = 4;

pub(super) type Tag = [u8; TAG_LENGTH];

/// A parsed hash: parameters, salt and tag.
#[derive(Clone)]
pub(super) struct StoredHash {
    params: Params,
    salt: Salt,
    tag: Tag,
}

impl StoredHash {
    /// Parses a PHC string within the limits.
    pub(super) fn parse(phc: &str) -> Result<Self, HashError> {
        let hash = PasswordHash::new(phc).map_err(|_| HashError::Malformed)?;
        let version = hash.version == Some(u32::from(Version::V0x13));
        if hash.algorithm != Algorithm::Argon2id.ident() || !version {
            return Err(HashError::Malformed);
        }
        let params = Params::try_from(&hash).map_err(|_| HashError::Malformed)?;
        if params.m_cost() > MAX_MEMORY_KIB
            || params.t_cost() > MAX_ITERATIONS
            || params.p_cost() > MAX_PARALLELISM
        {
            return Err(HashError::TooCostly);
        }
        let salt = hash.salt.ok_or(HashError::Malformed)?;
        let tag = hash.hash.ok_or(HashError::Malformed)?;
        let tag = tag.as_bytes().try_into().map_err(|_| HashError::Malformed)?;
        Ok(Self { params, salt, tag })
    }

    /// Returns a hash with a random salt and an empty tag.
    pub(super) fn blank(params: Params, entropy: &dyn Entropy) -> Self {
        let mut salt = [0; SALT_LENGTH];
        entropy.fill(&mut salt);
        Self { params, salt: proven_salt(&salt), tag: [0; TAG_LENGTH] }
    }

    /// Returns a hash with a random tag, whose password is not known.
    pub(super) fn dummy(params: Params, entropy: &dyn Entropy) -> Self {
        let mut hash = Self::blank(params, entropy);
        entropy.fill(&mut hash.tag);
        hash
    }

    pub(super) fn with_tag(self, tag: &Tag) -> Self {
        Self { tag: *tag, ..self }
    }

    pub(super) fn to_phc(&self) -> String {
        let (memory, iterations) = (self.params.m_cost(), self.params.t_cost());
        let (lanes, salt, tag) = (self.params.p_cost(), self.salt, proven_output(&self.tag));
        format!("$argon2id$v=19$m={memory},t={iterations},p={lanes}${salt}${tag}")
    }

    /// Computes the tag of `input` with these parameters and this salt.
    pub(super) fn compute(&self, memory: &mut HashMemory, input: &[u8]) -> Result<Tag, HashError> {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, self.params.clone());
        let mut tag = [0; TAG_LENGTH];
        let blocks = memory.blocks(self.params.block_count())?;
        argon2.hash_password_into_with_memory(input, self.salt.as_ref(), &mut tag, blocks)?;
        memory.settle();
        Ok(tag)
    }

    pub(super) fn is_made_with(&self, params: &Params) -> bool {
        let costs = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
        costs(&self.params) == costs(params)
    }

    /// Compares the tag in constant time.
    pub(super) fn matches(&self, tag: &Tag) -> bool {
        self.tag.ct_eq(tag).into()
    }
}

#[expect(clippy::expect_used, reason = "a salt has 8 to 48 bytes, this one 16")]
fn proven_salt(salt: &[u8; SALT_LENGTH]) -> Salt {
    Salt::new(salt).expect("16 bytes")
}

#[expect(clippy::expect_used, reason = "an output has 10 to 64 bytes, this one 32")]
fn proven_output(tag: &Tag) -> Output {
    Output::new(tag).expect("32 bytes")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Vectors of the reference implementation (phc-winner-argon2, `test.c`).
    const VECTORS: [(&str, &str); 3] = [
        (
            "password",
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        ),
        (
            "password",
            "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
        ),
        (
            "differentpassword",
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94",
        ),
    ];

    #[test]
    fn the_vectors_of_the_reference_implementation_match() {
        let mut memory = HashMemory::new(256);
        for (password, phc) in VECTORS {
            let stored = StoredHash::parse(phc).unwrap();
            let tag = stored.compute(&mut memory, password.as_bytes()).unwrap();
            assert!(stored.matches(&tag), "{phc}");
            assert_eq!(stored.with_tag(&tag).to_phc(), phc);
        }
    }

    fn refusal(from: &str, to: &str) -> Option<HashError> {
        let phc = VECTORS[0].1;
        assert!(phc.contains(from));
        StoredHash::parse(&phc.replace(from, to)).err()
    }

    #[test]
    fn another_algorithm_version_or_length_is_malformed() {
        for (from, to) in [
            ("argon2id", "argon2i"),
            ("v=19", "v=16"),
            ("v=19$", ""),
            ("$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4", ""),
            ("5h7TKyQwu9U1bMCHGi/4", ""),
            ("m=256", "m=7"),
            ("t=2", "t=0"),
            ("t=2", "t=x"),
            ("$argon2id", ""),
        ] {
            assert!(matches!(refusal(from, to), Some(HashError::Malformed)), "{from} -> {to}");
        }
    }

    #[test]
    fn a_stored_hash_cannot_exceed_the_limits() {
        for (from, to) in [("m=256", "m=1048577"), ("t=2", "t=17"), ("p=1", "p=5")] {
            assert!(matches!(refusal(from, to), Some(HashError::TooCostly)), "{to}");
        }
        assert!(refusal("m=256,t=2,p=1", "m=1048576,t=16,p=4").is_none());
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[$]?[ -~]{0,80}") {
            let _ = StoredHash::parse(&text);
        }
    }
}
