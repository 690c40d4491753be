//! The party in whose line a sign-in waits.

use crate::{
    Identity, ReadUnit, device,
    kernel::{AccountId, Digest, Failure, Party, Source},
    rate_limit::Network,
};

/// Finds the party: the known device among the tokens that a client shows, otherwise strangers. A
/// device is looked up first, because anyone can claim to be one.
pub(super) async fn find_party(
    identity: &Identity,
    read: &mut dyn ReadUnit,
    subject: AccountId,
    shown: &[Digest],
    source: Source,
) -> Result<Party, Failure> {
    let now = identity.clock.now();
    let known = device::known_device(identity, read, subject, shown, now).await?;
    Ok(known.map_or_else(|| Network::strangers(source), |known| Party::Device(known.id)))
}
