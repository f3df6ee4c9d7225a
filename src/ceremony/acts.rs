//! One function an act. Files come first, the entry that names their digests last: what an entry names is there.

use super::CeremonyError;
use super::chain::{append, empty, entry_digest, sign_entry};
use super::keys::KeyFile;
use super::lock::Lock;
use super::result::public_result;
use super::stage::{Stage, intent, round_of, signed, stage};
use super::stamp::Stamp;
use crate::base::Digest;
use crate::record::{
    Amendment, Body, COMMITMENT_FILE, Commitment, Facts, Intent, LEDGER_FILE, Ledger, RECORD_FILE, RESULT_FILE, REVEALED_FILE, Record, Run,
    SEALED_FILE, SECRET_FILE, Sealed, Secret, Signer,
};
use crate::seed::SecretBytes;
use std::ops::Range;

/// When an act is, and who signs it at once.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// When.
    pub at: Stamp,
    /// Keys at hand; others may sign later.
    pub keys: &'a [KeyFile],
}

/// A new RUN: the frozen plan, the sealed inputs, the secret, and the ledger with intent and commitment. `before` is the ledger of a
/// voided RUN that this one replaces.
///
/// # Errors
/// If `before` does not end in a void, a key is no signer's, or files cannot be written.
pub fn open(
    run: &Run,
    commitment: &Commitment,
    sealed: &Sealed,
    secret: &SecretBytes,
    signers: Vec<Signer>,
    before: Option<Ledger>,
    terms: Terms<'_>,
) -> Result<Ledger, CeremonyError> {
    let mut ledger = before.unwrap_or_else(empty);
    let replaces = match ledger.entries.last().map(|e| &e.entry) {
        None => None,
        Some(entry) if matches!(entry.body, Body::Void { .. }) => Some(entry_digest(entry)),
        Some(_) => return Err(CeremonyError::Order("a redraw replaces a voided RUN that nothing replaces yet")),
    };
    if round_of(&ledger, &commitment.commitment).is_ok() {
        return Err(CeremonyError::Order("this commitment was drawn on before: a redraw waits for another public value"));
    }
    let _lock = Lock::take(run)?;
    run.write(COMMITMENT_FILE, commitment)?;
    run.write(SEALED_FILE, sealed)?;
    if !commitment.plan.public {
        run.write(SECRET_FILE, &Secret { secret: secret.to_hex() })?;
    }
    let first = ledger.entries.len();
    append(&mut ledger, terms.at, Body::Intent(Intent::new(&commitment.plan.facts.task.title, replaces, signers)))?;
    let body = Body::Commitment { commitment: commitment.commitment, file: run.digest(COMMITMENT_FILE)? };
    append(&mut ledger, terms.at, body)?;
    let all = first..ledger.entries.len();
    sign(&mut ledger, first, all, terms.keys)?;
    run.write(LEDGER_FILE, &ledger)?;
    Ok(ledger)
}

/// The values are known. After an interrupted draw the same values go on without a new entry.
///
/// # Errors
/// If the round has come further, has other values, or intent and commitment are not signed by all signers.
pub fn sourced(run: &Run, commitment: &Digest, values: &[String], terms: Terms<'_>) -> Result<(), CeremonyError> {
    let mut ledger = run.ledger()?;
    let round = round_of(&ledger, commitment)?;
    match (stage(&ledger, commitment)?, ledger.entries.last().map(|e| &e.entry.body)) {
        (Stage::Committed, _) => {}
        (Stage::Sourced, Some(Body::Source { values: known })) if known == values => return Ok(()),
        (Stage::Sourced, _) => return Err(CeremonyError::Order("the draw was begun with other values, and goes on with those only")),
        (Stage::Void, _) => return Err(CeremonyError::Order("the RUN is void")),
        _ => return Err(CeremonyError::Order("the RUN is drawn already")),
    }
    signed(&ledger.entries[round.clone()], &ledger.entries[round.clone()])?;
    add(run, &mut ledger, round.start, Body::Source { values: values.to_vec() }, terms)
}

/// The result is sealed.
///
/// # Errors
/// If the values were not entered before, or files cannot be written.
pub fn drawn(
    run: &Run,
    facts: &Facts,
    sealed: &Sealed,
    secret: &SecretBytes,
    record: &Record,
    terms: Terms<'_>,
) -> Result<(), CeremonyError> {
    let mut ledger = run.ledger()?;
    if stage(&ledger, &record.commitment)? != Stage::Sourced {
        return Err(CeremonyError::Order("a result follows its source"));
    }
    run.write(RECORD_FILE, record)?;
    let digest = run.digest(RECORD_FILE)?;
    run.write(RESULT_FILE, &public_result(facts, sealed, secret, record, digest))?;
    let first = round_of(&ledger, &record.commitment)?.start;
    let body = Body::Result { record: digest, result: run.digest(RESULT_FILE)? };
    add(run, &mut ledger, first, body, terms)
}

