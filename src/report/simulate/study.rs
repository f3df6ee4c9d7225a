//! What is studied: who could be drawn for what, with which exact probability.

use crate::allot::{Allotment, line_of};
use crate::base::{CountyId, Digest, EnterpriseId, LineId, Ratio, canon, sha256};
use crate::frame::Sound;
use crate::record::Dealing;
use crate::seed::EH1;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Everything a tally means, so that it can be read without the task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Id of the task.
    pub task: String,
    /// SHA-256 of the canonical shares.
    pub shares: Digest,
    /// The task's own dealing.
    pub dealing: Dealing,
    /// Counties: code, name, name in Latin letters; ascending.
    pub counties: Vec<(CountyId, String, String)>,
    /// Enterprises forced in, per county.
    pub forced: Vec<u64>,
    /// Lines of the plan; ascending.
    pub lines: Vec<LineId>,
    /// Classes, in the order of the shares.
    pub classes: Vec<StudyClass>,
    /// Enterprises with a chance; ascending.
    pub rows: Vec<StudyRow>,
    /// Pairs whose joint inclusion is asked, in the order asked.
    pub asked: Vec<Asked>,
}

/// Probabilities all members of a class have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyClass {
    /// Denominator of the probabilities: `den · size` of the class.
    pub den: u64,
    /// Positions of the open lines (ascending), each with the numerator of its probability.
    pub lines: Vec<(u64, u64)>,
    /// `true` if one member can have two batches: whether somebody is visited then depends on the dealing.
    pub several: bool,
}

/// An enterprise with a chance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyRow {
    /// Id.
    pub enterprise: EnterpriseId,
    /// Position of its county.
    pub county: u64,
    /// Position of its class.
    pub class: u64,
    /// `true` if it is visited anyway for a forced batch.
    pub forced: bool,
}

/// Two sides that may be drawn together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// One.
    pub a: Side,
    /// The other.
    pub b: Side,
}

/// An enterprise drawn at all, or drawn for one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// Enterprise.
    pub enterprise: EnterpriseId,
    /// Line, or none for any.
    pub line: Option<LineId>,
}

/// A side of a pair that has no chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedError(pub String);

impl Study {
    /// The study of a task.
    pub fn new(sound: &Sound, allotment: &Allotment) -> Self {
        let (facts, frame) = (sound.facts(), &sound.sealed().frame);
        let county_at = |id: &CountyId| facts.counties.binary_search_by(|c| c.id.cmp(id)).expect("a sound frame names counties") as u64;
        let mut rows = Vec::new();
        for (class, members) in (0u64..).zip(&allotment.members) {
            rows.extend(members.iter().map(|&row| StudyRow {
                enterprise: frame[row].id.clone(),
                county: county_at(&frame[row].county),
                class,
                forced: !allotment.standings[row].forced.is_empty(),
            }));
        }
        rows.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
        let mut forced = vec![0; facts.counties.len()];
        for (enterprise, _) in frame.iter().zip(&allotment.standings).filter(|(_, standing)| !standing.forced.is_empty()) {
            forced[county_at(&enterprise.county) as usize] += 1;
        }
        Self {
            task: facts.task.id.clone(),
            shares: sha256(&[&canon::write(&allotment.shares)]),
            dealing: facts.rules.dealing,
            counties: facts.counties.iter().map(|c| (c.id.clone(), c.name.clone(), c.name_en.clone())).collect(),
            forced,
            lines: facts.lines.iter().map(|l| l.id.clone()).collect(),
            classes: classes(sound, allotment),
            rows,
            asked: Vec::new(),
        }
    }

    /// Asks for the joint inclusion of `A,B`, each side an enterprise or `LINE/ENTERPRISE`.
    ///
    /// # Errors
    /// If a side has no chance, or both are the same.
    pub fn ask(&mut self, text: &str) -> Result<(), AskedError> {
        let (a, b) = text.split_once(',').ok_or_else(|| AskedError(text.to_owned()))?;
        let asked = Asked { a: self.side(a.trim())?, b: self.side(b.trim())? };
        if asked.a == asked.b {
            return Err(AskedError(text.to_owned()));
        }
        self.asked.push(asked);
        Ok(())
    }

