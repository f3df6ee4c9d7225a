//! A proof about one enterprise, checked with what is public alone: `docs/spec.md` §9.

use super::rule::Rule;
use super::verdict::{Check, Failure, Verdict};
use super::{commitment, files, ledger};
use crate::base::{Digest, canon, sha256};
use crate::record::{Commitment, FateKind, PROOF_FORMAT, Proof, ProvedLeaf, PublicResult, Run};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Section of a proof's checks. It is none of a folder's: no RUN holds a proof.
pub const PROOF: &str = "proof";

/// What a proof says, whether or not it holds.
#[derive(Clone, Debug)]
pub struct Proved {
    /// The checks.
    pub verdict: Verdict,
    /// The proof, if its bytes are one.
    pub proof: Option<Proof>,
}

/// Whether a proof leads to the root in `public/`, and that root is the one the ledger entered. `sealed/` is not looked at.
pub fn judge_proof(run: &Run, bytes: &[u8]) -> Proved {
    let (public, mut checks) = files::read_public(run);
    let unread = checks.iter().any(|c| c.failure.is_some());
    let (proof, form) = formed(bytes);
    if let (Some(plan), Some(entries), false) = (&public.commitment, &public.ledger, unread) {
        checks.extend(commitment::alone(plan));
        let papers = ledger::Papers { run, commitment: plan, record: None, result: public.result.as_ref(), amendments: 0 };
        checks.extend(ledger::checks(&papers, entries, false));
    }
    checks.push(form);
    if let (Some(plan), Some(proof), false) = (&public.commitment, &proof, unread) {
        checks.extend([belongs(plan, proof), leads(plan, public.result.as_ref(), proof)]);
    }
    Proved { verdict: Verdict { checks }, proof }
}

/// Canonical bytes of the format, and hashes in base64's one spelling.
fn formed(bytes: &[u8]) -> (Option<Proof>, Check) {
    let mut rule = Rule::new(PROOF, "canonical");
    let read = canon::read::<Proof>(bytes);
    rule.hold(read.is_ok(), || {
        let why = read.as_ref().err().map(ToString::to_string).unwrap_or_default();
        Failure::new("proof", format!("不是证明文件:{why}"), format!("not a proof: {why}"))
    });
    if let Ok(proof) = &read {
        rule.equal("proof.format", &PROOF_FORMAT.to_owned(), &proof.format);
        rule.hold(hashes(proof).is_some(), || Failure::differs("proof.path", "32-byte hashes in base64", format_args!("{:?}", proof.path)));
    }
    (read.ok(), rule.done())
}

/// It speaks of this plan and of a place in its frame.
fn belongs(plan: &Commitment, proof: &Proof) -> Check {
    let mut rule = Rule::new(PROOF, "belongs");
    rule.equal("proof.commitment", &plan.commitment, &proof.commitment);
    rule.equal("proof.rows", &plan.plan.frame.rows, &proof.rows);
    rule.hold(proof.index < proof.rows, || Failure::differs("proof.index", format_args!("less than {}", proof.rows), proof.index));
    if let ProvedLeaf::Frame(leaf) = &proof.leaf {
        rule.equal("proof.leaf.row.id", &leaf.id, &leaf.row.id);
    }
    rule.done()
}

/// Its path leads from its leaf to the public root.
fn leads(plan: &Commitment, result: Option<&PublicResult>, proof: &Proof) -> Check {
    let mut rule = Rule::new(PROOF, "root");
    let (leaf, root) = match &proof.leaf {
        ProvedLeaf::Frame(leaf) => (canon::write(leaf), Some(plan.plan.frame.root)),
        ProvedLeaf::Fates(leaf) => (canon::write(leaf), result.map(|r| r.fates)),
    };
    let Some(root) = root else {
        rule.refuse(Failure::new("result", "public/ 里没有抽取结果", "there is no result in public/"));
        return rule.done();
    };
    let found = hashes(proof).and_then(|path| climb(sha256(&[&[0], &leaf]), proof.index, proof.rows, &path));
    rule.hold(found.is_some(), || {
        Failure::new("proof.path", "路径的长短与位置、行数不符", "the path is too short or too long for its place and rows")
    });
    if let Some(found) = found {
        rule.equal("proof.leaf", &root, &found);
    }
    rule.done()
}

fn hashes(proof: &Proof) -> Option<Vec<Digest>> {
    let bytes = STANDARD.decode(&proof.path).ok()?;
    let (whole, rest) = bytes.as_chunks::<32>();
    rest.is_empty().then(|| whole.iter().map(|hash| Digest(*hash)).collect())
}

/// RFC 9162 §2.1.3.2: upwards from a leaf, level by level; `last` is the last place of the level. None if the path is too short or
/// too long.
fn climb(leaf: Digest, index: u64, rows: u64, path: &[Digest]) -> Option<Digest> {
    let (mut at, mut last, mut hash) = (index, rows.checked_sub(1)?, leaf);
    for beside in path {
        if last == 0 {
            return None;
        }
        if at % 2 == 1 || at == last {
            hash = sha256(&[&[1], &beside.0, &hash.0]);
            // a node without a partner rises unchanged until it is a right one
            while at % 2 == 0 && at != 0 {
                (at, last) = (at / 2, last / 2);
            }
        } else {
            hash = sha256(&[&[1], &hash.0, &beside.0]);
        }
        (at, last) = (at / 2, last / 2);
    }
    (last == 0).then_some(hash)
}

impl Proved {
    /// Enterprise, fate and lines; the fate is none for a proof about the frame.
    pub fn says(&self) -> Option<(String, Option<FateKind>, Vec<String>)> {
        self.proof.as_ref().map(|proof| match &proof.leaf {
            ProvedLeaf::Frame(leaf) => (leaf.id.to_string(), None, Vec::new()),
            ProvedLeaf::Fates(leaf) => (leaf.enterprise.to_string(), Some(leaf.fate), leaf.lines.iter().map(ToString::to_string).collect()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::merkle;
    use super::*;

    /// Every leaf of trees of every size up to 40, with the path written out from the definition of RFC 6962 §2.1.1.
    #[test]
    fn climbs_to_the_root_and_nowhere_else() {
        fn path(leaves: &[Digest], at: usize) -> Vec<Digest> {
            let Some(split) = (0..6).map(|k| 1 << k).rev().find(|&k| k < leaves.len()) else { return Vec::new() };
            let (left, right) = leaves.split_at(split);
            let (mut below, beside) = if at < split { (path(left, at), right) } else { (path(right, at - split), left) };
            below.push(merkle::root(beside));
            below
        }
        for rows in 1..=40u8 {
            let leaves: Vec<Digest> = (0..rows).map(|i| merkle::leaf(&[i])).collect();
            let root = merkle::root(&leaves);
            for at in 0..rows {
                let (path, leaf) = (path(&leaves, at.into()), sha256(&[&[0], &[at]]));
                assert_eq!(climb(leaf, at.into(), rows.into(), &path), Some(root), "leaf {at} of {rows}");
                for other in (0..rows).filter(|&other| other != at) {
                    assert_ne!(climb(leaf, other.into(), rows.into(), &path), Some(root), "leaf {at} of {rows} as {other}");
                }
                let longer = [&path[..], &[root]].concat();
                assert_eq!(climb(leaf, at.into(), rows.into(), &longer), None);
                if let Some((_, shorter)) = path.split_last() {
                    assert_eq!(climb(leaf, at.into(), rows.into(), shorter), None);
                }
            }
        }
    }
}
