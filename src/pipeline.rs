//! The whole derivation on one screen.

use crate::allot::{self, AllotError, Allotment};
use crate::base::Progress;
use crate::commit;
use crate::dispatch::{self, NoCrew};
use crate::draw;
use crate::frame::Sound;
use crate::pack;
use crate::record::{Commitment, RECORD_FORMAT, RULES_VERSION, Record, SeedRow, Source, spec_digest};
use crate::seed::{EH1, SecretBytes, Seed, SourceError, seed_parts};

/// Why nothing could be derived.
#[derive(Debug, thiserror::Error)]
pub enum DeriveError {
    /// A value is not of the committed form.
    #[error(transparent)]
    Value(#[from] SourceError),
    /// The quotas cannot be met.
    #[error(transparent)]
    Allot(#[from] AllotError),
    /// The tours cannot be crewed.
    #[error(transparent)]
    Crew(#[from] NoCrew),
    /// The inputs are not the committed ones: something was changed after the commitment.
    #[error("{0} is not what was committed")]
    Changed(&'static str),
    /// The secret is not the committed one.
    #[error("this is not the secret that was committed")]
    Secret,
}

/// Before the seed: solvers and judgement, frozen.
///
/// # Errors
/// If the quotas cannot be met from this frame.
pub fn commit(sound: &Sound, sources: Vec<Source>, secret: &SecretBytes, public: bool) -> Result<Commitment, AllotError> {
    let allotment = allot::allot(sound)?;
    Ok(commit::commit(sound, &allotment, sources, secret, public))
}

/// After the seed: integers only.
///
/// # Errors
/// See [`DeriveError`].
pub fn derive(
    commitment: &Commitment,
    sound: &Sound,
    secret: &SecretBytes,
    values: &[String],
    progress: &dyn Progress,
) -> Result<Record, DeriveError> {
    let seed = seed(commitment, secret, values)?;
    progress.at("allot", 0, 0);
    let allotment = allot::allot(sound)?;
    progress.at("inputs", 0, 0);
    unchanged(commitment, sound, &allotment, secret)?;
    derive_with(commitment, sound, &allotment, &seed, values, progress)
}

/// Nothing is drawn from inputs that are not the committed ones.
fn unchanged(commitment: &Commitment, sound: &Sound, allotment: &Allotment, secret: &SecretBytes) -> Result<(), DeriveError> {
    let was = &commitment.plan;
    let now = commit::commit(sound, allotment, was.sources.clone(), secret, was.public);
    let parts = [
        ("frame", was.frame == now.plan.frame),
        ("roster, history or conflicts", was.sealed == now.plan.sealed),
        ("shares", was.shares == now.plan.shares),
        ("plan", *was == now.plan),
        ("commitment", *commitment == now),
    ];
    parts.iter().find(|(_, same)| !same).map_or(Ok(()), |(part, _)| Err(DeriveError::Changed(part)))
}

/// The same from an allotment already at hand.
///
/// # Errors
/// See [`DeriveError`].
pub fn derive_with(
    commitment: &Commitment,
    sound: &Sound,
    allotment: &Allotment,
    seed: &Seed,
    values: &[String],
    progress: &dyn Progress,
) -> Result<Record, DeriveError> {
    progress.at("draw", 0, 0);
    let draw = draw::draw(sound, allotment, seed);
    let pack = pack::pack(sound, &draw.batches, seed, progress);
    progress.at("dispatch", 0, 0);
    let dispatch = dispatch::dispatch(sound, &draw.batches, &pack, seed)?;
    let row = SeedRow { values: values.to_vec(), key_check: seed.check() };
    Ok(Record {
        format: RECORD_FORMAT.to_owned(),
        commitment: commitment.commitment,
        seed: row,
        draw,
        pack,
        dispatch,
        spec: spec_digest(),
        version: RULES_VERSION.to_owned(),
    })
}

/// K of a commitment, its secret and the public values.
///
/// # Errors
/// If the value is not of the committed form, or the secret is another one.
pub fn seed(commitment: &Commitment, secret: &SecretBytes, values: &[String]) -> Result<Seed, DeriveError> {
    if secret.hash(EH1) != commitment.plan.secret_hash {
        return Err(DeriveError::Secret);
    }
    Ok(Seed::new(EH1, secret, &commitment.commitment, &seed_parts(&commitment.plan.sources, values)?))
}