    fn side(&self, text: &str) -> Result<Side, AskedError> {
        let (line, enterprise) = match text.split_once('/') {
            Some((line, enterprise)) => (Some(LineId::from(line)), enterprise),
            None => (None, text),
        };
        let side = Side { enterprise: enterprise.into(), line };
        let row = self.row_of(&side.enterprise);
        let open = row.is_some_and(|row| side.line.is_none() || self.pair_of(row, side.line.as_ref()).is_some());
        if open { Ok(side) } else { Err(AskedError(text.to_owned())) }
    }

    /// SHA-256("EH1/study\0" ‖ canonical study): only tallies of one study are added.
    pub fn digest(&self) -> Digest {
        sha256(&[&EH1.label("study"), &canon::write(self)])
    }

    /// Where an enterprise stands among the rows.
    pub fn row_of(&self, id: &EnterpriseId) -> Option<usize> {
        self.rows.binary_search_by(|row| row.enterprise.cmp(id)).ok()
    }

    /// First pair of every row, and the number of all pairs: pairs stand row by row, lines ascending.
    pub fn offsets(&self) -> Vec<usize> {
        let mut sum = 0;
        let lines = self.rows.iter().map(|row| self.classes[row.class as usize].lines.len());
        std::iter::once(0)
            .chain(lines.map(|n| {
                sum += n;
                sum
            }))
            .collect()
    }

    /// Place of a line among the pairs of a row.
    pub fn pair_of(&self, row: usize, line: Option<&LineId>) -> Option<usize> {
        let at = self.lines.binary_search(line?).ok()? as u64;
        self.classes[self.rows[row].class as usize].lines.iter().position(|(line, _)| *line == at)
    }

    /// Exact probability of a side; none where the dealing decides (someone who can have two batches, under `combine`).
    pub fn probability(&self, side: &Side, dealing: Dealing) -> Option<Ratio> {
        let row = self.row_of(&side.enterprise)?;
        let class = &self.classes[self.rows[row].class as usize];
        match &side.line {
            Some(_) => Some(Ratio::new(class.lines[self.pair_of(row, side.line.as_ref())?].1, class.den)),
            None if class.several && dealing == Dealing::Combine => None,
            None => Some(Ratio::new(class.lines.iter().fold(0, |sum: u64, (_, n)| sum.saturating_add(*n)).min(class.den), class.den)),
        }
    }

    /// Whether positions of a study read from a file lead somewhere.
    pub(super) fn holds_together(&self) -> bool {
        let class = |c: &StudyClass| c.den > 0 && c.lines.iter().all(|(line, n)| *line < self.lines.len() as u64 && *n <= c.den);
        let row = |r: &StudyRow| r.county < self.counties.len() as u64 && r.class < self.classes.len() as u64;
        self.classes.iter().all(class)
            && self.rows.iter().all(row)
            && self.forced.len() == self.counties.len()
            && self.rows.windows(2).all(|pair| pair[0].enterprise < pair[1].enterprise)
            && self.asked.iter().flat_map(|a| [&a.a, &a.b]).all(|side| self.probability(side, Dealing::Spread).is_some())
    }
}

fn classes(sound: &Sound, allotment: &Allotment) -> Vec<StudyClass> {
    let lines = &sound.facts().lines;
    let class = |class: &crate::record::ClassRow| {
        let mut flows: BTreeMap<u64, u64> = BTreeMap::new();
        for arc in &class.arcs {
            let line = line_of(&allotment.shares.columns[arc.column as usize].id);
            let at = lines.binary_search_by(|l| l.id.cmp(&line)).expect("a column belongs to a line of the plan");
            *flows.entry(at as u64).or_insert(0) += arc.flow;
        }
        let used: BTreeSet<&u64> = flows.iter().filter(|(_, flow)| **flow > 0).map(|(line, _)| line).collect();
        StudyClass { den: class.den * class.size, several: class.key.cap > 1 && used.len() > 1, lines: flows.into_iter().collect() }
    };
    allotment.shares.classes.iter().map(class).collect()
}