/// An amendment is written and entered.
///
/// # Errors
/// If the round is not drawn, is void or revealed, or files cannot be written.
pub fn amended(run: &Run, commitment: &Digest, amendment: &Amendment, terms: Terms<'_>) -> Result<(), CeremonyError> {
    let mut ledger = run.ledger()?;
    may_amend(&ledger, commitment)?;
    let name = Run::amendment_name(amendment.number);
    run.write(&name, amendment)?;
    let first = round_of(&ledger, commitment)?.start;
    add(run, &mut ledger, first, Body::Incident { amendment: amendment.number, file: run.digest(&name)? }, terms)
}

/// Enter what an interrupted act had written and not entered: amendments without an entry. Their numbers.
///
/// # Errors
/// If the round cannot be amended, or files cannot be written.
pub fn resume(run: &Run, commitment: &Digest, terms: Terms<'_>) -> Result<Vec<u64>, CeremonyError> {
    let mut ledger = run.ledger()?;
    may_amend(&ledger, commitment)?;
    let round = round_of(&ledger, commitment)?;
    let entered = ledger.entries[round.clone()].iter().filter(|e| matches!(e.entry.body, Body::Incident { .. })).count();
    let missing: Vec<u64> = (entered as u64 + 1..).take_while(|&n| run.has(&Run::amendment_name(n))).collect();
    for &n in &missing {
        let body = Body::Incident { amendment: n, file: run.digest(&Run::amendment_name(n))? };
        add(run, &mut ledger, round.start, body, terms)?;
    }
    Ok(missing)
}

fn may_amend(ledger: &Ledger, commitment: &Digest) -> Result<(), CeremonyError> {
    match stage(ledger, commitment)? {
        Stage::Drawn => Ok(()),
        Stage::Revealed => Err(CeremonyError::Order("the secret is revealed: alternates could be chosen now")),
        Stage::Void => Err(CeremonyError::Order("the RUN is void")),
        _ => Err(CeremonyError::Order("the RUN is not drawn yet")),
    }
}

/// The round does not count. Nothing is deleted.
///
/// # Errors
/// If it is void already, or another round follows.
pub fn void(run: &Run, commitment: &Digest, approver: &str, reason: &str, terms: Terms<'_>) -> Result<(), CeremonyError> {
    let mut ledger = run.ledger()?;
    if stage(&ledger, commitment)? == Stage::Void {
        return Err(CeremonyError::Order("the RUN is void already"));
    }
    let first = round_of(&ledger, commitment)?.start;
    add(run, &mut ledger, first, Body::Void { approver: approver.to_owned(), reason: reason.to_owned() }, terms)
}

/// The secret is public.
///
/// # Errors
/// If the round is not drawn, is void or revealed, or files cannot be written.
pub fn reveal(run: &Run, commitment: &Commitment, secret: &SecretBytes, terms: Terms<'_>) -> Result<(), CeremonyError> {
    let mut ledger = run.ledger()?;
    match stage(&ledger, &commitment.commitment)? {
        Stage::Drawn => {}
        Stage::Revealed => return Err(CeremonyError::Order("the secret is revealed already")),
        Stage::Void => return Err(CeremonyError::Order("the RUN is void")),
        _ => return Err(CeremonyError::Order("the RUN is not drawn yet")),
    }
    let round = round_of(&ledger, &commitment.commitment)?;
    let digest = if commitment.plan.public {
        None
    } else {
        run.write(REVEALED_FILE, &Secret { secret: secret.to_hex() })?;
        Some(run.digest(REVEALED_FILE)?)
    };
    add(run, &mut ledger, round.start, Body::Reveal { secret: digest }, terms)
}

/// Append, sign with the keys at hand, write.
fn add(run: &Run, ledger: &mut Ledger, first: usize, body: Body, terms: Terms<'_>) -> Result<(), CeremonyError> {
    append(ledger, terms.at, body)?;
    let last = ledger.entries.len() - 1;
    sign(ledger, first, last..last + 1, terms.keys)?;
    Ok(run.write(LEDGER_FILE, ledger)?)
}

/// Sign the entries at some positions; `first` is where their round begins.
///
/// # Errors
/// If a key is none of the round's signers.
pub fn sign(ledger: &mut Ledger, first: usize, entries: Range<usize>, keys: &[KeyFile]) -> Result<(), CeremonyError> {
    let signers = ledger.entries.get(first..).and_then(intent).map_or(&[][..], |i| &i.signers);
    if keys.iter().any(|key| !signers.iter().any(|s| s.key == key.public())) {
        return Err(CeremonyError::Stranger);
    }
    for entry in &mut ledger.entries[entries] {
        keys.iter().for_each(|key| sign_entry(entry, key));
    }
    Ok(())
}
