//! Before the draw there is no record: plan, sealed inputs and exact probabilities are judged alone.

use super::case::Case;
use super::verdict::Check;
use super::{bounds, commitment, eligibility, frame, opened, shares, standing};
use crate::base::Digest;
use crate::record::{
    Commitment, Dispatch, Draw, Pack, RECORD_FORMAT, RULES_VERSION, Record, Sealed, Secret, SeedRow, Shares, Totals, spec_digest,
};

pub(super) fn checks(plan: &Commitment, sealed: &Sealed, secret: Option<&Secret>) -> Vec<Check> {
    let mut checks = commitment::alone(plan);
    checks.extend(bounds::bounds(&plan.plan.facts, sealed));
    let (secret, check) = opened(plan, secret);
    checks.push(check);
    let Some(secret) = secret else { return checks };
    let nothing = nothing(plan.commitment);
    let case = Case::new(plan, sealed, secret, &nothing);
    let standings = standing::standings(&case);
    let (layout, companies) = (shares::layout(&case, &standings), shares::companies(&case, &standings));
    let classes = shares::classes(&case, &standings, &layout, &companies);
    checks.extend(commitment::hidden(&case));
    checks.extend(frame::checks(&case));
    checks.extend(eligibility::checks(&case, &standings));
    checks.extend(shares::checks(&case, &layout, &companies, &classes));
    checks
}

/// A record with nothing in it: no rule applied here looks at it.
fn nothing(commitment: Digest) -> Record {
    let (columns, nodes) = (Vec::new(), Vec::new());
    let shares = Shares { classes: Vec::new(), columns, nodes, groups: Vec::new(), grid: None };
    let (visits, tours, unplaced) = (Vec::new(), Vec::new(), Vec::new());
    Record {
        format: RECORD_FORMAT.to_owned(),
        commitment,
        seed: SeedRow { values: Vec::new(), key_check: Digest([0; 32]) },
        draw: Draw { seats: Vec::new(), batches: Vec::new(), alternates: Vec::new(), fates: Vec::new() },
        pack: Pack { visits, tours, unplaced, totals: Totals::default(), iterations: 0 },
        dispatch: Dispatch { shares, seats: Vec::new(), crews: Vec::new(), loads: Vec::new() },
        spec: spec_digest(),
        version: RULES_VERSION.to_owned(),
    }
}
